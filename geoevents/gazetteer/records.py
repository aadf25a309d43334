"""What is recorded of a gazetteer that the user added, and whether its file has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from geoevents.gazetteer.sources.formats import format_named


@dataclass(frozen=True, slots=True)
class Record:
    """One gazetteer that was added.

    `digest` is the SHA-256 of the file and of those read with it, `stamp` their sizes and
    times: cheap to compare on each run. `places` and `skipped` are those of the last build.
    """

    name: str
    path: str
    format: str
    columns: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    stamp: str = ""
    places: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What came of reading a file: its record, and why the first of the skipped rows were."""

    record: Record
    reasons: tuple[str, ...] = ()


def _files(record: Record) -> list[Path]:
    path = Path(record.path)
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    return [*files, *format_named(record.format).beside(path)]


def stamp_of(record: Record) -> str:
    """Return what changes when a file may have: sizes and times, without reading it."""
    told = sha256()
    for file in _files(record):
        stat = file.stat()
        told.update(f"{file.name}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return told.hexdigest()[:16]


def digest_of(record: Record) -> str:
    """Return the SHA-256 of a gazetteer's files."""
    told = sha256()
    for file in _files(record):
        told.update(f"{file.name}\0{file.stat().st_size}\n".encode())
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                told.update(block)
    return told.hexdigest()
