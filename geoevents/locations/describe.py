"""A relation in normalised words, for people who read the tables."""

from __future__ import annotations

from collections.abc import Mapping

from geoevents.geometry import nearest_wind
from geoevents.languages import get_language
from geoevents.model import Anchor, AnchorFound, Place, Relation, RelationKind, Toponym
from geoevents.phrases import say_distance, say_wind

_WORDS = get_language("en").relations.phrases


def describe(relation: Relation, places: Mapping[Toponym, Place] | None = None) -> str:
    """Return a relation as "4 km southwest of Palmyre (la ville, coreference)".

    It says how each anchor was found. Anchors bear the name that the text gives them, or
    that of `places` where it is given.
    """
    names = " - ".join(_name(anchor, places or {}) for anchor in relation.anchors)
    found = [_found(anchor) for anchor in relation.anchors]
    return " ".join(word for word in (_head(relation), names, *found) if word)


def _head(relation: Relation) -> str:
    wind = ""
    if relation.azimuth is not None:
        wind = say_wind(nearest_wind(relation.azimuth, 32), _WORDS)
    metres = relation.distance.best_m if relation.distance else 0.0
    amount = say_distance(metres, _WORDS) if relation.distance else ""
    if relation.kind in (RelationKind.OFFSET, RelationKind.DISTANCE, RelationKind.DIRECTION):
        joint = "of" if wind else "from"
        return " ".join(word for word in (amount, wind, joint) if word)
    kind = relation.kind.value.replace("_", " ")
    return " ".join(word for word in (wind, relation.detail.replace("_", " "), kind, "of") if word)


def _name(anchor: Anchor, places: Mapping[Toponym, Place]) -> str:
    if anchor.relation is not None or anchor.toponym is None:
        return anchor.text
    place = places.get(anchor.toponym)
    return place.name if place else anchor.toponym.name


def _found(anchor: Anchor) -> str:
    if anchor.found is AnchorFound.NAMED:
        return f"({anchor.found.value})"
    return f"({' '.join(anchor.text.split())}, {anchor.found.value})"
