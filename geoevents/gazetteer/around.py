"""Places by where they lie: near a point, or the most populous of a box."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from geoevents.gazetteer.grid import cells_in, cells_near
from geoevents.gazetteer.places import Places
from geoevents.gazetteer.schema import CELLS_PER_DEGREE
from geoevents.gazetteer.sections import Sections
from geoevents.geometry import distances_m
from geoevents.model import Place, Point

_FEW_CELLS = 2_000  # a larger box is searched by rank: its most populous places come early
_FAR_DOWN = 50_000  # ... unless it is empty sea
_ROUNDED_M = 1.0  # a column's degree is within a centimetre or so of the place's own

Box = tuple[float, float, float, float]


class Around:
    """Reads which of `size` places lie in a cell of the grid."""

    def __init__(self, sections: Sections, places: Places, size: int) -> None:
        self._places, self._size = places, size
        self._cells, self._starts = sections.view("cells"), sections.view("cell.starts")
        self._low, self._high = sections.view("cell.low"), sections.view("cell.high")

    def near(self, point: Point, radius_m: float, limit: int, people: int = 0) -> tuple[Place, ...]:
        """Return what `Gazetteer.near` does."""
        cells, counted = cells_near(point, radius_m), self._places.people
        numbers = [number for number in self._in_cells(cells) if counted(number) >= people]
        apart = _distances(point, *self._places.degrees(numbers))
        most = min([radius_m, *sorted(apart)[limit - 1 : limit]]) + _ROUNDED_M
        near = [n for n, metres in zip(numbers, apart, strict=True) if metres <= most]
        places = [self._places.place(number) for number in near]
        apart = _distances(point, [p.point.lon for p in places], [p.point.lat for p in places])
        found = [
            (metres, place.id, number, place)
            for metres, place, number in zip(apart, places, near, strict=True)
            if metres <= radius_m
        ]
        return tuple(place for _, _, _, place in sorted(found)[:limit])

    def biggest(
        self, west: float, south: float, east: float, north: float, limit: int
    ) -> tuple[Place, ...]:
        """Return what `Gazetteer.biggest` does."""
        if west > east:
            east += 360
        box = (west, south, east, north)
        if (east - west) * (north - south) * CELLS_PER_DEGREE**2 > _FEW_CELLS:
            found = tuple(self._towns_in(range(min(self._size, _FAR_DOWN)), box, limit))
            if len(found) == limit or self._size <= _FAR_DOWN:
                return found
        return tuple(self._towns_in(sorted(self._in_cells(cells_in(*box))), box, limit))

    def _in_cells(self, runs: Iterable[tuple[int, int]]) -> Iterator[int]:
        for low, high in runs:
            first = bisect_left(self._cells, low)
            last = bisect_left(self._cells, high, first)
            if first < last:
                for row in range(self._starts[first], self._starts[last]):
                    yield self._low[row] | self._high[row] << 16

    def _towns_in(self, numbers: Iterable[int], box: Box, limit: int) -> Iterator[Place]:
        west, south, east, north = box
        for number in numbers:
            if limit <= 0:
                return
            feature = self._places.feature(number)
            if not feature.startswith("P") or feature.startswith("PCL"):
                continue
            (lon,), (lat,) = self._places.degrees((number,))
            if south <= lat <= north and (west <= lon <= east or lon + 360 <= east):
                limit -= 1
                yield self._places.place(number)


def _distances(point: Point, lons: list[float], lats: list[float]) -> list[float]:
    found: list[float] = distances_m([point.lon] * len(lons), [point.lat] * len(lats), lons, lats)
    return found
