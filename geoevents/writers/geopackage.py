"""geoevents.gpkg: the layers events, mentions and areas, styled, with true dates."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoevents.writers import styles
from geoevents.writers.files import beside
from geoevents.writers.rows import Row, Rows
from geoevents.writers.run import RunInfo
from geoevents.writers.schema import AREA_FIELDS, EVENT_FIELDS, MENTION_FIELDS, Field

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_STILL = "2000-01-01T00:00:00.000Z"
"""GDAL writes "now" into the file; the same input must give the same bytes."""


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write the GeoPackage and return its path."""
    import pyogrio

    path = folder / "geoevents.gpkg"
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _STILL})
    try:
        with beside(path) as part:
            _layer(part, "areas", "MultiPolygon", AREA_FIELDS, rows.areas())
            _layer(part, "mentions", "Point", MENTION_FIELDS, rows.mentions())
            _layer(part, "events", "Point", EVENT_FIELDS, rows.events())
            with closing(sqlite3.connect(part)) as base, base:
                styles.add(base, _kinds(rows))
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
    return (path,)


def _layer(
    path: Path, name: str, geometry: str, fields: tuple[Field, ...], rows: Iterable[Row]
) -> None:
    import numpy as np
    from pyogrio.raw import write as write_layer

    table = list(rows)
    shapes = np.empty(len(table), dtype=object)
    shapes[:] = [row.shape.wkb() if row.shape else None for row in table]
    columns = [_column(field, table) for field in fields]
    write_layer(
        path,
        geometry=shapes,
        field_data=[values for values, _ in columns],
        field_mask=[missing for _, missing in columns],
        fields=[field.name for field in fields],
        layer=name,
        driver="GPKG",
        geometry_type=geometry,
        crs="EPSG:4326",
        append=path.exists(),
    )


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


def _kinds(rows: Rows) -> list[str]:
    return sorted({event.kind for reading in rows.readings for event in reading.events})
