"""A relation in normalised words, for people who read the tables."""

from __future__ import annotations

from collections.abc import Mapping

from geoevents.geometry import nearest_wind
from geoevents.languages import get_language
from geoevents.languages.language import PhraseWords
from geoevents.model import Anchor, Place, Relation, Toponym
from geoevents.phrases import say_distance, say_wind


def describe(
    relation: Relation, places: Mapping[Toponym, Place] | None = None, language: str = "en"
) -> str:
    """Return a relation as "4 km southwest of Palmyre (la ville, coreference)".

    It says how each anchor was found. Anchors bear the name that the text gives them, or
    that of `places` where it is given. The words are those of `language`'s pack.
    """
    words = get_language(language).relations.phrases
    names = words.also.join(_name(anchor, places or {}) for anchor in relation.anchors)
    found = [_found(anchor, words) for anchor in relation.anchors]
    return " ".join((_said(relation, names, words), *dict.fromkeys(found)))


def _said(relation: Relation, names: str, words: PhraseWords) -> str:
    kind = relation.kind.value
    detail = "within" if relation.distance and not relation.distance.low_m else relation.detail
    detailed = words.kinds.get(f"{kind}:{detail}")
    directed = "offset" if relation.distance and relation.azimuth is not None else kind
    template = detailed or words.kinds.get(directed, "{names}")
    amount, wind = _amount(relation, words), _wind(relation, words)
    said = template.format(distance=amount, wind=wind, names=names)
    return " ".join(said.split())


def _amount(relation: Relation, words: PhraseWords) -> str:
    """Return the distance that is drawn, or the most where the words allow anything less."""
    distance = relation.distance
    if distance is None:
        return ""
    return say_distance(distance.best_m if distance.low_m else distance.high_m, words)


def _wind(relation: Relation, words: PhraseWords) -> str:
    if relation.azimuth is None:
        return ""
    wind = say_wind(nearest_wind(relation.azimuth, 32), words)
    if relation.orthogonal is None:
        return wind
    second, azimuth = relation.orthogonal
    amount = say_distance(second.best_m, words)
    return f"{wind}, {amount} {say_wind(nearest_wind(azimuth, 32), words)}"


def _name(anchor: Anchor, places: Mapping[Toponym, Place]) -> str:
    if anchor.relation is not None or anchor.toponym is None:
        return anchor.text
    place = places.get(anchor.toponym)
    return place.name if place else anchor.toponym.name


def _found(anchor: Anchor, words: PhraseWords) -> str:
    how = words.found[anchor.found.value]
    named = anchor.toponym is not None and anchor.text == anchor.toponym.text
    return f"({how})" if named or anchor.relation else f"({' '.join(anchor.text.split())}, {how})"
