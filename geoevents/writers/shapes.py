"""The geometry of a row: WKB read and written, RFC 7946 obeyed.

Rings here are lists of (lon, lat) in degrees, closed, without repeated points.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from geoevents.model import Point

XY: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[XY, ...]
Polygon: TypeAlias = tuple[Ring, ...]

DECIMALS = 5
"""About a metre: finer than any place a report names."""

_POINT, _LINE, _POLYGON, _MULTILINE, _MULTIPOLYGON = 1, 2, 3, 5, 6


@dataclass(frozen=True, slots=True)
class Shape:
    """A point, polygons, or the lines of a basemap: one of the three is set."""

    point: Point | None = None
    polygons: tuple[Polygon, ...] = ()
    lines: tuple[Ring, ...] = ()

    def positions(self) -> list[XY]:
        """Return every position of the shape."""
        if self.point is not None:
            return [(self.point.lon, self.point.lat)]
        if self.lines:
            return [xy for line in self.lines for xy in line]
        return [xy for polygon in self.polygons for ring in polygon for xy in ring]

    def geojson(self) -> dict[str, object]:
        """Return the GeoJSON geometry."""
        if self.point is not None:
            return {"type": "Point", "coordinates": list(self.point)}
        if len(self.polygons) == 1:
            return {"type": "Polygon", "coordinates": self.polygons[0]}
        return {"type": "MultiPolygon", "coordinates": self.polygons}

    def wkb(self) -> bytes:
        """Return little-endian WKB: a Point, or a Multi geometry even of one part."""
        if self.point is not None:
            return struct.pack("<BIdd", 1, _POINT, *self.point)
        if self.lines:
            drawn = (struct.pack("<BI", 1, _LINE) + _positions_wkb(line) for line in self.lines)
            return struct.pack("<BII", 1, _MULTILINE, len(self.lines)) + b"".join(drawn)
        parts = (_polygon_wkb(polygon) for polygon in self.polygons)
        return struct.pack("<BII", 1, _MULTIPOLYGON, len(self.polygons)) + b"".join(parts)


def of_point(point: Point) -> Shape:
    """Return the shape of a point, rounded."""
    return Shape(point=Point(*(round(value, DECIMALS) for value in point)))


def of_geojson(geometry: Mapping[str, Any] | None) -> Shape | None:
    """Return the shape that `Shape.geojson` told, None for none."""
    if geometry is None:
        return None
    told = geometry["coordinates"]
    if geometry["type"] == "Point":
        return Shape(point=Point(*told))
    parts = [told] if geometry["type"] == "Polygon" else told
    return Shape(
        polygons=tuple(tuple(tuple((x, y) for x, y in ring) for ring in part) for part in parts)
    )


def of_footprint(wkb: bytes) -> Shape | None:
    """Return the shape of a WKB polygon as RFC 7946 wants it, or `None` where it is empty.

    Outer rings run anticlockwise, holes clockwise; what crosses the antimeridian (by
    longitudes beyond 180, or by a jump from 179 to -179) is cut into a part on each side.
    """
    polygons: list[Polygon] = []
    for polygon in _read(wkb):
        unrolled = [_unroll(ring, polygon[0][0][0]) for ring in polygon]
        for turn in (-360.0, 0.0, 360.0):
            rings = [_window(ring, turn) for ring in unrolled]
            if rings[0]:
                polygons.append(tuple(_wound(ring, i == 0) for i, ring in enumerate(rings) if ring))
    return Shape(polygons=tuple(polygons)) if polygons else None


def _polygon_wkb(polygon: Polygon) -> bytes:
    rings = b"".join(_positions_wkb(ring) for ring in polygon)
    return struct.pack("<BII", 1, _POLYGON, len(polygon)) + rings


def _positions_wkb(line: Ring) -> bytes:
    return struct.pack("<I", len(line)) + b"".join(struct.pack("<dd", *xy) for xy in line)


def _read(wkb: bytes) -> list[list[list[XY]]]:
    """Read a WKB Polygon or MultiPolygon, either byte order, two dimensions."""
    polygons, _ = _read_at(wkb, 0)
    return polygons


def _read_at(wkb: bytes, at: int) -> tuple[list[list[list[XY]]], int]:
    order = "<" if wkb[at] == 1 else ">"
    kind, count = struct.unpack_from(f"{order}II", wkb, at + 1)
    at += 9
    if kind == _MULTIPOLYGON:
        polygons = []
        for _ in range(count):
            part, at = _read_at(wkb, at)
            polygons += part
        return polygons, at
    if kind != _POLYGON:
        raise ValueError(f"a footprint is a WKB polygon in two dimensions, not type {kind}")
    rings = []
    for _ in range(count):
        (points,) = struct.unpack_from(f"{order}I", wkb, at)
        flat = struct.unpack_from(f"{order}{2 * points}d", wkb, at + 4)
        rings.append(list(zip(flat[::2], flat[1::2], strict=True)))
        at += 4 + 16 * points
    return ([rings] if rings and rings[0] else []), at


def _unroll(ring: list[XY], near: float) -> list[XY]:
    """Make longitudes run on past 180, so that 179 to -179 is a step of 2, not of 358."""
    unrolled: list[XY] = []
    for lon, lat in ring:
        lon += 360 * round((near - lon) / 360)
        unrolled.append((lon, lat))
        near = lon
    return unrolled


def _window(ring: list[XY], turn: float) -> list[XY]:
    """Return what of the ring lies in [-180, 180] after a shift of `turn` degrees."""
    lons = [lon for lon, _ in ring]
    west, east = min(lons) + turn, max(lons) + turn
    if west >= 180 or east <= -180:
        return []
    shifted = [(lon + turn, lat) for lon, lat in ring] if turn else ring
    if west >= -180 and east <= 180:
        return shifted
    kept = _clip(_clip(shifted, 180.0, 1.0), 180.0, -1.0)
    width = max((lon for lon, _ in kept), default=0.0) - min((lon for lon, _ in kept), default=0.0)
    return kept if width > 0 else []  # what only touches the antimeridian leaves no part there


def _clip(ring: list[XY], limit: float, side: float) -> list[XY]:
    """Keep the part of a ring where side x lon <= limit (Sutherland and Hodgman 1974)."""
    kept: list[XY] = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        inside, next_inside = side * x0 <= limit, side * x1 <= limit
        if inside:
            kept.append((x0, y0))
        if inside != next_inside:
            edge = side * limit
            kept.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
    return kept


def _wound(ring: list[XY], anticlockwise: bool) -> Ring:
    """Round, close, drop repeated points, and turn the ring the way that is asked."""
    points: list[XY] = []
    for lon, lat in ring:
        xy = (round(lon, DECIMALS), round(lat, DECIMALS))
        if not points or xy != points[-1]:
            points.append(xy)
    if points[0] != points[-1]:
        points.append(points[0])
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))
    return tuple(points if (area > 0) == anticlockwise else reversed(points))
