"""People counted in one breath: "nine civilians and two soldiers were killed" are eleven."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from geoevents.events.numbers import Quantity
from geoevents.languages.language import EventWords
from geoevents.model import Span

_BEFORE = 30
_AFTER = 25
_AND, _COMMA = "and", "comma"


class Counted(NamedTuple):
    """A number with the people it counts, "" for none, and whether others include them.

    Of several in one breath, `quantity` is their sum over all their words, `group` the last
    of them and `named` all, one after another.
    """

    quantity: Quantity
    group: str
    is_part: bool
    named: str = ""


def in_breaths(
    text: str, counted: Sequence[Counted], fates: Sequence[tuple[str, Span]], words: EventWords
) -> list[Counted]:
    """Return numbers of people with those made one that share what befell them.

    It must be told on one side alone: "killed nine civilians and two soldiers were wounded"
    are two. Numbers that others include are one breath as well ("dont deux femmes et un
    enfant").
    """
    runs: list[list[Counted]] = []
    for one in counted:
        if runs and _joint(text, runs[-1], one, words):
            runs[-1].append(one)
        else:
            runs.append([one])
    found: list[Counted] = []
    for run in runs:
        told = len(run) > 1 and (run[0].is_part or _is_told_once(text, run, fates))
        shared = told and _joint(text, run[:-1], run[-1], words) == _AND
        found += [_sum(run)] if shared else run
    return found


def _joint(text: str, run: list[Counted], one: Counted, words: EventWords) -> str:
    """Return the name of what stands between a run and the number that goes on with it, or "".

    What is part of others need not count people that the pack knows ("dix femmes et trois
    nourrissons"). ", and" after one number begins another clause, and a comma alone closes
    no list: "eleven people, a doctor said".
    """
    last = run[-1]
    if not last.group or not (one.group or last.is_part):
        return ""
    between = text[_end(text, last) : one.quantity.span.start]
    found = _joiner(words).fullmatch(between)
    if found is None or (found["both"] and len(run) == 1):
        return ""
    return _COMMA if found["comma"] else _AND


@cache
def _joiner(words: EventWords) -> re.Pattern[str]:
    joiners = "|".join(map(re.escape, words.number_joiners)) or "(?!)"
    joined = rf"\s+(?:{joiners})\s+"
    return re.compile(rf"(?P<both>\s*[,،]{joined})|(?P<comma>\s*[,،]\s*)|{joined}", re.IGNORECASE)


def _end(text: str, one: Counted) -> int:
    return text.index(one.group, one.quantity.span.end) + len(one.group)


def _is_told_once(text: str, run: list[Counted], fates: Sequence[tuple[str, Span]]) -> bool:
    start, end = run[0].quantity.span.start, _end(text, run[-1])
    before = any(0 <= start - span.end <= _BEFORE for _, span in fates)
    after = any(0 <= span.start - end <= _AFTER for _, span in fates)
    return before != after


def _sum(run: list[Counted]) -> Counted:
    lows = [one.quantity.low for one in run]
    highs = [one.quantity.high for one in run]
    span = Span(run[0].quantity.span.start, run[-1].quantity.span.end)
    return Counted(
        Quantity(span, _total(lows), _total(highs)),
        run[-1].group,
        run[0].is_part,
        "; ".join(dict.fromkeys(one.group for one in run)),
    )


def _total(numbers: list[int | None]) -> int | None:
    """Return a sum, None where one of the numbers has no bound."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
