"""The words that tell an event, longest first; idioms are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from geoevents.events.kinds import EVENT_KINDS, Kind
from geoevents.languages import Language, get_language
from geoevents.languages.language import EventWords
from geoevents.languages.matching import Lexicon, Words, any_of, ends_with
from geoevents.model import Span

_BACK = 40


class Voice(StrEnum):
    """How the trigger stands to its actor."""

    VERB = "verb"
    PASSIVE = "passive"
    NOUN = "noun"


class Trigger(NamedTuple):
    """Words that tell an event of a kind."""

    span: Span
    kind: Kind
    voice: Voice


Found = list[tuple[tuple[Kind, Voice], re.Match[str]]]


@cache
def _patterns(code: str) -> tuple[Lexicon[tuple[Kind, Voice]], Words]:
    """Return (the patterns of all kinds, the words that are never events)."""
    words = get_language(code).events
    extra = words.triggers
    found: list[tuple[tuple[Kind, Voice], Words]] = []
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
            if patterns:
                told = (*patterns, *(one for some in patterns for one in _simple(some, words)))
                found.append(((kind, voice), any_of(_formed(told, words.forms))))
        never += own.never if own else ()
    return Lexicon(found), any_of(_formed(tuple(never), words.forms))


def _formed(patterns: tuple[str, ...], forms: Mapping[str, str]) -> tuple[str, ...]:
    """Fill in the forms of verbs that a kind's file names: "{avoir} conquis".

    A pack's form that may be missing takes its own space along ("{have}killed").
    """
    return tuple(
        re.sub(r"\{([a-z]+)\} ?", lambda m: _form(forms[m[1]]), pattern) for pattern in patterns
    )


_PARTICIPLES = re.compile(r"(?P<form>\{\w+\} )(?:(?P<one>\w+)|\(\?:(?P<some>\w+(?:\|\w+)*)\))")


def _simple(pattern: str, words: EventWords) -> Iterator[str]:
    """Yield what a pattern is in the simple past: "{avoir} bombardé" is "bombardèrent" too.

    Only participles that stand for themselves are changed, and what follows them stays.
    """
    for compound, simple in words.simple_passive.items():
        if pattern.startswith(compound):
            yield simple + pattern.removeprefix(compound)
            return
    found = _PARTICIPLES.match(pattern)
    if found is None or found["form"] not in words.simple_forms:
        return
    told = [_in_simple_past(one, words) for one in (found["one"] or found["some"]).split("|")]
    if some := [one for one in told if one]:
        yield f"(?:{'|'.join(some)}){pattern[found.end() :]}"


def _in_simple_past(participle: str, words: EventWords) -> str:
    if participle in words.simple_past:
        return words.simple_past[participle]
    endings = words.simple_endings.items()
    return next(
        (participle.removesuffix(end) + form for end, form in endings if participle.endswith(end)),
        "",
    )


def _form(form: str) -> str:
    return form if form.endswith(")?)?") else f"(?:{form}) "


def _is_sport(text: str, sentence: Span, language: Language) -> bool:
    return bool(any_of(language.events.sports).search(text, *sentence))


def find_triggers(
    text: str, sentences: Sequence[Span], language: Language
) -> dict[int, list[Trigger]]:
    """Return the triggers of the sentences that have any, by their numbers, in order."""
    patterns, never = _patterns(language.code)
    kept = (
        (number, _kept(text, sentences[number], found, never, language))
        for number, found in patterns.find_each(text, sentences)
    )
    return {number: triggers for number, triggers in kept if triggers}


def _kept(
    text: str, sentence: Span, said: Found, never: Words, language: Language
) -> list[Trigger]:
    """Return the triggers among what was found in a sentence; none lies in another."""
    found = [Trigger(Span(*match.span()), kind, voice) for (kind, voice), match in said]
    if any(one.kind.violent for one in found) and _is_sport(text, sentence, language):
        found = [one for one in found if not one.kind.violent]
    if not found:
        return []
    closed = [Span(*match.span()) for match in never.finditer(text, *sentence)]
    kept: list[Trigger] = []
    for one in sorted(found, key=lambda t: (t.span.start - t.span.end, t.span.start, t.kind.name)):
        if not any(one.span.meets(span) for span in closed):
            closed.append(one.span)
            kept.append(one)
    back = language.events.back_references
    told = [
        t
        for t in kept
        if t.voice is not Voice.NOUN
        or ends_with(text, max(sentence.start, t.span.start - _BACK), t.span.start, back) < 0
    ]
    return sorted(told, key=lambda t: t.span)
