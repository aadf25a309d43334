"""Natural Earth's countries as they ship with the package: arcs, and the rings they make."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, TypeAlias

XY: TypeAlias = tuple[float, float]
Line: TypeAlias = list[XY]


class Box(NamedTuple):
    """A rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        """Say whether the two share a point."""
        return not (
            self.east < other.west
            or other.east < self.west
            or self.north < other.south
            or other.north < self.south
        )

    def with_(self, other: Box) -> Box:
        """Return the rectangle around both."""
        return Box(
            min(self.west, other.west),
            min(self.south, other.south),
            max(self.east, other.east),
            max(self.north, other.north),
        )


class Atlas:
    """A topology of countries: arcs, and the rings that they make.

    Arcs are turned into degrees only when they are asked for: of 4,635 fine arcs a page
    needs some dozens.
    """

    def __init__(self, name: str, thin: float = 0.0) -> None:
        packed = files("geoevents.writers").joinpath("page", name).read_bytes()
        topology = json.loads(gzip.decompress(packed))
        self._scale, self._shift = (topology["transform"][key] for key in ("scale", "translate"))
        self._thin, self._arcs = thin, topology["arcs"]
        self._done: dict[int, Line] = {}
        self._boxes: dict[int, Box] = {}
        self.countries: list[dict[str, Any]] = topology["objects"]["countries"]["geometries"]
        self._land = topology["objects"]["land"]["geometries"][0]["arcs"]

    def land(self) -> Iterator[Line]:
        """Yield the rings of the land; holes are drawn by the even-odd rule."""
        return (ring for polygon in self._land for arcs in polygon for ring in self._rings(arcs))

    def land_near(self, box: Box) -> Iterator[Line]:
        """Yield the rings of the countries with an arc in the box."""
        for country in self.countries:
            if any(self._box(arc).meets(box) for arc in _flat(country.get("arcs", []))):
                for part in _parts(country):
                    for arcs in part:
                        yield from self._rings(arcs)

    def borders(self, box: Box | None = None) -> Iterator[Line]:
        """Yield the arcs that two countries share, in the box where one is given."""
        uses: dict[int, int] = {}
        for country in self.countries:
            for arc in {arc if arc >= 0 else ~arc for arc in _flat(country.get("arcs", []))}:
                uses[arc] = uses.get(arc, 0) + 1
        shared = (arc for arc, count in uses.items() if count > 1)
        return (self._arc(arc) for arc in shared if box is None or self._box(arc).meets(box))

    def heart(self, country: dict[str, Any]) -> tuple[XY, float] | None:
        """Return the middle of a country's largest ring, and its area in square degrees."""
        rings = [next(self._rings(part[0])) for part in _parts(country) if part]
        return max((_centroid(ring) for ring in rings), key=lambda it: it[1], default=None)

    def _rings(self, numbers: Sequence[int]) -> Iterator[Line]:
        """Yield a ring in running longitudes, and again a turn away where it leaves [-180, 180]."""
        ring: Line = []
        for number in numbers:
            arc = self._arc(number) if number >= 0 else self._arc(~number)[::-1]
            ring += arc[1:] if ring else arc
        ring = _unrolled(ring)
        yield ring
        if max(x for x, _ in ring) > 180:
            yield [(x - 360, y) for x, y in ring]
        if min(x for x, _ in ring) < -180:
            yield [(x + 360, y) for x, y in ring]

    def _arc(self, number: int) -> Line:
        if number not in self._done:
            (kx, ky), (x0, y0) = self._scale, self._shift
            xs, ys = (accumulate(column) for column in zip(*self._arcs[number], strict=True))
            line = [(x * kx + x0, y * ky + y0) for x, y in zip(xs, ys, strict=True)]
            self._done[number] = _thinned(line, self._thin)
        return self._done[number]

    def _box(self, number: int) -> Box:
        number = number if number >= 0 else ~number
        if number not in self._boxes:
            (kx, ky), (x0, y0) = self._scale, self._shift
            xs, ys = (list(accumulate(axis)) for axis in zip(*self._arcs[number], strict=True))
            self._boxes[number] = Box(
                min(xs) * kx + x0, min(ys) * ky + y0, max(xs) * kx + x0, max(ys) * ky + y0
            )
        return self._boxes[number]


def _unrolled(ring: Line) -> Line:
    """Make longitudes run on past 180; a ring that circles the pole is closed along it."""
    line, turn = ring[:1], 0.0
    for (x0, _), (x1, y1) in pairwise(ring):
        turn += 360 * ((x0 - x1 > 180) - (x1 - x0 > 180))
        line.append((x1 + turn, y1))
    if turn:
        line += [(line[-1][0], -89.0), (line[0][0], -89.0), line[0]]
    return line


def _parts(country: dict[str, Any]) -> list[list[list[int]]]:
    arcs: list[Any] = country.get("arcs", [])
    return arcs if country["type"] == "MultiPolygon" else [arcs]


def _thinned(line: Line, least: float) -> Line:
    """Drop points nearer than `least` degrees to the last kept; ends stay, so arcs still meet."""
    if not least:
        return line
    kept = line[:1]
    for x, y in line[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= least:
            kept.append((x, y))
    return kept + line[-1:]


def _flat(arcs: Any) -> Iterator[int]:
    if isinstance(arcs, int):
        yield arcs
    else:
        for inner in arcs:
            yield from _flat(inner)


def _centroid(ring: Line) -> tuple[XY, float]:
    twice = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        twice, x, y = twice + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return ((x / (3 * twice), y / (3 * twice)), abs(twice) / 2) if twice else (ring[0], 0.0)
