"""The shapes that words draw, as WKB polygons in (lon, lat). Lengths are metres."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from geoevents.geometry.geodesic import distance_m, midpoint
from geoevents.geometry.plane import Plane
from geoevents.geometry.polygons import read, write
from geoevents.model import Point

_REMEMBERED = 128
"""Parts kept: reports of one war name "northern Syria" over and over."""
_ARC_STEP = 3.0  # degrees between the vertices of an arc: 0.03 % of the radius at most
_LONGEST = 19_900_000.0  # no arc goes past the antipode


def _arc(radius: float, start: float, end: float) -> Any:
    import numpy as np

    count = max(2, round(abs(end - start) / _ARC_STEP) + 1)
    angles = np.radians(np.linspace(start, end, count))
    return np.column_stack((radius * np.sin(angles), radius * np.cos(angles)))


def _ring(radius: float) -> Any:
    return _arc(min(radius, _LONGEST), 0, 360)[:-1]


def wedge(inner: float, outer: float, azimuth: float, half_angle: float) -> Any:
    """Return a piece of an annulus on the plane, about its origin."""
    import numpy as np
    import shapely

    outer = min(outer, _LONGEST)
    if half_angle >= 180:
        holes = [shapely.linearrings(_ring(inner))] if inner > 0 else None
        return shapely.polygons(_ring(outer), holes)
    start, end = azimuth - half_angle, azimuth + half_angle
    near = _arc(inner, end, start) if inner > 0 else np.zeros((1, 2))
    return shapely.polygons(np.concatenate((_arc(outer, start, end), near)))


@lru_cache(_REMEMBERED)
def sector(centre: Point, inner: float, outer: float, azimuth: float, half_angle: float) -> bytes:
    """Return what lies `inner` to `outer` metres off at `azimuth` ± `half_angle` degrees."""
    return write(Plane(centre).raise_(wedge(max(inner, 0), outer, azimuth, half_angle)))


def annulus(centre: Point, inner: float, outer: float) -> bytes:
    """Return what lies `inner` to `outer` metres off, in any direction."""
    return sector(centre, inner, outer, 0, 180)


def disc(centre: Point, radius: float) -> bytes:
    """Return what lies within `radius` metres."""
    return annulus(centre, 0, radius)


def drawn_polygon(corners: list[Point]) -> bytes:
    """Return the polygon of its corners, b"" where its sides cross or enclose nothing."""
    import shapely

    first = corners[0].lon
    near = [((lon - first + 180) % 360 - 180, lat) for lon, lat in corners]
    ring = shapely.Polygon(near)  # a plane would mend sides that cross
    if not ring.is_valid or not ring.area:
        return b""
    plane = Plane(corners[0])
    return write(plane.raise_(plane.flatten(shapely.Polygon(corners))))


@lru_cache(_REMEMBERED)
def part(footprint: bytes, centre: Point, azimuth: float, half_angle: float) -> bytes:
    """Return the share of a polygon within `half_angle` of `azimuth`, seen from `centre`."""
    plane = Plane(centre)
    flat = plane.flatten(read(footprint))
    reach = 2 * max(abs(edge) for edge in flat.bounds)
    share = flat.intersection(wedge(0, reach, azimuth, half_angle))
    return write(plane.raise_(share)) if share.area > 0 else b""


def corridor(a: Point, b: Point, half_width: float) -> bytes:
    """Return what lies within `half_width` metres of the geodesic from `a` to `b`."""
    import shapely

    plane = Plane(midpoint(a, b))  # about its middle the geodesic is a straight line
    ends = [plane.flatten(shapely.Point(end)) for end in (a, b)]
    if distance_m(a, b) == 0:
        return disc(a, half_width)
    line = shapely.LineString(ends)
    return write(plane.raise_(line.buffer(half_width, quad_segs=24)))


def border(footprint: bytes, other: bytes, centre: Point, half_width: float) -> bytes:
    """Return the band along the boundary of one polygon, near another; b"" if they are apart."""
    plane = Plane(centre)
    line = plane.flatten(read(footprint)).boundary
    band = line.buffer(half_width)
    if other:
        beside = plane.flatten(read(other)).boundary.buffer(half_width)
        band = band.intersection(beside)
    return write(plane.raise_(band)) if band.area > 0 else b""
