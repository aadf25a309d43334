"""Names that news uses without a thought: each is found first, of the right sort, at its place."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.geometry import distance_m
from geoevents.model import Point
from geoevents.queries import geocode

TABLE = Path(__file__).parent / "cases" / "everyday_names.csv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def test_the_table_has_eighty_names_in_three_languages() -> None:
    assert len(ROWS) >= 80
    assert {row["language"] for row in ROWS} == {"fr", "en", "ar"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_name_means_what_everybody_means_by_it(row: dict[str, str], world: Gazetteer) -> None:
    place = geocode(row["name"], world)[0].candidate.place
    assert place.feature.startswith(tuple(row["feature"].split()))
    apart = distance_m(place.point, Point(float(row["lon"]), float(row["lat"])))
    assert apart <= 1_000 * float(row["km"])
    assert not row["country"] or place.country == row["country"]
