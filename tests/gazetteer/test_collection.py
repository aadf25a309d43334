# ruff: noqa: E501 - rows of files stay whole
"""Gazetteers that a user adds: recorded, indexed once, kept whole, trusted in order."""

from __future__ import annotations

import inspect
import json
import os
import pickle
from pathlib import Path

import pytest

from geoevents.errors import GazetteerError
from geoevents.gazetteer import chain
from geoevents.gazetteer.chain import Gazetteers, same
from geoevents.gazetteer.collection import Collection
from geoevents.gazetteer.entry import Entry, Name
from geoevents.gazetteer.index import Gazetteer
from geoevents.gazetteer.opening import open_gazetteers
from geoevents.model import Place, Point

SHARED = Path(__file__).parents[3] / "shared" / "gazetteers"
TABLE = "id,name,lat,lon\n1,Soukkari,36.175,37.142\n2,Kallassé,36.194,37.149\n"


@pytest.fixture
def held(tmp_path: Path) -> Collection:
    return Collection(tmp_path / "home")


def write(path: Path, text: str = TABLE) -> Path:
    path.write_text(text, "utf-8")
    return path


def found(gazetteer: Gazetteer, name: str) -> list[str]:
    return [candidate.place.id for candidate in gazetteer.lookup(name)]


def test_a_file_is_added_and_its_places_found(held: Collection, tmp_path: Path) -> None:
    report = held.add(write(tmp_path / "Mes lieux.csv"))
    assert (report.record.name, report.record.format) == ("mes-lieux", "csv")
    assert (report.record.places, report.record.skipped) == (2, 0)
    assert found(held.open("mes-lieux"), "Sukkari") == ["mes-lieux:1"]
    assert held.state(report.record) == "ready"


def test_the_order_of_trust_is_that_of_adding_unless_said(held: Collection, tmp_path: Path) -> None:
    for name in ("a", "b"):
        held.add(write(tmp_path / f"{name}.csv"))
    held.add(write(tmp_path / "c.csv"), first=True)
    held.add(write(tmp_path / "a.csv"))  # again: keeps its rank
    assert [record.name for record in held.records()] == ["c", "a", "b"]


def test_what_is_removed_leaves_its_file(held: Collection, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv")
    held.add(path)
    held.remove("a")
    assert not held.records()
    assert not held.index("a").exists()
    assert path.exists()
    with pytest.raises(GazetteerError, match="no gazetteer is called 'a'; there are: default"):
        held.remove("a")


def test_the_index_of_a_former_version_goes_when_the_file_is_indexed_again(
    held: Collection, tmp_path: Path
) -> None:
    held.add(write(tmp_path / "a.csv"))
    for name in ("a", "b"):
        (held.folder / f"{name}.sqlite").write_bytes(b"SQLite format 3")
    held.build("a")
    assert sorted(path.name for path in held.folder.glob("*.sqlite")) == ["b.sqlite"]


def test_a_changed_file_is_indexed_again(held: Collection, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv")
    record = held.add(path).record
    write(path, TABLE + "3,Hanano,36.2,37.2\n")
    assert held.state(record) == "file changed"
    assert found(held.open("a"), "Hanano") == ["a:3"]
    assert held.state(held.record("a")) == "ready"


def test_a_file_that_was_only_touched_is_not_indexed_again(
    held: Collection, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv")
    held.add(path)
    before = held.index("a").stat().st_mtime_ns
    os.utime(path, ns=(1, 1))
    held.open("a").close()
    assert held.index("a").stat().st_mtime_ns == before
    assert held.state(held.record("a")) == "ready"


def test_a_changed_file_that_is_refused_keeps_the_old_index(
    held: Collection, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv")
    held.add(path)
    old = held.index("a").read_bytes()
    write(path, TABLE + '3,"Hanano')
    with pytest.raises(
        GazetteerError, match=r"'a' has changed and is refused: a.csv, line 4: .* cut short"
    ):
        held.open("a")
    assert held.index("a").read_bytes() == old
    assert not list(held.folder.glob("*.part"))


def test_a_file_that_is_gone_is_told_and_its_index_still_answers(
    held: Collection, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.csv")
    record = held.add(path).record
    path.unlink()
    assert held.state(record) == "file gone, index kept"
    assert found(held.open("a"), "Sukkari") == ["a:1"]
    with pytest.raises(GazetteerError, match="the file of the gazetteer 'a' is gone"):
        held.build("a")
    assert found(held.open("a"), "Sukkari") == ["a:1"]
    held.index("a").unlink()
    with pytest.raises(GazetteerError, match="add it again from where it is now"):
        held.open("a")


REFUSED = {
    "id,name,lat,lon\n": "0 rows can be used and 0 can't, so nothing was added (it is empty)",
    "id,name,lat,lon\n1,A,91,0\n2,B,92,0\n3,C,0,0\n": "1 rows can be used and 2 can't",
    "id,name,lat,lon\n1,A,0,0\n2,": "",
    "id,name,lat,lon\n1,A,37.1,136.2,\n2,B,137,36\n3,C,138,36\n": "latitude 137 is not within",
}


@pytest.mark.parametrize(("text", "reason"), list(REFUSED.items())[:2] + list(REFUSED.items())[3:])
def test_a_file_that_is_mostly_wrong_adds_nothing(
    held: Collection, tmp_path: Path, text: str, reason: str
) -> None:
    with pytest.raises(GazetteerError) as caught:
        held.add(write(tmp_path / "a.csv", text))
    assert reason in str(caught.value)
    assert not held.records()
    assert not list(held.folder.glob("a.*"))


def test_bad_rows_are_counted_and_the_first_told(held: Collection, tmp_path: Path) -> None:
    good = "".join(f"{n},Ville {n},36,{n / 10}\n" for n in range(100))
    bad = "".join(f"{n},Ville {n},91,0\n" for n in range(200, 230))
    report = held.add(write(tmp_path / "a.csv", f"id,name,lat,lon\n{good}{bad}"))
    assert (report.record.places, report.record.skipped) == (100, 30)
    assert report.reasons[0] == "a.csv, line 102: latitude 91 is not within -90 and 90"
    (info,) = held.open("a").info()
    assert info.places == 100
    assert "line 102" in info.note


@pytest.mark.parametrize("name", ["default", "../a", "", "A b", "é", "-a"])
def test_a_name_is_a_file_s_name_and_no_path(held: Collection, tmp_path: Path, name: str) -> None:
    if not name:
        assert held.add(write(tmp_path / "حلب.csv")).record.name
        return
    with pytest.raises(GazetteerError, match="can't be a gazetteer's name"):
        held.add(write(tmp_path / "a.csv"), name=name)


def test_a_mapping_is_kept_for_the_next_build(held: Collection, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "A,B,C\nHanano,36,37\n")
    held.add(path, columns={"name": "A", "lat": "B", "lon": "C"})
    assert held.build("a").record.places == 1


def test_a_mapping_for_a_format_with_its_own_columns_is_refused(
    held: Collection, tmp_path: Path
) -> None:
    with pytest.raises(GazetteerError, match="geonames has columns of its own"):
        held.add(write(tmp_path / "a.csv"), format_="geonames", columns={"name": "A"})


def test_a_broken_list_is_told(held: Collection, tmp_path: Path) -> None:
    held.add(write(tmp_path / "a.csv"))
    (held.folder / "gazetteers.json").write_text(json.dumps([{"nom": "a"}]), "utf-8")
    with pytest.raises(GazetteerError, match=r"gazetteers.json: can't be read"):
        held.records()


@pytest.mark.parametrize(
    ("file", "format_", "places", "asked"),
    [
        ("ocha-syria-neighbourhoods.csv", "ocha", 414, {"السكري": "ocha:N0219", "Kallaseh": "ocha:N0197"}),
        ("pleiades-levant.csv", "pleiades", 2309, {"Veriaraca": "pleiades:668396"}),
    ],
)  # fmt: skip
def test_the_development_gazetteers_are_added_by_one_command_and_found(
    held: Collection, file: str, format_: str, places: int, asked: dict[str, str]
) -> None:
    folder = next((p / "shared" / "gazetteers" for p in Path(__file__).resolve().parents if (p / "shared" / "gazetteers").is_dir()), SHARED)  # fmt: skip
    if not (folder / file).is_file():
        pytest.skip(f"{file}: the development gazetteers are not on this machine")
    report = held.add(folder / file)
    assert report.record.format == format_
    assert report.record.places + report.record.skipped == places
    assert report.record.skipped < places / 20
    opened = held.open(report.record.name)
    for name, id_ in asked.items():
        assert id_ in found(opened, name)


# ---------------------------------------------------------------- asked as one


def entry(id_: str, name: str, lat: float, lon: float, *names: str, **values: object) -> Entry:
    held = {"feature": "PPL", "country": "SY", "source": id_.partition(":")[0]} | values
    return Entry(Place(id_, name, Point(lon, lat), **held), tuple(Name(n) for n in names))  # type: ignore[arg-type]


OWN = (
    entry("mine:1", "Sukkari", 36.1755, 37.1421, "Soukkari", feature="PPLX", radius_m=900),
    entry("mine:2", "Homs", 34.735, 36.715, country=""),
    entry("geonames:3", "Tadmur", 34.56, 38.28, feature=""),
    entry("mine:4", "Ma maison", 36.0, 37.0),
)
WORLD = (
    entry("geonames:1", "As Sukkari", 36.175, 37.142, "السكري", feature="PPLX", admin1="Aleppo"),
    entry("geonames:2", "Homs", 34.73, 36.71, feature="PPLA", population=775404),
    entry("geonames:3", "Palmyra", 34.5624, 38.284, "Tadmur", "Palmyre", population=51015),
    entry("geonames:5", "Homs", 55.0, 82.0, country="RU"),
    entry("geonames:6", "Homs Governorate", 34.0, 38.0, feature="ADM1"),
    entry("geonames:7", "Syria", 35.0, 38.0, "Syrie", feature="PCLI"),
)


@pytest.fixture
def both() -> Gazetteers:
    members = [("mine", Gazetteer.from_entries(OWN)), ("default", Gazetteer.from_entries(WORLD))]
    return Gazetteers(members)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Sukkari", ["mine:1"]),  # near and of one name: one place
        ("Homs", ["mine:2", "geonames:5"]),  # the far namesake stays another
        ("Tadmur", ["geonames:3"]),  # one id
        ("Palmyre", ["geonames:3"]),
        ("Ma maison", ["mine:4"]),
        ("Homs Governorate", ["geonames:6"]),
        ("nulle part", []),
    ],
)
def test_the_own_gazetteer_comes_first_and_the_same_place_once(
    both: Gazetteers, name: str, ids: list[str]
) -> None:
    assert found(both, name) == ids


def test_the_trusted_place_is_completed_and_says_where_it_is_from(both: Gazetteers) -> None:
    (homs, _) = both.lookup("Homs")
    assert (homs.place.point.lat, homs.place.population, homs.place.country) == (
        34.735,
        775404,
        "SY",
    )
    assert "in the gazetteer mine" in [evidence.detail for evidence in homs.evidence]
    # Its name is in the world's alone, yet the own one's point counts.
    (palmyre,) = both.lookup("Palmyre")
    assert (palmyre.place.name, palmyre.place.point.lat) == ("Tadmur", 34.56)
    assert palmyre.place.feature == "PPL"
    assert both.place("geonames:3") == palmyre.place


def test_an_exact_name_anywhere_comes_before_a_transliteration() -> None:
    own = Gazetteer.from_entries([entry("mine:1", "Hims", 34, 36)])
    both = Gazetteers([("mine", own), ("default", Gazetteer.from_entries(WORLD))])
    assert [one.match for one in both.lookup("Homs")] == ["exact", "exact"]
    assert both.exact("Homs") == both.lookup("Homs")
    assert both.lookup("Hums")
    assert both.exact("Hums") == ()


def test_names_and_places_near_of_all(both: Gazetteers) -> None:
    assert set(both.names("mine:1")) == {"Sukkari", "Soukkari", "As Sukkari", "السكري"}
    near = both.near(Point(36.71, 34.73), 20_000)
    assert [(place.id, place.population) for place in near] == [("mine:2", 775404)]
    assert both.near(Point(36.71, 34.73), 20_000, people=775_404) == near
    assert both.near(Point(36.71, 34.73), 20_000, people=775_405) == ()
    largest = both.biggest(30, 30, 40, 40)
    assert [place.id for place in largest][:2] == ["mine:2", "geonames:3"]
    country = both.country("sy")
    assert country is not None
    assert country.id == "geonames:7"
    assert both.place("nothing:0") is None
    assert both.names("nothing:0") == ()


def test_knowing_size_and_spelling_of_all(both: Gazetteers) -> None:
    assert both.knows("Ma maison")
    assert both.knows("Syrie")
    assert not both.knows("nulle part")
    assert both.size == len(OWN) + len(WORLD)
    assert both.max_words == 2
    assert found(both, "Palmire") == [] or both.fuzzy("Palmire")[0].place.id == "geonames:3"


def test_every_method_of_a_gazetteer_is_that_of_the_chain() -> None:
    public = {
        name for name, _ in inspect.getmembers(Gazetteer, inspect.isfunction) if name[0] != "_"
    }
    assert public - set(vars(Gazetteers)) == set()


def test_the_chain_goes_to_other_processes(held: Collection, tmp_path: Path) -> None:
    held.add(write(tmp_path / "a.csv"))
    held.add(write(tmp_path / "b.csv", "id,name,lat,lon\n1,Hanano,36.2,37.2\n"))
    both = Gazetteers([(name, held.open(name)) for name in ("a", "b")])
    again = pickle.loads(pickle.dumps(both))
    assert found(again, "Hanano") == ["b:1"]
    again.close()


def test_one_name_of_a_name_nowhere_is_asked_online_alone() -> None:
    asked: list[str] = []
    world = Gazetteer.from_entries(WORLD)

    def online(name: str) -> tuple[chain.Candidate, ...]:
        asked.append(name)
        return (chain.Candidate(WORLD[0].place, "online"),)

    both = Gazetteers([("default", world)], online)
    both.lookup("Homs")
    assert not asked
    assert both.lookup("nulle part")[0].match == "online"
    assert asked == ["nulle part"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("a:1", "PPL", "SY", 36.0), ("b:1", "PPLX", "SY", 36.01), True),
        (("a:1", "PPL", "SY", 36.0), ("b:1", "PPL", "SY", 36.2), False),
        (("a:1", "PPL", "SY", 36.0), ("b:1", "MT", "SY", 36.0), False),
        (("a:1", "PPL", "SY", 36.0), ("b:1", "PPL", "TR", 36.0), False),
        (("a:1", "", "", 36.0), ("b:1", "PPL", "TR", 36.0), True),
        (("a:1", "ADM1", "SY", 36.0), ("b:1", "ADM1", "SY", 36.9), True),
        (("a:1", "ADM2", "SY", 36.0), ("b:1", "ADM2", "SY", 36.9), False),
        (("a:1", "ADM1", "SY", 36.0), ("b:1", "ADM2", "SY", 36.0), False),
    ],
)
def test_which_places_of_one_name_are_one(one, other, expected: bool) -> None:
    places = [Place(i, "A", Point(37.0, lat), f, c) for i, f, c, lat in (one, other)]
    assert same(*places) is expected
    assert same(*places[::-1]) is expected


def test_a_file_that_was_not_added_is_opened_by_its_path(
    held: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from geoevents.gazetteer import opening

    monkeypatch.setattr(opening, "world_index", lambda _: Gazetteer.from_entries(WORLD))
    monkeypatch.setattr(opening, "cache_folder", lambda: tmp_path / "cache")
    path = write(tmp_path / "own.csv")
    opened = open_gazetteers([str(path)], collection=held)
    assert found(opened, "Kallassé") == ["own:2"]
    opened.close()
    write(path, "id,name,lat,lon\n9,Hanano,36.2,37.2\n")
    assert found(open_gazetteers([str(path)], collection=held), "Hanano") == ["own:9"]
    assert not held.records()
    with pytest.raises(GazetteerError, match="no gazetteer is called 'nothing'"):
        open_gazetteers(["nothing"], collection=held)
