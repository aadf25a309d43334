"""Coasts, banks and roads by name lie on their own side of the line that they follow."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.earth import course_of, land_around
from geoevents.gazetteer.sources import curated
from geoevents.geometry import (
    along,
    ashore,
    bank,
    destination,
    disc,
    is_left_bank,
    line_from_wkt,
    offshore,
)
from geoevents.locations import locate
from geoevents.locations.shores import corridor_of
from geoevents.model import (
    Anchor,
    Distance,
    Location,
    Place,
    Point,
    Relation,
    RelationKind,
    Span,
    Toponym,
)
from geoevents.settings import Settings

NAME = Toponym(Span(0, 4), "Name", "Name")
PORT = Place("t:1", "Latakia", Point(35.79, 35.53), "PPLA", "SY", radius_m=6_000)
INLAND = Place("t:2", "Palmyra", Point(38.284, 34.562), "PPL", "SY", radius_m=2_500)
ISLE = Place("t:3", "Cyprus", Point(33.2, 35.0), "ISL", "CY", radius_m=120_000)
FIJI = Place("t:4", "Taveuni", Point(179.95, -16.85), "ISL", "FJ", radius_m=25_000)
EUPHRATES = Place("geoevents:euphrates", "Euphrates", Point(39.6, 35.6), "STM", radius_m=900_000)
NILE = Place("geoevents:nile", "Nile", Point(31.5, 19.5), "STM", radius_m=2_600_000)
STREAM = Place("t:5", "Stream", Point(36.0, 35.0), "STM", radius_m=20_000)


def placed(
    kind: RelationKind,
    place: Place,
    detail: str = "",
    azimuth: float | None = None,
    distance: Distance | None = None,
) -> Location | None:
    found = Relation(
        kind, Span(0, 5), "words", (Anchor("Name", toponym=NAME),), azimuth=azimuth,
        azimuth_error=45.0, detail=detail, distance=distance,
    )  # fmt: skip
    return locate(found, {NAME: place}, None, Settings())


def drawn(location: Location | None) -> shapely.Geometry:
    assert location is not None
    shape = shapely.from_wkb(location.footprint)
    assert shape.is_valid
    assert shape.area > 0
    return shape


def holds(shape: shapely.Geometry, lon: float, lat: float) -> bool:
    return bool(shape.covers(shapely.Point(lon, lat)))


def test_off_the_coast_lies_at_sea_and_on_the_coast_on_land() -> None:
    sea = drawn(placed(RelationKind.COAST, PORT, "offshore"))
    shore = drawn(placed(RelationKind.COAST, PORT, "shore"))
    at_sea, on_land, far = (35.65, 35.5), (35.82, 35.55), (35.3, 35.5)
    assert (holds(sea, *at_sea), holds(sea, *on_land), holds(sea, *far)) == (True, False, False)
    assert (holds(shore, *at_sea), holds(shore, *on_land)) == (False, True)
    assert sea.intersection(shore).area < 1e-6 * sea.area


def test_a_distance_off_the_coast_is_counted_from_the_shore() -> None:
    ten = Distance(10_000, 10_000, 10_000, 500, "10 km")
    band = drawn(placed(RelationKind.COAST, PORT, "offshore", distance=ten))
    land = shapely.from_wkb(land_around(PORT.point, 30_000).polygons)
    by_the_shore, off, further = (35.71, 35.5), (35.64, 35.5), (35.5, 35.5)
    assert [holds(band, *at) for at in (by_the_shore, off, further)] == [False, True, False]
    assert not holds(land, *by_the_shore)


def test_a_side_of_an_isle_and_all_of_it() -> None:
    around = drawn(placed(RelationKind.COAST, ISLE, "offshore"))
    south = drawn(placed(RelationKind.COAST, ISLE, "offshore", 180.0))
    northern, southern = (33.3, 35.45), (33.0, 34.5)
    assert (holds(around, *northern), holds(around, *southern)) == (True, True)
    assert (holds(south, *northern), holds(south, *southern)) == (False, True)


def test_the_doubt_of_a_coast_holds_the_error_of_the_shore() -> None:
    location = placed(RelationKind.COAST, PORT, "offshore")
    shape = drawn(location)
    assert location is not None
    reach = shapely.from_wkb(disc(location.point, location.uncertainty_m - 2_000))
    assert reach.buffer(1e-3).covers(shape)
    assert not shapely.from_wkb(disc(location.point, location.uncertainty_m - 5_000)).covers(shape)


@pytest.mark.parametrize("detail", ["offshore", "shore"])
def test_a_town_inland_has_no_coast(detail: str) -> None:
    assert placed(RelationKind.COAST, INLAND, detail) is None


def test_a_coast_at_the_antimeridian_is_cut_there() -> None:
    west, _, east, _ = drawn(placed(RelationKind.COAST, FIJI, "offshore")).bounds
    assert (west, east) == (-180, 180)


def test_land_of_a_continent_is_coarse_and_says_so() -> None:
    near, far = land_around(PORT.point, 20_000), land_around(PORT.point, 2_000_000)
    assert (near.error_m, far.error_m) == (2_000, 20_000)
    assert holds(shapely.from_wkb(near.polygons), 36.3, 35.5)
    assert holds(shapely.from_wkb(far.polygons), 36.3, 35.5)
    assert land_around(Point(-140, -40), 1_000).polygons == b""


RAQQA = Point(39.01, 35.95)  # the town lies just north of the river


def test_the_sea_off_a_land_that_the_world_outline_has_beyond_180_degrees() -> None:
    """The outline of Eurasia crosses itself, and has a twin 360 degrees to the west."""
    vast = Place("t:8", "India", Point(78.0, 20.0), "PCLI", "IN", radius_m=1_600_000)
    sea = drawn(placed(RelationKind.COAST, vast, "offshore"))
    assert (holds(sea, 80.3, 13.1), holds(sea, 78.0, 20.0)) == (True, False)


def test_land_far_off_changes_no_shore() -> None:
    isle, far = shapely.box(10, 40, 11, 41), shapely.box(-60, -10, -50, 0)
    vast = shapely.box(-170, -80, 175, -65)  # cut in lunes before it is told to be far
    alone = shapely.to_wkb(shapely.MultiPolygon([isle]))
    among = shapely.to_wkb(shapely.MultiPolygon([far, isle, vast]))
    zone = disc(Point(10.5, 40.5), 90_000)
    for shore in (ashore, offshore):
        one, other = (shore(zone, land, Point(10.5, 40.5), 20_000, 500) for land in (alone, among))
        assert one == other != b""


def test_banks_lie_on_their_sides() -> None:
    east = drawn(placed(RelationKind.BANK, EUPHRATES, azimuth=90.0))
    left = drawn(placed(RelationKind.BANK, EUPHRATES, "left"))
    right = drawn(placed(RelationKind.BANK, EUPHRATES, "right"))
    both = drawn(placed(RelationKind.BANK, EUPHRATES, "both"))
    assert east.equals(left)
    assert left.intersection(right).area < 1e-6
    assert holds(left, *RAQQA)
    assert not holds(right, *RAQQA)
    assert holds(both, *RAQQA)


def test_the_doubt_of_a_bank_holds_the_error_of_the_course() -> None:
    location, course = placed(RelationKind.BANK, EUPHRATES, "left"), course_of(EUPHRATES.id)
    assert location is not None
    assert course is not None
    assert location.uncertainty_m > course.error_m + 500_000


@pytest.mark.parametrize(
    ("place", "azimuth"), [(STREAM, 90.0), (NILE, 0.0), (INLAND, 90.0), (EUPHRATES, None)]
)
def test_no_bank_without_a_course_or_a_side(place: Place, azimuth: float | None) -> None:
    assert placed(RelationKind.BANK, place, azimuth=azimuth) is None


@settings(max_examples=60, deadline=None)
@given(
    st.floats(-170, 170), st.floats(-70, 70), st.floats(0, 360), st.floats(-60, 60),
    st.booleans(),
)  # fmt: skip
def test_a_bank_is_on_the_side_of_the_line_that_it_is_named_for(
    lon: float, lat: float, heading: float, bend: float, left: bool
) -> None:
    first = Point(lon, lat)
    second = destination(first, heading, 60_000)
    third = destination(second, heading + bend, 60_000)
    line = line_from_wkt(
        "LINESTRING (" + ", ".join(f"{p.lon!r} {p.lat!r}" for p in (first, second, third)) + ")"
    )
    side = shapely.from_wkb(bank(line, 5_000, left))
    middle = destination(first, heading, 30_000)
    beside = destination(middle, heading + (-90 if left else 90), 2_000)
    across = destination(middle, heading + (90 if left else -90), 2_000)
    assert side.is_valid
    assert holds(side, *beside)
    assert not holds(side, *across)
    assert holds(shapely.from_wkb(along(line, 5_000)), *across)


def test_a_bank_across_the_way_of_a_river_is_neither() -> None:
    northward = line_from_wkt("LINESTRING (30 10, 30 20)")
    sides = [is_left_bank(northward, azimuth) for azimuth in (270.0, 90.0, 0.0)]
    assert sides == [True, False, None]


def test_every_course_is_a_place_of_its_name_and_states_its_error() -> None:
    table = (files("geoevents.earth") / "courses.csv").read_text(encoding="utf-8")
    places = {entry.place.id: entry.place for entry in curated.read_folder(curated.folder())}
    for row in csv.DictReader(table.splitlines()):
        course = course_of(row["id"])
        assert course is not None
        assert places[row["id"]].feature == {"river": "STM", "road": "RD"}[row["kind"]]
        assert shapely.from_wkb(course.line).is_simple
        assert course.error_m >= 1_000
        assert row["source"]
        assert row["licence"]


def test_a_road_whose_course_is_known_is_a_corridor() -> None:
    road = Place("geoevents:m5-highway", "M5", Point(36.71, 34.73), "RD", "SY", radius_m=260_000)
    corridor = shapely.from_wkb(corridor_of(road))
    assert holds(corridor, 36.75, 35.13)  # Hama
    assert not holds(corridor, 38.28, 34.56)
    assert corridor_of(EUPHRATES) == b""
    assert corridor_of(PORT) == b""
