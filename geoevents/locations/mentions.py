"""Resolutions and relations -> mentions: one row a place, with how it was placed and why."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geoevents.gazetteer import Gazetteer
from geoevents.geometry import extent_m
from geoevents.languages import get_language
from geoevents.languages.language import RelationWords
from geoevents.locations.anchored import Anchored, anchored, is_own_name, named_part
from geoevents.locations.base import location_of_place
from geoevents.locations.locate import locate
from geoevents.locations.shores import corridor_of
from geoevents.model import (
    Candidate,
    Document,
    Location,
    Mention,
    Method,
    Place,
    Relation,
    RelationKind,
    Resolution,
    Role,
    Span,
    Toponym,
)
from geoevents.relation_fit import fit, residuals
from geoevents.settings import Settings

_FITS = 0.6
"""From this value of `fit` on, a gazetteer's place is where the words say it is."""
_KINDS = {RelationKind.ROAD: 0.5, RelationKind.TRAVEL_TIME: 0.7, RelationKind.DIRECTION: 0.7}
"""How much a kind of relation is worth, where it is worth less than its anchors."""


@dataclass(frozen=True, slots=True)
class _Room:
    """What every row is made from."""

    known: Anchored
    gazetteer: Gazetteer | None
    words: RelationWords
    settings: Settings

    def locate(self, relation: Relation) -> Location | None:
        return locate(relation, self.known.places, self.gazetteer, self.settings)

    def confidence(self, relation: Relation) -> float:
        return self.known.confidence(relation) * _KINDS.get(relation.kind, 1.0)


def mentions(
    document: Document,
    resolutions: tuple[Resolution, ...],
    relations: tuple[Relation, ...],
    gazetteer: Gazetteer | None,
    settings: Settings,
) -> tuple[Mention, ...]:
    """Return the places of a document in the order of its text, placed or with a reason."""
    words = get_language(document.language).relations
    known = anchored(resolutions, relations, gazetteer, words)
    room = _Room(known, gazetteer, words, settings)
    by_subject: dict[Toponym, Relation] = {}
    for relation in relations:
        if relation.subject is not None:
            by_subject.setdefault(relation.subject, relation)
    said: list[Resolution | Relation] = [*_outermost(resolutions)]
    said += [relation for relation in relations if relation.subject is None]
    said.sort(key=_span)  # a name before words that span the same
    rows = []
    for number, one in enumerate(said, start=1):
        id_ = f"{document.id}#m{number}"
        if isinstance(one, Relation):
            rows.append(_of_words(id_, one, room))
        else:
            rows.append(_of_toponym(id_, one, by_subject.get(one.toponym), room))
    return tuple(rows)


def _span(said: Resolution | Relation) -> Span:
    return said.span if isinstance(said, Relation) else said.toponym.span


def _outermost(resolutions: tuple[Resolution, ...]) -> list[Resolution]:
    """Leave out what only anchors a name around it: the "Alep" of "Alep-Est" is no mention."""
    kept: list[Resolution] = []
    wide_first = sorted(
        resolutions, key=lambda one: (one.toponym.span.start, -one.toponym.span.end)
    )
    for resolution in wide_first:
        span = resolution.toponym.span
        last = kept[-1].toponym.span if kept else None
        if last is None or last == span or not last.covers(span):
            kept.append(resolution)
    return kept


def _of_toponym(
    id_: str, resolution: Resolution, relation: Relation | None, room: _Room
) -> Mention:
    row = _plain(id_, resolution)
    if relation is None:
        return row
    if relation.kind is RelationKind.PART:
        return _named_part(row, resolution, relation, room)
    return _placed(row, resolution, relation, room)


def _plain(id_: str, resolution: Resolution) -> Mention:
    """Make the row of a name that the gazetteer alone places, or nothing does."""
    toponym, place = resolution.toponym, resolution.place
    return Mention(
        id=id_,
        span=toponym.span,
        text=toponym.text,
        role=toponym.role,
        method=Method.GAZETTEER if place else Method.NONE,
        toponym=toponym,
        resolution=resolution,
        place=place,
        location=_of_place(place) if place else None,
        confidence=resolution.confidence if place else 0.0,
        reason=resolution.reason,
    )


def _named_part(plain: Mention, resolution: Resolution, relation: Relation, room: _Room) -> Mention:
    """Make the row of "Alep-Est": the gazetteer's own part, else that share of its base."""
    place = room.known.places.get(resolution.toponym)
    if place in room.known.anchors(relation):  # found under the base's name: the whole, no part
        place = None
    if place is not None and is_own_name(place):
        return plain
    location = _of_part(place) if place else room.locate(relation)
    if location is None:
        return plain
    sure = room.known.confidences.get(resolution.toponym, 0.0) if place else 0.0
    return replace(
        plain,
        method=Method.PART,
        relation=relation,
        place=place,
        location=location,
        confidence=sure or room.confidence(relation),
        reason=_part_reason(relation, place),
    )


def _placed(plain: Mention, resolution: Resolution, relation: Relation, room: _Room) -> Mention:
    """Make the row of a name that words place: a gazetteer's place inside their shape, or it."""
    row, anchors = replace(plain, relation=relation), room.known.anchors(relation)
    drawn = anchors and not _holds(resolution.place, anchors)
    location = room.locate(relation) if drawn else None
    if location is None:
        return row
    place = _fitting(resolution, relation, anchors)
    if place is not None:
        return replace(
            row,
            method=Method.GAZETTEER,
            place=place,
            location=location_of_place(place),
            confidence=max(row.confidence, room.confidence(relation)),
            reason=residuals(relation, place, anchors[0]),
        )
    return replace(
        row,
        method=Method.RELATION,
        place=None,
        location=location,
        confidence=room.confidence(relation),
        reason=_no_candidate(resolution, relation, anchors),
    )


def _holds(country: Place | None, anchors: tuple[Place, ...]) -> bool:
    """Say whether a country holds what places it: "the coast of Mexico, 300 km from Acapulco".

    The words then tell of what lies there, and not where the country is.
    """
    if country is None or not country.feature.startswith("PCL"):
        return False
    return all(place.country == country.country for place in anchors)


def _fitting(
    resolution: Resolution, relation: Relation, anchors: tuple[Place, ...]
) -> Place | None:
    """Return the place resolution chose, where it fits the words, else the first that does."""
    chosen = [resolution.place] if resolution.place else []
    others = [one.place for one in resolution.candidates]
    if resolution.candidates and _is_by_base(resolution.candidates[0]):
        return None
    for place in chosen + others:
        if fit(relation, place, anchors).value >= _FITS:
            return place
    return None


def _is_by_base(candidate: Candidate) -> bool:
    """Say whether a place has half of the name and is of another sort: no Zahra for Tell Zahra."""
    return any(one.feature == "base" for one in candidate.evidence)


def _no_candidate(resolution: Resolution, relation: Relation, anchors: tuple[Place, ...]) -> str:
    if not resolution.candidates:
        return f"no gazetteer knows the name; computed from {anchors[0].name}"
    nearest = resolution.candidates[0].place
    off = residuals(relation, nearest, anchors[0])
    return f"the gazetteer disagrees: its {nearest.name} is {off}; the words are kept"


def _of_words(id_: str, relation: Relation, room: _Room) -> Mention:
    """Make the row of words that are themselves the place: "dans l'est d'Alep"."""
    is_part = relation.kind is RelationKind.PART
    place = (
        named_part(relation, room.known, room.gazetteer, room.words) if _simple(relation) else None
    )
    location = _of_part(place) if place else room.locate(relation)
    method = Method.PART if is_part or (location and location.shape == "part") else Method.RELATION
    return Mention(
        id=id_,
        span=relation.span,
        text=relation.text,
        role=Role.PLACE,
        method=method if location else Method.NONE,
        relation=relation,
        place=place,
        location=location,
        confidence=room.confidence(relation) if location else 0.0,
        reason=_part_reason(relation, place) if location else _no_location(relation, room),
    )


def _no_location(relation: Relation, room: _Room) -> str:
    names = " and ".join(anchor.text for anchor in relation.anchors)
    if not room.known.anchors(relation):
        return f"its anchor has no place: {names}"
    if relation.kind is RelationKind.ROAD:
        return f"a road to {names} is no place: where on it, or from where, is not said"
    if relation.kind is RelationKind.BORDER:
        return f"no gazetteer has a border of {names} there"
    if relation.kind is RelationKind.COAST:
        return f"no sea lies near {names} on that side"
    if relation.kind is RelationKind.BANK:
        return f"the course of {names}, or which bank of it is meant, is not known"
    return f"it cannot be computed from {names}"


def _simple(relation: Relation) -> bool:
    """Say whether a part is one of a named place, not of another part."""
    return relation.kind is RelationKind.PART and relation.anchors[0].relation is None


def _of_place(place: Place) -> Location:
    """Return a place as a location: a road whose course is known with its corridor."""
    location = location_of_place(place)
    corridor = corridor_of(place)
    return replace(location, shape="corridor", footprint=corridor) if corridor else location


def _of_part(place: Place) -> Location:
    return Location(
        place.point, extent_m(place), "part" if place.footprint else "", place.footprint
    )


def _part_reason(relation: Relation, place: Place | None) -> str:
    anchor = relation.anchors[0]
    if place is not None:
        return f"the gazetteer's {place.name}, a part of {anchor.text}"
    return f"computed from {anchor.text}, {anchor.found.value}"
