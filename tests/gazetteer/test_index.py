from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.errors import GazetteerError
from geoevents.gazetteer.cache import ensure
from geoevents.gazetteer.entry import Entry, Name, Source
from geoevents.gazetteer.index import Gazetteer
from geoevents.gazetteer.names import fold
from geoevents.geometry import distance_m
from geoevents.model import Place, Point

LOOKUPS = """
Alep | t:1 | exact
ALEP | t:1 | exact
حلب | t:1 | exact
Sukkari | t:2 | exact
السكرى | t:2 | exact
Soukkari | t:2 | transliteration
es-Soukkari | t:2 | exact or transliteration
Hims | t:3 | transliteration
Haye | t:8 | exact
The Hague | t:8 | exact
Tortosa | |
Nowhere at all | |
 | |
"""
CASES = [
    tuple(cell.strip() for cell in line.split("|")) for line in LOOKUPS.strip("\n").splitlines()
]


@pytest.mark.parametrize(("name", "place", "match"), CASES)
def test_lookup(gazetteer: Gazetteer, name: str, place: str, match: str) -> None:
    found = gazetteer.lookup(name)
    assert [one.place.id for one in found] == ([place] if place else [])
    for candidate in found:
        assert candidate.match in match
        (evidence,) = candidate.evidence
        assert evidence.detail
        assert 0 < evidence.value <= 1


def test_countries_then_regions_then_towns(gazetteer: Gazetteer) -> None:
    assert [one.place.id for one in gazetteer.lookup("Georgia")] == ["t:5", "t:6", "t:7"]


def test_the_form_without_its_article_weighs_less(gazetteer: Gazetteer) -> None:
    (whole,), (bare,) = gazetteer.lookup("la haye"), gazetteer.lookup("haye")
    assert whole.score > bare.score
    assert "article" in bare.evidence[0].detail


@pytest.mark.parametrize(
    ("name", "known"),
    [
        *((name, True) for name in ("Alep", "al-Sukkari", "Sukkari", "الحلب", "La Haye")),
        *((name, False) for name in ("Haye", "Soukkari", "", "Xyz")),
    ],
)
def test_knows(gazetteer: Gazetteer, name: str, known: bool) -> None:
    assert gazetteer.knows(name) is known


def test_codes_are_found_but_no_text_is_scanned_for_them() -> None:
    place = Place("t:1", "Aleppo", Point(37, 36), "PPL")
    gazetteer = Gazetteer.from_entries([Entry(place, (Name("ALP", kind="code"),))])
    assert gazetteer.lookup("ALP")[0].place == place
    assert not gazetteer.knows("ALP")


def test_fuzzy_gives_the_nearest_spellings_with_their_distance(gazetteer: Gazetteer) -> None:
    best = gazetteer.fuzzy("Alepppo")[0]
    assert (best.place.id, best.match, best.evidence[0].value) == ("t:1", "fuzzy", 1.0)
    assert gazetteer.fuzzy("Qwertyuiop") == ()
    assert gazetteer.fuzzy("") == ()
    assert len(gazetteer.fuzzy("Georgja", limit=2)) == 2


def test_place_country_and_names(gazetteer: Gazetteer) -> None:
    aleppo = gazetteer.place("t:1")
    assert aleppo is not None
    assert (aleppo.name, aleppo.admin1, aleppo.country) == ("Aleppo", "Aleppo", "SY")
    assert gazetteer.place("t:99") is None
    assert gazetteer.country("sy") == gazetteer.place("t:11")
    assert gazetteer.country("XX") is None
    assert gazetteer.names("t:1", "fr")[0] == "Alep"
    assert gazetteer.names("t:1", "ar")[0] == "حلب"
    assert set(gazetteer.names("t:1")) == {"Aleppo", "Alep", "حلب", "Halab"}
    assert gazetteer.names("t:99") == ()
    assert gazetteer.max_words == 2


BOXES = """
35 32 42 38 | t:1, t:3, t:4, t:2
-180 -90 180 90 | t:1, t:3, t:8, t:4, t:9, t:10, t:7, t:2
170 -20 -170 -10 | t:9, t:10
0 0 1 1 |
"""


@pytest.mark.parametrize("line", BOXES.strip().splitlines())
def test_the_biggest_towns_of_a_box(gazetteer: Gazetteer, line: str) -> None:
    box, _, expected = line.partition("|")
    west, south, east, north = map(float, box.split())
    ids = [place.id for place in gazetteer.biggest(west, south, east, north)]
    assert ids == [one for one in expected.strip().split(", ") if one]
    assert [p.id for p in gazetteer.biggest(west, south, east, north, 2)] == ids[:2]


def test_a_form_without_vowels_counts_only_where_there_is_none_with_them() -> None:
    places = [Place("t:1", "طرطوس", Point(35.9, 34.9), "PPL")]
    bare = Gazetteer.from_entries(map(Entry, places))
    assert [one.place.id for one in bare.lookup("Tartus")] == ["t:1"]
    both = Gazetteer.from_entries([Entry(places[0], (Name("Tartus"),))])
    assert both.lookup("Tortosa") == ()


points = st.builds(Point, st.floats(-180, 180), st.floats(-90, 90))


@given(points, st.floats(0, 2e7), st.integers(1, 12), st.integers(0, 1_000_000))
def test_near_is_what_measuring_every_place_gives(
    gazetteer: Gazetteer,
    entries: tuple[Entry, ...],
    point: Point,
    radius: float,
    limit: int,
    people: int,
) -> None:
    apart = sorted((distance_m(point, one.place.point), one.place.id) for one in entries
                   if one.place.population >= people)  # fmt: skip
    expected = [id_ for metres, id_ in apart if metres <= radius][:limit]
    found = gazetteer.near(point, radius, limit, people)
    assert [place.id for place in found] == expected


def test_near_looks_across_180_degrees(gazetteer: Gazetteer) -> None:
    found = gazetteer.near(Point(-179.9, -16.0), 1_300_000)
    assert [place.id for place in found] == ["t:9", "t:10"]


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=5))
def test_every_place_is_found_by_its_name(names: list[str]) -> None:
    places = [Place(f"t:{n}", name, Point(n, n), "PPL") for n, name in enumerate(names)]
    gazetteer = Gazetteer.from_entries(map(Entry, places))
    for place in places:
        if fold(place.name):
            assert place.id in {one.place.id for one in gazetteer.lookup(place.name)}


def test_one_id_twice_is_one_place_with_all_names() -> None:
    place = Place("t:1", "Aleppo", Point(37, 36), "PPL", population=5)
    second = Entry(Place("t:1", "Halab", Point(37, 36), "PPLA", "SY"), trusted=True)
    gazetteer = Gazetteer.from_entries([Entry(place, (Name("Alep", "fr"),)), second])
    (found,) = gazetteer.lookup("Alep")
    assert (found.place.name, found.place.feature, found.place.population) == ("Halab", "PPLA", 5)
    assert gazetteer.size == 1


@pytest.mark.parametrize(
    ("feature", "lat", "places"), [("PPLX", 36.01, 1), ("PPLX", 36.5, 2), ("ANS", 36.01, 2)]
)
def test_same_name_class_and_place_is_one_place(feature: str, lat: float, places: int) -> None:
    first = Entry(Place("t:1", "Kallasah", Point(37, 36), "PPL", "SY"))
    by_hand = Place("t:2", "Kallaseh", Point(37, lat), feature, "SY")
    gazetteer = Gazetteer.from_entries([first, Entry(by_hand, (Name("Kallasah"),), trusted=True)])
    assert gazetteer.size == places
    old = gazetteer.place("t:1")
    assert old is not None
    assert old.id == ("t:2" if places == 1 else "t:1")


def test_two_rows_by_hand_that_disagree_are_refused() -> None:
    rows = [
        Entry(Place("t:1", "A", Point(lon, 36), "PPL"), trusted=True, where=f"a.csv, line {lon}")
        for lon in (2, 3)
    ]
    with pytest.raises(GazetteerError, match=r"a.csv, line 3: t:1 is given twice"):
        Gazetteer.from_entries(rows)


@pytest.fixture
def on_disk(
    tmp_path: Path, entries: tuple[Entry, ...], source_of: Callable[..., Source]
) -> Gazetteer:
    return ensure({"small": source_of(entries)}, tmp_path, lambda *_: None)


def test_an_index_on_disk_answers_and_travels_to_another_process(on_disk: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(on_disk))
    assert again.lookup("Alep") == on_disk.lookup("Alep") != ()
    assert again.info()[0].places == 12


def test_an_index_in_memory_cannot_travel(gazetteer: Gazetteer) -> None:
    with pytest.raises(TypeError, match="in memory"):
        pickle.dumps(gazetteer)


@pytest.mark.parametrize("content", [None, b"", b"not a database" * 99])
def test_opening_what_is_no_index(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "index.places"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"index\.places"):
        Gazetteer.open(path)


def test_an_index_that_has_changed_on_disk_says_its_remedy(on_disk: Gazetteer) -> None:
    assert on_disk.path is not None
    held = on_disk.path.read_bytes()
    names = on_disk._sections._sections["names"][0]
    for at in (names, len(held) - 5):
        broken = bytearray(held)
        broken[at : at + 4] = b"\xff\xff\xff\xff"
        on_disk.path.with_suffix(".new").write_bytes(broken)
        on_disk.path.with_suffix(".new").replace(on_disk.path)
        with pytest.raises(GazetteerError, match=r"the index is broken .*; delete it and run"):
            Gazetteer.open(on_disk.path).lookup("Alep")
