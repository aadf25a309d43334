"""A circle around the towns of a region: where it is and how large, where nothing says so."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from statistics import median

from geoevents.model import Point

EARTH_M = 6_371_008.8  # mean radius, IUGG
LEAST_M = 5_000.0  # a region with one town is larger than a point
_FLAT = 1e-12
"""Of the square of the Earth's radius: a hull of this area is none (40 square metres)."""

_STRAYS = 50
"""Of so many towns of a region one may be filed under it in error."""
_SHRINKS = 0.6
"""... if the circle around the others has at most this share of the radius."""

_Vector = tuple[float, float, float]


def circle_around(points: Iterable[Point]) -> tuple[Point, float] | None:
    """Return where a region around all points is, and its radius in metres on the sphere.

    The centre is that of the area they span (their convex hull): the middle that a map
    shows. Inner Mongolia bends around Mongolia, in which the smallest circle has its centre.
    Right across 180°. None without points.
    """
    vectors = [_vector(point) for point in points]
    if not vectors:
        return None
    centre = _middle_of_hull(vectors, _unit(_ritter(vectors)))
    radius = max(_angle(centre, vector) for vector in vectors) * EARTH_M
    lat = math.degrees(math.asin(max(-1.0, min(1.0, centre[2]))))
    lon = math.degrees(math.atan2(centre[1], centre[0]))
    return Point(round(lon, 5), round(lat, 5)), max(LEAST_M, math.ceil(radius))


def without_strays(points: Sequence[Point]) -> Sequence[Point]:
    """Return the points without the few far ones that would make their circle much larger.

    Of Hebei's 298 towns five lie in Xinjiang, which puts its circle a thousand kilometres
    west. All stay where the far ones are many (the Outback), or no farther than others.
    """
    few = len(points) // _STRAYS
    whole = circle_around(points)
    if not few or whole is None:
        return points
    vectors = [_vector(point) for point in points]
    x, y, z = (median(values) for values in zip(*vectors, strict=True))
    middle = _unit((x, y, z))
    inward = sorted(zip(vectors, points, strict=True), key=lambda one: math.dist(middle, one[0]))
    near = [point for _, point in inward[:-few]]
    circle = circle_around(near)
    return near if circle and circle[1] <= _SHRINKS * whole[1] else points


def _middle_of_hull(vectors: Sequence[_Vector], pole: _Vector) -> _Vector:
    """Return the centre of area of the hull, on an equal-area map around a pole amid it."""
    east = _unit((-pole[1], pole[0], 0.0)) if pole[:2] != (0.0, 0.0) else (0.0, 1.0, 0.0)
    north = _cross(pole, east)
    flat = sorted({_on_map(vector, pole, east, north) for vector in vectors})
    hull = [*_half_hull(flat), *_half_hull(flat[::-1])]
    pairs = list(zip(hull, [*hull[1:], *hull[:1]], strict=True))
    crosses = [one[0] * two[1] - two[0] * one[1] for one, two in pairs]
    area = sum(crosses)
    if area < _FLAT:  # one town, two, or all on a line
        return pole
    x = sum((a[0] + b[0]) * c for (a, b), c in zip(pairs, crosses, strict=True)) / 3 / area
    y = sum((a[1] + b[1]) * c for (a, b), c in zip(pairs, crosses, strict=True)) / 3 / area
    up = 1 - (x * x + y * y) / 2
    scale = math.sqrt(max(0.0, 1 - (x * x + y * y) / 4))
    return _unit(_sum(_sum(_times(pole, up), _times(east, x * scale)), _times(north, y * scale)))


def _on_map(vector: _Vector, pole: _Vector, east: _Vector, north: _Vector) -> tuple[float, float]:
    """Project by Lambert's azimuthal equal-area map (Snyder, USGS PP 1395, 24-2), radius 1."""
    scale = math.sqrt(2 / max(_FLAT, 1 + _dot(vector, pole)))
    return scale * _dot(vector, east), scale * _dot(vector, north)


def _half_hull(flat: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return one side of the hull of sorted points, without its last (Andrew, 1979)."""
    hull: list[tuple[float, float]] = []
    for x, y in flat:
        while len(hull) > 1 and _turns_right(hull[-2], hull[-1], (x, y)):
            hull.pop()
        hull.append((x, y))
    return hull[:-1]


def _turns_right(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0


def _ritter(vectors: Sequence[_Vector]) -> _Vector:
    """Return the centre of Ritter's bounding sphere (Graphics Gems, 1990): two passes."""
    one = _farthest(vectors[0], vectors)
    other = _farthest(one, vectors)
    centre, radius = _mean(one, other), math.dist(one, other) / 2
    for vector in vectors:
        apart = math.dist(centre, vector)
        if apart > radius:
            radius, shift = (radius + apart) / 2, (apart - radius) / 2 / apart
            centre = _towards(centre, vector, shift)
    return centre


def _farthest(start: _Vector, vectors: Sequence[_Vector]) -> _Vector:
    return max(vectors, key=lambda vector: math.dist(start, vector))


def _vector(point: Point) -> _Vector:
    lon, lat = math.radians(point.lon), math.radians(point.lat)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _dot(a: _Vector, b: _Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _cross(a: _Vector, b: _Vector) -> _Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def _sum(a: _Vector, b: _Vector) -> _Vector:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def _times(a: _Vector, times: float) -> _Vector:
    return a[0] * times, a[1] * times, a[2] * times


def _mean(a: _Vector, b: _Vector) -> _Vector:
    return _towards(a, b, 0.5)


def _towards(a: _Vector, b: _Vector, share: float) -> _Vector:
    x, y, z = (p + (q - p) * share for p, q in zip(a, b, strict=True))
    return x, y, z


def _unit(a: _Vector) -> _Vector:
    length = math.hypot(*a) or 1.0
    return a[0] / length, a[1] / length, a[2] / length


def _angle(a: _Vector, b: _Vector) -> float:
    return 2 * math.asin(min(1.0, math.dist(a, b) / 2))
