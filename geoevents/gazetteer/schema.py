"""The index on disk: one SQLite file of packed blocks. docs/names.md describes it.

Places are numbered by rank, the most important first, and lie in blocks of neighbours in
rank. Shelves lead to numbers: by folded name, by sound, by id, by cell of a grid.
"""

from __future__ import annotations

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Name
from geoevents.model import Place, Point

VERSION = 9
"""Raise it with every change here, in names.py or sounds.py: other versions are rebuilt."""

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places (block INTEGER PRIMARY KEY, data BLOB NOT NULL);
"""
PLACES_PER_BLOCK = 16

CELLS_PER_DEGREE = 4
CELLS_PER_ROW = 4096


def row_of(lat: float) -> int:
    """Return the row of the grid that a latitude lies in, counted from the south pole."""
    return int((lat + 90) * CELLS_PER_DEGREE)


def column_of(lon: float) -> int:
    """Return the column of the grid that a longitude lies in, counted from 180° W."""
    return int((lon + 180) * CELLS_PER_DEGREE)


def cell_key(cell: int) -> str:
    """Return the key of a cell on its shelf: of one length, so that they sort as numbers."""
    return f"{cell:07d}"


def cell_of(lon: float, lat: float) -> int:
    """Return the cell of the grid of quarter degrees that holds a point."""
    return row_of(lat) * CELLS_PER_ROW + column_of(lon)


# ---------------------------------------------------------------- a place as one line

_NAMES, _PARTS = "\x1f", "\x1e"  # str.split takes both for white space: no name holds them


def line_of(place: Place, names: tuple[Name, ...], admin1: str) -> str:
    """Return a place and its names as one line of text.

    What most lines have in common comes last, next to the following line's beginning: it
    packs best so.

    Raises:
        GazetteerError: its id, feature or country can't be written on one line.
    """
    packed = _NAMES.join(map(_name_text, names))
    line = (
        f"{place.id}\t{place.feature}\t{place.country}\t{place.point.lon}\t{place.point.lat}\t"
        f"{_one_line(place.name)}\t{packed}\t{place.population}\t{place.radius_m or ''}\t"
        f"{place.footprint.hex()}\t{_one_line(place.source)}\t{_one_line(admin1)}"
    )
    if line.count("\t") != 11 or "\n" in line:
        raise GazetteerError(f"{place.id}: a tab or a line feed in its id, feature or country")
    return line


def _one_line(text: str) -> str:
    return text if text.isalnum() else " ".join(text.split())


def _name_text(name: Name) -> str:
    form = _one_line(name.form)
    if name.kind == "name":
        return f"{form}{_PARTS}{name.language}" if name.language else form
    return f"{form}{_PARTS}{name.language}{_PARTS}{name.kind}"


def place_of(line: str) -> Place:
    """Return the place of a line."""
    cells = line.split("\t")
    id_, feature, country, lon, lat, name, _, people, radius, outline, source, admin1 = cells
    return Place(
        *(id_, name, Point(float(lon), float(lat)), feature, country, admin1, int(people)),
        float(radius or 0),
        bytes.fromhex(outline) if outline else b"",
        source,
    )


def names_text(line: str) -> list[str]:
    """Return the names of a line, each still packed; see `name_of`."""
    return line.split("\t", 7)[6].split(_NAMES)


def name_of(packed: str) -> Name:
    """Return one name of `names_text`."""
    form, language, kind = (*packed.split(_PARTS), "", "")[:3]
    return Name(form, language, kind or "name")


def names_of(line: str) -> tuple[Name, ...]:
    """Return the names of a line."""
    return tuple(map(name_of, names_text(line)))
