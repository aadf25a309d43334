"""basemap.gpkg: the basemap of map.html as layers, for the QGIS project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from geoevents.earth.cells import closed, unpacked
from geoevents.model import Point
from geoevents.writers.basemap import basemap
from geoevents.writers.files import beside
from geoevents.writers.geopackage import add_layer, container
from geoevents.writers.rows import Row, Rows
from geoevents.writers.run import Label, RunInfo
from geoevents.writers.schema import Field
from geoevents.writers.shapes import Shape

_NAMED = (Field("name"), Field("population", "integer"))


def write(rows: Rows, folder: Path, run: RunInfo) -> Path:
    """Write basemap.gpkg and return its path."""
    points = [
        (row.shape.point.lon, row.shape.point.lat)
        for row in rows.events()
        if row.shape and row.shape.point
    ]
    data = basemap(points, ())
    near = data["detail"]
    path = folder / "basemap.gpkg"
    with beside(path) as part, closing(container(part)) as base:
        for layer, geometry, shapes in (
            ("land", "MULTIPOLYGON", _polygons([data["world"]])),
            ("borders", "MULTILINESTRING", _lines([data["world"]], "borders")),
            ("sea_near", "MULTIPOLYGON", (_box(cell["box"]) for cell in near)),
            ("land_near", "MULTIPOLYGON", _polygons(near)),
            ("admin_near", "MULTILINESTRING", _lines(near, "admin")),
            ("borders_near", "MULTILINESTRING", _lines(near, "borders")),
        ):
            add_layer(base, layer, geometry, (), (Row({}, shape) for shape in shapes))
        add_layer(base, "towns", "POINT", _NAMED, map(_town, run.labels))
        base.commit()
    return path


def _town(label: Label) -> Row:
    point = Shape(point=Point(label.lon, label.lat))
    return Row({"name": label.name, "population": label.population}, point)


def _polygons(parts: Iterable[dict[str, Any]]) -> Iterator[Shape]:
    """Yield a shape a ring: islands are many, lakes with a name of their own are none."""
    for part in parts:
        for packed in part["land"]:
            yield Shape(polygons=((closed(unpacked(packed, part["scale"])),),))


def _lines(parts: Iterable[dict[str, Any]], what: str) -> Iterator[Shape]:
    for part in parts:
        lines = (unpacked(packed, part["scale"]) for packed in part[what])
        yield from (Shape(lines=(line,)) for line in lines if len(line) > 1)


def _box(box: Sequence[float]) -> Shape:
    west, south, east, north = box
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return Shape(polygons=((ring,),))
