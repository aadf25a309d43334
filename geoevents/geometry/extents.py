"""How far a place reaches from its point, where its gazetteer gives no radius.

Most gazetteers give a town as a point. An error of 0 m would be a lie, so r is estimated
here and nowhere else, by what the place is and how many live in it.
"""

from __future__ import annotations

from math import pi, sqrt

from geoevents.model import Place

PEOPLE_PER_KM2 = 5_000.0
"""A town's density where it is built up. Built-up areas of the world's large towns have
4,000 to 5,000 on average (Demographia, World Urban Areas), far fewer in North America and
more in Asia and Africa."""

_LEAST_M = 500.0
"""A hamlet with its houses: no settlement is smaller, whatever its population."""

_EXTENTS_M: tuple[tuple[str, float], ...] = (
    ("PPLX", 1_000.0),
    ("PPL", 1_000.0),
    ("PCL", 300_000.0),
    ("ADM1", 75_000.0),
    ("ADM2", 25_000.0),
    ("ADM", 10_000.0),
    ("CONT", 3_000_000.0),
    ("DSRT", 100_000.0),
    ("RGN", 50_000.0),
    ("AREA", 50_000.0),
    ("PEN", 50_000.0),
    ("MTS", 20_000.0),
    ("ISL", 10_000.0),
    ("VAL", 10_000.0),
    ("STM", 20_000.0),
    ("LK", 5_000.0),
    ("MT", 2_000.0),
    ("HLL", 1_000.0),
    ("AIR", 2_000.0),
    ("PRT", 1_000.0),
    ("OILF", 5_000.0),
)
"""Radii in metres by GeoNames feature code or its beginning, the first that fits: orders of
magnitude by hand (half the square root of a usual area), for places that no one measured."""


def extent_m(place: Place) -> float:
    """Return r in metres: the gazetteer's radius, else an estimate that is never 0."""
    if place.radius_m > 0:
        return place.radius_m
    if place.footprint:
        return _of_footprint(place)
    if place.feature.startswith("PPL") and place.population:
        return max(_LEAST_M, 1_000 * sqrt(place.population / PEOPLE_PER_KM2 / pi))
    found = (metres for code, metres in _EXTENTS_M if place.feature.startswith(code))
    return next(found, _LEAST_M)


def _of_footprint(place: Place) -> float:
    from geoevents.geometry.polygons import farthest_m

    return farthest_m(place.footprint, place.point)
