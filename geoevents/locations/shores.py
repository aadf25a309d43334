"""What lies on one side of a shore, a river or a road: coasts, banks, and roads by name."""

from __future__ import annotations

from dataclasses import replace

from geoevents.earth import Course, course_of, land_around
from geoevents.geometry import along, ashore, bank, is_left_bank, offshore, part
from geoevents.locations.base import Base, location_of_shape
from geoevents.model import Distance, Location, Place, Relation
from geoevents.settings import Settings

SHORE = "shore"
"""Detail of a COAST on land; any other lies at sea."""
_LEFT, _RIGHT, _BOTH = "left", "right", "both"
"""Details of a BANK, seen along the river's way."""


def coast(relation: Relation, base: Base, settings: Settings) -> Location | None:
    """Return the sea before an anchor's shore, or the land behind it; None where it has none."""
    on_land = relation.detail == SHORE
    most = relation.distance.high_m if relation.distance else settings.offshore_m
    land = land_around(base.centre, base.extent_m + 3 * max(most, settings.onshore_m))
    around = base.polygon(), land.polygons, base.centre
    if on_land:
        shape = ashore(*around, settings.onshore_m, land.error_m)
    else:
        inner, reach = _reaches(relation.distance, settings, land.error_m)
        shape = offshore(*around, reach, land.error_m, inner)
    if shape and relation.azimuth is not None:
        half = min(90.0, 2 * relation.azimuth_error)
        shape = part(shape, base.centre, relation.azimuth, half)
    return _wider(location_of_shape(shape, "band"), land.error_m)


def _reaches(distance: Distance | None, settings: Settings, error: float) -> tuple[float, float]:
    """Return how near and how far off a shore the words place something, in metres."""
    if distance is None:
        return 0.0, settings.offshore_m
    slack = distance.precision_m + error
    return distance.low_m - slack, distance.high_m + slack


def river_bank(relation: Relation, base: Base, settings: Settings) -> Location | None:
    """Return the band along one side of a river; None where its course is not known.

    Nor is it told which bank of a river that runs due north is its northern one.
    """
    course, width = _course(base.place), settings.bank_width_m
    if course is None:
        return None
    left = _is_left(relation, course)
    if left is None and relation.detail != _BOTH:
        return None
    shape = along(course.line, width) if left is None else bank(course.line, width, left)
    return _wider(location_of_shape(shape, "band"), course.error_m)


def corridor_of(place: Place) -> bytes:
    """Return the corridor that a road lies in, as wide as its course is unsure; b"" for none."""
    course = _course(place) if place.feature.startswith("RD") else None
    return along(course.line, course.error_m) if course else b""


def _course(place: Place | None) -> Course | None:
    return course_of(place.id) if place else None


def _is_left(relation: Relation, course: Course) -> bool | None:
    if relation.detail in (_LEFT, _RIGHT):
        return relation.detail == _LEFT
    return None if relation.azimuth is None else is_left_bank(course.line, relation.azimuth)


def _wider(location: Location | None, error_m: float) -> Location | None:
    """Return a location whose lines may be `error_m` off."""
    return location and replace(location, uncertainty_m=location.uncertainty_m + error_m)
