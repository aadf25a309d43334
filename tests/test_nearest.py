"""Each place to its nearest reference, checked pair by pair against geopy."""

from __future__ import annotations

import geopandas
import numpy as np
import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.languages import get_language
from geoevents.model import Place, Point
from geoevents.nearest import COLUMNS, nearest, relate_pairs
from geoevents.phrases import relate, rounded_m, say_distance


def frame(names: list[str], lons: list[float], lats: list[float], **more: object):  # type: ignore[no-untyped-def]
    points = geopandas.points_from_xy(lons, lats)
    return geopandas.GeoDataFrame({"name": names, **more}, geometry=points, crs=4326)


TOWNS = frame(["Palmyra", "Homs"], [38.28402, 36.72], [34.5624, 34.73], radius_m=[1_800.0, 6_000.0])
VILLAGES = frame(["a", "b", "c"], [38.25321, 36.73, 36.0], [34.5369, 34.74, 34.0])


def test_each_place_is_told_from_its_nearest_reference() -> None:
    told = nearest(VILLAGES, TOWNS)
    assert list(told.columns) == [*VILLAGES.columns, *COLUMNS]
    assert list(told["reference"]) == ["Palmyra", "Homs", "Homs"]
    assert list(told["text"])[:2] == ["4 km southwest of Palmyra", "in Homs"]
    assert told["distance_km"].iloc[0] == pytest.approx(4, abs=0.001)
    assert list(told["compass"]) == ["SW", "NE", "SW"]


def test_another_crs_another_language_and_no_geometry() -> None:
    plane = VILLAGES.to_crs(3857)
    plane.loc[1, "geometry"] = None
    told = nearest(plane, TOWNS.to_crs(32637), language="fr")
    assert told["text"].iloc[0] == "à 4 km au sud-ouest de Palmyra"
    assert told["reference"].isna().tolist() == [False, True, False]
    assert np.isnan(told["distance_km"].iloc[1])
    assert told.crs == plane.crs


def test_references_must_exist_and_have_names() -> None:
    with pytest.raises(ValueError, match="no reference"):
        nearest(VILLAGES, TOWNS.iloc[:0])
    with pytest.raises(ValueError, match="no column 'title'"):
        nearest(VILLAGES, TOWNS, name="title")


positions = st.lists(
    st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=30
).map(np.array)


@settings(max_examples=60, deadline=None)
@given(positions, positions)
def test_no_reference_is_nearer(places: np.ndarray, references: np.ndarray) -> None:  # type: ignore[type-arg]
    names = [str(number) for number in range(len(references))]
    told = nearest(
        frame(["x"] * len(places), places[:, 0], places[:, 1]),
        frame(names, references[:, 0], references[:, 1]),
    )
    for (lon, lat), km in zip(places, told["distance_km"], strict=True):
        least = min(geodesic((lat, lon), (y, x)).km for x, y in references)
        assert km == pytest.approx(least, abs=1e-6)


@settings(max_examples=100, deadline=None)
@given(
    st.tuples(st.floats(-180, 180), st.floats(-90, 90)),
    st.tuples(st.floats(-180, 180), st.floats(-90, 90)),
    st.sampled_from(["en", "fr", "ar", "es", "de"]),
    st.sampled_from([8, 16]),
)
def test_pairs_read_as_one_by_one(
    a: tuple[float, float], b: tuple[float, float], language: str, winds: int
) -> None:
    place = Place("a", "A", Point(*a), radius_m=1.0)
    other = Place("b", "B", Point(*b), radius_m=1.0)
    one = relate(place, other, get_language(language), winds)
    km, azimuth, compass, text = relate_pairs(
        np.array([a[0]]), np.array([a[1]]), np.array([b[0]]), np.array([b[1]]), ["B"],
        language, winds, 1.0,
    )  # fmt: skip
    assert (km[0], azimuth[0], compass[0]) == (one.distance_km, one.azimuth_deg, one.compass)
    if one.relation != "just outside":
        assert text[0] == one.text


@given(st.floats(0, 2e7))
def test_arrays_are_rounded_as_numbers_are(metres: float) -> None:
    words = get_language("en").relations.phrases
    assert say_distance(float(rounded_m(np.array([metres]))[0]), words) == say_distance(
        metres, words
    )
