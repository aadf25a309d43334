from __future__ import annotations

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.geometry import distance_m
from geoevents.model import Point

# Where each place is, and how far off the gazetteer may be, in metres.
FACTS = """
Alep | 36.20124 | 37.16117 | 1000
Soukkari | 36.17548 | 37.14203 | 900
السكري | 36.17548 | 37.14203 | 900
Boustane Al-Qasr | 36.19070 | 37.14327 | 1000
Kallassé | 36.19396 | 37.14907 | 1000
Palmyre | 34.56240 | 38.28402 | 1000
Khan Khalabat | 34.38552 | 38.08207 | 1000
Damas | 33.51020 | 36.29128 | 1000
Moscou | 55.75204 | 37.61781 | 1000
Genève | 46.20222 | 6.14569 | 1000
Syrie | 35.0 | 38.5 | 150000
"""


@pytest.mark.parametrize(
    ("name", "lat", "lon", "within"),
    [tuple(map(str.strip, line.split("|"))) for line in FACTS.strip().splitlines()],
)
def test_the_default_gazetteer_has_the_place(
    world: Gazetteer, name: str, lat: str, lon: str, within: str
) -> None:
    there = Point(float(lon), float(lat))
    assert any(distance_m(one.place.point, there) <= float(within) for one in world.lookup(name))


@pytest.mark.parametrize(
    ("name", "feature", "country"),
    [("Paris", "PPLC", "FR"), ("Washington", "PPLC", "US"), ("Géorgie", "PCLI", "GE")],
)
def test_the_first_candidate(world: Gazetteer, name: str, feature: str, country: str) -> None:
    first = world.lookup(name)[0].place
    assert (first.feature, first.country) == (feature, country)


def test_every_source_tells_its_count_version_and_licence(world: Gazetteer) -> None:
    for info in world.info():
        assert info.places > 0
        assert info.licence
        assert info.attribution
    assert {"GeoNames cities500", "Countries", "Regions", "Curated places"} == {
        info.name for info in world.info()
    }
