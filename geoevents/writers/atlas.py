"""Natural Earth's countries as npm releases have them (TopoJSON): arcs, and rings of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


class Atlas:
    """A topology of countries: arcs, and the rings that they make.

    `of` is the name of the topology's object that holds them.
    """

    def __init__(self, topology: dict[str, Any], thin: float = 0.0, of: str = "countries") -> None:
        self._scale, self._shift = (topology["transform"][key] for key in ("scale", "translate"))
        self._thin, self._arcs = thin, topology["arcs"]
        self._done: dict[int, Line] = {}
        self.countries: list[dict[str, Any]] = [
            it for it in topology["objects"][of]["geometries"] if it.get("type") is not None
        ]
        land = topology["objects"].get("land")
        self._land = land["geometries"][0]["arcs"] if land else []

    def land(self) -> Iterator[Line]:
        """Yield the rings of the land; holes are drawn by the even-odd rule."""
        return (ring for polygon in self._land for arcs in polygon for ring in self._rings(arcs))

    def borders(self) -> Iterator[Line]:
        """Yield the arcs that two countries share."""
        uses: dict[int, int] = {}
        for country in self.countries:
            for arc in {arc if arc >= 0 else ~arc for arc in _flat(country.get("arcs", []))}:
                uses[arc] = uses.get(arc, 0) + 1
        return (self._arc(arc) for arc, count in uses.items() if count > 1)

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
