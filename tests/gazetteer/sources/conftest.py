from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from geoevents.gazetteer.entry import Batch, Entry
from geoevents.gazetteer.schema import entries_of
from geoevents.gazetteer.sources.added import Added
from geoevents.gazetteer.sources.formats import FORMATS


def entries_in(read: Iterable[Entry | Batch]) -> list[Entry]:
    """Return what a format yields as entries, those of batches too."""
    return [
        entry
        for some in read
        for entry in ([some] if isinstance(some, Entry) else entries_of(some))
    ]


Reader = Callable[..., tuple[dict[str, Entry], list[str]]]


@pytest.fixture
def read() -> Reader:
    """Read a file in a format: its entries by id, and what was told of skipped rows."""

    def reader(
        format_: str, path: Path, columns: dict[str, str] | None = None
    ) -> tuple[dict[str, Entry], list[str]]:
        told: list[str] = []
        added = Added(path, "mine", columns or {})
        entries = entries_in(FORMATS[format_].read(added, told.append))
        return {entry.place.id: entry for entry in entries}, told

    return reader
