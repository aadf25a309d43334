"""Dates that hang on an event the text dates elsewhere: "avant l'annonce"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from geoevents.dates.calendar import Interval
from geoevents.dates.forms import lookup
from geoevents.dates.prefixes import ruled
from geoevents.languages import Language
from geoevents.languages.matching import Words, any_of, ends_with
from geoevents.model import Document, Span, When

_NEAR = 60
_LEAD = 16


class Anchored(NamedTuple):
    """Words such as "since the start of the offensive": the rule, and the noun's stem."""

    span: Span
    rule: str
    stem: str


def anchored_in(
    text: str, sentence: Span, found: Iterable[re.Match[str]], language: Language
) -> Iterator[Anchored]:
    """Yield the anchored dates of a sentence: a since, before, after or until, and a noun."""
    for match in found:
        lead_start = max(sentence.start, match.start() - _LEAD)
        rule, start = _rule(text, lead_start, match.start(), language)
        if rule:
            stem = lookup(language.dates.anchors, match["anchor"])
            yield Anchored(Span(start, match.end()), rule, stem)


def _rule(text: str, start: int, end: int, language: Language) -> tuple[str, int]:
    for name in ("since", "before", "after", "until"):
        begin = ends_with(text, start, end, getattr(language.dates, name))
        if begin >= 0:
            return name, begin
    return "", 0


def resolve_anchored(
    document: Document,
    sentence: Span,
    anchored: Anchored,
    dated: tuple[When, ...],
    language: Language,
) -> When | None:
    """Return the interval, with no ends where the text dates its event nowhere.

    The date nearest after the noun or verb is its date ("offensive lancée le 15
    novembre", "annoncé jeudi"), in this sentence before all others.
    """
    stem = any_of((anchored.stem,))
    own = _date_after(document.text, anchored.span.end, sentence.end, dated)
    said = own or _told(document.text, stem, dated)
    span = anchored.span
    if own and own.span:
        span = Span(span.start, own.span.end)
    days = Interval(said.earliest, said.latest, said.precision) if said else Interval()
    days = ruled(anchored.rule, days, document, same_day=True)
    return When(days.earliest, days.latest, days.precision, span.of(document.text), span)


def _date_after(text: str, start: int, end: int, dated: tuple[When, ...]) -> When | None:
    """Return the date that follows within reach, with no stop or comma between."""
    for when in dated:
        if when.span and start <= when.span.start < min(end, start + _NEAR):
            return None if re.search(r"[.,;:\n]", text[start : when.span.start]) else when
    return None


def _told(text: str, stem: Words, dated: tuple[When, ...]) -> When | None:
    for match in stem.finditer(text):
        found = _date_after(text, match.end(), len(text), dated)
        if found and found.earliest:
            return found
    return None
