"""Shapes that need more than a distance: parts, rings, cones and bands."""

from __future__ import annotations

from geoevents.gazetteer import Gazetteer
from geoevents.geometry import (
    annulus,
    azimuth_deg,
    border,
    disc,
    distance_m,
    part,
    sector,
    shared,
    turn,
)
from geoevents.locations.base import Base, location_of_shape
from geoevents.model import Location, Place, Relation
from geoevents.settings import Settings

_RINGS = {"suburbs": (0.5, 2.0), "outskirts": (0.7, 1.5), "gates": (0.9, 1.5)}
"""Inner and outer edge of the rings around a town, in its radii."""
_RADII = (0.15, 0.4, 1.0)
"""Shares of a radius searched in turn: most towns have a peer close by, and a gazetteer has
thousands of places in the whole."""
_NEIGHBOURS = 500


def inner_part(relation: Relation, base: Base) -> Location | None:
    """Return the share of an anchor on one side of its centre, or its middle.

    A wind claims twice its α: the east is a half, the north-east a quarter.
    """
    if relation.azimuth is None:
        middle = disc(base.centre, base.extent_m / 2)
        return location_of_shape(shared(base.polygon(), middle, base.centre), "part")
    half = min(90.0, 2 * relation.azimuth_error)
    return location_of_shape(part(base.polygon(), base.centre, relation.azimuth, half), "part")


def suburb(relation: Relation, base: Base) -> Location | None:
    """Return the ring around a town, or its piece on one side."""
    inner, outer = _RINGS.get(relation.detail, _RINGS["suburbs"])
    extent = base.extent_m
    if relation.azimuth is None:
        shape = annulus(base.centre, inner * extent, outer * extent)
        return Location(base.centre, outer * extent, "annulus", shape)
    half = min(90.0, 2 * relation.azimuth_error)
    ring = sector(base.centre, inner * extent, outer * extent, relation.azimuth, half)
    return location_of_shape(ring, "band")


def near_radius(base: Base, gazetteer: Gazetteer | None, settings: Settings) -> float:
    """Return how far "near" reaches: half the way to a similar neighbour, within bounds."""
    rival = _nearest_peer(base, gazetteer, 2 * settings.near_max_m)
    half = distance_m(base.centre, rival.point) / 2 if rival else settings.near_max_m
    return max(base.extent_m, min(max(half, settings.near_min_m), settings.near_max_m))


def cone(
    relation: Relation, base: Base, gazetteer: Gazetteer | None, settings: Settings
) -> Location | None:
    """Return what lies in a direction, to the nearest peer there, cut by the anchor's country."""
    if relation.azimuth is None:
        return None
    peer = _nearest_peer(base, gazetteer, settings.direction_max_m, relation)
    length = distance_m(base.centre, peer.point) if peer else settings.direction_max_m
    length = max(length, 2 * base.extent_m, settings.near_min_m)
    shape = sector(base.centre, base.extent_m, length, relation.azimuth, relation.azimuth_error)
    country = gazetteer.country(base.place.country) if gazetteer and base.place else None
    if country is not None and country.footprint:
        shape = shared(shape, country.footprint, base.centre) or shape
    return location_of_shape(shape, "cone")


def band(bases: tuple[Base, ...], settings: Settings) -> Location | None:
    """Return the band along a border; None where no boundary is known."""
    drawn = [base.footprint for base in bases if base.footprint]
    if not drawn:
        return None
    other = drawn[1] if len(drawn) > 1 else b""
    shape = border(drawn[0], other, bases[0].centre, settings.border_width_m)
    return location_of_shape(shape, "band")


def _nearest_peer(
    base: Base, gazetteer: Gazetteer | None, within_m: float, relation: Relation | None = None
) -> Place | None:
    """Return the nearest place of the same or a higher rank, in the relation's direction if any."""
    place = base.place
    if gazetteer is None or place is None or not place.population:
        return None
    for share in _RADII:
        for other in gazetteer.near(base.centre, within_m * share, _NEIGHBOURS, place.population):
            if (
                other.feature.startswith("PPL")
                and other.id != place.id
                and distance_m(base.centre, other.point) > base.extent_m
                and _ahead(relation, base, other)
            ):
                return other
    return None


def _ahead(relation: Relation | None, base: Base, other: Place) -> bool:
    if relation is None or relation.azimuth is None:
        return True
    bearing = azimuth_deg(base.centre, other.point)
    return abs(turn(relation.azimuth, bearing)) <= relation.azimuth_error
