"""A matched form of a date -> the days it means, seen from the day of publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from geoevents.dates import calendar
from geoevents.dates.calendar import NOTHING, Interval
from geoevents.dates.forms import lookup
from geoevents.languages.language import DateWords
from geoevents.languages.matching import folded
from geoevents.model import Precision

Ahead = Callable[[], bool]
"""Says whether a date is to come: asked only where that tells which day it is."""


def interval_of(
    groups: dict[str, str],
    published: date | None,
    ahead: Ahead,
    words: DateWords,
    told: date | None = None,
) -> Interval:
    """Return the days that the groups of a date form mean.

    `told` is a day told before: where no publication date is known, a day without a year is
    the one nearest to it ("on 14 November 1940 … on 16 December").

    NOTHING where they need a publication date that is not known, or where the calendar
    has no such day.
    """
    if "month" in groups:
        return _in_month(groups, published, ahead, words, told)
    if "season" in groups and "year" in groups:
        return calendar.season(int(groups["year"]), *lookup(words.seasons, groups["season"]))
    if "weekday" in groups:
        return _weekdays(groups, published, ahead, words)
    if "decade" in groups:
        first = int(groups["decade"])
        return calendar.years(first, first + 9)
    if "year2" in groups:
        return calendar.years(int(groups["year"]), int(groups["year2"]))
    if "year" in groups:
        return _part(calendar.year(int(groups["year"])), groups, words)
    return NOTHING


def _part(whole: Interval, groups: dict[str, str], words: DateWords) -> Interval:
    if "part" not in groups:
        return whole
    return calendar.narrowed(whole, *lookup(words.parts, groups["part"]))


def _in_month(
    groups: dict[str, str],
    published: date | None,
    ahead: Ahead,
    words: DateWords,
    told: date | None,
) -> Interval:
    number = lookup(words.months, groups["month"])
    if "year" in groups:
        return _days(groups, int(groups["year"]), number, words)
    if published is None:
        return _nearest(groups, told, number, words) if told else NOTHING
    this = _days(groups, published.year, number, words)
    to_come = _is_to_come(groups, words, ahead)
    if to_come and this.latest and this.latest < published:
        return _days(groups, published.year + 1, number, words)
    if not to_come and this.earliest and this.earliest > published:
        return _days(groups, published.year - 1, number, words)
    return this


def _nearest(groups: dict[str, str], told: date, month: int, words: DateWords) -> Interval:
    years = (told.year, told.year - 1, told.year + 1)
    found = [days for year in years if (days := _days(groups, year, month, words)).earliest]
    return min(found, key=lambda days: _apart(days, told), default=NOTHING)


def _apart(days: Interval, told: date) -> int:
    return abs((days.earliest - told).days) if days.earliest else 0


def _days(groups: dict[str, str], year: int, month: int, words: DateWords) -> Interval:
    if "day" not in groups:
        return _part(calendar.month(year, month), groups, words)
    first = calendar.safe_day(year, month, int(groups["day"]))
    if "day2" not in groups:
        return first
    if "month2" in groups:
        month = lookup(words.months, groups["month2"])
    last = calendar.safe_day(year, month, int(groups["day2"]))
    return _joined(first, last)


def _joined(first: Interval, last: Interval) -> Interval:
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return NOTHING
    return Interval(first.earliest, last.latest, Precision.DAY)


def _weekdays(
    groups: dict[str, str], published: date | None, ahead: Ahead, words: DateWords
) -> Interval:
    if published is None:
        return NOTHING
    marked = "mark" in groups
    to_come = _is_to_come(groups, words, ahead)
    last = "weekday2" if "weekday2" in groups else "weekday"
    end = calendar.weekday(published, words.weekdays[groups[last].casefold()], to_come, marked)
    if last == "weekday" or end.latest is None:
        return end
    start = calendar.weekday(end.latest, words.weekdays[groups["weekday"].casefold()], ahead=False)
    return _joined(start, end)


def _is_to_come(groups: dict[str, str], words: DateWords, ahead: Ahead) -> bool:
    if "mark" not in groups:
        return ahead()
    return any(folded(mark).fullmatch(groups["mark"]) for mark in words.next_marks)
