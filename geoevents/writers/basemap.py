"""A basemap that needs no network: land, borders and country names from Natural Earth.

The world comes from the 1:50m countries, thinned; a box around each group of events from
the 1:10m countries. Both ship with the package, as the npm release of world-atlas has
them (page/README.md). Lines are flat lists of whole numbers: a longitude and a latitude
in units of `1 / scale` degrees, then differences; a third of the size of plain JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from geoevents.writers.atlas import XY, Atlas, Box, Line

_WORLD_SCALE, _DETAIL_SCALE = 50, 500
_THIN_DEGREES = 0.15
"""At zoom 5 a pixel is 0.04 degrees: thinner than this is not seen on the world's scale."""
_MARGIN_DEGREES = 5.0
_MAX_BOXES = 12
_MAX_DETAIL = 100_000
"""Numbers in all boxes, about 400 kB: the page keeps its size wherever the events are."""


def basemap(points: Iterable[XY], language: str) -> dict[str, Any]:
    """Return what the page draws under events at `points` (lon, lat)."""
    return {
        "world": _world(),
        "detail": list(_within_budget(_detail(box) for box in _boxes(points))),
        "countries": _country_names(language),
    }


def _within_budget(details: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield boxes while they fit; the fullest of events come first."""
    left = _MAX_DETAIL
    for detail in details:
        left -= sum(map(len, detail["land"])) + sum(map(len, detail["borders"]))
        if left < 0:
            return
        yield detail


@cache
def _coarse() -> Atlas:
    return Atlas("countries-50m.json.gz", _THIN_DEGREES)


@cache
def _fine() -> Atlas:
    return Atlas("countries-10m.json.gz")


@cache
def _world() -> dict[str, Any]:
    return {
        "scale": _WORLD_SCALE,
        "land": [_packed(ring, _WORLD_SCALE) for ring in _coarse().land() if len(ring) > 4],
        "borders": [_packed(line, _WORLD_SCALE) for line in _coarse().borders()],
    }


def _detail(box: Box) -> dict[str, Any]:
    rings = [cut for ring in _fine().land_near(box) if len(cut := _ring_within(ring, box)) > 3]
    lines = [part for line in _fine().borders(box) for part in _line_within(line, box)]
    return {
        "scale": _DETAIL_SCALE,
        "box": list(box),
        "land": [_packed(ring, _DETAIL_SCALE) for ring in rings],
        "borders": [_packed(line, _DETAIL_SCALE) for line in lines],
    }


def _country_names(language: str) -> list[list[Any]]:
    """Return [name, lon, lat, area] by country, in the reader's language where Babel has it."""
    from babel import Locale
    from babel.core import get_global

    names, codes = Locale(language).territories, get_global("territory_aliases")
    found = []
    for country in _coarse().countries:
        code = codes.get(country.get("id", ""), [""])[0]
        if (name := names.get(code)) and (heart := _coarse().heart(country)):
            (lon, lat), area = heart
            lon = (lon + 180) % 360 - 180
            found.append([name, round(lon, 2), round(lat, 2), round(area, 1)])
    return sorted(found, key=lambda it: (-it[3], it[0]))


def _boxes(points: Iterable[XY]) -> list[Box]:
    """Return rectangles around groups of points, the fullest first, none meeting another."""
    counted: dict[Box, int] = {}
    for lon, lat in points:
        x, y, m = round(lon), round(lat), _MARGIN_DEGREES
        box = Box(max(x - m, -180), max(y - m, -85), min(x + m, 180), min(y + m, 85))
        counted[box] = counted.get(box, 0) + 1
    fullest = sorted(counted, key=lambda box: (-counted[box], box))[: 8 * _MAX_BOXES]
    groups: list[Box] = []
    for box in fullest:
        while met := next((other for other in groups if other.meets(box)), None):
            groups.remove(met)
            box = box.with_(met)
        groups.append(box)
    return groups[:_MAX_BOXES]


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
