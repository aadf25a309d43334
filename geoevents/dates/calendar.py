"""Arithmetic of days, weeks, months and years, both ends included."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from geoevents.model import Precision

_DAY = timedelta(days=1)


class Interval(NamedTuple):
    """What a date says once it is worked out; an end is None where nothing tells it."""

    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.UNKNOWN


NOTHING = Interval()


def day(at: date) -> Interval:
    """Return that one day."""
    return Interval(at, at, Precision.DAY)


def month(year: int, number: int) -> Interval:
    """Return a whole month."""
    last = monthrange(year, number)[1]
    return Interval(date(year, number, 1), date(year, number, last), Precision.MONTH)


def year(number: int) -> Interval:
    """Return a whole year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def years(first: int, last: int) -> Interval:
    """Return the years from `first` to `last`, nothing where they run backwards."""
    if last < first:
        return NOTHING
    return Interval(date(first, 1, 1), date(last, 12, 31), Precision.YEAR)


def season(number: int, first: int, last: int) -> Interval:
    """Return the months from `first` to `last` of a year."""
    whole = month(number, first)._replace(latest=month(number, last).latest)
    return whole._replace(precision=Precision.MONTH)


def safe_day(year_: int, month_: int, day_: int) -> Interval:
    """Return a day, or nothing where the calendar has no such day (31 June)."""
    try:
        return day(date(year_, month_, day_))
    except ValueError:
        return NOTHING


def weekday(published: date, number: int, ahead: bool, strict: bool = False) -> Interval:
    """Return the weekday nearest to `published`, before it or `ahead`.

    The day itself counts unless `strict` ("last Thursday", said on a Thursday).
    """
    step = (number - published.weekday()) % 7 if ahead else -((published.weekday() - number) % 7)
    if strict and step == 0:
        step = 7 if ahead else -7
    return day(published + step * _DAY)


def shifted(published: date, unit: str, offset: int) -> Interval:
    """Return the day, week (from Monday), month or year `offset` away from that of `published`.

    The night is that before it, which began the day before; the weekend the last one begun.
    """
    if unit == "night":
        return Interval(published - _DAY, published, Precision.DAY)
    if unit == "weekend":
        saturday = published - ((published.weekday() - 5) % 7) * _DAY
        return Interval(saturday, saturday + _DAY, Precision.DAY)
    if unit in {"day", "hour"}:
        return day(published + (offset if unit == "day" else round(offset / 24)) * _DAY)
    if unit == "week":
        monday = published + (7 * offset - published.weekday()) * _DAY
        return Interval(monday, monday + 6 * _DAY, Precision.WEEK)
    if unit == "year":
        return year(published.year + offset)
    years, index = divmod(published.month - 1 + offset, 12)
    return month(published.year + years, index + 1)


def narrowed(whole: Interval, first: float, last: float) -> Interval:
    """Return the share of an interval from `first` to `last`, each from 0 to 1."""
    if whole.earliest is None or whole.latest is None:
        return whole
    days = (whole.latest - whole.earliest).days + 1
    start = whole.earliest + round(first * days) * _DAY
    return whole._replace(earliest=start, latest=whole.earliest + (round(last * days) - 1) * _DAY)


def before(at: Interval, same_day: bool = False) -> Interval:
    """Return all days up to `at`, itself only where `same_day`."""
    if at.earliest is None:
        return NOTHING
    end = at.latest if same_day else at.earliest - _DAY
    return Interval(None, end, at.precision)
