"""documents.csv: what is known of the documents of a folder or an archive."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias

from geoevents.documents.text import decode
from geoevents.errors import DocumentError

CATALOGUE = "documents.csv"
COLUMNS = ("file", "published", "source", "language", "title", "url")
_MOST_BYTES = 500_000_000

Catalogue: TypeAlias = Mapping[str, Mapping[str, str]]


def catalogue(path: Path) -> Catalogue:
    """Return the rows of a documents.csv by file name.

    Raises DocumentError naming the line where a date is not ISO 8601.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DocumentError(f"is larger than {_MOST_BYTES // 10**6} MB")
        data = path.read_bytes()
    except (OSError, DocumentError) as error:
        raise DocumentError(f"{path}: cannot be read: {error}") from None
    return rows_in(data, str(path))


def rows_in(data: bytes, path: str) -> Catalogue:
    """Return the rows of the bytes of a documents.csv; `path` is for messages."""
    try:
        reader = csv.DictReader(io.StringIO(decode(data), newline=""))
        if "file" not in (reader.fieldnames or ()):
            known = ", ".join(COLUMNS)
            raise DocumentError(f"{path}: has no column 'file'; its columns are {known}")
        return _rows(reader, path)
    except csv.Error as error:
        raise DocumentError(f"{path}: line {reader.line_num}: {error}") from None
    except DocumentError as error:
        said = str(error)
        where = "" if said.startswith(path) else f"{path}: cannot be read: "
        raise DocumentError(f"{where}{said}") from None


def row_of(rows: Catalogue, name: str) -> Mapping[str, str]:
    """Return the row of a file, or nothing."""
    return rows.get(name, {})


def rows_inside(rows: Catalogue, name: str) -> Catalogue:
    """Return the rows of what a file holds ("reports.zip/a.txt", "reports.csv#3") by suffix."""
    return {
        key[len(name) :]: row
        for key, row in rows.items()
        if key.startswith((f"{name}/", f"{name}#"))
    }


def _rows(reader: csv.DictReader[str], path: str) -> dict[str, dict[str, str]]:
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
