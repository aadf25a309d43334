from __future__ import annotations

import struct
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import wkb_polygon

from geoevents.model import Point
from geoevents.writers.shapes import of_footprint, of_point


def area(ring: tuple[tuple[float, float], ...]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


SQUARE = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]


@pytest.mark.parametrize("ring", [SQUARE, SQUARE[::-1]], ids=["anticlockwise", "clockwise"])
def test_outer_rings_run_anticlockwise(ring: list[tuple[float, float]]) -> None:
    shape = of_footprint(wkb_polygon(ring))
    assert shape
    assert area(shape.polygons[0][0]) == pytest.approx(4)


@pytest.mark.parametrize(
    "ring",
    [
        pytest.param([(179.0, 0.0), (181.0, 0.0), (181.0, 2.0), (179.0, 2.0)], id="beyond 180"),
        pytest.param([(179.0, 0.0), (-179.0, 0.0), (-179.0, 2.0), (179.0, 2.0)], id="jump"),
        pytest.param([(-181.0, 0.0), (-179.0, 0.0), (-179.0, 2.0), (-181.0, 2.0)], id="below -180"),
    ],
)
def test_what_crosses_the_antimeridian_is_cut_there(ring: list[tuple[float, float]]) -> None:
    shape = of_footprint(wkb_polygon(ring))
    assert shape
    assert len(shape.polygons) == 2
    assert shape.geojson()["type"] == "MultiPolygon"
    assert sorted({x for x, _ in shape.positions()}) == [-180, -179, 179, 180]
    assert sum(area(polygon[0]) for polygon in shape.polygons) == pytest.approx(4)


def test_a_hole_runs_clockwise() -> None:
    inner = [(0.5, 0.5), (1.5, 0.5), (1.5, 1.5), (0.5, 1.5)]
    rings = b"".join(wkb_polygon(ring)[9:] for ring in (SQUARE, inner))
    shape = of_footprint(struct.pack("<BII", 1, 3, 2) + rings)
    assert shape
    assert [area(ring) for ring in shape.polygons[0]] == pytest.approx([4, -1])


def test_a_point_that_is_no_polygon_is_refused() -> None:
    with pytest.raises(ValueError, match="not type 1"):
        of_footprint(of_point(Point(1, 2)).wkb())


@given(
    lon=st.floats(-180, 180),
    lat=st.floats(-80, 80),
    width=st.floats(0.01, 20),
    height=st.floats(0.01, 9),
)
def test_any_rectangle_keeps_its_area_within_the_world(
    lon: float, lat: float, width: float, height: float
) -> None:
    ring = [(lon, lat), (lon + width, lat), (lon + width, lat + height), (lon, lat + height)]
    shape = of_footprint(wkb_polygon(ring))
    assert shape
    assert all(-180 <= x <= 180 for x, _ in shape.positions())
    # Rounding moves an edge by 5e-6 degrees at most.
    total = sum(area(polygon[0]) for polygon in shape.polygons)
    assert total == pytest.approx(width * height, abs=4e-5 * (width + height))
    assert all(ring[0] == ring[-1] for polygon in shape.polygons for ring in polygon)


def test_wkb_goes_round() -> None:
    shape = of_footprint(wkb_polygon(SQUARE))
    assert shape
    assert of_footprint(shape.wkb()) == shape
