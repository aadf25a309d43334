"""A language's forms of dates, with their places filled in, as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import TypeVar

from geoevents.languages import get_language
from geoevents.languages.language import DateWords
from geoevents.languages.matching import Lexicon, Words, any_of, folded

T = TypeVar("T")
_PLACE = re.compile(r"\{(weekday|month|day|year|n|unit|part|season|decade|mark|anchor)(2?)\}")
_YEAR = r"(?:1[89]|20)\d\d(?![\d%]|[.,]\d| %)"
_EMPTY = r"(?!)"


@cache
def forms_of(code: str) -> Lexicon[str]:
    """Return all forms of the pack of that code, each under the way it counts.

    That is date, ago, later and earlier (than the date before), last ("the last three
    days"), anchored, period or day; the groups
    of a match carry what it says.
    """
    words = get_language(code).dates
    places = _places(words)
    groups = {
        "date": _filled(words.date_forms, places, words.cased_months),
        "ago": _filled(words.ago_forms, places),
        "later": _filled(words.later_forms, places),
        "earlier": _filled(words.earlier_forms, places),
        "last": _filled(words.last_forms, places),
        "anchored": _filled(words.anchored_forms, places),
        "period": (any_of(tuple(words.periods)),),
        "day": (any_of(tuple(words.days)),),
    }
    return Lexicon((name, form) for name, forms in groups.items() for form in forms)


def lookup(table: Mapping[str, T], text: str) -> T:
    """Return the value of the first pattern of `table` that is the whole of `text`."""
    patterns = tuple(table)
    return table[patterns[_which(patterns, text)]]


@lru_cache(maxsize=2_000)
def _which(patterns: tuple[str, ...], text: str) -> int:
    words = " ".join(text.split()).replace("’", "'")
    for number, pattern in enumerate(patterns):
        if any(folded(pattern).fullmatch(form) for form in (words, f"{words} ")):
            return number
    raise KeyError(text)


def _places(words: DateWords) -> dict[str, str]:
    return {
        "weekday": _choice(words.weekdays, folded=True),
        "month": _choice(words.months),
        "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,]\d)",
        "year": _YEAR,
        "decade": r"(?:1[89]|20)\d0",
        "n": rf"\d{{1,3}}|{_choice(words.numbers, folded=True)}",
        "unit": _choice(words.units, folded=True),
        "part": _choice(words.parts, folded=True),
        "season": _choice(words.seasons, folded=True),
        "mark": "|".join((*words.last_marks, *words.next_marks)) or _EMPTY,
        "anchor": _choice(words.anchors, folded=True),
    }


def _choice(patterns: Iterable[str], folded: bool = False) -> str:
    body = "|".join(sorted(patterns, key=len, reverse=True)) or _EMPTY
    return f"(?i:{body})" if folded else f"(?:{body})"


def _filled(
    forms: tuple[str, ...], places: Mapping[str, str], cased: bool = False
) -> tuple[Words, ...]:
    filled = (_PLACE.sub(lambda m: f"(?P<{m[1]}{m[2]}>{places[m[1]]})", form) for form in forms)
    if cased:  # "in May" is a month and "they may" is none: small words alone are folded
        filled = (_unfold_first(form) for form in filled)
    return tuple(any_of((form,), cased) for form in filled)


def _unfold_first(form: str) -> str:
    """Let a form's own words begin a sentence: (?:on → (?i:on."""
    return form if form.startswith("(?P") else re.sub(r"\(\?:(?=[a-z])", "(?i:", form)
