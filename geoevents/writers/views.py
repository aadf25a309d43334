"""What the views for other data sets share: which rows they take, and how a file is made."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from geoevents.model import Event, Place, Reading, Scope, Status
from geoevents.writers.files import beside
from geoevents.writers.rows import Rows, Value
from geoevents.writers.table import safe_cell

_HAPPENED = (Status.REPORTED, Status.ONGOING)


def write_view(
    path: Path, columns: Sequence[str], lines: Iterator[Mapping[str, Value]]
) -> tuple[Path, ...]:
    """Write a CSV with these columns, empty where a line says nothing, and return its path."""
    with beside(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        out.writerows([safe_cell(line.get(name)) for name in columns] for line in lines)
    return (path,)


def happened(rows: Rows) -> Iterator[tuple[Event, Reading]]:
    """Yield the incidents said to have happened, one a story and place: no plan, no toll.

    The row with a count stands for its story, then the one with a date, then the first.
    """
    best: dict[tuple[str, str], tuple[Event, Reading]] = {}
    for reading in rows.readings:
        for event in reading.events:
            if event.status not in _HAPPENED or event.scope is not Scope.INCIDENT:
                continue
            key = (event.story, _where(event))
            if key not in best or _worth(event) > _worth(best[key][0]):
                best[key] = (event, reading)
    yield from best.values()


def sources_of(rows: Rows, story: str) -> int:
    """Return how many documents tell a story."""
    return sum(any(e.story == story for e in reading.events) for reading in rows.readings)


def place_of(event: Event) -> Place | None:
    """Return the gazetteer's place of an event, None where it has none."""
    return event.mention.place if event.mention else None


@cache
def country_name(code: str) -> str:
    """Return a country's English name by its ISO 3166-1 alpha-2 code, "" for none."""
    from babel import Locale  # heavy: loads the names of a language

    return str(Locale("en").territories.get(code, "")) if code else ""


def days_of(event: Event) -> int | None:
    """Return how many days an event's date spans, None where an end is open."""
    when = event.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    return (when.latest - when.earliest).days + 1


def _worth(event: Event) -> tuple[bool, bool]:
    return event.deaths is not None, days_of(event) is not None


def _where(event: Event) -> str:
    place = place_of(event)
    return place.id if place else (event.mention.text if event.mention else "")
