"""Questions about polygons given as WKB: what they share, how far, the circle around."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from geoevents.geometry.plane import GRID, Plane, mended, slices, vertices
from geoevents.model import Point

_REMEMBERED = 128
"""Answers kept: reports of one war name "northern Syria" over and over."""


def read(wkb: bytes) -> Any:
    """Return the shapely geometry of some WKB."""
    import shapely

    return shapely.from_wkb(wkb)


def write(geometry: Any) -> bytes:
    """Return a geometry as WKB: little-endian, so that the same shape is the same bytes."""
    import shapely

    return bytes(shapely.to_wkb(geometry, byte_order=1))


def _middle(geometry: Any) -> Point:
    """Return a point near the middle of a (lon, lat) geometry, even one cut at ±180°."""
    import numpy as np
    import shapely

    lonlat = np.radians(shapely.get_coordinates(geometry))
    x = (np.cos(lonlat[:, 1]) * np.cos(lonlat[:, 0])).mean()
    y = (np.cos(lonlat[:, 1]) * np.sin(lonlat[:, 0])).mean()
    z = np.sin(lonlat[:, 1]).mean()
    lon, lat = np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))
    return Point(float(lon), float(lat))


def middle_of(wkb: bytes) -> Point:
    """Return a point near the middle of a shape or a line: the mean of its vertices."""
    return _middle(read(wkb))


@lru_cache(_REMEMBERED)
def enclosing_circle(wkb: bytes) -> tuple[Point, float]:
    """Return the point-radius method's centre and r, in metres, of a polygon.

    The centre of the smallest circle around, moved to the nearest boundary point where it
    lies outside; r from there to the farthest boundary point.
    """
    import shapely

    geometry = read(wkb)
    polygons, centre = _pieces(geometry), _middle(geometry)
    for _ in range(2):  # the second time on a plane about the circle's own centre
        plane = Plane(centre)
        flat = plane.carry(polygons)
        outermost = shapely.linestrings(vertices(flat))
        middle = _onto(mended(flat), shapely.minimum_bounding_circle(outermost).centroid)
        centre = plane.point(middle.x, middle.y)
    return centre, _farthest_m(polygons, centre)


def _onto(pieces: Any, point: Any) -> Any:
    """Return a point of the plane, moved to the nearest of some pieces where none covers it.

    They are not joined for this: the shore of a country has hundreds of pieces.
    """
    import shapely

    nearest = pieces[0]
    if len(pieces) > 1:  # as it would lie once joined
        nearest = shapely.set_precision(pieces[shapely.distance(pieces, point).argmin()], GRID)
    return point if nearest.covers(point) else shapely.shortest_line(nearest, point).interpolate(0)


def farthest_m(wkb: bytes, point: Point) -> float:
    """Return the distance from a point to the farthest vertex of a polygon, in metres."""
    return _farthest_m(_pieces(read(wkb)), point)


def _pieces(geometry: Any) -> list[Any]:
    """Return the polygons of a geometry, or the lines and points of what has none."""
    import shapely

    return slices(geometry) or list(shapely.get_parts(geometry))


def _farthest_m(polygons: list[Any], point: Point) -> float:
    import numpy as np

    flat = vertices(Plane(point).carry(polygons))
    return float(np.hypot(flat[:, 0], flat[:, 1]).max())


def distance_to_m(wkb: bytes, point: Point) -> float:
    """Return the distance from a point to the nearest part of a polygon: 0 inside."""
    import shapely

    return float(Plane(point).flatten(read(wkb)).distance(shapely.Point(0, 0)))


@lru_cache(_REMEMBERED)
def shared(wkb: bytes, other: bytes, centre: Point) -> bytes:
    """Return what two polygons share, worked out on the plane around `centre`; b"" if nothing."""
    plane = Plane(centre)
    both = plane.flatten(read(wkb)).intersection(plane.flatten(read(other)))
    return write(plane.raise_(both)) if both.area > 0 else b""


def without(wkb: bytes, other: bytes, centre: Point) -> bytes:
    """Return a polygon less another, worked out on the plane around `centre`; b"" if nothing."""
    plane = Plane(centre)
    rest = plane.flatten(read(wkb)).difference(plane.flatten(read(other)))
    return write(plane.raise_(rest)) if rest.area > 0 else b""
