"""Outlines as files give them, made into a centre, a radius and a light footprint."""

from __future__ import annotations

from typing import Any

from geoevents.gazetteer.sources.added import BadRowError
from geoevents.geometry import enclosing_circle, farthest_m
from geoevents.model import Point

LIGHT_M = 0.01
"""Outlines are simplified to this share of their radius: 10 m for a town, 5 km for a country."""
_DEGREE_M = 111_320.0
_POLYGONS = ("Polygon", "MultiPolygon")


def from_wkt(text: str) -> bytes:
    """Return the footprint of a polygon in WKT.

    Raises:
        BadRowError: it is not one, or leaves the Earth.
    """
    import shapely

    try:
        shape = shapely.from_wkt(text)
    except shapely.errors.GEOSException as error:
        raise BadRowError(f"footprint is not WKT: {error}") from None
    return placed(shape)[2]


def placed(shape: Any, centre: Point | None = None) -> tuple[Point, float, bytes]:
    """Return a geometry's point, its radius from there in metres, and its light footprint.

    The point is `centre` where the file gives one that lies inside, else the middle of the
    circle around. Points have no radius; lines have no footprint.

    Raises:
        BadRowError: it is empty, or leaves the Earth.
    """
    import shapely

    if shape is None or shape.is_empty:
        raise BadRowError("has no geometry")
    shape = shapely.force_2d(shape)
    _check(shape)
    if shape.geom_type == "Point":
        return Point(round(shape.x, 7), round(shape.y, 7)), 0.0, b""
    if shape.geom_type in _POLYGONS or shape.geom_type == "GeometryCollection":
        shape = _polygons(shapely.make_valid(shape)) or shape
    wkb = bytes(shapely.to_wkb(shape, byte_order=1))
    if centre is not None and shape.covers(shapely.Point(*centre)):
        point, radius = centre, farthest_m(wkb, centre)
    else:
        point, radius = enclosing_circle(wkb)
    point = Point(round(point.lon, 6), round(point.lat, 6))
    return point, float(round(radius)), _light(shape, radius)


def _check(shape: Any) -> None:
    west, south, east, north = shape.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):  # a NaN fails too
        raise BadRowError(f"lies at {west:.6g} to {east:.6g} E, {south:.6g} to {north:.6g} N")


def _polygons(shape: Any) -> Any:
    """Return only the polygons: making a shape valid can leave lines beside them."""
    import shapely

    if shape.geom_type in _POLYGONS:
        return shape
    parts = [part for part in getattr(shape, "geoms", ()) if part.geom_type in _POLYGONS]
    return shapely.unary_union(parts) if parts else None


def _light(shape: Any, radius_m: float) -> bytes:
    import shapely

    if shape.geom_type not in _POLYGONS:
        return b""
    light = shapely.simplify(shape, radius_m * LIGHT_M / _DEGREE_M, preserve_topology=True)
    light = _polygons(shapely.make_valid(light))
    kept = shape if light is None or light.is_empty else light
    return bytes(shapely.to_wkb(shapely.orient_polygons(kept), byte_order=1))
