"""Arithmetic on the Earth: the only room that knows geopy, pyproj and shapely.

All distances are geodesic on the WGS 84 ellipsoid (Karney 2013, through pyproj's Geod),
never metres per degree: that is 45 m off at 27 km and 621 m at 100 km. Shapes are WKB
polygons in (lon, lat), valid, wound by the right-hand rule and cut at the antimeridian.
"""

from geoevents.geometry.compass import COMPASS, azimuth_error, azimuth_of, nearest_wind, turn
from geoevents.geometry.extents import extent_m
from geoevents.geometry.geodesic import (
    azimuth_deg,
    azimuths_deg,
    destination,
    distance_m,
    distances_m,
    inverse,
    is_within,
    midpoint,
    nearly_m,
    off_m,
    positions,
)
from geoevents.geometry.polygons import (
    distance_to_m,
    enclosing_circle,
    farthest_m,
    shared,
    without,
)
from geoevents.geometry.precision import number_precision
from geoevents.geometry.shapes import (
    annulus,
    border,
    corridor,
    disc,
    drawn_polygon,
    part,
    sector,
)
from geoevents.geometry.shores import (
    along,
    ashore,
    bank,
    is_left_bank,
    line_from_wkt,
    offshore,
    polygons_of_rings,
)
from geoevents.geometry.uncertainty import (
    along_path_uncertainty,
    coordinate_uncertainty,
    distance_uncertainty,
    feature_uncertainty,
    heading_uncertainty,
    orthogonal_uncertainty,
)

__all__ = [
    "COMPASS",
    "along",
    "along_path_uncertainty",
    "annulus",
    "ashore",
    "azimuth_deg",
    "azimuth_error",
    "azimuth_of",
    "azimuths_deg",
    "bank",
    "border",
    "coordinate_uncertainty",
    "corridor",
    "destination",
    "disc",
    "distance_m",
    "distance_to_m",
    "distance_uncertainty",
    "distances_m",
    "drawn_polygon",
    "enclosing_circle",
    "extent_m",
    "farthest_m",
    "feature_uncertainty",
    "heading_uncertainty",
    "inverse",
    "is_left_bank",
    "is_within",
    "line_from_wkt",
    "midpoint",
    "nearest_wind",
    "nearly_m",
    "number_precision",
    "off_m",
    "offshore",
    "orthogonal_uncertainty",
    "part",
    "polygons_of_rings",
    "positions",
    "sector",
    "shared",
    "turn",
    "without",
]
