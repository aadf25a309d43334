"""GeoParquet 1.1: events.parquet, mentions.parquet and areas.parquet, for analysts' tools.

Needs pyarrow (the extra `parquet`). The geometry is WKB, as everywhere; what makes a Parquet
file a GeoParquet file is the member `geo` of its metadata (geoparquet.org, version 1.1.0).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from geoevents.errors import OutputError
from geoevents.writers.files import beside
from geoevents.writers.rows import Row, Rows
from geoevents.writers.run import RunInfo
from geoevents.writers.schema import AREA_FIELDS, EVENT_FIELDS, MENTION_FIELDS, Field


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write the three files and return their paths. Raises OutputError without pyarrow."""
    return (
        _layer(folder / "mentions.parquet", MENTION_FIELDS, rows.mentions(), "Point"),
        _layer(folder / "events.parquet", EVENT_FIELDS, rows.events(), "Point"),
        _layer(folder / "areas.parquet", AREA_FIELDS, rows.areas(), "MultiPolygon"),
    )


def _layer(path: Path, fields: tuple[Field, ...], rows: Iterable[Row], geometry: str) -> Path:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise OutputError(
            f"{path}: cannot be written (parquet needs pyarrow: pip install 'geoevents[parquet]')"
        ) from error
    table = list(rows)
    types = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "date": pa.date32()}
    columns = [
        pa.array([_value(field, row) for row in table], types[field.type]) for field in fields
    ]
    shapes = pa.array([row.shape.wkb() if row.shape else None for row in table], pa.binary())
    schema = pa.schema(
        [*(pa.field(it.name, types[it.type]) for it in fields), pa.field("geometry", pa.binary())],
        metadata={"geo": json.dumps(_geo(table, geometry))},
    )
    made = pa.Table.from_arrays([*columns, shapes], schema=schema)
    with beside(path) as part:
        parquet.write_table(made, part, compression="zstd")
    return path


def _value(field: Field, row: Row) -> Any:
    value = row.properties[field.name]
    return date.fromisoformat(str(value)) if field.type == "date" and value else value


def _geo(rows: list[Row], geometry: str) -> dict[str, Any]:
    """Return the metadata; no `crs` means longitude and latitude on WGS 84 (OGC:CRS84)."""
    positions = [xy for row in rows if row.shape for xy in row.shape.positions()]
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": [geometry]}
    if positions:
        xs, ys = zip(*positions, strict=True)
        column["bbox"] = [min(xs), min(ys), max(xs), max(ys)]
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
