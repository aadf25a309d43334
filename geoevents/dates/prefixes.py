"""The small words before a date: since, before, after, until."""

from __future__ import annotations

from functools import cache

from geoevents.dates.calendar import Interval, before
from geoevents.languages import Language
from geoevents.languages.language import DateWords
from geoevents.languages.matching import Words, any_of, ends_with
from geoevents.model import Document, Precision, Span

_REACH = 48
_RULES = ("since", "before", "after", "until")


def prefixed(
    document: Document, sentence: Span, span: Span, days: Interval, language: Language
) -> tuple[Span, Interval]:
    """Widen a date by the word before it, and turn it into the interval that both say.

    "depuis X" runs from X to the day of publication; "avant X" ends the day before X.
    """
    word, start = _word(document.text, sentence, span, language.dates)
    if not word:
        return span, days
    return Span(start, span.end), ruled(word, days, document, same_day=False)


def ruled(word: str, days: Interval, document: Document, same_day: bool) -> Interval:
    """Return the interval that "since", "before", "after" or "until" makes of `days`."""
    published = document.published
    if word == "before":
        return before(days, same_day)
    if word == "until":
        return Interval(None, days.latest, days.precision)
    if days.earliest is None:
        return Interval(None, published, Precision.UNKNOWN)
    if published is not None and published < days.earliest:  # "from Monday on", to come
        return Interval(days.earliest, None, days.precision)
    return Interval(days.earliest, published, days.precision)


@cache
def _all(words: DateWords) -> Words:
    return any_of(tuple(pattern for name in _RULES for pattern in getattr(words, name)))


def _word(text: str, sentence: Span, span: Span, words: DateWords) -> tuple[str, int]:
    """Return which of the four rules the words before (or at the head of) a date name."""
    lead_start = max(sentence.start, span.start - _REACH)
    if not _all(words).may_stand(text, lead_start, span.end):
        return "", span.start
    for name in _RULES:
        patterns = getattr(words, name)
        if any_of(patterns).match(text, span.start, span.end):
            return name, span.start
        begin = ends_with(text, lead_start, span.start, patterns)
        if begin >= 0:
            return name, begin
    return "", span.start
