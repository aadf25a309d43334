"""Numbers in digits and words -> bounds: "au moins 34" is 34 and no high.

Own reader, driven by the pack's words: text2num reads neither "une vingtaine" nor spaced
digits, and makes "tens of thousands" 10 of 1,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from geoevents.languages.language import EventWords
from geoevents.languages.matching import Words, any_of, ends_with, folded
from geoevents.languages.openings import openings
from geoevents.languages.word_starts import Sought
from geoevents.model import Count, Span

_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_FIGURES = tuple(f"{figure}+" for figure in "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９")
"""What a number in figures begins with: those of the scripts that news are written in."""
_LEAD = 20
_ABOUT = 0.1
"""A round "about 50" admits a tenth either way."""


_MOST_DIGITS = 15
"""Beyond these no number counts people, and a float would no longer be exact."""


class Quantity(NamedTuple):
    """A number that was read, with its bounds and all its words."""

    span: Span
    low: int | None
    high: int | None

    def counted(self, text: str) -> Count:
        """Return it as a Count of the model."""
        return Count(self.low, self.high, self.span.of(text), self.span)


def find_quantities(text: str, span: Span, words: EventWords) -> list[Quantity]:
    """Return the numbers of people that a stretch of text may hold, in order.

    Numbers with a unit ("27 km", "85 %") are none.
    """
    found = sorted(_vague(text, span, words), key=lambda q: q.span.start - q.span.end)
    for one in _exact(text, span, words):
        if not any(one.span.meets(other.span) for other in found):
            found.append(one)
    found = [q for q in found if not _has_unit(text, q, words)]
    return _ranged(text, [_bounded(text, span, q, words) for q in sorted(found, key=_start)], words)


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _vague(text: str, span: Span, words: EventWords) -> Iterator[Quantity]:
    taken = -1
    for match in any_of(tuple(words.vague)).finditer(text, *span):
        said = " ".join(match[0].split())
        scaled = _after_number(text, span, match.start(), words)
        for pattern, (low, high) in words.vague.items():
            if match.start() >= taken and not scaled and folded(pattern).fullmatch(said):
                taken = match.end()
                yield Quantity(Span(*match.span()), low, high)


def _after_number(text: str, span: Span, at: int, words: EventWords) -> bool:
    """Say whether a number stands right before: "3,5 millions" is exact."""
    before = text[span.start : at].split()
    last = before[-1].casefold() if before else ""
    return last[-1:].isdigit() or last in words.numbers or last in words.multipliers


def _exact(text: str, span: Span, words: EventWords) -> Iterator[Quantity]:
    pattern, sought = _exact_pattern(words)
    after = 0
    for at in sought.within(text, *span):
        match = pattern.match(text, at, span.end) if at >= after else None
        if match:
            after = match.end()
            value = _value(match, words)
            if value is not None:
                yield Quantity(Span(*match.span()), value, value)


@cache
def _exact_pattern(words: EventWords) -> tuple[re.Pattern[str], Sought]:
    """Return the pattern of a number, and what it may begin with."""
    names = sorted((*words.numbers, *words.multipliers), key=len, reverse=True)
    name = rf"(?:{'|'.join(names)})(?![\w])"
    joint = "|".join(words.number_joiners) or r"(?!)"
    spelt = rf"(?:{name})(?:(?:[\s-]+(?:{joint})[\s-]+|[\s-]+){name})*"
    pattern = folded(
        rf"(?<![\w.,-])(?:(?P<digits>{_DIGITS})(?:\s+(?P<scale>{name}))?|(?P<words>{spelt}))(?!\w)"
    )
    return pattern, Sought(key for one in (*_FIGURES, *names) for key in openings(one))


def _value(match: re.Match[str], words: EventWords) -> int | None:
    if match["words"]:
        return spelt_value(match["words"], words)
    number = _digits_value(match["digits"], words.decimal)
    if number is None:
        return None
    scale = words.multipliers.get((match["scale"] or "").casefold(), 1)
    value = number * scale
    return round(value) if scale > 1 or value == int(value) else None


def _digits_value(digits: str, decimal: str) -> float | None:
    """Return a number of figures, None for what is no count ("1.623,427.54", 400 digits)."""
    if digits.isdecimal():  # most are plain
        return float(digits) if len(digits) <= _MOST_DIGITS else None
    bare = re.sub(r"[ \u00a0\u202f]", "", digits)
    if len(bare) > _MOST_DIGITS:
        return None
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", bare)
    if grouped:
        return float(re.sub(r"[.,]", "", bare))
    other = "." if decimal == "," else ","
    plain = bare.replace(other, "" if decimal in bare else ".").replace(decimal, ".")
    return float(plain) if plain.count(".") <= 1 else None


def spelt_value(said: str, words: EventWords) -> int | None:
    """Return the value of number words ("deux cent quarante-cinq"), None for joiners alone."""
    small = said.casefold()
    if small in words.numbers and small not in words.multipliers:  # most are one word
        return words.numbers[small] or None
    total = part = 0
    for name in _any_name(words).findall(small):
        value = words.multipliers[name] if name in words.multipliers else words.numbers[name]
        if name not in words.multipliers:
            part += value
        elif value == 100:
            part = max(part, 1) * value
        else:
            total, part = total + max(part, 1) * value, 0
    return total + part or None


@cache
def _any_name(words: EventWords) -> re.Pattern[str]:
    names = dict.fromkeys((*words.numbers, *words.multipliers))
    longest = sorted(names, key=len, reverse=True)
    return folded(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)")


def _has_unit(text: str, quantity: Quantity, words: EventWords) -> bool:
    return bool(_units(words).match(text, quantity.span.end))


@cache
def _units(words: EventWords) -> re.Pattern[str]:
    units = "|".join(words.not_counts).replace(" ", r"\s+")
    return folded(rf"[\s-]{{0,2}}(?:{units})(?!\w)")


def _bounded(text: str, span: Span, quantity: Quantity, words: EventWords) -> Quantity:
    start = max(span.start, quantity.span.start - _LEAD)
    if not _bounds(words).may_stand(text, start, quantity.span.start):
        return quantity
    for patterns, bound in (
        (words.at_least, _at_least),
        (words.at_most, _at_most),
        (words.about, _about),
    ):
        begin = ends_with(text, start, quantity.span.start, patterns)
        if begin >= 0:
            return bound(quantity)._replace(span=Span(begin, quantity.span.end))
    return quantity


@cache
def _bounds(words: EventWords) -> Words:
    """Return all words that bound a number: before most there are none."""
    return any_of((*words.at_least, *words.at_most, *words.about))


def _at_least(quantity: Quantity) -> Quantity:
    return quantity._replace(high=None)


def _at_most(quantity: Quantity) -> Quantity:
    return quantity._replace(low=None)


def _about(quantity: Quantity) -> Quantity:
    if quantity.low is None or quantity.high is None:
        return quantity
    low, high = round(quantity.low * (1 - _ABOUT)), round(quantity.high * (1 + _ABOUT))
    return quantity._replace(low=low, high=high)


def _ranged(text: str, found: list[Quantity], words: EventWords) -> list[Quantity]:
    """Join "entre 5 et 10", "20 to 30" and "10-15" into one quantity each."""
    links = {link.casefold() for link in words.range_links}
    kept: list[Quantity] = []
    for one in found:
        last = kept[-1] if kept else None
        between = text[last.span.end : one.span.start].strip().casefold() if last else ""
        if last and between in links and _rising(last, one):
            kept[-1] = Quantity(Span(last.span.start, one.span.end), last.low, one.high)
        else:
            kept.append(one)
    return kept


def _rising(first: Quantity, second: Quantity) -> bool:
    return first.low is not None and second.high is not None and first.low < second.high
