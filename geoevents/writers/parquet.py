"""GeoParquet 1.1: events.parquet, mentions.parquet and areas.parquet, for analysts' tools.

Needs pyarrow (the extra `parquet`). The geometry is WKB, as everywhere; what makes a Parquet
file a GeoParquet file is the member `geo` of its metadata (geoparquet.org, version 1.1.0).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

from geoevents.errors import OutputError
from geoevents.writers.files import beside
from geoevents.writers.rows import Row, Rows
from geoevents.writers.run import RunInfo
from geoevents.writers.schema import AREA_FIELDS, EVENT_FIELDS, MENTION_FIELDS, Field

PART_ROWS = 100_000
_GROUP_ROWS = 5_000


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write the three files and return their paths. Raises OutputError without pyarrow."""
    return (
        _layer(folder / "mentions.parquet", MENTION_FIELDS, rows.mentions(), "Point"),
        _layer(folder / "events.parquet", EVENT_FIELDS, rows.events(), "Point"),
        _layer(folder / "areas.parquet", AREA_FIELDS, rows.areas(), "MultiPolygon"),
    )


def write_parts(rows: Rows, folder: Path) -> tuple[Path, ...]:
    """Write each layer as a folder of files of at most PART_ROWS rows, and return their paths.

    What a former run left there and this one has not is removed.
    """
    return (
        *_parts(folder / "mentions.parts", MENTION_FIELDS, rows.mentions(), "Point"),
        *_parts(folder / "events.parts", EVENT_FIELDS, rows.events(), "Point"),
        *_parts(folder / "areas.parts", AREA_FIELDS, rows.areas(), "MultiPolygon"),
    )


def _parts(
    folder: Path, fields: tuple[Field, ...], rows: Iterable[Row], geometry: str
) -> Iterator[Path]:
    made: list[Path] = []
    waiting = iter(rows)
    while (first := next(waiting, None)) or not made:
        batch = chain([first], islice(waiting, PART_ROWS - 1)) if first else ()
        path = folder / f"part-{len(made):05}.parquet"
        made.append(_layer(path, fields, batch, geometry))
    for old in set(folder.glob("part-*.parquet")) - set(made):
        old.unlink()
    yield from made


def _layer(path: Path, fields: tuple[Field, ...], rows: Iterable[Row], geometry: str) -> Path:
    """Write one file, a group of rows at a time: memory does not grow with their number."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise OutputError(
            f"{path}: cannot be written (parquet needs pyarrow: pip install 'geoevents[parquet]')"
        ) from error
    types = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "date": pa.date32()}
    schema = pa.schema([*((it.name, types[it.type]) for it in fields), ("geometry", pa.binary())])
    around, waiting = _Around(), iter(rows)
    with beside(path) as part, parquet.ParquetWriter(part, schema, compression="zstd") as file:
        while group := list(islice(waiting, _GROUP_ROWS)):
            columns = [[_value(field, row) for row in group] for field in fields]
            shapes = [row.shape.wkb() if row.shape else None for row in group]
            typed = zip([*columns, shapes], schema.types, strict=True)
            arrays = [pa.array(values, kind) for values, kind in typed]
            file.write_table(pa.Table.from_arrays(arrays, schema=schema))
            around.add(group)
        file.add_key_value_metadata({"geo": json.dumps(around.told(geometry))})
    return path


def _value(field: Field, row: Row) -> Any:
    value = row.properties[field.name]
    return date.fromisoformat(str(value)) if field.type == "date" and value else value


class _Around:
    """The rectangle around all shapes so far."""

    def __init__(self) -> None:
        self._box: tuple[float, float, float, float] | None = None

    def add(self, rows: list[Row]) -> None:
        """Take in the shapes of rows."""
        positions = [xy for row in rows if row.shape for xy in row.shape.positions()]
        if self._box:
            positions += [self._box[:2], self._box[2:]]
        if positions:
            xs, ys = zip(*positions, strict=True)
            self._box = (min(xs), min(ys), max(xs), max(ys))

    def told(self, geometry: str) -> dict[str, Any]:
        """Return the metadata; no `crs` means longitude and latitude on WGS 84 (OGC:CRS84)."""
        column: dict[str, Any] = {"encoding": "WKB", "geometry_types": [geometry]}
        if self._box:
            column["bbox"] = list(self._box)
        return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
