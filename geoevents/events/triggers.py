"""The words that tell an event, longest first; idioms are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from geoevents.events.clauses import ends_with
from geoevents.events.kinds import EVENT_KINDS, Kind
from geoevents.languages import Language, get_language
from geoevents.languages.language import any_of
from geoevents.model import Span

_BACK = 40


class Voice(StrEnum):
    """How the trigger stands to its actor."""

    VERB = "verb"
    PASSIVE = "passive"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell an event of a kind."""

    span: Span
    kind: Kind
    voice: Voice


Patterns = tuple[tuple[Kind, Voice, re.Pattern[str]], ...]


@cache
def _patterns(code: str) -> tuple[Patterns, re.Pattern[str]]:
    """Return (the patterns of all kinds, the words that are never events)."""
    extra = get_language(code).events.triggers
    found: list[tuple[Kind, Voice, re.Pattern[str]]] = []
    never: list[str] = []
    for kind in EVENT_KINDS.values():
        own = kind.triggers.get(code)
        groups = (
            {Voice.VERB: own.verbs, Voice.PASSIVE: own.passives, Voice.NOUN: own.nouns}
            if own
            else {}
        )
        groups[Voice.NOUN] = (*groups.get(Voice.NOUN, ()), *extra.get(kind.name, ()))
        found += [(kind, voice, any_of(patterns)) for voice, patterns in groups.items() if patterns]
        never += own.never if own else ()
    return tuple(found), any_of(tuple(never))


def find_triggers(
    text: str, sentence: Span, language: Language, taken: tuple[Span, ...]
) -> list[Trigger]:
    """Return the triggers of a sentence in order; none lies in another or in `taken`."""
    patterns, never = _patterns(language.code)
    closed = [*taken, *(Span(*m.span()) for m in never.finditer(text, *sentence))]
    found = [
        Trigger(Span(*match.span()), kind, voice)
        for kind, voice, pattern in patterns
        for match in pattern.finditer(text, *sentence)
    ]
    kept: list[Trigger] = []
    for one in sorted(found, key=lambda t: (t.span.start - t.span.end, t.span.start, t.kind.name)):
        if not any(one.span.meets(span) for span in closed):
            closed.append(one.span)
            kept.append(one)
    back = language.events.back_references
    told = [
        t
        for t in kept
        if ends_with(text, max(sentence.start, t.span.start - _BACK), t.span.start, back) < 0
    ]
    return sorted(told, key=lambda t: t.span)
