"""Land around a point, and how far its shores may be off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import cos, floor, radians

from geoevents.earth.cells import CELL, WORLD, cell_name, land_in
from geoevents.geometry import polygons_of_rings
from geoevents.model import Point

_DEGREE_M = 111_000.0
_FINE_REACH_M = 1_500_000.0
"""Around more than this the coarse world does: a shore of a continent is not told to the km."""
_FINE_ERROR_M = 2_000.0
"""Natural Earth's 1:10m, about a kilometre, thinned at 0.006° and rounded to 0.002°."""
_COARSE_ERROR_M = 20_000.0
"""Natural Earth's 1:50m, thinned at 0.15°."""


@dataclass(frozen=True, slots=True)
class Land:
    """Land as WKB polygons in (lon, lat), b"" where all is sea; `error_m` is that of its shores."""

    polygons: bytes
    error_m: float


def land_around(centre: Point, reach_m: float) -> Land:
    """Return at least the land within `reach_m` metres of a point, lakes included."""
    if reach_m > _FINE_REACH_M:
        return _world()
    rings = (ring for x, y in _cells(centre, reach_m) for ring in land_in(cell_name(x, y)))
    return Land(polygons_of_rings(rings), _FINE_ERROR_M)


@cache
def _world() -> Land:
    return Land(polygons_of_rings(land_in(WORLD)), _COARSE_ERROR_M)


def _cells(centre: Point, reach_m: float) -> Iterator[tuple[int, int]]:
    """Yield the south-west corners of the cells that a circle may meet."""
    up = reach_m / _DEGREE_M
    low, high = max(centre.lat - up, -90.0), min(centre.lat + up, 89.9)
    narrow = cos(radians(min(89.0, max(abs(low), abs(high)))))
    aside = min(180.0, up / narrow)
    west, east = floor((centre.lon - aside) / CELL), floor((centre.lon + aside) / CELL)
    columns = dict.fromkeys((x * CELL + 180) % 360 - 180 for x in range(west, east + 1))
    for y in range(floor(low / CELL), floor(high / CELL) + 1):
        for x in columns:
            yield x, y * CELL
