"""Sheets of a workbook (XLSX, ODS), read through GDAL, which is here already for layers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geoevents.errors import GazetteerError
from geoevents.gazetteer.sources.archives import check_zip
from geoevents.gazetteer.sources.tables import NumberedRow

SUFFIXES = (".xlsx", ".ods")
# Every cell is text, and the first row is headings whatever GDAL thinks of it.
_OPTIONS = {"HEADERS": "DISABLE", "FIELD_TYPES": "STRING"}


def sheets(path: Path) -> Iterator[tuple[str, list[str], list[NumberedRow]]]:
    """Yield each sheet that has a table: its name, its headings, its rows with their lines.

    Raises:
        GazetteerError: it is no workbook, it is broken, or it unpacks to too much.
    """
    check_zip(path)  # a workbook is a zip
    import pyogrio

    try:
        names = [str(row[0]) for row in pyogrio.list_layers(path)]
        for name in names:
            header, rows = _sheet(path, name)
            if len([heading for heading in header if heading]) > 1:
                yield name, header, rows
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise GazetteerError(f"{path.name}: can't be read as a workbook ({error})") from error


def _sheet(path: Path, name: str) -> tuple[list[str], list[NumberedRow]]:
    import pyogrio.raw

    _, _, _, columns = pyogrio.raw.read(path, layer=name, read_geometry=False, **_OPTIONS)
    table = [[_text(cell) for cell in cells] for cells in zip(*columns, strict=True)]
    if not table:
        return [], []
    header = [cell.strip() for cell in table[0]]
    return header, list(enumerate(table[1:], start=2))


def _text(cell: Any) -> str:
    return "" if cell is None or cell != cell else str(cell)


def headers_of(path: Path) -> list[list[str]]:
    """Return the headings of every sheet, or none where it can't be read."""
    try:
        return [header for _, header, _ in sheets(path)]
    except GazetteerError:
        return []
