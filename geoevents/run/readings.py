"""The readings of a run, from its log."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geoevents.model import Reading
from geoevents.run.log import Log


class Readings:
    """The readings of a run from its log; can be gone through again.

    Those of a small run stay in memory: the map goes through them many times.
    """

    _KEPT = 500

    def __init__(self, log: Log) -> None:
        self._log = log
        self._kept: tuple[Reading, ...] | None = None
        self._units: array[int] | None = None

    def __iter__(self) -> Iterator[Reading]:
        if self._kept is None and self._log.count() <= self._KEPT:
            self._kept = tuple(self._made())
        return iter(self._kept) if self._kept is not None else self._made()

    def pick(self, numbers: Sequence[int]) -> Iterator[Reading]:
        """Yield the readings at these places, counted from 0."""
        if self._units is None:
            self._units = array("i", self._log.read_units())
        return (_told(*self._log.reading(self._units[number])) for number in numbers)

    def _made(self) -> Iterator[Reading]:
        return (_told(reading, stories) for reading, stories in self._log.readings())


def _told(reading: Reading, stories: Mapping[str, str]) -> Reading:
    events = tuple(replace(e, story=stories[e.id]) for e in reading.events)
    return replace(reading, events=events)
