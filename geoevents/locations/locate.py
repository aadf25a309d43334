"""Relation -> Location: the shape that the words draw, its point, and its uncertainty."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from geoevents.gazetteer import Gazetteer
from geoevents.geometry import (
    annulus,
    coordinate_uncertainty,
    corridor,
    destination,
    disc,
    distance_m,
    distance_uncertainty,
    heading_uncertainty,
    midpoint,
    orthogonal_uncertainty,
    sector,
)
from geoevents.locations.areas import band, cone, inner_part, near_radius, suburb
from geoevents.locations.base import (
    Base,
    base_of_location,
    base_of_place,
)
from geoevents.locations.shores import coast, river_bank
from geoevents.model import Anchor, Distance, Location, Place, Relation, RelationKind, Toponym
from geoevents.settings import Settings

Drawer = Callable[[Relation, tuple[Base, ...], Gazetteer | None, Settings], Location | None]


def locate(
    relation: Relation,
    places: Mapping[Toponym, Place],
    gazetteer: Gazetteer | None,
    settings: Settings,
) -> Location | None:
    """Return where a relation says its place is, or None where an anchor is not known.

    `places` are the resolved anchors. The gazetteer gives neighbours and countries, for
    "near" and "north of"; without it those fall back on the settings' bounds.
    """
    bases = [_base(anchor, places, gazetteer, settings) for anchor in relation.anchors]
    known = tuple(base for base in bases if base is not None)
    if not known or len(known) < len(bases):
        return None
    return _DRAWERS[relation.kind](relation, known, gazetteer, settings)


def _base(
    anchor: Anchor,
    places: Mapping[Toponym, Place],
    gazetteer: Gazetteer | None,
    settings: Settings,
) -> Base | None:
    """Return what to draw from: the part itself where a gazetteer knows it, for nested ones."""
    inner = anchor.relation
    if inner is not None:
        if inner.subject is not None and inner.subject in places:
            return base_of_place(places[inner.subject])
        location = locate(inner, places, gazetteer, settings)
        return base_of_location(location) if location else None
    place = places.get(anchor.toponym) if anchor.toponym else None
    return base_of_place(place) if place else None


def reach_m(distance: Distance) -> float:
    """Return u of a distance in words: the farthest its bounds go from its best, and their u."""
    wide = max(distance.high_m - distance.best_m, distance.best_m - distance.low_m)
    return wide + distance.precision_m


def _coordinates(base: Base, settings: Settings) -> float:
    return coordinate_uncertainty(base.centre.lat, settings.coordinate_precision_deg)


def _offset(
    relation: Relation, bases: tuple[Base, ...], _: Gazetteer | None, settings: Settings
) -> Location | None:
    base, distance, azimuth = bases[0], relation.distance, relation.azimuth
    if distance is None or azimuth is None:
        return None
    if relation.orthogonal is not None:
        return _orthogonal(relation, base, settings)
    slack = distance.precision_m + base.extent_m
    alpha = relation.azimuth_error
    uncertainty = heading_uncertainty(
        distance.best_m, reach_m(distance), base.extent_m, alpha, _coordinates(base, settings)
    )
    low, high = distance.low_m - slack, distance.high_m + slack
    shape = sector(base.centre, low, high, azimuth, alpha)
    point = destination(base.centre, azimuth, distance.best_m)
    return Location(point, uncertainty, "sector", shape)


def _orthogonal(relation: Relation, base: Base, settings: Settings) -> Location | None:
    """Follow both legs of "3 km N and 2 km E", one after the other."""
    if relation.distance is None or relation.azimuth is None or relation.orthogonal is None:
        return None
    second, azimuth = relation.orthogonal
    corner = destination(base.centre, relation.azimuth, relation.distance.best_m)
    point = destination(corner, azimuth, second.best_m)
    reach = max(reach_m(relation.distance), reach_m(second))
    uncertainty = orthogonal_uncertainty(reach, base.extent_m, _coordinates(base, settings))
    return Location(point, uncertainty, "disc", disc(point, uncertainty))


def _distance(
    relation: Relation, bases: tuple[Base, ...], gazetteer: Gazetteer | None, settings: Settings
) -> Location | None:
    base, distance = bases[0], relation.distance
    if distance is None:
        return None
    if relation.azimuth is not None:
        return _offset(relation, bases, gazetteer, settings)
    slack = distance.precision_m + base.extent_m
    uncertainty = distance_uncertainty(
        distance.high_m, distance.precision_m, base.extent_m, _coordinates(base, settings)
    )
    low = 0.0 if relation.detail == "within" else distance.low_m - slack
    shape = annulus(base.centre, low, distance.high_m + slack)
    return Location(base.centre, uncertainty, "annulus" if low > 0 else "disc", shape)


def _direction(
    relation: Relation, bases: tuple[Base, ...], gazetteer: Gazetteer | None, settings: Settings
) -> Location | None:
    if relation.detail == "inside_if_region" and bases[0].is_region:
        return inner_part(relation, bases[0])
    return cone(relation, bases[0], gazetteer, settings)


def _part(
    relation: Relation, bases: tuple[Base, ...], gazetteer: Gazetteer | None, _: Settings
) -> Location | None:
    base = bases[0]
    if relation.detail == "region" and gazetteer is not None and base.place is not None:
        region = region_of(base.place, gazetteer)
        return inner_part(relation, base_of_place(region) if region else base)
    return inner_part(relation, base)


def region_of(town: Place, gazetteer: Gazetteer) -> Place | None:
    """Return the first-level region of a town's name: "Aleppo countryside" is the governorate's."""
    found = [
        candidate.place
        for name in (town.name, town.admin1)
        for candidate in gazetteer.lookup(name)
        if candidate.place.feature == "ADM1" and candidate.place.country == town.country
    ]
    return min(found, key=lambda one: distance_m(one.point, town.point), default=None)


def _suburb(
    relation: Relation, bases: tuple[Base, ...], _: Gazetteer | None, __: Settings
) -> Location | None:
    return suburb(relation, bases[0])


def _near(
    _: Relation, bases: tuple[Base, ...], gazetteer: Gazetteer | None, settings: Settings
) -> Location | None:
    radius = near_radius(bases[0], gazetteer, settings)
    centre = bases[0].centre
    uncertainty = radius + _coordinates(bases[0], settings)
    return Location(centre, uncertainty, "disc", disc(centre, radius))


def _between(
    relation: Relation, bases: tuple[Base, ...], gazetteer: Gazetteer | None, settings: Settings
) -> Location | None:
    if len(bases) < 2:
        return None
    a, b = bases[0], bases[1]
    apart, middle = distance_m(a.centre, b.centre), midpoint(a.centre, b.centre)
    width = apart / 10 + max(a.extent_m, b.extent_m)
    if relation.detail == "halfway":
        return Location(middle, width, "disc", disc(middle, width))
    return Location(middle, apart / 2, "corridor", corridor(a.centre, b.centre, width))


def _border(
    _: Relation, bases: tuple[Base, ...], __: Gazetteer | None, settings: Settings
) -> Location | None:
    return band(bases, settings)


def _coast(
    relation: Relation, bases: tuple[Base, ...], _: Gazetteer | None, settings: Settings
) -> Location | None:
    return coast(relation, bases[0], settings)


def _bank(
    relation: Relation, bases: tuple[Base, ...], _: Gazetteer | None, settings: Settings
) -> Location | None:
    return river_bank(relation, bases[0], settings)


_DRAWERS: Mapping[RelationKind, Drawer] = {
    RelationKind.OFFSET: _offset,
    RelationKind.DISTANCE: _distance,
    RelationKind.DIRECTION: _direction,
    RelationKind.PART: _part,
    RelationKind.SUBURB: _suburb,
    RelationKind.NEAR: _near,
    RelationKind.BETWEEN: _between,
    RelationKind.ROAD: _between,
    RelationKind.TRAVEL_TIME: _distance,
    RelationKind.BORDER: _border,
    RelationKind.COAST: _coast,
    RelationKind.BANK: _bank,
}
