"""mentions.geojson, events.geojson, areas.geojson: RFC 7946, one feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias, runtime_checkable

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


Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north."""


class Features(NamedTuple):
    """Some features as they stand in a file, a line each, and the box around them."""

    text: str
    box: Box | None


@runtime_checkable
class _Written(Protocol):
    """Rows that were written as features before."""

    def features(self) -> Iterator[Features]: ...


def _collection(path: Path, rows: Iterable[Row], run: RunInfo) -> Path:
    """Stream the features; `bbox` comes last because it is known last."""
    box: Box | None = None
    with beside(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection",\n')
        file.write(f'"attribution": {_json(list(run.attribution))},\n"features": [')
        for number, some in enumerate(_features(rows)):
            file.write(",\n" if number else "\n")
            file.write(some.text)
            box = _both(box, some.box)
        file.write("\n]")
        if box:
            file.write(f',\n"bbox": {_json(box)}')
        file.write("}\n")
    return path


def _features(rows: Iterable[Row]) -> Iterator[Features]:
    if isinstance(rows, _Written):
        return rows.features()
    return (Features(_json(feature(row)), around((row,))) for row in rows)


def around(rows: Iterable[Row]) -> Box | None:
    """Return the box around some rows, or None where none has a shape."""
    found = [xy for row in rows if row.shape for xy in row.shape.positions()]
    if not found:
        return None
    lons, lats = zip(*found, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _both(one: Box | None, two: Box | None) -> Box | None:
    if one is None or two is None:
        return one or two
    west, south, east, north = zip(one, two, strict=True)
    return min(west), min(south), max(east), max(north)


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
