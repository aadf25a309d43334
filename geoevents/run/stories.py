"""Stories over all documents of a run, from its log.

`same_story` is asked of events that share a block (a kind and a place) and of no others, and
once of events that are alike: all pairs of a million reports would never end. Memory holds
two numbers an event, and of a block only the events that the next one may meet.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from geoevents.events.stories import same_story
from geoevents.model import Event
from geoevents.run.log import Log
from geoevents.run.record import loads


def join_logged(log: Log) -> None:
    """Name the story of every event "s1", "s2" … by document and number, as join_stories does."""
    parent = _own_stories(log)
    for _, block in groupby(log.blocks(), key=lambda row: row[0]):
        _join_block(
            (_Open(log, row, alike, start, end) for _, row, alike, start, end in block), parent
        )
    log.name_stories(_named(log, parent))


def _own_stories(log: Log) -> array[int]:
    """Return the parent of each event (by row): those of a document have stories already."""
    parent = array("i", [0])
    held: dict[str, int] = {}
    document = 0
    for row, n, story in log.told():
        if n != document:
            document, held = n, {}
        while len(parent) <= row:
            parent.append(len(parent))
        parent[row] = held.setdefault(story, row)
    return parent


@dataclass
class _Open:
    """An event of a block, that later ones may meet until its last day."""

    log: Log
    row: int
    alike: str
    start: int
    end: int

    @cached_property
    def event(self) -> Event:
        return loads(Event, self.log.event(self.row))


def _join_block(block: Iterable[_Open], parent: array[int]) -> None:
    """Join a block's events, which come by their first day.

    Of those that are alike and not over, the one that ends last stands for all: they
    overlap, so they are one story, and whatever joins one joins all. So 100,000 raids on
    one town in one day cost as many comparisons as there are unlike ones, squared.
    """
    standing: dict[str, _Open] = {}
    for it in block:
        old = standing.get(it.alike)
        if old is not None and old.end >= it.start:
            _join(parent, it.row, old.row)
            if it.end > old.end:
                standing[it.alike] = it
            continue
        standing = {name: other for name, other in standing.items() if other.end >= it.start}
        for other in standing.values():
            one, two = _root(parent, it.row), _root(parent, other.row)
            if one != two and same_story(it.event, other.event):
                parent[one] = two
        standing[it.alike] = it


def _named(log: Log, parent: array[int]) -> Iterator[tuple[int, str]]:
    names = array("i", bytes(4 * len(parent)))
    last = 0
    for row in log.in_order():
        root = _root(parent, row)
        if not names[root]:
            last += 1
            names[root] = last
    for row, _, _ in log.told():
        yield row, f"s{names[_root(parent, row)]}"


def _join(parent: array[int], row: int, other: int) -> None:
    parent[_root(parent, row)] = _root(parent, other)


def _root(parent: array[int], row: int) -> int:
    while parent[row] != row:
        parent[row] = parent[parent[row]]
        row = parent[row]
    return row
