"""An input (file, folder or "-") to the documents it holds, with what documents.csv says."""

from __future__ import annotations

import csv
import fnmatch
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from geoevents.documents.text import decode
from geoevents.errors import DocumentError

CATALOGUE = "documents.csv"
NOT_DOCUMENTS = (CATALOGUE, "readme*", "license*", "licence*", ".*")
COLUMNS = ("file", "published", "source", "language", "title", "url")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that should hold a document. `path` is `None` for standard input.

    `about` is its row of documents.csv: published, source, language, title, url.
    """

    id: str
    path: Path | None
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no document, and why, in one line that names the remedy."""

    id: str
    reason: str


def collect(inputs: tuple[str, ...]) -> Iterator[Source | Failure]:
    """Yield the sources of all inputs, in a stable order, each file once.

    Raises DocumentError where an input does not exist or a folder holds no document.
    """
    seen: set[Path] = set()
    for name in inputs:
        if name == "-":
            yield Source("stdin", None)
            continue
        for source in _of_path(Path(name)):
            if isinstance(source, Failure):
                yield source
            elif source.path is not None and (real := source.path.resolve()) not in seen:
                seen.add(real)
                yield source


def _of_path(path: Path) -> Iterator[Source | Failure]:
    if path.is_dir():
        yield from _of_folder(path)
    elif path.exists():
        beside = path.parent / CATALOGUE
        about = _catalogue(beside) if beside.is_file() else {}
        yield Source(path.name, path, about.get(path.name, {}))
    else:
        raise DocumentError(f"{path}: there is no such file or folder; check the spelling")


def _of_folder(folder: Path) -> Iterator[Source | Failure]:
    catalogues: dict[Path, dict[str, dict[str, str]]] = {}
    found = False
    for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix()):
        inside = path.relative_to(folder)
        if not path.is_file() or any(part.startswith(".") for part in inside.parts):
            continue
        if path.name == CATALOGUE:
            catalogues[path.parent] = _catalogue(path)
        if _is_document(path.name):
            found = True
            yield Source(inside.as_posix(), path, _about(path, folder, catalogues))
    if not found:
        raise DocumentError(f"{folder}: this folder holds no document; put .txt files in it")
    yield from _missing(folder, catalogues)


def _is_document(name: str) -> bool:
    return not any(fnmatch.fnmatch(name.lower(), pattern) for pattern in NOT_DOCUMENTS)


def _about(
    path: Path, folder: Path, catalogues: dict[Path, dict[str, dict[str, str]]]
) -> Mapping[str, str]:
    """Return the catalogue row of a file: from the nearest documents.csv at or above it."""
    for parent in path.parents:
        if parent not in catalogues:
            beside = parent / CATALOGUE
            catalogues[parent] = _catalogue(beside) if beside.is_file() else {}
        if row := catalogues[parent].get(path.relative_to(parent).as_posix()):
            return row
        if parent == folder:
            break
    return {}


def _missing(folder: Path, catalogues: dict[Path, dict[str, dict[str, str]]]) -> Iterator[Failure]:
    for parent in sorted(catalogues):
        for name in catalogues[parent]:
            if not (parent / name).is_file():
                catalogue = (parent / CATALOGUE).relative_to(folder).as_posix()
                yield Failure(name, f"{catalogue} names it, but there is no such file")


def _catalogue(path: Path) -> dict[str, dict[str, str]]:
    """Return the rows of a documents.csv by file name.

    Raises DocumentError naming the line where a date is not ISO 8601.
    """
    try:
        reader = csv.DictReader(io.StringIO(decode(path.read_bytes()), newline=""))
    except (OSError, DocumentError) as error:
        raise DocumentError(f"{path}: cannot be read: {error}") from None
    if "file" not in (reader.fieldnames or ()):
        raise DocumentError(f"{path}: has no column 'file'; its columns are {', '.join(COLUMNS)}")
    rows: dict[str, dict[str, str]] = {}
    for row in reader:
        about = {key: (row.get(key) or "").strip() for key in COLUMNS}
        if about["published"]:
            _check_date(about["published"], f"{path}: line {reader.line_num}")
        rows[about["file"]] = about
    return rows


def _check_date(text: str, where: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise DocumentError(f"{where}: {text!r} is not a date; write it as 2016-12-08") from None
