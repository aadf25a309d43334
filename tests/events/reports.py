"""Reports in the manner of wire agencies, and how many of their events are read.

A row of the gold is right where kind, place, date and status all are. A gold date is a
day, a month, a year, or two of them with a slash; empty where the text tells none.
`reports` is the set that rules are written on; `dispatches` was written later, before
the rules were widened again, and only its score is looked at. `wires` are sixteen English
reports, written with their gold before the triggers and places of English were widened.
`bulletins` are 10 English, 6 French and 6 Arabic reports, written with their gold before nested
places, effects at several places and vowel signs were read.
"""

from __future__ import annotations

import csv
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geoevents.gazetteer import Gazetteer
from geoevents.model import Document, Event, Reading
from geoevents.pipeline import read
from geoevents.settings import Settings

CASES = Path(__file__).parent.parent / "cases"
SETS = ("reports", "dispatches", "wires", "bulletins")


@dataclass(frozen=True, slots=True)
class Told:
    """What both the gold and a reading say of one event."""

    kind: str
    place: str
    start: date | None
    end: date | None
    status: str
    counts: frozenset[str] = frozenset()
    """"deaths=34-": at least 34 dead; "deaths=34-34" just as many."""


@dataclass(frozen=True, slots=True)
class Score:
    """How a reading stands to the gold."""

    right: tuple[Told, ...]
    spurious: tuple[Told, ...]
    missed: tuple[Told, ...]
    counts: tuple[int, int, int] = (0, 0, 0)
    """Numbers of people on right rows: in both, in the reading alone, in the gold alone."""

    @property
    def precision(self) -> float:
        return len(self.right) / (len(self.right) + len(self.spurious) or 1)

    @property
    def recall(self) -> float:
        return len(self.right) / (len(self.right) + len(self.missed) or 1)


def documents(name: str) -> list[Document]:
    with (CASES / name / "documents.csv").open(encoding="utf-8") as file:
        return [
            Document(
                row["file"],
                (CASES / name / row["file"]).read_text(encoding="utf-8"),
                row["language"],
                date.fromisoformat(row["published"]),
            )
            for row in csv.DictReader(file)
        ]


def gold(document: Document) -> list[Told]:
    """Return what a careful reader finds; raises StopIteration for a report of no set."""
    folder = next(CASES / name for name in SETS if (CASES / name / document.id).exists())
    with (folder / "gold.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["file"] == document.id]
    return [
        Told(
            row["kind"],
            row["place"],
            *_interval(row["date"]),
            row["status"],
            frozenset((row.get("counts") or "").split()),
        )
        for row in rows
    ]


def _interval(cell: str) -> tuple[date | None, date | None]:
    first, _, last = cell.partition("/")
    return (_day(first, last=False), _day(last or first, last=True)) if cell else (None, None)


def _day(cell: str, last: bool) -> date:
    year, *rest = (int(part) for part in cell.split("-"))
    month = rest[0] if rest else (12 if last else 1)
    day = rest[1] if len(rest) > 1 else (monthrange(year, month)[1] if last else 1)
    return date(year, month, day)


def told(event: Event) -> Told:
    dated = event.when is not None and bool(event.when.text)
    start, end = (event.when.earliest, event.when.latest) if dated and event.when else (None, None)
    place = " ".join(event.mention.text.split()) if event.mention else "-"
    counts = frozenset(
        f"{fate}={count.low}-{'' if count.high is None else count.high}"
        for fate in ("deaths", "injured", "displaced")
        if (count := getattr(event, fate))
    )
    return Told(event.kind, place, start, end, event.status.value, counts)


def same(wanted: Told, found: Told) -> bool:
    one, two = wanted.place.casefold(), found.place.casefold()
    placed = one == two if "-" in (one, two) else one in two or two in one
    rest = (wanted.kind, wanted.start, wanted.end, wanted.status)
    return placed and rest == (found.kind, found.start, found.end, found.status)


def score(wanted: list[Told], found: list[Told]) -> Score:
    right: list[Told] = []
    both = more = less = 0
    left, spurious = list(wanted), []
    for one in found:
        match = next((w for w in left if same(w, one)), None)
        if match is None:
            spurious.append(one)
        else:
            left.remove(match)
            right.append(one)
            both += len(one.counts & match.counts)
            more += len(one.counts - match.counts)
            less += len(match.counts - one.counts)
    return Score(tuple(right), tuple(spurious), tuple(left), (both, more, less))


def of_reading(reading: Reading) -> Score:
    """Score one reading; a row that tells a right one again (a title's) is not spurious."""
    whole = score(gold(reading.document), [told(e) for e in reading.events])
    known = {(e.story, told(e).place) for e in reading.events if told(e) in whole.right}
    again = {told(e) for e in reading.events if (e.story, told(e).place) in known}
    spurious = tuple(one for one in whole.spurious if one not in again)
    return Score(whole.right, spurious, whole.missed, whole.counts)


def readings(world: Gazetteer, name: str) -> list[Reading]:
    return [read(document, world, Settings()) for document in documents(name)]


def of_all(read_reports: list[Reading], language: str) -> Score:
    scores = [of_reading(r) for r in read_reports if r.document.language == language]
    return Score(
        tuple(t for s in scores for t in s.right),
        tuple(t for s in scores for t in s.spurious),
        tuple(t for s in scores for t in s.missed),
        (
            sum(s.counts[0] for s in scores),
            sum(s.counts[1] for s in scores),
            sum(s.counts[2] for s in scores),
        ),
    )
