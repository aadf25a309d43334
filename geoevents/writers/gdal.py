"""Formats that GDAL writes: FlatGeobuf, one file a layer (a FlatGeobuf file holds one).

pyogrio takes a second and a half to import, so only who asks for the format pays for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoevents.writers.files import beside
from geoevents.writers.rows import Row, Rows
from geoevents.writers.run import RunInfo
from geoevents.writers.schema import AREA_FIELDS, EVENT_FIELDS, MENTION_FIELDS, Field

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


def write_flatgeobuf(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write mentions.fgb, events.fgb and areas.fgb, and return their paths."""
    return (
        _layer(folder / "mentions.fgb", "Point", MENTION_FIELDS, rows.mentions()),
        _layer(folder / "events.fgb", "Point", EVENT_FIELDS, rows.events()),
        _layer(folder / "areas.fgb", "MultiPolygon", AREA_FIELDS, rows.areas()),
    )


def _layer(path: Path, geometry: str, fields: tuple[Field, ...], rows: Iterable[Row]) -> Path:
    import numpy as np
    from pyogrio.raw import write as write_layer

    table = list(rows)
    shapes = np.empty(len(table), dtype=object)
    shapes[:] = [row.shape.wkb() if row.shape else None for row in table]
    columns = [_column(field, table) for field in fields]
    with beside(path) as part:
        write_layer(
            part,
            geometry=shapes,
            field_data=[values for values, _ in columns],
            field_mask=[missing for _, missing in columns],
            fields=[field.name for field in fields],
            layer=path.stem,
            driver="FlatGeobuf",
            geometry_type=geometry,
            crs="EPSG:4326",
            layer_options={"SPATIAL_INDEX": "NO"},  # with one, rows that have no place are lost
        )
    return path


def _column(field: Field, rows: list[Row]) -> tuple[npt.NDArray[Any], npt.NDArray[np.bool_] | None]:
    """Return a column's values and which of them are missing."""
    import numpy as np

    values = [row.properties[field.name] for row in rows]
    missing = np.array([value is None for value in values], dtype=bool)
    if field.type == "text":
        return np.array(values, dtype=object), None
    if field.type == "date":
        days = ["NaT" if value is None else str(value) for value in values]
        return np.array(days, dtype="datetime64[D]"), None
    dtype = np.int64 if field.type == "integer" else np.float64
    return np.array([0 if value is None else value for value in values], dtype=dtype), missing
