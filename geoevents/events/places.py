"""Where it happened: the scene nearest to the trigger, or what a phrase stands for.

The speaker's place, the direction of motion and the anchor of a relation are no scenes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from geoevents.events.clauses import clause_at
from geoevents.languages.language import EventWords
from geoevents.languages.matching import any_of, ends_with, folded
from geoevents.model import Mention, Method, Relation, Role, Span

_LEAD = 48
_BEFORE_COST = 15
_CLAUSE_COST = 60
_NEAR_COST = 250
_WEAK_COST = 45
_COARSE_COST = 50
_AUXILIARY = 4
REGIONS = ("PCL", "ADM1", "RGN", "CONT")
TOWN_M = 30_000
"""No quarter lies farther from the middle of its town."""


class Scene(NamedTuple):
    """A place an event may have. `said` is "" for a name, else the words that stand for it.

    `why` says why this place stands for a smaller one in it.
    """

    mention: Mention
    span: Span
    near: bool = False
    quarters: bool = False
    said: str = ""
    share: float = 1.0
    why: str = ""


def find_scenes(
    text: str, sentence: Span, mentions: tuple[Mention, ...], words: EventWords
) -> list[Scene]:
    """Return the named or described places of a sentence where something may happen."""
    here = [m for m in mentions if m.role is Role.PLACE and sentence.covers(m.span)]
    anchors = {span for m in here if m.relation for span in _anchors(m.relation) if span != m.span}
    outer = [
        m
        for m in here
        if not any(o is not m and o.span != m.span and o.span.covers(m.span) for o in here)
    ]
    scenes: list[Scene] = []
    barred = -1
    for mention in outer:
        start = max(sentence.start, mention.span.start - _LEAD)
        joined = barred >= 0 and _between(text, barred, mention.span.start) in words.place_joiners
        speaks = ends_with(text, start, mention.span.start, words.speaker_places) >= 0
        if speaks or (joined and mention.span not in anchors):
            barred = mention.span.end  # "brokered by Moscow and Ankara"
            continue
        if mention.span in anchors or _is_power_here(text, mention.span, words):
            continue
        barred = -1
        near = ends_with(text, start, mention.span.start, words.directions) >= 0
        listed_near = (
            bool(scenes)
            and scenes[-1].near
            and (_between(text, scenes[-1].span.end, mention.span.start) in words.place_joiners)
        )  # "vers Mopti et Sévaré"
        quarters = ends_with(text, start, mention.span.start, words.quarters) >= 0
        scenes.append(Scene(mention, mention.span, near or listed_near, quarters))
    return scenes


def _between(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split()).casefold()


def _is_power_here(text: str, place: Span, words: EventWords) -> bool:
    """Say whether a place is named for its power: "Azerbaijan's prosecutor", "Saudi-led"."""
    if text[place.end : place.end + 1] == "-" and words.power_tails:
        return bool(any_of(words.power_tails).match(text, place.end + 1))
    return bool(words.institutions) and bool(_power(words).match(text, place.end))


@cache
def _power(words: EventWords) -> re.Pattern[str]:
    nouns = "|".join(words.institutions).replace(" ", r"\s+")
    return folded(rf"['’]s?\s+(?:[\w-]+\s+){{0,2}}?(?:{nouns})(?!\w)")


def _anchors(relation: Relation) -> Iterator[Span]:
    for anchor in relation.anchors:
        if anchor.toponym:
            yield anchor.toponym.span
        if anchor.relation:
            yield from _anchors(anchor.relation)


def topic_of(mentions: tuple[Mention, ...]) -> Mention | None:
    """Return the first mention of the town that the document names most, None where none is."""
    towns = [
        m
        for m in mentions
        if m.role is Role.PLACE
        and m.place
        and m.place.feature.startswith("PPL")
        and m.method is Method.GAZETTEER
    ]
    if not towns:
        return None
    counts = Counter(m.place.id for m in towns if m.place)
    best = max(counts.values())
    return next(m for m in towns if m.place and counts[m.place.id] == best)


def choose(
    text: str, parts: tuple[Span, ...], trigger: Span, scenes: list[Scene], words: EventWords
) -> list[Scene]:
    """Return the scene nearest to a trigger, with those that stand in a list with it."""
    if not scenes:
        return []
    clause = clause_at(parts, trigger)
    best = min(scenes, key=lambda scene: (_cost(scene, trigger, clause), scene.span))
    named = sorted((s for s in scenes if not s.said), key=lambda s: s.span)
    return [best] if best.said or best.near else listed(text, best, named, words)


def _cost(scene: Scene, trigger: Span, clause: Span) -> int:
    after = scene.span.start >= trigger.end
    gap = scene.span.start - trigger.end if after else trigger.start - scene.span.end + _BEFORE_COST
    apart = 0 if clause.start <= scene.span.start < clause.end else _CLAUSE_COST
    coarse = _COARSE_COST if _is_region(scene.mention) else 0
    weak = _WEAK_COST if scene.said and scene.share < 0.9 and len(scene.said) > 1 else 0
    return max(gap, 0) + apart + weak + coarse + (_NEAR_COST if scene.near else 0)


def _is_region(mention: Mention) -> bool:
    return bool(mention.place and mention.place.feature.startswith(REGIONS))


def not_subjects(
    text: str, scenes: list[Scene], trigger: Span, words: EventWords, speech: bool
) -> list[Scene]:
    """Drop the countries that are the subject of a verb: "France and Mali signed a deal".

    In a verb of `speech` so are capitals: "Washington urged both sides".
    """
    kept, end = [], trigger.start
    for scene in sorted(scenes, key=lambda one: one.span, reverse=True):
        gap = _between(text, scene.span.end, end)
        joined = len(gap) <= _AUXILIARY if end == trigger.start else gap in words.place_joiners
        if scene.span.end <= end and joined and _is_power(scene.mention, speech):
            end = scene.span.start
        else:
            kept.append(scene)
    return kept[::-1]


def _is_power(mention: Mention, speech: bool) -> bool:
    powers = ("PCL", "PPLC") if speech else ("PCL",)
    return bool(mention.place and mention.place.feature.startswith(powers))


def not_after(
    text: str, scenes: list[Scene], trigger: Span, leads: tuple[str, ...], words: EventWords
) -> list[Scene]:
    """Drop the places that such words lead to: "evacuated 35 of the wounded to Ankara"."""
    kept: list[Scene] = []
    last = -1
    for scene in scenes:
        at = scene.span.start
        led = at >= trigger.end and ends_with(text, max(trigger.end, at - _LEAD), at, leads) >= 0
        if led or (last >= 0 and _between(text, last, at) in words.place_joiners):
            last = scene.span.end  # "to Mopti and Sévaré"
        else:
            kept.append(scene)
    return kept


def listed(text: str, best: Scene, named: list[Scene], words: EventWords) -> list[Scene]:
    """Return a scene of those named, in text order, with those that stand in a list with it."""
    at = named.index(best)
    first = last = at
    while first > 0 and _joined(text, named[first - 1], named[first], words):
        first -= 1
    while last + 1 < len(named) and _joined(text, named[last], named[last + 1], words):
        last += 1
    quarters = named[first].quarters
    return [
        scene._replace(quarters=quarters or scene.quarters) for scene in named[first : last + 1]
    ]


def _joined(text: str, one: Scene, two: Scene, words: EventWords) -> bool:
    return _between(text, one.span.end, two.span.start) in words.place_joiners


def country_of(
    sentence: Span, mentions: tuple[Mention, ...], topic: Mention | None
) -> Mention | None:
    """Return the mention of the country that a sentence speaks of by a people's name.

    "plus de la moitié de la population syrienne" speaks of Syria where the document
    names it; the topic's country stands in where the sentence says no people.
    """
    countries = [
        m
        for m in mentions
        if m.role is Role.PLACE and m.place and m.place.feature.startswith("PCL")
    ]
    peoples = {
        m.place.id
        for m in mentions
        if m.role is Role.DEMONYM and m.place and sentence.covers(m.span)
    }
    for mention in countries:
        if sentence.covers(mention.span) or (mention.place and mention.place.id in peoples):
            return mention
    code = topic.place.country if topic and topic.place else ""
    powers = [m for m in mentions if m.place and m.place.feature.startswith("PCL")]
    named = [*countries, *(m for m in powers if m.role is not Role.DEMONYM)]
    return next((m for m in named if m.place and code and m.place.country == code), None)


def unnamed_place(text: str, clause: Span, words: EventWords) -> str:
    """Return words such as "dans les prisons": a place that the text does not name."""
    match = any_of(words.unnamed_places).search(text, *clause)
    return match[0] if match else ""
