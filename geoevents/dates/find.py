"""Find the dates of a document. A date that needs the day of publication waits for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from geoevents.dates import calendar
from geoevents.dates.absolute import interval_of
from geoevents.dates.anchored import Anchored, anchored_in, resolve_anchored
from geoevents.dates.calendar import NOTHING, Interval
from geoevents.dates.forms import forms_of, lookup
from geoevents.dates.prefixes import prefixed
from geoevents.dates.tense import is_ahead
from geoevents.languages import Language
from geoevents.languages.matching import any_of
from geoevents.model import Document, Precision, Sentence, Span, When
from geoevents.vowel_signs import without_signs

_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_SLASHED = re.compile(
    r"(?<![\d/.])(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d)"
)
_FIGURES = tuple(map(re.compile, (r"-\d\d-\d\d", r"/(?:19|20)\d\d", r"\.(?:19|20)\d\d")))
"""What stands in every date of figures alone, one or the other: each begins with one sure
sign, which is sought in a text far more quickly than a choice of signs."""
_REACH = 600
"""How far back the date may stand that "two days later" counts from."""

Said = list[tuple[str, re.Match[str]]]
"""What was found of a language's forms: the way each counts, and its match.

"numeric" says that dates of figures alone stand in the sentence."""


class Found(NamedTuple):
    """The words of a date and the days they mean, before "since" and its like."""

    span: Span
    days: Interval
    lag: tuple[str, int] | None = None
    """The unit and number that count from the date told before: "two days later"."""


def find_dates(
    document: Document, sentences: tuple[Sentence, ...], language: Language
) -> tuple[When, ...]:
    """Return the dates of a document in text order.

    Where the publication date is not known, what needs it has no ends and keeps its
    words. A date inside another's words ("depuis le début d'une offensive lancée le 15
    novembre") is kept beside it.
    """
    signs = without_signs(document.text)
    if signs is None:
        return _found(document, sentences, language)
    bare = replace(document, text=signs.bare)
    return signs.restored(_found(bare, signs.bared(sentences), language))


def _found(
    document: Document, sentences: tuple[Sentence, ...], language: Language
) -> tuple[When, ...]:
    plain: list[When] = []
    waiting: list[tuple[Sentence, Anchored]] = []
    for sentence, said in _sentences_with_dates(document.text, sentences, language):
        told = _told(plain)
        found = _widest(_matches(document, sentence.span, said, language, told))
        if document.published is None and not told and (first := _first_day(found)):
            found = _widest(_matches(document, sentence.span, said, language, first))
        hung = (match for way, match in said if way == "anchored")
        anchored = anchored_in(document.text, sentence.span, hung, language)
        waiting += [(sentence, a) for a in anchored if not _inside(a.span, found)]
        for one in found:
            plain.append(
                _after(document, plain, one)
                if one.lag
                else _when(document, sentence.span, one, language)
            )
    dated = tuple(plain)
    late = [resolve_anchored(document, s.span, a, dated, language) for s, a in waiting]
    whens = {w.span: w for w in [*plain, *(w for w in late if w is not None)]}
    return tuple(sorted(whens.values(), key=lambda w: w.span or Span(0, 0)))


def _told(whens: list[When]) -> date | None:
    """Return the day that was told last, as a year and a month are not."""
    days = (when.earliest for when in whens[::-1] if when.precision is Precision.DAY)
    return next(filter(None, days), None)


def _first_day(found: list[Found]) -> date | None:
    days = (one.days.earliest for one in found if one.days.precision is Precision.DAY)
    return next(filter(None, days), None)


def _sentences_with_dates(
    text: str, sentences: tuple[Sentence, ...], language: Language
) -> Iterator[tuple[Sentence, Said]]:
    """Yield the sentences that may tell a date, with the forms found there."""
    spans = [sentence.span for sentence in sentences]
    said = dict(forms_of(language.code).find_each(text, spans))
    figures = [match for pattern in _FIGURES for match in pattern.finditer(text)]
    starts = [span.start for span in spans] if figures else []
    numeric = {bisect_right(starts, match.start()) - 1: match for match in figures}
    for number in sorted({*said, *numeric} - {-1}):
        dated: Said = [("numeric", numeric[number])] if number in numeric else []
        yield sentences[number], dated + said.get(number, [])


def _inside(span: Span, found: list[Found]) -> bool:
    return any(f.span.meets(span) for f in found)


def _when(document: Document, sentence: Span, found: Found, language: Language) -> When:
    span, days = prefixed(document, sentence, found.span, found.days, language)
    return When(days.earliest, days.latest, days.precision, span.of(document.text), span)


def _after(document: Document, told: list[When], found: Found) -> When:
    """Return the date that "two days later" means: so long after the one told before."""
    span, days = found.span, found.days
    last = told[-1] if told else None
    if found.lag and found.lag[0] in {"hour", "day"}:  # no day counts from "in 2011"
        last = next((w for w in told[::-1] if w.precision is Precision.DAY), last)
    near = last and last.span and span.start - last.span.end <= _REACH
    if near and last and last.earliest and found.lag:
        days = _offset(last.earliest, *found.lag)
        if last.precision is not Precision.DAY and found.days is not NOTHING:
            days = found.days  # "la veille" of a month is the day before the news
        elif last.precision is Precision.YEAR and found.lag[0] != "year":
            days = NOTHING
    return When(days.earliest, days.latest, days.precision, span.of(document.text), span)


def _lag(match: re.Match[str], way: str, language: Language) -> tuple[str, int]:
    if "unit" not in match.groupdict():
        return "hour", 0
    number, unit = _amount(_groups(match), language)
    return unit, number if way == "later" else -number


def _widest(found: Iterable[Found]) -> list[Found]:
    found = list(found)
    if len(found) < 2:
        return found
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.span.start - f.span.end, f.span.start)):
        if not any(one.span.meets(other.span) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.span)


def _matches(
    document: Document, sentence: Span, said: Said, language: Language, told: date | None
) -> Iterator[Found]:
    text, published, words = document.text, document.published, language.dates
    for way, match in said:
        span = Span(*match.span())
        if way == "numeric":
            yield from _numeric(text, sentence, language)
        elif way == "date":
            ahead = partial(is_ahead, text, sentence, span, words)
            yield Found(span, interval_of(_groups(match), published, ahead, words, told))
        elif way == "day":
            offset = lookup(words.days, match[0])
            lag = ("day", offset) if any_of(words.told_days).fullmatch(match[0]) else None
            yield Found(span, _offset(published, "day", offset), lag)
        elif way == "period":
            yield Found(span, _offset(published, *lookup(words.periods, match[0])))
        elif way in {"ago", "last"}:
            yield Found(span, _counted(published, match, way, language))
        elif way in {"later", "earlier"}:
            yield Found(span, NOTHING, _lag(match, way, language))


def _counted(
    published: date | None, match: re.Match[str], way: str, language: Language
) -> Interval:
    """Return what counts back from the day of publication: "3 days ago"."""
    number, unit = _amount(_groups(match), language)
    since = _offset(published, unit, -number)
    if way == "ago":
        return since
    return since._replace(latest=published) if published else NOTHING


def _amount(groups: dict[str, str], language: Language) -> tuple[int, str]:
    words = language.dates
    said = groups.get("n") or groups.get("n2") or "1"
    number = int(said) if said.isdigit() else lookup(words.numbers, said)
    return number, lookup(words.units, groups["unit"])


def _offset(published: date | None, unit: str, offset: int) -> Interval:
    if published is None:
        return NOTHING
    try:
        return calendar.shifted(published, unit, offset)
    except (OverflowError, ValueError):  # "900 years ago", said in the year 800
        return NOTHING


def _numeric(text: str, sentence: Span, language: Language) -> Iterator[Found]:
    for match in _ISO.finditer(text, *sentence):
        groups = (int(match[name]) for name in ("year", "month", "day"))
        yield Found(Span(*match.span()), calendar.safe_day(*groups))
    for match in _SLASHED.finditer(text, *sentence):
        first, second = int(match["a"]), int(match["b"])
        if language.dates.day_first or first > 12:
            yield Found(Span(*match.span()), calendar.safe_day(int(match["year"]), second, first))
        elif second > 12 or first == second:  # 04/05 is two days in English: left unsaid
            yield Found(Span(*match.span()), calendar.safe_day(int(match["year"]), first, second))


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value}
