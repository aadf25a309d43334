"""Which cells of the grid a circle or a box touches."""

from __future__ import annotations

import math
from collections.abc import Iterator

from geoevents.gazetteer.schema import (
    CELLS_PER_DEGREE,
    CELLS_PER_ROW,
    column_of,
    row_of,
)
from geoevents.model import Point

_METRES_PER_DEGREE = 110_000.0  # a little less than the shortest, so that no cell is missed


def cells_near(point: Point, radius_m: float) -> Iterator[tuple[int, int]]:
    """Yield runs of cells that may hold a point within the radius, row by row."""
    reach = radius_m / _METRES_PER_DEGREE
    south, north = max(-90.0, point.lat - reach), min(90.0, point.lat + reach)
    narrowest = math.cos(math.radians(max(abs(south), abs(north))))
    wide = min(180.0, reach / narrowest) if narrowest > 1e-6 else 180.0
    yield from cells_in(point.lon - wide, south, point.lon + wide, north)


def cells_in(west: float, south: float, east: float, north: float) -> Iterator[tuple[int, int]]:
    """Yield runs of cells of a box in degrees: from the first up to the second.

    West may be below -180 or east above 180, where the box crosses that meridian.
    """
    runs = _columns(west, east)
    for row in range(row_of(south), row_of(north) + 1):
        for first, last in runs:
            start = row * CELLS_PER_ROW
            yield start + first, start + last + 1


def _columns(west: float, east: float) -> list[tuple[int, int]]:
    """Return the columns from west to east, as two runs where they cross 180°."""
    last = 360 * CELLS_PER_DEGREE
    if east - west >= 360:
        return [(0, last)]
    if west < -180:
        return [(column_of(west + 360), last), (0, column_of(east))]
    if east > 180:
        return [(column_of(west), last), (0, column_of(east - 360))]
    return [(column_of(west), column_of(east))]
