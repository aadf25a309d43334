"""events.csv: one row an event, for a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path

from geoevents.writers.files import beside
from geoevents.writers.rows import Row, Rows, Value
from geoevents.writers.run import RunInfo
from geoevents.writers.schema import EVENT_FIELDS

HXL = {
    "id": "#event+id",
    "kind": "#event+type",
    "status": "#status",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "actor": "#actor+name",
    "target": "#actor+target+name",
    "deaths_low": "#affected+killed+min",
    "deaths_high": "#affected+killed+max",
    "injured_low": "#affected+injured+min",
    "injured_high": "#affected+injured+max",
    "displaced_low": "#affected+displaced+min",
    "displaced_high": "#affected+displaced+max",
    "source": "#meta+source",
    "place": "#loc+name",
    "place_id": "#loc+code",
    "geo_precision": "#geo+precision",
    "sentence": "#description",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
}
"""The tags of the second row, written where the option `hxl` is on."""

_FORMULA = ("=", "+", "-", "@", "\t", "\n")


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write events.csv, in UTF-8 without BOM, and return its path."""
    path = folder / "events.csv"
    columns = [*(field.name for field in EVENT_FIELDS), "lat", "lon"]
    with beside(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        if run.options.get("hxl"):
            out.writerow([HXL.get(column, "") for column in columns])
        out.writerows(_cells(row) for row in rows.events())
    return (path,)


def _cells(row: Row) -> list[object]:
    point = row.shape.point if row.shape else None
    position = [point.lat, point.lon] if point else ["", ""]
    return [*(safe_cell(value) for value in row.properties.values()), *position]


def safe_cell(value: Value) -> object:
    """Return a cell that no spreadsheet runs: "=1+1" of a report becomes "'=1+1".

    Numbers keep their sign, for they were never text. A lone carriage return would end
    the row for many readers: every line end becomes a line feed, which is quoted.
    """
    if not isinstance(value, str):
        return "" if value is None else value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(_FORMULA) else text
