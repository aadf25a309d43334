"""Geodesics on WGS 84: how far, in what direction, and where that leads."""

from __future__ import annotations

from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Any

from geoevents.model import Point

if TYPE_CHECKING:
    from pyproj import Geod


_LEAST_DEGREE_M = 110_574.0
"""Metres of the shortest degree of latitude, at the equator, rounded down."""
_LEAST_RADIUS_M, _MOST_RADIUS_M = 6_335_000.0, 6_400_000.0
"""Of curvature, on WGS 84: a meridian's at the equator and a pole's, rounded down and up."""


@cache
def geod() -> Geod:
    """Return Karney's geodesics on WGS 84, shared by the whole room."""
    from pyproj import Geod  # takes 0.1 s to import: `geoevents --help` does not wait for it

    return Geod(ellps="WGS84")


def destination(start: Point, azimuth: float, distance_m: float) -> Point:
    """Return the point `distance_m` metres from `start` at `azimuth` degrees."""
    lon, lat, _ = geod().fwd(start.lon, start.lat, azimuth, distance_m)
    return Point(lon, lat)


def distance_m(a: Point, b: Point) -> float:
    """Return the geodesic distance between two points, in metres."""
    return float(geod().inv(a.lon, a.lat, b.lon, b.lat)[2])


def is_within(a: Point, b: Point, metres: float) -> bool:
    """Say whether two points are less than so many metres apart.

    Most that are not are told by their latitudes, or on a sphere that is curved as sharply as
    the ellipsoid is anywhere, in less than a geodesic's time.
    """
    if abs(a.lat - b.lat) * _LEAST_DEGREE_M >= metres or _least_m(a, b) >= metres:
        return False
    return distance_m(a, b) < metres


def _least_m(a: Point, b: Point) -> float:
    """Return metres that two points are apart on the sphere of the least radius, or more."""
    one, other = radians(a.lat), radians(b.lat)
    across = sin(radians(a.lon - b.lon) / 2) ** 2 * cos(one) * cos(other)
    chord = min(1.0, sqrt(sin((one - other) / 2) ** 2 + across))
    return 2 * _LEAST_RADIUS_M * asin(chord)


def azimuth_deg(a: Point, b: Point) -> float:
    """Return the azimuth at `a` of the geodesic towards `b`, from 0 to 360 degrees."""
    return float(geod().inv(a.lon, a.lat, b.lon, b.lat)[0]) % 360


def midpoint(a: Point, b: Point) -> Point:
    """Return the point halfway along the geodesic from `a` to `b`."""
    return destination(a, azimuth_deg(a, b), distance_m(a, b) / 2)


def distances_m(a_lon: Any, a_lat: Any, b_lon: Any, b_lat: Any) -> Any:
    """Return geodesic distances in metres, pair by pair, of four arrays of degrees."""
    return geod().inv(a_lon, a_lat, b_lon, b_lat)[2]


def inverse(a_lon: Any, a_lat: Any, b_lon: Any, b_lat: Any) -> tuple[Any, Any]:
    """Return azimuths at the first points, 0 to 360, and metres, pair by pair, of four arrays."""
    azimuths, _, metres = geod().inv(a_lon, a_lat, b_lon, b_lat)
    return azimuths % 360, metres


def azimuths_deg(a_lon: Any, a_lat: Any, b_lon: Any, b_lat: Any) -> Any:
    """Return azimuths at the first points, 0 to 360, pair by pair, of four arrays of degrees."""
    return geod().inv(a_lon, a_lat, b_lon, b_lat)[0] % 360


def bounds_m(a_lon: Any, a_lat: Any, b_lon: Any, b_lat: Any) -> tuple[Any, Any]:
    """Return what distances are at least and at most, pair by pair, of four arrays of degrees.

    The bounds are 1 % apart: the ways on spheres of the least and the greatest radius of
    curvature. A pair takes a tenth of a geodesic's time; arrays are broadcast.
    """
    import numpy as np

    one, other = np.radians(a_lat), np.radians(b_lat)
    across = np.sin(np.radians(a_lon - b_lon) / 2) ** 2 * np.cos(one) * np.cos(other)
    square = np.minimum(1.0, np.sin((one - other) / 2) ** 2 + across)
    arcs = 2 * np.arcsin(np.sqrt(square))
    return arcs * _LEAST_RADIUS_M, arcs * _MOST_RADIUS_M
