"""The places of a document's anchors, and the named places that its parts are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from geoevents.gazetteer import Gazetteer
from geoevents.geometry import distance_m, nearest_wind
from geoevents.languages.language import RelationWords
from geoevents.model import Anchor, AnchorFound, Place, Relation, RelationKind, Resolution, Toponym
from geoevents.phrases import say_wind

_FOUND = {AnchorFound.NAMED: 1.0, AnchorFound.COREFERENCE: 0.85, AnchorFound.TOPIC: 0.6}
_OF_PART = 0.9
"""A part is less sure than its whole, and a part of a part less again: where does it end?"""
_UNRANKED = 0.6
"""Confidence in an anchor that only the gazetteer's first answer stands for."""
_PART_WITHIN_M = 30_000.0
_OWN_NAMES = ("PCL", "ADM")
"""What bears "North" in its name without being a part: a country, a province, or a town."""


@dataclass(slots=True)
class Anchored:
    """Toponyms with their places and our confidence in them, anchors' own toponyms included."""

    places: dict[Toponym, Place] = field(default_factory=dict)
    confidences: dict[Toponym, float] = field(default_factory=dict)

    def confidence(self, relation: Relation) -> float:
        """Return how sure we are of a relation: as its least sure anchor, a part less."""
        least = min((self._sure(anchor) for anchor in relation.anchors), default=0.0)
        return least * _OF_PART if relation.kind is RelationKind.PART else least

    def anchors(self, relation: Relation) -> tuple[Place, ...]:
        """Return the places of a relation's anchors; empty where one is not known."""
        places = [self._place(anchor) for anchor in relation.anchors]
        known = tuple(place for place in places if place is not None)
        return known if len(known) == len(places) else ()

    def _sure(self, anchor: Anchor) -> float:
        if anchor.relation is not None:
            return self.confidence(anchor.relation)
        known = self.confidences.get(anchor.toponym, 0.0) if anchor.toponym else 0.0
        return known * _FOUND[anchor.found]

    def _place(self, anchor: Anchor) -> Place | None:
        toponym = anchor.relation.subject if anchor.relation else anchor.toponym
        return self.places.get(toponym) if toponym else None


def is_own_name(place: Place) -> bool:
    """Say whether a name such as "South Korea" is a country's or a town's own, not a part's."""
    town = place.feature.startswith("PPL") and place.feature != "PPLX"
    return town or place.feature.startswith(_OWN_NAMES)


def anchored(
    resolutions: tuple[Resolution, ...],
    relations: tuple[Relation, ...],
    gazetteer: Gazetteer | None,
    words: RelationWords,
) -> Anchored:
    """Return the places of all toponyms and anchors, named parts among them.

    Nothing without relations: then nothing has an anchor.
    """
    known = Anchored()
    if not relations:
        return known
    for resolution in resolutions:
        if resolution.place is not None:
            known.places[resolution.toponym] = resolution.place
            known.confidences[resolution.toponym] = resolution.confidence
    stated = {resolution.toponym for resolution in resolutions}
    for toponym in _anchor_toponyms(relations):
        if toponym not in stated:
            _settle(toponym, known, resolutions, gazetteer)
    for relation in relations:
        subject = relation.subject
        if relation.kind is RelationKind.PART and subject and subject not in known.places:
            place = named_part(relation, known, gazetteer, words)
            if place is not None:
                known.places[subject] = place
                known.confidences[subject] = known.confidence(relation)
    return known


def named_part(
    relation: Relation, known: Anchored, gazetteer: Gazetteer | None, words: RelationWords
) -> Place | None:
    """Return the gazetteer's own entry for a part, under any name the language gives it."""
    anchors = known.anchors(relation)
    if gazetteer is None or not anchors or relation.azimuth is None:
        return None
    anchor, reach = anchors[0], max(_PART_WITHIN_M, 2 * anchors[0].radius_m)
    for name in _part_names(relation, anchor, words):
        for candidate in gazetteer.lookup(name):
            place = candidate.place
            near = distance_m(place.point, anchor.point) <= reach
            if near and place.id != anchor.id and not is_own_name(place):
                return place
    return None


def _part_names(relation: Relation, anchor: Place, words: RelationWords) -> Iterator[str]:
    if relation.subject is not None:
        yield relation.subject.text
    if relation.azimuth is None:
        return
    wind = nearest_wind(relation.azimuth, 32)
    same = [word for word, letter in words.winds.items() if letter == wind]
    names = dict.fromkeys((_bare_name(relation.anchors[0]), anchor.name))
    for form in words.part_forms:
        for word in same or [say_wind(wind, words.phrases)]:
            for name in names:
                yield form.format(name=name, wind=word.capitalize())


def _bare_name(anchor: Anchor) -> str:
    return anchor.toponym.name if anchor.toponym else anchor.text


def _anchor_toponyms(relations: tuple[Relation, ...]) -> Iterator[Toponym]:
    for relation in relations:
        for anchor in relation.anchors:
            if anchor.relation is not None:
                yield from _anchor_toponyms((anchor.relation,))
            elif anchor.toponym is not None:
                yield anchor.toponym


def _settle(
    toponym: Toponym,
    known: Anchored,
    resolutions: tuple[Resolution, ...],
    gazetteer: Gazetteer | None,
) -> None:
    """Place the "Alep" inside "Alep-Est": as elsewhere in the document, else by the gazetteer."""
    for resolution in resolutions:
        if resolution.place and resolution.toponym.name == toponym.name:
            known.places[toponym] = resolution.place
            known.confidences[toponym] = resolution.confidence
            return
    candidates = gazetteer.lookup(toponym.name) if gazetteer else ()
    if candidates:
        known.places[toponym] = candidates[0].place
        known.confidences[toponym] = _UNRANKED
