"""Geodesics, formulas and shapes, against published figures and by properties."""

from __future__ import annotations

import json
from math import pi
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents import geometry as g
from geoevents.model import Point

REFERENCE = Path(__file__).parents[2] / "shared" / "relations"
METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "nm": 1852.0}

points = st.builds(
    Point,
    st.one_of(st.floats(-180, 180), st.sampled_from([-180.0, 179.99, 180.0, 0.0])),
    st.one_of(st.floats(-90, 90), st.sampled_from([-90.0, -89.9, 89.9, 90.0])),
)
lengths = st.floats(100, 1_000_000)
azimuths = st.floats(0, 359.99)


def reference(name: str) -> Path:
    path = REFERENCE / name
    if not path.exists():
        pytest.skip(f"the reference figures {name} are not on this machine")
    return path


def vectors(kind: str) -> list[dict[str, Any]]:
    found = json.loads(reference("vectors.json").read_text(encoding="utf-8"))["vectors"]
    chosen = [vector for vector in found if vector["kind"] == kind]
    assert chosen
    return chosen


def uncertainty(vector: dict[str, Any]) -> float:
    given_, parts = vector["input"], vector["components_in_units"]
    unit = METRES[given_["units"]]
    u, u_c = (parts[k] * unit for k in ("distance_precision_halfwidth", "coordinate_precision"))
    other = (parts["datum"] + parts["map_scale"] + given_.get("meas", 0)) * unit
    r, d = given_.get("radial", 0) * unit, given_.get("offset", 0) * unit
    match given_["type"]:
        case "distance_only":
            return g.distance_uncertainty(d, u, r, u_c, other)
        case "along_path":
            return g.along_path_uncertainty(u, r, u_c, other)
        case "orthogonal":
            return g.orthogonal_uncertainty(u, r, u_c, other)
        case "heading":
            return g.heading_uncertainty(d, u, r, heading(given_)[1], u_c, other)
    return g.feature_uncertainty(r, u_c, other)


def heading(given_: dict[str, Any]) -> tuple[float, float]:
    azimuth = g.azimuth_of(given_["direction"])
    if azimuth is None:
        return float(given_["direction"]), 1.0
    return azimuth, g.azimuth_error(given_["direction"])


def test_uncertainties_are_those_of_the_georeferencing_calculator() -> None:
    for vector in vectors("point_radius_calculator"):
        tolerance = vector["tolerance"]["uncertainty_m"]
        expected = vector["expected"]["uncertainty_m"]
        assert uncertainty(vector) == pytest.approx(expected, abs=tolerance), vector["id"]


def test_points_are_geodesic() -> None:
    for vector in vectors("point_radius_calculator"):
        if "geodesic_wgs84" not in vector or vector["input"]["type"] != "heading":
            continue
        given_, exact = vector["input"], vector["geodesic_wgs84"]
        start = Point(given_["lon"], given_["lat"])
        metres = given_["offset"] * METRES[given_["units"]]
        point = g.destination(start, heading(given_)[0], metres)
        assert g.distance_m(point, Point(exact["lon"], exact["lat"])) < 0.03, vector["id"]


def test_precision_of_numbers_follows_the_table() -> None:
    for vector in vectors("distance_precision"):
        number = vector["input"]["text"].split()[0]
        assert g.number_precision(number) == vector["expected"]["uncertainty_in_unit"], number


def test_precision_of_coordinates_follows_the_table() -> None:
    for vector in vectors("coordinate_precision"):
        given_, expected = vector["input"], vector["expected"]["uncertainty_m"]
        found = g.coordinate_uncertainty(given_["lat"], given_["precision_deg"])
        assert found == pytest.approx(expected, abs=vector["tolerance"]["uncertainty_m"])


def test_middle_of_two_places() -> None:
    for vector in vectors("between"):
        a, b = (Point(lon, lat) for lat, lon in (vector["input"]["a"], vector["input"]["b"]))
        exact = Point(vector["expected"]["lon"], vector["expected"]["lat"])
        assert g.distance_m(g.midpoint(a, b), exact) < 1
        assert g.distance_m(a, b) / 2 == pytest.approx(vector["expected"]["radial_m"], abs=1)


def test_geodesics_are_karneys() -> None:
    for line in reference("GeodTest-1000.dat").read_text(encoding="ascii").splitlines():
        lat1, lon1, azimuth, lat2, lon2, _, metres = map(float, line.split()[:7])
        start, end = Point(lon1, lat1), Point(lon2, lat2)
        assert g.distance_m(start, end) == pytest.approx(metres, abs=1e-6)
        assert g.distance_m(g.destination(start, azimuth, metres), end) < 1e-6


@pytest.mark.parametrize(
    ("wind", "azimuth", "error"),
    [
        ("N", 0, 45),
        ("NE", 45, 22.5),
        ("NNE", 22.5, 11.25),
        ("NbE", 11.25, 5.625),
        ("WSW", 247.5, 11.25),
    ],
)
def test_compass(wind: str, azimuth: float, error: float) -> None:
    assert g.azimuth_of(wind) == azimuth
    assert g.azimuth_error(wind) == error
    assert g.nearest_wind(azimuth, 32) == wind


def test_nearest_of_eight_winds_goes_round() -> None:
    assert [g.nearest_wind(a) for a in (359, 22, 23, 228, 338)] == ["N", "N", "NE", "SW", "N"]


def sound(wkb: bytes) -> Any:
    """Check what every shape promises, and return it."""
    shape = shapely.from_wkb(wkb)
    left, bottom, right, top = shape.bounds
    assert shape.is_valid
    assert shape.geom_type in ("Polygon", "MultiPolygon")
    assert -180 <= left <= right <= 180
    assert -90 <= bottom <= top <= 90
    for polygon in getattr(shape, "geoms", [shape]):
        assert polygon.exterior.is_ccw
        assert not any(hole.is_ccw for hole in polygon.interiors)
    return shape


def area_m2(wkb: bytes) -> float:
    from pyproj import Geod

    return abs(Geod(ellps="WGS84").geometry_area_perimeter(shapely.from_wkb(wkb))[0])


@settings(max_examples=60, deadline=None)
@given(points, lengths)
def test_disc_is_sound_and_as_large_as_it_should(centre: Point, radius: float) -> None:
    wkb = g.disc(centre, radius)
    sound(wkb)
    assert g.distance_to_m(wkb, centre) == 0
    assert area_m2(wkb) == pytest.approx(pi * radius**2, rel=0.02)
    assert g.farthest_m(wkb, centre) == pytest.approx(radius, rel=0.001)


@settings(max_examples=60, deadline=None)
@given(points, lengths, azimuths, st.sampled_from([5.625, 22.5, 45.0, 90.0]))
def test_sector_is_sound_and_holds_its_point(
    centre: Point, radius: float, azimuth: float, half: float
) -> None:
    wkb = g.sector(centre, radius / 2, radius, azimuth, half)
    sound(wkb)
    assert g.distance_to_m(wkb, g.destination(centre, azimuth, radius * 0.75)) < 1
    behind = g.destination(centre, azimuth + 180, radius * 0.75)
    assert g.distance_to_m(wkb, behind) > 0
    assert area_m2(wkb) == pytest.approx(0.75 * pi * radius**2 * half / 180, rel=0.03)


@settings(max_examples=60, deadline=None)
@given(points, lengths)
def test_annulus_leaves_out_its_centre(centre: Point, radius: float) -> None:
    wkb = g.annulus(centre, radius / 2, radius)
    sound(wkb)
    assert g.distance_to_m(wkb, centre) == pytest.approx(radius / 2, rel=0.01)


@settings(max_examples=60, deadline=None)
@given(points, lengths, azimuths)
def test_corridor_holds_both_ends(start: Point, length: float, azimuth: float) -> None:
    end = g.destination(start, azimuth, length)
    wkb = g.corridor(start, end, length / 10)
    sound(wkb)
    for point in (start, end, g.midpoint(start, end)):
        assert g.distance_to_m(wkb, point) < 1


@settings(max_examples=60, deadline=None)
@given(points, lengths, st.sampled_from([0.0, 45.0, 90.0, 225.0]))
def test_half_of_a_disc_is_half_of_it(centre: Point, radius: float, azimuth: float) -> None:
    wkb = g.part(g.disc(centre, radius), centre, azimuth, 90)
    sound(wkb)
    assert area_m2(wkb) == pytest.approx(pi * radius**2 / 2, rel=0.03)


def test_circle_around_a_far_piece_is_centred_on_land() -> None:
    crescent = g.sector(Point(10, 45), 9_000, 10_000, 0, 120)
    centre, radius = g.enclosing_circle(crescent)
    assert g.distance_to_m(crescent, centre) < 1
    assert radius == pytest.approx(g.farthest_m(crescent, centre))


def test_shape_across_the_antimeridian_is_cut_there() -> None:
    shape = sound(g.disc(Point(179.9, -17), 50_000))
    assert shape.geom_type == "MultiPolygon"
    assert shape.bounds[2] - shape.bounds[0] == 360


def test_disc_round_a_pole_reaches_it_at_every_longitude() -> None:
    shape = sound(g.disc(Point(20, 89.9), 50_000))
    assert shape.bounds[0] == -180
    assert shape.bounds[2:] == (180, 90)


def test_distances_of_arrays_are_those_of_pairs() -> None:
    a, b = Point(38.28, 34.56), Point(37.16, 36.2)
    assert g.distances_m([a.lon], [a.lat], [b.lon], [b.lat])[0] == g.distance_m(a, b)


@given(points, points, st.floats(0.5, 1.5))
def test_what_is_nearly_a_distance_is_as_near_as_it_says(a: Point, b: Point, share: float) -> None:
    apart = g.distance_m(a, b)
    nearly = g.nearly_m(*(g.positions(*np.array([[it]]).T) for it in (a, b)))
    assert abs(nearly[0, 0] - apart) <= g.off_m(apart)
    assert g.is_within(a, b, apart * share) == (apart < apart * share)
