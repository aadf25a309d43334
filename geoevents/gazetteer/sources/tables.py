"""A spreadsheet of one's own: CSV or TSV, with any headings."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Entry
from geoevents.gazetteer.sources.added import Added, BadRowError, Format, Skip, usable
from geoevents.gazetteer.sources.archives import first_line, open_text
from geoevents.gazetteer.sources.columns import Columns, Row, detect, entry_of, need

SUFFIXES = (".csv", ".tsv", ".txt", ".tab")
_DELIMITERS = ",;\t|"
_MOST_CELL = 10_000_000  # an outline in WKT is long
NumberedRow = tuple[int, list[str]]


@contextmanager
def open_table(path: Path) -> Iterator[tuple[list[str], Iterator[NumberedRow]]]:
    """Open a table: its headings, and its rows with the line that each ends on.

    Raises:
        GazetteerError: it is empty, not a table, cut short, or has a heading twice.
    """
    csv.field_size_limit(_MOST_CELL)
    with open_text(path, SUFFIXES) as text:
        reader = csv.reader(text, delimiter=delimiter(first_line(path)), strict=True)
        try:
            header = [heading.strip() for heading in next(reader, [])]
            if len([heading for heading in header if heading]) < 2:
                raise GazetteerError(f"{path.name}, line 1: no table with headings is here")
            yield header, ((reader.line_num, row) for row in reader)
        except csv.Error as error:
            raise GazetteerError(f"{path.name}, line {reader.line_num}: {_told(error)}") from error


def _told(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "the file is cut short: a quoted cell doesn't end"
    return f"not a CSV row: {error}"


def delimiter(line: str) -> str:
    """Return what parts the cells of a heading line: the one of , ; tab | there most often."""
    return max(_DELIMITERS, key=line.count)


def header_of(path: Path) -> list[str]:
    """Return the headings of a table, or none where there is no table."""
    line = first_line(path)
    try:
        return [h.strip() for h in next(csv.reader([line], delimiter=delimiter(line)), [])]
    except csv.Error:
        return []


def as_row(header: list[str], cells: list[str]) -> Row | None:
    """Return a row by heading; None for an empty one and for HXL's row of tags.

    Raises:
        BadRowError: it has too few or too many cells.
    """
    if not any(cell.strip() for cell in cells) or is_hxl(cells):
        return None
    surplus = cells[len(header) :]
    if len(cells) < len(header) or any(cell.strip() for cell in surplus):
        raise BadRowError(f"{len(cells)} columns where the headings are {len(header)}")
    return dict(zip(header, cells, strict=False))


def is_hxl(cells: list[str]) -> bool:
    """Say whether this is the row of tags that humanitarian tables have under the headings."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(cell.startswith("#") for cell in filled)


def known(path: Path) -> bool:
    """Say whether a text has headings; any table does, so this is asked last."""
    return path.suffix.lower() in (*SUFFIXES, ".zip", ".gz") and len(header_of(path)) > 1


def read(added: Added, skip: Skip) -> Iterator[Entry]:
    """Yield the place of each row.

    Raises:
        GazetteerError: the table can't be read, or no name, lat or lon column is found.
    """
    with open_table(added.path) as (header, rows):
        where = f"{added.path.name}, line 1"
        columns = detect(header, added.columns, where)
        need(columns, header, where, ("name", "lat", "lon"))

        def maker(cells: list[str]) -> Callable[[], Entry | None]:
            return lambda: _entry(header, cells, columns, added)

        numbered = ((f"{added.path.name}, line {line}", maker(cells)) for line, cells in rows)
        yield from usable(numbered, skip)


def _entry(header: list[str], cells: list[str], columns: Columns, added: Added) -> Entry | None:
    row = as_row(header, cells)
    return None if row is None else entry_of(row, columns, added)


FORMAT = Format(
    name="csv",
    title="CSV or TSV with headings: name, lat and lon at least",
    known=known,
    read=read,
    attribution="a table of one's own",
    mapped=True,
)
