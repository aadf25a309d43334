"""`geoevents gazetteer …` as a user types it, in a process of its own."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geoevents.cli_gazetteer import gazetteer
from geoevents.errors import GazetteerError, GeoeventsError, UnknownPlaceError
from geoevents.gazetteer import opening
from geoevents.gazetteer.entry import Entry
from geoevents.gazetteer.index import Gazetteer
from geoevents.model import Place, Point

TABLE = "ref;Lieu;A;B\n1;Soukkari;36,175;37,142\n2;Kallassé;36,194;37,149\n3;Nulle part;91;0\n"
COLUMNS = "id=ref,name=Lieu,lat=A,lon=B"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with nothing added, and a world of one place."""
    monkeypatch.setenv("GEOEVENTS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GEOEVENTS_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    world = Entry(Place("geonames:1", "Aleppo", Point(37.1, 36.2), "PPLA", "SY", "Aleppo"))
    monkeypatch.setattr(opening, "world_index", lambda _: Gazetteer.from_entries([world]))
    (tmp_path / "lieux.csv").write_text(TABLE, "utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(gazetteer, list(words))


def failed(*words: str) -> GeoeventsError:
    result = run(*words)
    assert isinstance(result.exception, GeoeventsError), result.output
    return result.exception


def test_add_list_search_info_remove(desk: Path) -> None:
    added = run("add", "lieux.csv", "--name", "mine", "--columns", COLUMNS)
    assert added.exit_code == 0
    path = desk / "lieux.csv"
    assert added.stdout == f"mine: 2 places from {path} (csv); 1 rows skipped\n"
    assert added.stderr == "  skipped: lieux.csv, line 4: latitude 91 is not within -90 and 90\n"
    listed = run("list").output.splitlines()
    assert listed[0] == f"mine: 2 places, 1 skipped (csv, ready) {path}"
    assert listed[1].startswith("default: ")
    assert "Soukkari" in run("search", "Sukkari").output
    assert "mine:1" in run("search", "Soukkari").output
    assert "geonames:1" in run("search", "Aleppo").output
    shown = run("info", "mine").output
    assert "places: 2" in shown
    assert "line 4" in shown
    assert run("remove", "mine").output == f"mine: removed; {path} is left as it is\n"
    assert path.exists()
    assert isinstance(failed("search", "Soukkari"), UnknownPlaceError)


def test_json_is_alone_on_standard_output(desk: Path) -> None:
    run("add", "lieux.csv", "--columns", COLUMNS)
    assert json.loads(run("list", "--json").stdout)[0]["state"] == "ready"
    (row,) = json.loads(run("search", "Soukkari", "--json").stdout)
    assert (row["id"], row["lat"], row["lon"]) == ("lieux:1", 36.175, 37.142)
    assert row["reasons"][-1] == "in the gazetteer lieux"
    assert [row["gazetteer"] for row in json.loads(run("info", "--json").stdout)] == [
        "lieux",
        "default",
    ]


def test_an_unknown_name_gives_the_nearest_spellings(desk: Path) -> None:
    run("add", "lieux.csv", "--columns", COLUMNS)
    error = failed("search", "Soukarri", "--gazetteer", "default")
    assert str(error) == "no place called 'Soukarri' is known"
    error = failed("search", "Alebpo")
    assert str(error) == "no place called 'Alebpo' is known; nearest spellings: Aleppo"


def test_columns_that_are_not_found_say_how_to_name_them(desk: Path) -> None:
    error = failed("add", "lieux.csv")
    assert isinstance(error, GazetteerError)
    assert "among ref, Lieu, A, B; say --columns lat=COLUMN,lon=COLUMN" in str(error)
    assert run("list").output.startswith("default")


@pytest.mark.parametrize("mapping", ["name", "name=", "=Lieu,"])
def test_a_mapping_that_is_none_is_wrong_usage(desk: Path, mapping: str) -> None:
    result = run("add", "lieux.csv", "--columns", mapping)
    assert result.exit_code == 2 or isinstance(result.exception, GazetteerError)


def test_build_again(desk: Path) -> None:
    run("add", "lieux.csv", "--columns", COLUMNS)
    (desk / "lieux.csv").write_text(TABLE + "4;Hanano;36,2;37,2\n", "utf-8")
    assert run("build", "lieux").stdout.startswith("lieux: 3 places")
    (desk / "lieux.csv").unlink()
    assert "is gone" in str(failed("build", "lieux"))
    assert "file gone, index kept" in run("list").output
    assert "lieux:4" in run("search", "Hanano").output


def test_nothing_is_downloaded_unasked(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    run("add", "lieux.csv", "--columns", COLUMNS)
    for words in (["list"], ["search", "Alep"], ["info"], ["build", "lieux"], ["remove", "lieux"]):
        assert not isinstance(run(*words).exception, AssertionError)


def test_fetch_downloads_and_adds(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = ["170063", "Aleppo", "Aleppo", "Alep", "36.2", "37.1", "P", "PPLA", "SY", "", "09", "",
           "", "", "1602264", "", "390", "Asia/Damascus", "2020-01-01"]  # fmt: skip

    def download(url: str, target: Path, progress: object) -> None:
        assert url.startswith("http://127.0.0.1/dump/")
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.suffix == ".zip" and "alternate" not in url and "hierarchy" not in url:
            with zipfile.ZipFile(target, "w") as archive:
                archive.writestr("SY.txt", "\t".join(row) + "\n")
        elif target.suffix == ".zip":
            raise FileNotFoundError
        else:
            target.write_text("SY.09\tAleppo\tAleppo\t170062\n")

    monkeypatch.setattr("geoevents.gazetteer.fetch.download", download)
    words = ("fetch", "geonames", "--country", "SY", "--base", "http://127.0.0.1/dump/")
    assert run(*words).stdout.startswith("geonames-sy: 1 places from ")
    assert "Alep" in run("search", "Alep", "--gazetteer", "geonames-sy").output
    assert run("fetch", "osm").exit_code == 2
