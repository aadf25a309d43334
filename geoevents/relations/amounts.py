"""Distances and durations in words: "27 km", "une dizaine de kilomètres", "an hour"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeVar

from geoevents.geometry import number_precision
from geoevents.languages.language import RelationWords
from geoevents.model import Distance

_T = TypeVar("_T")

ROAD_SPEEDS_M = (40_000.0, 65_000.0, 90_000.0)
"""Metres an hour by road: slow, middling, fast."""
_ABOUT = 0.15  # "environ 30 km" allows 15 % either way
_OTHER_UNIT = r"\(\d[^()]{1,20}\)"  # "100 km (62 miles)"
_MORE = 1.5  # "plus de 10 km" reaches to 15


def choice(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first; white space is free."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)


def _number(words: RelationWords) -> str:
    space = words.thousands.replace(" ", r"\s")
    mark = re.escape(words.decimal) + "."
    digits = rf"\d{{1,3}}(?:[{space}]\d{{3}})+(?!\d)(?:{re.escape(words.decimal)}\d+)?"
    word = rf"(?:{choice(words.numbers)})\b"
    joiner = rf"[\s-]+(?:(?:{choice(words.number_joiners)})[\s-]+)?"
    return rf"(?:{digits}|\d+(?:[{mark}]\d+)?|\b{word}(?:{joiner}{word})*)"


def _unit(units: Mapping[str, float]) -> str:
    return rf"(?:{choice(units)})(?![\w/])"


@cache
def amount_pattern(words: RelationWords, of_time: bool = False) -> str:
    """Return a pattern, without groups, for one distance or one duration."""
    return re.sub(r"\(\?P<\w+>", "(?:", _amount(words, of_time))


def _amount(words: RelationWords, of_time: bool) -> str:
    number, unit = _number(words), _unit(words.hours if of_time else words.units)
    before = "|".join(
        rf"(?P<{name}>{choice(group)})"
        for name, group in (("about", words.about), ("less", words.less), ("more", words.more))
    )
    spans = "|".join(
        re.escape(form).replace(r"\ ", r"\s+").replace(r"\{n\}", number) for form in words.ranges
    )
    core = rf"(?P<range>{spans})\s*|(?P<vague>{choice(words.vague)})\s+|(?P<number>{number})\s*-?"
    half = rf"(?:\s+(?P<half>{choice(words.halves or ('½',))}))?"
    after = rf"{half}(?:\s+(?P<after>{choice(words.about)}))?(?:\s*{_OTHER_UNIT})?"
    return rf"(?<![\w.,])(?:(?:{before})\s*)?(?:{core})(?P<unit>{unit}){after}(?!\w)"


@cache
def _reader(words: RelationWords, of_time: bool) -> re.Pattern[str]:
    return re.compile(_amount(words, of_time), re.IGNORECASE)


def read_distance(text: str, words: RelationWords) -> Distance | None:
    """Read a distance; None where its number is no number."""
    return _read(text, words, of_time=False)


def read_duration(text: str, words: RelationWords) -> Distance | None:
    """Read a time of travel as the distance it covers by road."""
    time = _read(text, words, of_time=True)
    if time is None:
        return None
    slow, middling, fast = ROAD_SPEEDS_M
    return Distance(time.best_m * middling, time.low_m * slow, time.high_m * fast, 0.0, text)


def _read(text: str, words: RelationWords, *, of_time: bool) -> Distance | None:
    match = _reader(words, of_time).fullmatch(text)
    if match is None:
        return None
    unit = _lookup(words.hours if of_time else words.units, match["unit"])
    low, best, high, precision = _bounds(match, words)
    if match["about"] or match["after"]:
        low, high = low * (1 - _ABOUT), high * (1 + _ABOUT)
    elif match["less"]:
        low, best = 0.0, high / 2
    elif match["more"]:
        best, high = best * (1 + _MORE) / 2, best * _MORE
    return Distance(best * unit, low * unit, high * unit, precision * unit, text)


def _bounds(match: re.Match[str], words: RelationWords) -> tuple[float, float, float, float]:
    """Return low, best, high and u, in the unit as written."""
    if match["vague"]:
        low, best, high = _lookup(words.vague, match["vague"])
        return low, best, high, 0.0
    if match["range"]:
        ends = [read_number(found, words) for found in _range_ends(match["range"], words)]
        low, high = min(ends)[0], max(ends)[0]
        return low, (low + high) / 2, high, max(end[1] for end in ends)
    value, precision = read_number(match["number"], words)
    if match["half"]:
        value, precision = value + 0.5, number_precision("0.5")
    return value, value, value, precision


def _range_ends(text: str, words: RelationWords) -> list[str]:
    return re.findall(_number(words), text, re.IGNORECASE)


def read_number(text: str, words: RelationWords) -> tuple[float, float]:
    """Return a number in figures or words, with its precision u."""
    if text[0].isdigit():
        written = _plain(text, words)
        return float(written), number_precision(written)
    total, current = 0.0, 0.0
    for found in re.findall(rf"\b(?:{choice(words.numbers)})\b", text, re.IGNORECASE):
        value = _lookup(words.numbers, found)
        if value == 1000:
            total, current = total + max(current, 1) * value, 0.0
        else:
            current = max(current, 1) * value if value == 100 else current + value
    return total + current, number_precision(f"{total + current:g}")


def _plain(text: str, words: RelationWords) -> str:
    """Return figures with a point for decimals and nothing between thousands."""
    marks = words.thousands.replace(" ", r"\s")
    joined = re.sub(rf"(?<=\d)[{marks}](?=\d{{3}}(?!\d))", "", text)
    return joined.replace(words.decimal, ".")


def _lookup(table: Mapping[str, _T], text: str) -> _T:
    return table[re.sub(r"\s+", " ", text.casefold().replace("’", "'"))]
