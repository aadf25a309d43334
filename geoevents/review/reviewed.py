"""The documents that reviewers looked at, read again with what they decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from geoevents.corrections import Corrections, Fixes, Target
from geoevents.gazetteer import Gazetteer
from geoevents.model import Reading
from geoevents.pipeline import read
from geoevents.review.shelf import Shelf
from geoevents.settings import Settings

_PLAIN = re.compile(r"(?!README|LICENSE)\w[\w.-]{0,80}\.txt", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document as it is after all decisions; `name` is that of its file in an export.

    `looked_at` counts the rows that someone decided about, those that are gone included.
    """

    name: str
    reading: Reading
    fixes: Fixes
    looked_at: int
    rows: int

    @property
    def complete(self) -> bool:
        """Say whether every row was looked at."""
        return self.looked_at >= self.rows


def reviewed(
    folder: Path, corrections: Corrections, gazetteer: Gazetteer, settings: Settings
) -> Iterator[Reviewed]:
    """Yield the documents with decisions, in the order of the run."""
    shelf = Shelf(folder)
    for number, id_ in enumerate(shelf.entries, start=1):
        document = shelf.document(id_)
        fixes = corrections.of(document)
        if not fixes.placed:
            continue
        name = _file_name(id_, number)
        reading = read(replace(document, id=name), gazetteer, settings, fixes)
        yield Reviewed(name, reading, fixes, *_looked_at(reading, fixes))


def _looked_at(reading: Reading, fixes: Fixes) -> tuple[int, int]:
    gone = sum(len(fixes.rejected(target)) for target in Target)
    mentions = sum(bool(fixes.decided(one.span)) for one in reading.mentions)
    events = sum(bool(fixes.decisions.get(one.id)) for one in reading.events)
    return gone + mentions + events, gone + len(reading.mentions) + len(reading.events)


def _file_name(id_: str, number: int) -> str:
    """Return a flat, plain name: an id may be a row of a table in an archive, or "../x"."""
    if _PLAIN.fullmatch(id_):
        return id_
    slug = re.sub(r"[^A-Za-z0-9]+", "-", id_.removesuffix(".txt")).strip("-")[:60]
    return f"{number:05}-{slug or 'report'}.txt"
