"""mentions.geojson, events.geojson, areas.geojson: RFC 7946, one feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from geoevents.writers.files import beside
from geoevents.writers.rows import Row, Rows
from geoevents.writers.run import RunInfo


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write the three files and return their paths."""
    return (
        _collection(folder / "mentions.geojson", rows.mentions(), run),
        _collection(folder / "events.geojson", rows.events(), run),
        _collection(folder / "areas.geojson", rows.areas(), run),
    )


def _collection(path: Path, rows: Iterator[Row], run: RunInfo) -> Path:
    """Stream the features; `bbox` comes last because it is known last."""
    west, south, east, north = 180.0, 90.0, -180.0, -90.0
    with beside(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection",\n')
        file.write(f'"attribution": {_json(list(run.attribution))},\n"features": [')
        for number, row in enumerate(rows):
            file.write(",\n" if number else "\n")
            file.write(_json(feature(row)))
            for lon, lat in row.shape.positions() if row.shape else ():
                west, east = min(west, lon), max(east, lon)
                south, north = min(south, lat), max(north, lat)
        file.write("\n]")
        if west <= east:
            file.write(f',\n"bbox": {_json([west, south, east, north])}')
        file.write("}\n")
    return path


def feature(row: Row) -> dict[str, object]:
    """Return a GeoJSON Feature; `geometry` is null where the row has no shape."""
    return {
        "type": "Feature",
        "id": row.properties["id"],
        "properties": dict(row.properties),
        "geometry": row.shape.geojson() if row.shape else None,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
