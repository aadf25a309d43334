"""geoevents.gpkg: the layers events, mentions and areas, styled, with true dates.

A GeoPackage is an SQLite file with tables that the standard fixes (OGC 12-128r18), so
Python's own sqlite3 writes it. GDAL would do as well, but its Python packages bring
pandas and take a second and a half to import: as long as reading a report.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from geoevents.writers import styles
from geoevents.writers.files import beside
from geoevents.writers.rows import Row, Rows
from geoevents.writers.run import RunInfo
from geoevents.writers.schema import AREA_FIELDS, EVENT_FIELDS, MENTION_FIELDS, Field
from geoevents.writers.shapes import Shape

STILL = "2000-01-01T00:00:00.000Z"
"""The standard asks when a layer was changed; the same input must give the same bytes."""

_TYPES = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "date": "DATE"}
_WGS84 = 4326


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write the GeoPackage and return its path."""
    path = folder / "geoevents.gpkg"
    with beside(path) as part, closing(container(part)) as base:
        add_layer(base, "areas", "MULTIPOLYGON", AREA_FIELDS, rows.areas())
        add_layer(base, "mentions", "POINT", MENTION_FIELDS, rows.mentions())
        add_layer(base, "events", "POINT", EVENT_FIELDS, rows.events())
        kinds = base.execute("SELECT DISTINCT kind FROM events ORDER BY kind")
        styles.add(base, [kind for (kind,) in kinds])
        base.commit()
    return (path,)


def container(path: Path) -> sqlite3.Connection:
    """Make an empty GeoPackage."""
    base = sqlite3.connect(path)
    base.execute("PRAGMA journal_mode = OFF")  # the file is new, and thrown away where it fails
    base.execute("PRAGMA synchronous = OFF")
    base.executescript(_sql("container.sql"))
    return base


def add_layer(
    base: sqlite3.Connection,
    layer: str,
    geometry: str,
    fields: Sequence[Field],
    rows: Iterable[Row],
) -> None:
    """Write a layer: its rows, its spatial index, and what the standard wants known of it."""
    columns = "".join(f', "{field.name}" {_TYPES[field.type]}' for field in fields)
    base.execute(
        f'CREATE TABLE "{layer}" ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, '
        f'"geom" {geometry}{columns})'
    )
    index = f"rtree_{layer}_geom"
    base.execute(f'CREATE VIRTUAL TABLE "{index}" USING rtree(id, minx, maxx, miny, maxy)')
    slots = ", ".join("?" * (len(fields) + 2))
    count, around = 0, _Around()
    for count, row in enumerate(rows, start=1):
        values = (row.properties[field.name] for field in fields)
        base.execute(f'INSERT INTO "{layer}" VALUES ({slots})', (count, _blob(row.shape), *values))
        if row.shape:
            box = around.add(row.shape)
            base.execute(f'INSERT INTO "{index}" VALUES (?, ?, ?, ?, ?)', (count, *box))
    _register(base, layer, geometry, count, around)
    base.executescript(_sql("triggers.sql").replace("{layer}", layer))


class _Around:
    """The rectangle around all shapes of a layer."""

    def __init__(self) -> None:
        self.box: tuple[float, float, float, float] | None = None

    def add(self, shape: Shape) -> tuple[float, float, float, float]:
        """Take a shape in; return its own (min x, max x, min y, max y)."""
        xs, ys = zip(*shape.positions(), strict=True)
        own = (min(xs), max(xs), min(ys), max(ys))
        a = self.box or own
        self.box = (min(a[0], own[0]), max(a[1], own[1]), min(a[2], own[2]), max(a[3], own[3]))
        return own


def _register(
    base: sqlite3.Connection, layer: str, geometry: str, count: int, around: _Around
) -> None:
    min_x, max_x, min_y, max_y = around.box or (None,) * 4
    base.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)",
        (layer, layer, STILL, min_x, min_y, max_x, max_y, _WGS84),
    )
    base.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
        (layer, geometry, _WGS84),
    )
    base.execute(
        "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index',"
        " 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
        (layer,),
    )
    base.execute("INSERT INTO gpkg_ogr_contents VALUES (?, ?)", (layer, count))


def _blob(shape: Shape | None) -> bytes | None:
    """Return a shape as the standard stores it: a header, then WKB."""
    if shape is None:
        return None
    if shape.point is not None:
        return struct.pack("<2sBBi", b"GP", 0, 0b001, _WGS84) + shape.wkb()
    xs, ys = zip(*shape.positions(), strict=True)
    box = struct.pack("<4d", min(xs), max(xs), min(ys), max(ys))
    return struct.pack("<2sBBi", b"GP", 0, 0b011, _WGS84) + box + shape.wkb()


def _sql(name: str) -> str:
    return files("geoevents.writers").joinpath("sql", name).read_text(encoding="utf-8")


def kinds_of(rows: Rows) -> list[str]:
    """Return the kinds of event that a run has, in order."""
    return sorted({str(row.properties["kind"]) for row in rows.events()})
