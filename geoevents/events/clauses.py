"""Where one clause of a sentence ends and the next begins: words of the pack and stops."""

from __future__ import annotations

import re
from itertools import pairwise

from geoevents.languages.language import EventWords
from geoevents.languages.matching import any_of
from geoevents.model import Span

_COMMA = re.compile(r"[,،](?!\d)\s*")
_STOPS = re.compile(r"[;؛:«»“”\"()]|\s[–—-]\s")


def clauses(text: str, sentence: Span, words: EventWords) -> tuple[Span, ...]:
    """Cut a sentence before each break word and at each stop; none is empty."""
    cuts = {sentence.start, sentence.end}
    cuts |= {
        match.start() for match in any_of((*words.breaks, *words.apart)).finditer(text, *sentence)
    }
    cuts |= {match.end() for match in _STOPS.finditer(text, *sentence)}
    ordered = sorted(cuts)
    return tuple(Span(a, b) for a, b in pairwise(ordered))


def asides(text: str, within: Span, words: EventWords) -> list[Span]:
    """Return the relative clauses between two commas: "Chad, |which sent troops|, said"."""
    commas = list(_COMMA.finditer(text, *within))
    pronouns = any_of(words.subject_pronouns)
    return [
        Span(one.end(), other.start())
        for one, other in pairwise(commas)
        if pronouns.match(text, one.end(), other.start())
    ]


def clause_at(parts: tuple[Span, ...], at: Span) -> Span:
    """Return the clause in which a span begins."""
    for part in parts:
        if at.start < part.end:
            return part
    raise ValueError(f"nothing begins at {at.start} in {parts}")
