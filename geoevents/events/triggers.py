"""The words that tell an event, longest first; idioms are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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


_CASED = re.compile(r"\(\?-i|(?<!\\)[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class _Rule:
    """The patterns of a kind in one voice; `cased` ones look at capitals.

    The others see small letters alone, which takes half the time of ignoring case.
    """

    kind: Kind
    voice: Voice
    pattern: re.Pattern[str]
    cased: bool


Patterns = tuple[_Rule, ...]


@cache
def _patterns(code: str) -> tuple[Patterns, re.Pattern[str]]:
    """Return (the patterns of all kinds, the words that are never events)."""
    words = get_language(code).events
    extra = words.triggers
    found: list[_Rule] = []
    never: list[str] = []
    for kind in EVENT_KINDS.values():
        own = kind.triggers.get(code)
        groups = (
            {Voice.VERB: own.verbs, Voice.PASSIVE: own.passives, Voice.NOUN: own.nouns}
            if own
            else {}
        )
        groups[Voice.NOUN] = (*groups.get(Voice.NOUN, ()), *extra.get(kind.name, ()))
        for voice, patterns in groups.items():
            found += _rules(kind, voice, _formed(patterns, words.forms))
        never += own.never if own else ()
    return tuple(found), any_of(_formed(tuple(never), words.forms))


def _rules(kind: Kind, voice: Voice, patterns: tuple[str, ...]) -> Iterator[_Rule]:
    for cased in (False, True):
        some = tuple(p for p in patterns if bool(_CASED.search(p)) is cased)
        if some:
            yield _Rule(kind, voice, any_of(some, cased=not cased), cased)


def _small(text: str) -> str:
    """Return small letters at the same offsets: "İ" alone would become two."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _formed(patterns: tuple[str, ...], forms: Mapping[str, str]) -> tuple[str, ...]:
    """Fill in the forms of verbs that a kind's file names: "{avoir} conquis".

    A pack's form that may be missing takes its own space along ("{have}killed").
    """
    return tuple(
        re.sub(r"\{([a-z]+)\} ?", lambda m: _form(forms[m[1]]), pattern) for pattern in patterns
    )


def _form(form: str) -> str:
    return form if form.endswith(")?)?") else f"(?:{form}) "


def find_triggers(
    text: str, sentence: Span, language: Language, taken: tuple[Span, ...]
) -> list[Trigger]:
    """Return the triggers of a sentence in order; none lies in another or in `taken`."""
    patterns, never = _patterns(language.code)
    closed = [*taken, *(Span(*m.span()) for m in never.finditer(text, *sentence))]
    sport = bool(any_of(language.events.sports).search(text, *sentence))
    said, at = sentence.of(text), sentence.start
    low = _small(said)
    found = [
        Trigger(Span(at + match.start(), at + match.end()), rule.kind, rule.voice)
        for rule in patterns
        if not (sport and rule.kind.violent)
        for match in rule.pattern.finditer(said if rule.cased else low)
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
