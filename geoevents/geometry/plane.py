"""A flat map around one point, on which distances and azimuths from that point are exact.

The azimuthal equidistant projection, made of geodesics of the ellipsoid: x = s·sin(azimuth),
y = s·cos(azimuth), metres. Shapes are drawn here and carried back to (lon, lat).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import Any

from geoevents.geometry.geodesic import geod
from geoevents.model import Point

_STEPS = 24  # a straight edge is bent at least this often over the width of its shape
_POLAR_STEPS = 600  # and this often near a pole, where meridians crowd
_POLAR_LATITUDE = 80.0
GRID = 1e-4  # metres: what was cut along a meridian grows together again
_SLIVER = 1e-3  # square metres: what a cut leaves along an edge is no shape
_NOTCH = 10.0  # metres cut out around a pole that lies on an edge, less from what is small


@dataclass(frozen=True, slots=True)
class Plane:
    """The flat map whose origin is `centre`."""

    centre: Point

    def flatten(self, geometry: Any) -> Any:
        """Carry a (lon, lat) geometry onto the plane."""
        import shapely

        if not _polygons(geometry):  # a point, the line of a river
            return shapely.transform(geometry, self._to_plane)
        flat = mended(self.carry(slices(geometry)))
        return shapely.union_all(flat, grid_size=GRID) if len(flat) > 1 else flat[0]

    def carry(self, polygons: Sequence[Any]) -> Any:
        """Carry `slices` onto the plane, each by itself: an array of what may cross itself."""
        import numpy as np
        import shapely

        return shapely.transform(np.array(polygons, dtype=object), self._to_plane)

    def raise_(self, geometry: Any) -> Any:
        """Carry a polygon of the plane back to (lon, lat): valid, right-handed, cut at ±180°."""
        import shapely

        whole = [piece for piece in _polygons(geometry) if piece.area > _SLIVER]
        pieces = [self._polygon(piece) for piece in whole]
        joined = shapely.union_all([piece for piece in pieces if not piece.is_empty])
        return _right_handed(joined)

    def point(self, x: float, y: float) -> Point:
        """Carry one position of the plane back to (lon, lat)."""
        lon, lat = self._from_plane(_row(x, y))[0]
        return Point(float(lon), float(lat))

    def _to_plane(self, lonlat: Any) -> Any:
        import numpy as np

        lon, lat = np.full(len(lonlat), self.centre.lon), np.full(len(lonlat), self.centre.lat)
        azimuth, _, metres = geod().inv(lon, lat, lonlat[:, 0], lonlat[:, 1])
        angle = np.radians(azimuth)
        return np.column_stack((metres * np.sin(angle), metres * np.cos(angle)))

    def _from_plane(self, xy: Any) -> Any:
        import numpy as np

        lon, lat = np.full(len(xy), self.centre.lon), np.full(len(xy), self.centre.lat)
        azimuth = np.degrees(np.arctan2(xy[:, 0], xy[:, 1]))
        lons, lats, _ = geod().fwd(lon, lat, azimuth, np.hypot(xy[:, 0], xy[:, 1]))
        return np.column_stack((lons, lats))

    def _polygon(self, polygon: Any) -> Any:
        """Carry one polygon back, each of its rings by itself: a hole may leave out the pole."""
        import shapely

        left, bottom, right, top = polygon.bounds
        size = max(right - left, top - bottom)
        polar = abs(self.centre.lat) + size / 111_000 > _POLAR_LATITUDE
        if polar:
            polygon = self._off_poles(polygon)
        bent = shapely.segmentize(polygon, size / (_POLAR_STEPS if polar else _STEPS))
        outer = self._ring(bent.exterior)
        holes = [self._ring(hole) for hole in bent.interiors]
        return outer.difference(shapely.union_all(holes)) if holes else outer

    def _ring(self, ring: Any) -> Any:
        """Carry back the inside of one ring, which may hold a pole or cross ±180°."""
        import numpy as np
        import shapely

        lonlat = self._from_plane(shapely.get_coordinates(ring))
        lonlat[:, 0] = np.unwrap(lonlat[:, 0], period=360)
        turns = round((lonlat[-1, 0] - lonlat[0, 0]) / 360)
        if turns:  # the ring goes round a pole: close it along the pole, not across the map
            pole = self._pole_inside(ring)
            lonlat = np.vstack((lonlat, [lonlat[-1, 0], pole], [lonlat[0, 0], pole]))
        else:
            lonlat[-1] = lonlat[0]
        return _cut(_mended(shapely.Polygon(lonlat)))

    def _pole(self, latitude: float) -> Any:
        import shapely

        metres = geod().inv(self.centre.lon, self.centre.lat, self.centre.lon, latitude)[2]
        return shapely.Point(0, metres if latitude > 0 else -metres)

    def _off_poles(self, polygon: Any) -> Any:
        """Notch a polygon whose edge runs through a pole, where longitude means nothing."""
        notch = min(_NOTCH, sqrt(polygon.area) / 20)
        for pole in (self._pole(90.0), self._pole(-90.0)):
            if polygon.boundary.distance(pole) < notch / 2:
                polygon = max(_polygons(polygon.difference(pole.buffer(notch))), key=_area)
        return polygon

    def _pole_inside(self, ring: Any) -> float:
        import shapely

        return 90.0 if shapely.Polygon(ring).contains(self._pole(90.0)) else -90.0


def _row(x: float, y: float) -> Any:
    import numpy as np

    return np.array([[x, y]])


def slices(geometry: Any) -> list[Any]:
    """Cut what goes round the Earth into lunes: in one piece, its two edges at 180° would meet."""
    import shapely

    left, _, right, _ = geometry.bounds
    if right - left <= 180:
        return _polygons(geometry)
    geometry = _mended(geometry)  # a coast that crosses itself, as simplified, can't be cut
    first = int(left // 90) * 90  # the twin of a land beyond 180° begins before -180°
    windows = [shapely.box(west, -90, west + 90, 90) for west in range(first, ceil(right), 90)]
    return [piece for window in windows for piece in _polygons(geometry.intersection(window))]


def vertices(flat: Any) -> Any:
    """Return rows of x and y of what `Plane.carry` gave, where joining it would put them."""
    import shapely

    xy = shapely.get_coordinates(flat)
    return (xy * (1 / GRID)).round() / (1 / GRID) if len(flat) > 1 else xy


def mended(polygons: Any) -> Any:
    """Return an array of polygons less what crosses itself: most do not, which is soon seen."""
    import shapely

    crossed = ~shapely.is_valid(polygons)
    if crossed.any():
        polygons[crossed] = shapely.make_valid(polygons[crossed])
    return polygons


def _mended(polygon: Any) -> Any:
    import shapely

    return polygon if polygon.is_valid else shapely.make_valid(polygon)


def _area(polygon: Any) -> float:
    return float(polygon.area)


def _polygons(geometry: Any) -> list[Any]:
    """Return the polygons of any geometry, dropping the lines and points a cut may leave."""
    if geometry.geom_type == "Polygon":
        return [] if geometry.is_empty else [geometry]
    parts = getattr(geometry, "geoms", ())
    return [polygon for part in parts for polygon in _polygons(part)]


def _cut(geometry: Any) -> Any:
    """Cut a geometry of unbounded longitudes into [-180, 180]."""
    import shapely
    from shapely.affinity import translate

    left, _, right, _ = geometry.bounds
    if left >= -180 and right <= 180:
        return geometry
    worlds = range(floor((left + 180) / 360), floor((right + 180) / 360) + 1)
    pieces = []
    for world in worlds:
        window = shapely.box(-180 + 360 * world, -90, 180 + 360 * world, 90)
        pieces.append(translate(geometry.intersection(window), -360 * world))
    return shapely.union_all(pieces)


def _right_handed(geometry: Any) -> Any:
    import shapely
    from shapely.geometry.polygon import orient

    rings = [orient(polygon) for polygon in _polygons(geometry)]
    return rings[0] if len(rings) == 1 else shapely.MultiPolygon(rings)
