"""The command line: what it prints, what it answers to bad input, with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geoevents.cli import main
from geoevents.gazetteer import Gazetteer

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
FRENCH = "Deux personnes ont été tuées jeudi dans un raid aérien à Alep, selon les secours. " * 2
GERMAN = "Die Rettungskräfte haben in der Nacht zum Donnerstag mehrere Familien gerettet. " * 3


def geoevents(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "geoevents", *words],
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=300,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@pytest.fixture(autouse=True)
def built(world: Gazetteer) -> None:
    """The index is there: building it is no part of these tests."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "good.txt").write_text(FRENCH, encoding="utf-8")
    return inputs


def quick(inputs: Path, *options: str) -> subprocess.CompletedProcess[str]:
    out = str(inputs.parent / "out")
    rules = ("--recogniser", "rules", "--formats", "geojson,csv")
    return geoevents("map", str(inputs), "-o", out, *rules, *options)


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n", "is empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "is a binary file"),
    "german.txt": (GERMAN.encode(), "is in 'de', which we do not read"),
    "unknown.xyz": (b"text", "no reader for .xyz"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_gets_one_line_and_the_others_go_on(folder: Path, name: str) -> None:
    data, says = BAD[name]
    (folder / name).write_bytes(data)
    done = quick(folder)
    assert done.returncode == 1
    (line,) = [line for line in done.stderr.splitlines() if name in line]
    assert says in line
    assert "1 of 2 documents read" in done.stdout
    run = json.loads((folder.parent / "out" / "run.json").read_text("utf-8"))
    assert {i["id"]: i["outcome"] for i in run["inputs"]} == {"good.txt": "read", name: "failed"}


def test_a_text_in_another_charset_is_read(folder: Path) -> None:
    (folder / "good.txt").write_bytes(FRENCH.encode("cp1252"))
    assert quick(folder).returncode == 0
    text = (folder.parent / "out" / "mentions.geojson").read_text("utf-8")
    assert "tuées" in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("map", "nowhere/"), "nowhere: there is no such file or folder"),
        (("map", "{empty}"), "holds no document"),
        (("map", "{folder}", "-o", "{file}/out"), "cannot be written"),
        (("map", "{folder}", "--formats", "shp"), "no format is called 'shp'; there are: geojson"),
        (("map", "{folder}", "--date", "8/12/2016"), "is not a date; write it as 2016-12-08"),
        (("map",), "Missing argument"),
        (("frobnicate",), "No such command"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(
    folder: Path, words: tuple[str, ...], says: str
) -> None:
    (folder.parent / "empty").mkdir()
    places = {"empty": folder.parent / "empty", "folder": folder, "file": folder / "good.txt"}
    done = geoevents(*(word.format(**places) for word in words))
    assert done.returncode == 2
    assert says in done.stderr


def test_strict_writes_nothing(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    done = quick(folder, "--strict")
    assert done.returncode != 0
    assert "empty.txt: is empty" in done.stderr
    assert not list((folder.parent / "out").iterdir())


def test_standard_input_is_a_document(tmp_path: Path) -> None:
    rules = ("--recogniser", "rules", "--formats", "geojson")
    done = geoevents("map", "-", "-o", str(tmp_path), *rules, stdin=FRENCH.encode())
    assert done.returncode == 0
    assert "1 of 1 documents read" in done.stdout


def test_the_same_input_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    outs = []
    for name in ("one", "two"):
        out = tmp_path / name
        rules = ("--recogniser", "rules", "--date", "2016-12-08")
        assert geoevents("map", str(folder), "-o", str(out), *rules).returncode == 0
        outs.append({p.name: p.read_bytes() for p in out.iterdir() if p.name != "run.json"})
    assert outs[0] == outs[1]
    assert {"map.html", "geoevents.gpkg", "events.geojson"} <= set(outs[0])


def test_a_place_of_the_users_own_takes_the_worlds_place(folder: Path) -> None:
    own = folder.parent / "mine.csv"
    own.write_text("id,name,lat,lon,country,feature\np1,Alep,10.5,20.5,TD,PPL\n", "utf-8")
    done = quick(folder, "--gazetteer", str(own))
    assert done.returncode == 0, done.stderr
    rows = json.loads((folder.parent / "out" / "mentions.geojson").read_text("utf-8"))["features"]
    aleppo = next(row for row in rows if row["properties"]["text"] == "Alep")
    assert aleppo["properties"]["place_id"] == "mine:p1"
    assert aleppo["geometry"]["coordinates"] == [20.5, 10.5]
    assert "in the gazetteer" in aleppo["properties"]["reason"]


def test_geocode_answers_in_json_with_reasons() -> None:
    best = json.loads(geoevents("geocode", "Boustane Al-Qasr", "--json").stdout)[0]
    assert list(best) == [
        *("id", "name", "lat", "lon", "country", "admin1", "feature", "population"),
        *("confidence", "reasons"),
    ]
    assert (best["country"], best["feature"]) == ("SY", "PPLX")
    assert best["reasons"]


@pytest.mark.parametrize("near", ["Aleppo", "Hasakah"])
def test_geocode_prefers_what_is_near(near: str) -> None:
    best = json.loads(geoevents("geocode", "Kallassé", "--near", near, "--json").stdout)[0]
    assert (best["lon"] > 40) == (near == "Hasakah")


def test_an_unknown_name_gives_its_nearest_spellings() -> None:
    done = geoevents("geocode", "Aleppoz", "--json")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "nearest spellings: " in done.stderr


def test_locate_gives_a_feature() -> None:
    done = geoevents("locate", "4 km southwest of Palmyra", "--json")
    feature = json.loads(done.stdout)
    properties = feature["properties"]
    assert feature["geometry"]["type"] == "Polygon"
    assert (properties["distance_km"], properties["azimuth_deg"]) == (4, 225)
    assert (round(properties["lat"], 2), round(properties["lon"], 2)) == (34.54, 38.25)
    assert properties["anchors"] == ["Palmyra"]
    assert properties["uncertainty_m"] > 2_000


@pytest.mark.parametrize("phrase", ["towards Palmyra at 60 km/h", "85 % of it"])
def test_a_phrase_that_says_no_place_says_why(phrase: str) -> None:
    done = geoevents("locate", phrase, "--json")
    if done.returncode == 0:
        assert json.loads(done.stdout)["properties"]["relation"] is None
    else:
        assert done.returncode == 1
        assert done.stderr.startswith("geoevents: ")


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "4 km southwest of Palmyra"), ("fr", "à 4 km au sud-ouest de Palmyr")],
)
def test_relate_says_where_in_words(language: str, text: str) -> None:
    said = geoevents("relate", "Jabal Hayane", "Palmyra", "--language", language, "--json")
    record = json.loads(said.stdout)
    assert record["text"].startswith(text)
    assert record["compass"] == "SW"
    assert record["distance_km"] == pytest.approx(4, abs=0.1)
    assert record["azimuth_deg"] == pytest.approx(225, abs=1)


def test_help_needs_no_heavy_library() -> None:
    """What makes `--help` answer in 0.3 s: none of these is imported for it."""
    code = "import sys, geoevents.cli; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    heavy = {"spacy", "numpy", "shapely", "pyproj", "geopandas", "folium", "babel", "sqlite3"}
    assert not heavy & set(done.stdout.split())


def test_small_products_take_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "2")  # given back after the test
    monkeypatch.setattr(sys, "argv", ["geoevents", "--version"])
    with pytest.raises(SystemExit):
        main()
    assert os.environ["OMP_NUM_THREADS"] == "2"
    monkeypatch.delenv("OMP_NUM_THREADS")
    with pytest.raises(SystemExit):
        main()
    assert os.environ["OMP_NUM_THREADS"] == "1"
