"""A corpus that is too large for one page: a page a month, or a place, and which events it has.

Measured with benchmarks/map.py: a page of 100,000 events in 13 MB can be used after half a
second. Beyond that a browser still opens it, and a phone does not.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol, runtime_checkable

from geoevents.model import Event, Reading
from geoevents.writers.rows import Rows

MOST_EVENTS = 100_000
MOST_TEXT = 40_000_000
"""Characters of reports: their text is most of what a page weighs."""

_UNDATED, _UNPLACED = "undated", "unplaced"


class Part(NamedTuple):
    """A share of a run: its name in the file's name, in words, and its rows."""

    key: str
    title: str
    rows: Rows


def fits(rows: Rows) -> bool:
    """Say whether one page holds a run."""
    events = text = 0
    for reading in rows.readings:
        events, text = events + len(reading.events), text + len(reading.document.text)
        if events > MOST_EVENTS or text > MOST_TEXT:
            return False
    return True


def parts(rows: Rows) -> Iterator[Part]:
    """Yield a part a month; a month that does not fit is cut again, by country, then by number."""
    for month, of_month in _by(rows, _month):
        if fits(of_month):
            yield Part(month, month, _of(rows, tuple(of_month.readings)))
            continue
        for country, there in _by(of_month, _country):
            for number, some in enumerate(_cut(there), start=1):
                tail = f"-{number}" if number > 1 else ""
                yield Part(f"{month}-{country}{tail}", f"{month}, {country}{tail}", some)


def _month(event: Event) -> str:
    day = event.when and (event.when.earliest or event.when.latest)
    return f"{day:%Y-%m}" if day else _UNDATED


def _country(event: Event) -> str:
    """Return a code that is safe in a file's name, whatever a gazetteer calls a country."""
    code = event.mention.place.country if event.mention and event.mention.place else ""
    return code if code.isascii() and code.isalnum() else _UNPLACED


def _by(rows: Rows, key: Callable[[Event], str]) -> Iterator[tuple[str, Rows]]:
    """Yield the rows by key, in order; a report goes to each part that has an event of it."""
    shares: dict[str, array[int]] = {}
    for number, reading in enumerate(rows.readings):
        for name in {key(event) for event in reading.events}:
            shares.setdefault(name, array("i")).append(number)
    for name in sorted(shares):
        yield name, _of(rows, _Picked(rows.readings, shares[name], key, name))


@runtime_checkable
class _Pickable(Protocol):
    """Readings on disk: only some are fetched, and none is held."""

    def pick(self, numbers: Sequence[int]) -> Iterator[Reading]: ...


@dataclass(frozen=True)
class _Picked:
    """Some readings of a whole, by their places in it, each with its events of one key.

    A month may be most of a run: it is fetched each time that it is gone through.
    """

    whole: Iterable[Reading]
    numbers: Sequence[int]
    key: Callable[[Event], str]
    name: str

    def __iter__(self) -> Iterator[Reading]:
        return self.pick(range(len(self.numbers)))

    def pick(self, numbers: Sequence[int]) -> Iterator[Reading]:
        for reading in _fetched(self.whole, [self.numbers[number] for number in numbers]):
            yield _share(reading, (it for it in reading.events if self.key(it) == self.name))


def _fetched(whole: Iterable[Reading], numbers: Sequence[int]) -> Iterator[Reading]:
    if isinstance(whole, _Pickable):
        return whole.pick(numbers)
    held = tuple(whole)
    return (held[number] for number in numbers)


def _of(rows: Rows, readings: Iterable[Reading]) -> Rows:
    """Return the rows of some readings: those of a run's log would be all of it."""
    return Rows(readings, rows.describe)


def _share(reading: Reading, events: Iterable[Event]) -> Reading:
    """Return a reading with some of its events, and the mentions of places that they have."""
    kept = tuple(events)
    ids = {event.mention.id for event in kept if event.mention}
    mentions = tuple(it for it in reading.mentions if it.id in ids or it.location is None)
    return replace(reading, events=kept, mentions=mentions)


def _cut(rows: Rows) -> Iterator[Rows]:
    """Yield runs of whole reports that fit."""
    run: list[Reading] = []
    events = text = 0
    for reading in rows.readings:
        events, text = events + len(reading.events), text + len(reading.document.text)
        if run and (events > MOST_EVENTS or text > MOST_TEXT):
            yield _of(rows, tuple(run))
            run, events, text = [], len(reading.events), len(reading.document.text)
        run.append(reading)
    if run:
        yield _of(rows, tuple(run))
