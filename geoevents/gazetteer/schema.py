"""The index on disk: one SQLite file of places, the keys of their names, and how they sound."""

from __future__ import annotations

from typing import Any

from geoevents.gazetteer.entry import Name
from geoevents.model import Place, Point

Row = tuple[Any, ...]

VERSION = 4
"""Raise it with every change here or in names.py: indexes of another version are rebuilt."""

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL,
    lon REAL NOT NULL, lat REAL NOT NULL, feature TEXT NOT NULL, country TEXT NOT NULL,
    admin1 TEXT NOT NULL, population INTEGER NOT NULL, radius_m REAL NOT NULL,
    footprint BLOB NOT NULL, source TEXT NOT NULL, names TEXT NOT NULL, cell INTEGER NOT NULL
);
CREATE TABLE keys (
    key TEXT NOT NULL, place INTEGER NOT NULL, weight REAL NOT NULL, scan INTEGER NOT NULL,
    form INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE sounds (
    key TEXT NOT NULL, place INTEGER NOT NULL, form INTEGER NOT NULL,
    heard TEXT NOT NULL, vowelled INTEGER NOT NULL, PRIMARY KEY (key, place, form)
) WITHOUT ROWID;
CREATE TABLE aliases (id TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX places_by_id ON places (id);
CREATE INDEX places_by_cell ON places (cell);
CREATE INDEX countries ON places (country) WHERE feature = 'PCLI';
"""
COLUMNS = (
    "id, places.name, lon, lat, feature, country, admin1, population, radius_m, footprint, source"
)

CELLS_PER_DEGREE = 4
CELLS_PER_ROW = 4096


def row_of(lat: float) -> int:
    """Return the row of the grid that a latitude lies in, counted from the south pole."""
    return int((lat + 90) * CELLS_PER_DEGREE)


def column_of(lon: float) -> int:
    """Return the column of the grid that a longitude lies in, counted from 180° W."""
    return int((lon + 180) * CELLS_PER_DEGREE)


def cell_of(point: Point) -> int:
    """Return the cell of the grid of quarter degrees that holds a point."""
    return row_of(point.lat) * CELLS_PER_ROW + column_of(point.lon)


def place_of(row: Row) -> Place:
    """Return the place of a row of COLUMNS."""
    id_, name, lon, lat, *rest = row[:11]
    return Place(id_, name, Point(lon, lat), *rest)


def place_row(place: Place) -> Row:
    """Return the row of COLUMNS of a place."""
    return (
        *(place.id, place.name, place.point.lon, place.point.lat, place.feature),
        *(place.country, place.admin1, place.population, place.radius_m),
        *(place.footprint, place.source),
    )


def pack(names: tuple[Name, ...]) -> str:
    """Return names as the one text of the column `names`: a line a name, language first."""
    return "\n".join(
        f"{name.language}\t{name.kind}\t{' '.join(name.form.split())}" for name in names
    )


def unpack(packed: str) -> tuple[Name, ...]:
    """Return the names that `pack` packed."""
    fields = (line.split("\t", 2) for line in packed.split("\n"))
    return tuple(Name(form, language, kind) for language, kind, form in fields)
