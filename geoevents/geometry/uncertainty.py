"""The point-radius method's formulas (Wieczorek, Guo & Hijmans 2004; GBIF 2020).

Every length is in metres. Errors add up linearly: the result is a maximum, not a standard
deviation. `extent_m` is r, from the centre to the farthest boundary; `precision_m` is u,
half the width of the distance's precision; `other_m` the datum, map and source errors;
`coordinates_m` is u_c.
"""

from __future__ import annotations

from math import cos, hypot, pi, radians, sin, sqrt

_A = 6_378_137.0  # WGS 84's semi-major axis
_E2 = 0.006_694_379_990_141_316  # and its first eccentricity, squared


def coordinate_uncertainty(latitude: float, precision_deg: float) -> float:
    """Return u_c: what coordinates written to `precision_deg` leave open at `latitude`."""
    phi = radians(latitude)
    bulge = 1 - _E2 * sin(phi) ** 2
    meridional = _A * (1 - _E2) / bulge**1.5
    prime_vertical = _A / sqrt(bulge)
    return precision_deg * pi / 180 * hypot(meridional, prime_vertical * cos(phi))


def feature_uncertainty(extent_m: float, coordinates_m: float = 0, other_m: float = 0) -> float:
    """Return U of a named place alone."""
    return extent_m + other_m + coordinates_m


def distance_uncertainty(
    distance_m: float,
    precision_m: float,
    extent_m: float,
    coordinates_m: float = 0,
    other_m: float = 0,
) -> float:
    """Return U of a distance with no direction, about the centre of its anchor."""
    return distance_m + extent_m + precision_m + other_m + coordinates_m


def heading_uncertainty(
    distance_m: float,
    precision_m: float,
    extent_m: float,
    azimuth_error: float,
    coordinates_m: float = 0,
    other_m: float = 0,
) -> float:
    """Return U of a distance at an azimuth known within ±`azimuth_error` degrees."""
    alpha = radians(azimuth_error)
    along = distance_m + extent_m + precision_m + other_m - distance_m * cos(alpha)
    return hypot(along, distance_m * sin(alpha)) + coordinates_m


def orthogonal_uncertainty(
    precision_m: float, extent_m: float, coordinates_m: float = 0, other_m: float = 0
) -> float:
    """Return U of two legs at right angles ("3 km N and 2 km E"): no direction term."""
    return sqrt(2) * precision_m + extent_m + other_m + coordinates_m


def along_path_uncertainty(
    precision_m: float, extent_m: float, coordinates_m: float = 0, other_m: float = 0
) -> float:
    """Return U of a distance along a road or a river."""
    return extent_m + precision_m + other_m + coordinates_m
