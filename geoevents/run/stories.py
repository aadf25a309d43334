"""Stories over all documents of a run, from its log.

`same_story` is asked of events that share a block (a kind and a place) and of no others:
all pairs of a million reports would never end. Memory holds one number an event.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from datetime import date
from itertools import combinations, groupby

from geoevents.events.stories import same_story
from geoevents.model import Event
from geoevents.run.log import Log
from geoevents.run.record import loads

_Numbered = tuple[int, Event]
"""An event with its row in the log."""


def join_logged(log: Log) -> None:
    """Name the story of every event "s1", "s2" … by document and number, as join_stories does."""
    parent = _own_stories(log)
    for _, rows in groupby(log.blocks(), key=lambda row: row[0]):
        _join_block([(row, loads(Event, event)) for _, row, event in rows], parent)
    log.name_stories(_named(log, parent))


def _own_stories(log: Log) -> array[int]:
    """Return the parent of each event (by row): rows of one trigger share a story already."""
    parent: array[int] = array("q", [0])
    held: dict[str, int] = {}
    document = ""
    for row, text in log.events():
        event = loads(Event, text)
        if event.document != document:
            document, held = event.document, {}
        while len(parent) <= row:
            parent.append(len(parent))
        parent[row] = held.setdefault(event.story, row)
    return parent


def _join_block(block: list[tuple[int, Event]], parent: array[int]) -> None:
    for (row, event), (other_row, other) in _pairs(block):
        one, two = _root(parent, row), _root(parent, other_row)
        if one != two and same_story(event, other):
            parent[one] = two


def _pairs(block: list[_Numbered]) -> Iterator[tuple[_Numbered, _Numbered]]:
    """Yield the pairs that may be one story: of one document, or with dates that overlap.

    All others are none, and all pairs of 100,000 raids on one town would take a day.
    """
    for _, same in groupby(block, key=lambda it: it[1].document):
        yield from combinations(same, 2)
    open_: dict[str, list[_Numbered]] = {}
    for earliest, it in sorted(_dated(block), key=lambda pair: (pair[0], pair[1][0])):
        when = it[1].when
        assert when is not None
        still = [old for old in open_.get(when.precision, ()) if _latest(old) >= earliest]
        yield from ((it, old) for old in still if old[1].document != it[1].document)
        open_[when.precision] = [*still, it]


def _dated(block: list[_Numbered]) -> Iterator[tuple[date, _Numbered]]:
    for it in block:
        when = it[1].when
        if when is not None and when.earliest and when.latest:
            yield when.earliest, it


def _latest(it: _Numbered) -> date:
    when = it[1].when
    assert when is not None
    assert when.latest is not None
    return when.latest


def _named(log: Log, parent: array[int]) -> Iterator[tuple[str, int]]:
    names = array("q", bytes(8 * len(parent)))
    last = 0
    for row, _ in log.events():
        root = _root(parent, row)
        if not names[root]:
            last += 1
            names[root] = last
        yield f"s{names[root]}", row


def _root(parent: array[int], row: int) -> int:
    while parent[row] != row:
        parent[row] = parent[parent[row]]
        row = parent[row]
    return row
