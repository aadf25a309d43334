from __future__ import annotations

import functools
import itertools
import math
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.errors import GazetteerError
from geoevents.gazetteer.sources import SOURCES, cities, curated, subdivisions
from geoevents.gazetteer.sources.circles import circle_around, without_strays
from geoevents.gazetteer.sources.curated import COLUMNS, read_file
from geoevents.model import Point


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_yields_sound_entries_and_names_its_licence(name: str) -> None:
    source = SOURCES[name]
    assert source.info.licence
    assert source.info.attribution
    assert source.stamp() == source.stamp() != ""
    entries = list(itertools.islice(source.read(lambda _: None), 300))
    assert len({entry.place.id for entry in entries}) == len(entries)
    for entry in entries:
        place = entry.place
        assert ":" in place.id
        assert place.name.strip()
        assert -180 <= place.point.lon <= 180
        assert -90 <= place.point.lat <= 90
        assert place.feature
        assert place.source
        assert place.radius_m >= 0
        assert all(form.form.strip() for form in entry.names)


CITY = {
    "geonameid": 1, "name": "Alep", "latitude": 36.2, "longitude": 37.1, "countrycode": "SY",
    "population": 5, "admin1code": "09",
}  # fmt: skip


@pytest.mark.parametrize(
    ("form", "kinds"),
    [("Halab", ["name"]), ("ALP", ["code"]), ("hlb", []), ("al-Bab", ["name"]), ("حلب", ["name"])],
)
def test_derived_forms_are_left_out_and_codes_marked(form: str, kinds: list[str]) -> None:
    entry = cities.entry_of({**CITY, "alternatenames": [form]}, "PPL")
    assert [name.kind for name in entry.names] == kinds


ROW = dict.fromkeys(COLUMNS, "") | {
    "id": "ocha:1", "name": "Sukkari", "names": "fr:Soukkari|ar:السكري|As-Sukkari|IATA:SKK",
    "feature": "PPLX", "country": "SY", "lat": "36.1", "lon": "37.1", "source": "us",
    "licence": "CC0", "footprint": "POLYGON ((37 36, 37.2 36, 37.2 36.2, 37 36))",
}  # fmt: skip


def write(path: Path, *rows: dict[str, str], header: tuple[str, ...] = COLUMNS) -> Path:
    lines = [",".join(header)]
    lines += [",".join(f'"{row.get(column, "")}"' for column in header) for row in rows]
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_curated_row(tmp_path: Path) -> None:
    (entry,) = read_file(write(tmp_path / "a.csv", ROW))
    assert entry.place.point == Point(37.1, 36.1)
    assert entry.place.footprint
    assert entry.trusted
    assert [(name.language, name.form, name.kind) for name in entry.names] == [
        ("", "Sukkari", "name"),
        ("fr", "Soukkari", "name"),
        ("ar", "السكري", "name"),
        ("", "As-Sukkari", "name"),
        ("", "SKK", "code"),
    ]


BAD = """
lat | 91 | line 3: lat 91 is not within
lon | nan | line 3: lon nan is not within
lat | north | line 3: lat 'north' is not a number
lat | | line 3: lat is empty
name | | line 3: name is empty
licence | | line 3: licence is empty
radius_m | -1 | line 3: radius_m -1 is not within
names | klingon:Qo'noS | line 3: names .* is not language:form
footprint | POINT (1 2) | line 3: footprint is not a valid polygon
footprint | POLYGON (( | line 3: footprint is not WKT
footprint | POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0)) | line 3: footprint is not a valid polygon
"""


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [tuple(map(str.strip, line.split("|"))) for line in BAD.strip().splitlines()],
)
def test_a_bad_curated_row_is_told_by_file_and_line(
    tmp_path: Path, column: str, value: str, message: str
) -> None:
    path = write(tmp_path / "a.csv", ROW, ROW | {"id": "ocha:2", column: value})
    with pytest.raises(GazetteerError, match=f"a.csv, {message}"):
        list(read_file(path))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"id,name\n", "line 1: columns missing: feature"),
        (",".join((*COLUMNS, "colour")).encode(), "unknown: colour"),
        (",".join(COLUMNS).encode() + b"\na,b\n", "line 2: 2 columns where 15"),
        (b"", "line 1: columns missing"),
        (b"id,\xff\xfe", "not a CSV file in UTF-8"),
        (",".join(COLUMNS).encode() + b'\n"a', "not a CSV file"),
    ],
)
def test_a_bad_curated_file(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=message):
        list(read_file(path))


def test_the_curated_files_are_found_whatever_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert curated.files(curated.folder())


points = st.builds(Point, st.floats(-180, 180), st.floats(-85, 85))


@given(st.lists(points, min_size=1, max_size=20))
def test_the_circle_holds_every_point(around: list[Point]) -> None:
    circle = circle_around(around)
    assert circle is not None
    centre, radius = circle
    for point in around:
        assert _haversine_m(centre, point) <= radius * (1 + 1e-6) + 2


def _haversine_m(a: Point, b: Point) -> float:
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * (
        math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * 6_371_008.8 * math.asin(min(1.0, math.sqrt(half)))


def test_the_circle_of_two_towns_is_halfway_across_180_degrees() -> None:
    circle = circle_around([Point(179.0, 0.0), Point(-179.0, 0.0)])
    assert circle is not None
    assert abs(abs(circle[0].lon) - 180) < 1e-6
    assert circle[1] == pytest.approx(111_195, abs=2)


def test_the_centre_is_that_of_the_area_and_not_of_the_smallest_circle() -> None:
    circle = circle_around([Point(0, 0), Point(4, 0), Point(0, 4), Point(0.1, 0.1)])
    assert circle is not None
    assert circle[0].lon == pytest.approx(4 / 3, abs=0.01)
    assert circle[0].lat == pytest.approx(4 / 3, abs=0.01)


def test_no_towns_no_circle() -> None:
    assert circle_around([]) is None


def _region(name: str, id_: int, parent: object = None, geonames: int | None = 7) -> Any:
    country = SimpleNamespace(alpha2="AA")
    return SimpleNamespace(
        id=id_, name=name, country=country, parent=parent, geonames_id=geonames, admin_level=2,
        iso_code="AA-1", aliases=(),
    )  # fmt: skip


def test_a_region_without_towns_is_placed_by_its_name_or_by_what_it_lies_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    upper = _region("Upper", 1)
    upper.admin_level = 1
    regions = [
        upper, _region("Alpha", 2, upper), _region("Twice", 3, upper), _region("Nowhere", 4),
        _region("France", 5, geonames=None),
    ]  # fmt: skip
    towns = [("Alpha", 10.0, upper), ("Twice", 10.1, upper), ("Twice", 10.2, upper)]
    cities_ = [
        SimpleNamespace(
            name=name, lng=lon, lat=50.0, population=5, subdivisions=[region],
            country=SimpleNamespace(alpha2="AA"),
        )
        for name, lon, region in towns
    ]  # fmt: skip
    fake = SimpleNamespace(subdivisions=regions, cities=cities_, countries=[])
    monkeypatch.setattr(subdivisions, "localis", lambda: fake)
    for cached in ("towns", "towns_of_regions", "_countries", "_towns_by_name"):
        plain = getattr(subdivisions, cached).__wrapped__
        monkeypatch.setattr(subdivisions, cached, functools.cache(plain))
    skipped: list[str] = []
    placed = {entry.place.name: entry for entry in subdivisions.read(skipped.append)}
    assert placed["Alpha"].place.point == Point(10.0, 50.0)
    assert placed["Alpha"].place.radius_m == subdivisions.NAMED_FOR_M
    assert "town of its name" in placed["Alpha"].place.source
    assert placed["Twice"].place.radius_m == placed["Upper"].place.radius_m
    assert "somewhere in Upper" in placed["Twice"].place.source
    assert {name.kind for name in placed["Twice"].names} == {"code"}
    assert skipped == ["Nowhere (AA), no town to place it by"]  # and France is a country


def test_a_town_filed_in_the_wrong_region_does_not_move_its_circle() -> None:
    towns = [Point(115 + n % 10 / 10, 38 + n // 10 / 10) for n in range(99)]
    stray = Point(87.6, 43.8)
    assert list(without_strays([*towns, stray])) != [*towns, stray]
    assert stray not in without_strays([*towns, stray])
    wide = [Point(lon, 64) for lon in range(-168, -130)]
    assert without_strays(wide) == wide
    assert without_strays([]) == []
