"""Entries to an index: staged as they come, merged, ranked, filed under all their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from typing import IO, TYPE_CHECKING

from geoevents.gazetteer.entry import Entry, Source, SourceInfo
from geoevents.gazetteer.schema import VERSION
from geoevents.gazetteer.sections import Writer

if TYPE_CHECKING:
    from geoevents.gazetteer.stage import Stage

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is in all."""

_EVERY = 5_000
_SKIP_NAMED = 5  # how many skipped entries a source's note names


def silent(_: str, __: int, ___: int) -> None:
    """Show no progress."""


def build(
    file: IO[bytes],
    sources: Iterable[Source],
    progress: Progress = silent,
    admin1: dict[str, str] | None = None,
) -> None:
    """Fill an empty file from sources, in their order; a trusted one wins.

    `admin1` names first-level regions by GeoNames' code, where `Entry.admin1_code` is used.

    Raises:
        GazetteerError: a trusted source holds a bad entry.
    """
    from geoevents.gazetteer.filing import Filing
    from geoevents.gazetteer.stage import Stage

    stage = Stage(admin1 or {})
    infos = [_read(stage, source, progress) for source in sources]
    count = stage.settle()
    filing = Filing(Writer(file), count, stage.aliases)
    for lines in stage.lines():
        filing.file(lines)
        progress("filing names", filing.places, count)
    progress("ordering the index", count, count)
    filing.finish({"version": VERSION, "sources": [asdict(info) for info in infos]})


def _read(stage: Stage, source: Source, progress: Progress) -> SourceInfo:
    skipped: list[str] = []
    read = told = 0
    label = f"reading {source.info.name}"
    progress(label, 0, source.expected)
    for some in source.read(skipped.append):
        if isinstance(some, Entry):
            stage.add(some)
            read += 1
        else:
            stage.add_all(some)
            read += len(some.ids)
        if read - told >= _EVERY:
            told = read
            progress(label, read, max(source.expected, read))
    progress(label, read, read)
    note = source.info.note
    if skipped:
        note = "; ".join(filter(None, [note, "skipped: " + ", ".join(skipped[:_SKIP_NAMED])]))
    return replace(source.info, places=read, skipped=len(skipped), note=note)
