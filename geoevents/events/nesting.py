"""A place told inside another is one place: "the Sukkari quarter in the city of Aleppo".

The inner one is where it happened. A quarter that could not be placed is put where its
town is, to precision 2.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geoevents.events.places import REGIONS, TOWN_M, Scene
from geoevents.geometry import distance_m
from geoevents.languages import Language
from geoevents.languages.matching import folded
from geoevents.languages.place_words import place_words
from geoevents.model import Mention, Method

_DISTRICT_M = 80_000
"""No village of a district lies farther from the town that it is named for."""
_LENT = 0.7
"""What is left of a town's confidence for a quarter in it that is not known."""
_WORD = re.compile(r"[^\W_]+")
_LEAD = 24


def innermost(text: str, scenes: list[Scene], language: Language) -> list[Scene]:
    """Return the scenes, in text order, without those that hold the one beside them."""
    kept: list[Scene] = []
    for scene in scenes:
        last = kept[-1] if kept else None
        if last and _holds(text, scene, last, language):
            kept[-1] = _inner_of(last, scene)
        elif last and _owns(text, last, scene, language):
            kept[-1] = _inner_of(scene, last)
        else:
            kept.append(scene)
    return kept


def quarter_in(text: str, town: Scene, scenes: list[Scene], language: Language) -> Scene | None:
    """Return the first quarter of a town told apart from it: "In Mosul, they took Al-Rifai"."""
    inner = (s for s in scenes if s is not town and _is_quarter(text, s, language))
    found = next((s for s in inner if _lies_in(text, s, town, language)), None)
    return _inner_of(found, town) if found else None


def _inner_of(inner: Scene, outer: Scene) -> Scene:
    """Return the inner scene, with the position of its town where it has none of its own."""
    town = outer.mention
    region = town.place is not None and town.place.feature.startswith(REGIONS)
    if inner.mention.location or not town.location or region:
        return inner
    why = f"“{inner.mention.text}” could not be placed: {town.text} stands for it"
    lent = replace(
        inner.mention, location=town.location, confidence=town.confidence * _LENT, reason=why
    )
    return inner._replace(mention=lent, why=why)


def _holds(text: str, outer: Scene, inner: Scene, language: Language) -> bool:
    """Say whether a scene is where the one before it lies: "Zahra, à Homs", "X in Y"."""
    if _is_bracketed(text, inner, outer):
        return _lies_in(text, inner, outer, language)
    said = _between(text, inner, outer, language)
    if said is None or not said <= set(language.events.nests):
        return False
    surely = bool(said & set(language.events.within))
    near = _near(inner.mention, outer.mention, _DISTRICT_M)
    return _lies_in(text, inner, outer, language) or (surely and near)


def _is_bracketed(text: str, inner: Scene, outer: Scene) -> bool:
    """Say whether a place stands in brackets opened after another: "Kaya (nord du Burkina)"."""
    opened = text.find("(", inner.span.end, outer.span.start)
    return opened >= 0 and text.find(")", opened, outer.span.start) < 0


def _owns(text: str, outer: Scene, inner: Scene, language: Language) -> bool:
    """Say whether a place is told as its town's: "Aleppo's Sukkari district"."""
    owned = bool(folded(r"\s*['’]s?\s*").fullmatch(text, outer.span.end, inner.span.start))
    return owned and _near(inner.mention, outer.mention, _DISTRICT_M)


def _between(text: str, one: Scene, two: Scene, language: Language) -> set[str] | None:
    """Return the words between two places, without articles and words for places."""
    if one.near != two.near and two.near:
        return None
    gap = text[one.span.end : two.span.start]
    bare = {*place_words(language.code), *language.names.articles}
    bare = {word.rstrip("'") for word in bare}
    left = {word for word in _WORD.findall(gap.casefold()) if word not in bare}
    return left if len(gap) <= 2 * _LEAD and not re.search(r"[^\w\s,'’،-]", gap) else None


def _lies_in(text: str, inner: Scene, outer: Scene, language: Language) -> bool:
    """Say whether the gazetteer has one place in the other: a quarter in its town, a country."""
    a, b = inner.mention.place, outer.mention.place
    if b is None:
        return False
    if b.feature.startswith(REGIONS):
        wide = a is not None and a.feature.startswith(b.feature[:3])
        return not wide and (a is None or a.country == b.country)
    town = b.feature.startswith("PPL") and b.feature != "PPLX"
    return (
        town and _is_quarter(text, inner, language) and _near(inner.mention, outer.mention, TOWN_M)
    )


def _near(one: Mention, two: Mention, reach_m: float) -> bool:
    """Say whether two mentions lie so near that one may hold the other; doubt says yes."""
    a, b = one.location, two.location
    wide = two.place is not None and two.place.feature.startswith(REGIONS)
    if a is None or b is None or wide:
        return one.place is None or two.place is None or one.place.country == two.place.country
    return distance_m(a.point, b.point) <= reach_m


def _is_quarter(text: str, scene: Scene, language: Language) -> bool:
    mention = scene.mention
    if mention.method is Method.PART or (mention.place and mention.place.feature == "PPLX"):
        return True
    if mention.place is not None:
        return False
    lead = _WORD.findall(text[max(0, scene.span.start - _LEAD) : scene.span.end].casefold())
    tail = _WORD.findall(text[scene.span.end : scene.span.end + _LEAD].casefold())[:1]
    words = place_words(language.code)
    return any("PPLX" in words[word].features for word in (*lead, *tail) if word in words)
