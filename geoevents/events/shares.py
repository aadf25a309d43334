"""Which place of a sentence each number of people belongs to, where there are several.

"killed five in Zaporizhzhia and wounded seven in Dnipro", "nine in Dori, four in Kaya".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geoevents.events.assign import Told
from geoevents.events.counts import People
from geoevents.events.places import REGIONS, Scene
from geoevents.languages import Language
from geoevents.languages.place_words import place_words
from geoevents.model import Span

_REACH = 40
"""Signs from a number to the words that lead to its place: "nine people were killed in"."""
_LEAD = 32
_WORD = re.compile(r"[\w'’]+")
_STOP = re.compile(r"[,;:،؛()]")


def leads(text: str, sentence: Span, scenes: Sequence[Scene], language: Language) -> list[Span]:
    """Return each place with the preposition that leads to it: "in the city of Dori"."""
    names = language.names
    between = {*place_words(language.code), *names.articles, *names.of}
    found: list[Span] = []
    for scene in scenes:
        start = max(sentence.start, scene.span.start - _LEAD)
        for word in reversed(list(_WORD.finditer(text, start, scene.span.start))):
            said = word[0].casefold().replace("’", "'")
            if said in names.prepositions:
                found.append(Span(word.start(), scene.span.end))
            if said in names.prepositions or said not in between:
                break
    return found


def shared(text: str, told: Told, scenes: Sequence[Scene], led: Sequence[Span]) -> list[Told]:
    """Return an event as one a place, where its numbers are told at several."""
    people = [one for one in told.people if one.fate]
    own = _own_places(text, people, scenes, led)
    places = {scene.span for scene in own if scene}
    if len(people) < 2 or not places or not (len(places) > 1 or _elsewhere(people, own, scenes)):
        return [told]
    parts: list[tuple[Scene | None, list[People]]] = []
    for one, scene in zip(people, own, strict=True):
        if scene is None and parts:
            parts[-1][1].append(one)
        elif (
            parts and parts[-1][0] is None and len(places) > 1 and not _before(parts[-1][1], scenes)
        ):
            parts[-1] = (scene, [*parts[-1][1], one])
        else:
            parts.append((scene, [one]))
    taken = tuple(scene.span for scene in own if scene)
    return [replace(told, people=tuple(some), at=at, taken=taken) for at, some in parts]


def _own_places(
    text: str, people: Sequence[People], scenes: Sequence[Scene], led: Sequence[Span]
) -> list[Scene | None]:
    """Return for each number the place that it is led to before the next one begins."""
    ends = [*(_begin(after, one) for one, after in pairwise(people)), len(text)][: len(people)]
    found: list[Scene | None] = []
    for one, end in zip(people, ends, strict=True):
        at = one.quantity.span.end
        near = (s for s in led if at <= s.start <= at + _REACH and s.end <= end)
        lead = next((s for s in near if not _STOP.search(text, at, s.start)), None)
        found.append(next((s for s in scenes if lead and s.span.end == lead.end), None))
    return found


def _begin(one: People, before: People | None) -> int:
    """Return where the words on some people begin: at their fate where it is their own."""
    start, fate = one.quantity.span.start, one.fate_span
    taken = fate is None or (before is not None and before.fate_span == fate)
    return start if fate is None or taken else min(start, fate.start)


def _before(people: Sequence[People], scenes: Sequence[Scene]) -> bool:
    """Say whether a place stands before some people, where they may have been hit."""
    return any(scene.span.end <= _begin(people[0], None) for scene in scenes)


def _elsewhere(
    people: Sequence[People], own: Sequence[Scene | None], scenes: Sequence[Scene]
) -> bool:
    """Say whether a town before the only number with a place is that of the others.

    "À Homs, des tirs ont tué trois enfants et en ont blessé sept à Hama".
    """
    last = people[-1]
    if len(people) < 2 or own[-1] is None or any(own[:-1]):
        return False
    start = _begin(last, people[-2])
    others = [s for s in scenes if s is not own[-1] and s.span.end <= start]
    towns = [
        s for s in others if not (s.mention.place and s.mention.place.feature.startswith(REGIONS))
    ]
    return bool(towns)
