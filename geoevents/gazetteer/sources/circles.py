"""A circle around the towns of a region: where it is and how large, where nothing says so."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from statistics import median

from geoevents.model import Point

EARTH_M = 6_371_008.8  # mean radius, IUGG
LEAST_M = 5_000.0  # a region with one town is larger than a point

_STRAYS = 50
"""Of so many towns of a region one may be filed under it in error."""
_SHRINKS = 0.6
"""... if the circle around the others has at most this share of the radius."""

_Vector = tuple[float, float, float]


def circle_around(points: Iterable[Point]) -> tuple[Point, float] | None:
    """Return the centre and radius, in metres on the sphere, of a circle around all points.

    Ritter's bounding sphere (Graphics Gems, 1990) on unit vectors: two passes, at most about
    a fifth larger than the smallest circle, and right across 180°. None without points.
    """
    vectors = [_vector(point) for point in points]
    if not vectors:
        return None
    centre = _unit(_ritter(vectors))
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


def _ritter(vectors: Sequence[_Vector]) -> _Vector:
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
