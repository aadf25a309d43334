"""Shores and banks: what lies beside land, a river or a road. WKB in (lon, lat), metres."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import cos, radians
from typing import Any

from geoevents.geometry.geodesic import azimuth_deg
from geoevents.geometry.plane import Plane, mended, slices
from geoevents.geometry.polygons import middle_of, read, write
from geoevents.model import Point

_CRUMB_M2 = 1e6
_REMEMBERED = 64
"""Shores kept: Norway's takes more than a second, and a report names it again."""
_LANDS = 2
"""Lands kept in pieces: the coarse world's takes 50 ms to cut."""
_UNCLEAR = 0.3
"""Where the cosine between a side and the bank's own is less, no bank is "the northern"."""


def polygons_of_rings(rings: Iterable[Any]) -> bytes:
    """Return closed rings as polygons, b"" for none; those of fewer than four points are left.

    A ring is an array of rows of (lon, lat).
    """
    import numpy as np
    import shapely

    drawn = [ring for ring in rings if len(ring) > 3]
    if not drawn:
        return b""
    which = np.repeat(np.arange(len(drawn)), [len(ring) for ring in drawn])
    linear = shapely.linearrings(np.concatenate(drawn), indices=which)
    return write(shapely.multipolygons(shapely.polygons(linear)))


def line_from_wkt(text: str) -> bytes:
    """Return a line in WKT as WKB."""
    import shapely

    return write(shapely.from_wkt(text))


@lru_cache(_REMEMBERED)
def offshore(
    zone: bytes, land: bytes, centre: Point, reach: float, error: float, inner: float = 0.0
) -> bytes:
    """Return the sea from `inner` to `reach` off the land of a zone; b"" if there is none.

    A zone's own land is sought `error` metres around it as well.
    """
    plane, around, ground = _flat(zone, land, centre, error, reach + inner)
    own = around.intersection(ground)
    reached = (around if own.is_empty else own).buffer(reach)
    near = ground.intersection(reached).buffer(inner) if inner > 0 else ground
    return _raised(reached.difference(near), plane)


@lru_cache(_REMEMBERED)
def ashore(zone: bytes, land: bytes, centre: Point, reach: float, error: float) -> bytes:
    """Return the land of a zone within `reach` of the sea; b"" if there is none."""
    plane, around, ground = _flat(zone, land, centre, error, 2 * reach)
    sea = around.buffer(2 * reach).difference(ground)
    shore = around.intersection(ground).intersection(sea.buffer(reach))
    return _raised(shore, plane)


def _raised(geometry: Any, plane: Plane) -> bytes:
    """Return what is no crumb: outlines of countries and shores cross each other often."""
    import shapely

    pieces = [one for one in shapely.get_parts(geometry) if one.area > _CRUMB_M2]
    return write(plane.raise_(shapely.union_all(pieces))) if pieces else b""


def _flat(
    zone: bytes, land: bytes, centre: Point, error: float, reach: float
) -> tuple[Plane, Any, Any]:
    """Return a plane, and on it the zone, `error` metres wider, and the land within `reach`.

    Land farther off is left out: to mend and join all of the world's takes a second.
    """
    import shapely

    plane = Plane(centre)
    around = plane.flatten(read(zone)).buffer(error)
    left, bottom, right, top = around.bounds
    window = shapely.box(left - reach, bottom - reach, right + reach, top + reach)
    flat = plane.carry(_lunes(land))
    return plane, around, shapely.union_all(mended(flat[shapely.intersects(flat, window)]))


@lru_cache(_LANDS)
def _lunes(land: bytes) -> Any:
    """Return the polygons of some land as an array, in pieces of at most 180 degrees."""
    import numpy as np
    import shapely

    pieces = [one for one in shapely.get_parts(read(land)) if not _is_twin(one)] if land else []
    return np.array([lune for piece in pieces for lune in slices(piece)], dtype=object)


def _is_twin(polygon: Any) -> bool:
    """Say whether it is the world's second copy of a continent, for maps that begin at -180."""
    left, _, right, _ = polygon.bounds
    return bool(left < -180 and right - left > 180)


def along(line: bytes, half_width: float) -> bytes:
    """Return what lies within `half_width` metres of a line."""
    plane = Plane(middle_of(line))
    return write(plane.raise_(plane.flatten(read(line)).buffer(half_width)))


def is_left_bank(line: bytes, azimuth: float) -> bool | None:
    """Say whether the bank on this side of a river is its left one, or None where it is neither.

    What counts is the way from its first point to its last: a river that runs to the
    south-east has an eastern bank, to its left, and a southern one, to its right.
    """
    import shapely

    coordinates = shapely.get_coordinates(read(line))
    heading = azimuth_deg(Point(*coordinates[0]), Point(*coordinates[-1]))
    leftness = cos(radians(heading - 90 - azimuth))
    return None if abs(leftness) < _UNCLEAR else leftness > 0


def bank(line: bytes, width: float, left: bool) -> bytes:
    """Return the band of `width` metres on one side of a line, seen along its way."""
    import shapely
    from shapely.ops import split

    plane = Plane(middle_of(line))
    way = plane.flatten(read(line))
    pieces = split(way.buffer(width, cap_style="flat"), _through(way))
    side = [piece for piece in pieces.geoms if _is_left(way, piece) == left]
    return write(plane.raise_(shapely.union_all(side)))


def _through(way: Any) -> Any:
    """Return a line that goes on for a metre at both ends: it cuts through what it ends on."""
    import numpy as np
    import shapely

    points = shapely.get_coordinates(way)
    ahead, behind = points[-1] - points[-2], points[0] - points[1]
    last, first = (points[-1], ahead), (points[0], behind)
    on, back = (at + step / np.hypot(*step) for at, step in (last, first))
    return shapely.LineString(np.vstack((back, points, on)))


def _is_left(way: Any, piece: Any) -> bool:
    """Say on which side of the nearest stretch of a line a piece of its band lies."""
    inside = piece.representative_point()
    at = way.project(inside)
    step = min(1.0, way.length / 100)
    a, b = way.interpolate(max(0.0, at - step)), way.interpolate(min(way.length, at + step))
    turn = (b.x - a.x) * (inside.y - a.y) - (b.y - a.y) * (inside.x - a.x)
    return bool(turn > 0)
