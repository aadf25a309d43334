from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from geoevents.gazetteer.entry import Entry
from geoevents.gazetteer.sources.added import Added
from geoevents.gazetteer.sources.formats import FORMATS

Reader = Callable[..., tuple[dict[str, Entry], list[str]]]


@pytest.fixture
def read() -> Reader:
    """Read a file in a format: its entries by id, and what was told of skipped rows."""

    def reader(
        format_: str, path: Path, columns: dict[str, str] | None = None
    ) -> tuple[dict[str, Entry], list[str]]:
        told: list[str] = []
        added = Added(path, "mine", columns or {})
        entries = list(FORMATS[format_].read(added, told.append))
        return {entry.place.id: entry for entry in entries}, told

    return reader
