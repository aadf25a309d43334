# ruff: noqa: E501 - rows of files stay whole
"""Who's On First, Pleiades and the Linked Places Format, in files of their true shapes."""

from __future__ import annotations

import gzip
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Name
from geoevents.model import Point

SQUARE = [[[37.0, 36.0], [37.4, 36.0], [37.4, 36.4], [37.0, 36.4], [37.0, 36.0]]]


def wof(number: int, **properties: Any) -> dict[str, Any]:
    held = {
        "wof:id": number, "wof:name": "Aleppo", "wof:placetype": "locality", "wof:country": "SY",
        "wof:parent_id": 85678455, "wof:superseded_by": [], "edtf:deprecated": "",
        "wof:population": 1602264, "wof:concordances": {"gn:id": 170063, "wd:id": "Q41183"},
        "geom:latitude": 36.2, "geom:longitude": 37.1, "lbl:latitude": 36.25,
        "name:eng_x_preferred": ["Aleppo"], "name:fra_x_preferred": ["Alep"],
        "name:ara_x_preferred": ["حلب"], "name:lat_x_historical": ["Beroea"],
        "name:eng_x_variant": ["Halab", "=cmd()"], "name:eng_x_unknown": ["?"],
    }  # fmt: skip
    properties = held | {key.replace("__", ":"): value for key, value in properties.items()}
    shape = {"type": "Polygon", "coordinates": SQUARE}
    return {"id": number, "type": "Feature", "properties": properties, "geometry": shape}


def wof_folder(folder: Path, *features: dict[str, Any]) -> Path:
    for feature in features:
        number = str(feature["id"])
        inner = folder / "data" / number[:3] / number[3:]
        inner.mkdir(parents=True)
        (inner / f"{number}.geojson").write_text(json.dumps(feature), "utf-8")
        (inner / f"{number}-alt-uscensus.geojson").write_text("{}", "utf-8")
    return folder


GONE = (
    wof(102, wof__superseded_by=[101]),
    wof(103, edtf__deprecated="2019-01-01"),
    wof(104, wof__placetype="venue"),
)


def wof_database(path: Path, *features: dict[str, Any]) -> Path:
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TABLE geojson (id INTEGER, body TEXT, source TEXT, is_alt INTEGER)"
        )
        rows = [(f["id"], json.dumps(f), "x", 0) for f in features]
        database.executemany(
            "INSERT INTO geojson VALUES (?, ?, ?, ?)", [*rows, (101, "{}", "y", 1)]
        )
    database.close()
    return path


@pytest.mark.parametrize("bundled", [False, True], ids=["folder", "sqlite"])
def test_whosonfirst(tmp_path: Path, read, bundled: bool) -> None:
    make, path = (wof_database, tmp_path / "wof.db") if bundled else (wof_folder, tmp_path / "wof")
    entries, told = read("whosonfirst", make(path, wof(101), *GONE))
    assert not told
    (entry,) = entries.values()
    place = entry.place
    assert (place.id, place.feature, place.country) == ("wof:101", "PPL", "SY")
    assert place.point == Point(37.1, 36.25)
    assert place.footprint
    assert place.radius_m == pytest.approx(38_700, rel=0.01)  # to the south-east corner
    assert entry.parent == "wof:85678455"
    assert entry.same == ("geonames:170063", "wikidata:Q41183")
    assert set(entry.names) == {
        Name("Aleppo"), Name("Aleppo", "en", "preferred"), Name("Alep", "fr", "preferred"),
        Name("حلب", "ar", "preferred"), Name("Beroea", "la", "historic"), Name("Halab", "en"),
    }  # fmt: skip


def test_a_bad_file_of_whosonfirst_is_told_by_its_path(tmp_path: Path, read) -> None:
    folder = wof_folder(
        tmp_path, wof(10101), wof(10102, wof__name=""), wof(10103, lbl__latitude=91)
    )
    (folder / "data" / "broken.geojson").write_text('{"properties": ', "utf-8")
    entries, told = read("whosonfirst", folder)
    assert list(entries) == ["wof:10101"]
    assert [reason.split(": ")[0] for reason in told] == [
        "data/101/02/10102.geojson", "data/101/03/10103.geojson", "data/broken.geojson",
    ]  # fmt: skip


# ---------------------------------------------------------------- Pleiades

PLACES_CSV = """authors,bbox,connectsWith,description,featureTypes,id,locationPrecision,reprLat,reprLatLong,reprLong,title,uid
"A, B","38.26, 34.54, 38.28, 34.56",,An ancient city,"settlement, temple",668331,precise,34.55,"34.55,38.27",38.27,Palmyra/Tadmor,u1
C,,,A fort,fort,668396,rough,34.39,"34.39,38.08",38.08,Veriaraca,u2
D,,,Nowhere,,3,unlocated,,,,Lost,u3
"""
NAMES_CSV = """authors,nameAttested,nameLanguage,nameTransliterated,pid,title
A,Πάλμυρα,grc,Palmyra,/places/668331,Palmyra
A,تدمر,ar,"Tadmur, Tadmor",/places/668331,Tadmur
"""


def test_the_csv_dump_of_pleiades_with_its_names(tmp_path: Path, read) -> None:
    path = tmp_path / "pleiades-places-latest.csv.gz"
    path.write_bytes(gzip.compress(PLACES_CSV.encode()))
    (tmp_path / "pleiades-names-latest.csv.gz").write_bytes(gzip.compress(NAMES_CSV.encode()))
    entries, told = read("pleiades", path)
    assert told == ["pleiades-places-latest.csv.gz, line 4: longitude is empty"]
    palmyra, fort = entries["pleiades:668331"], entries["pleiades:668396"]
    assert palmyra.place.point == Point(38.27, 34.55)
    assert (palmyra.place.feature, fort.place.feature) == ("PPLH", "FRT")
    assert 1_000 < palmyra.place.radius_m < 2_000
    assert fort.place.radius_m == 40_000
    forms = {(name.form, name.language) for name in palmyra.names}
    assert {("Πάλμυρα", "grc"), ("تدمر", "ar"), ("Tadmur", ""), ("Tadmor", "")} <= forms


def pleiades_json(number: int, **cells: Any) -> dict[str, Any]:
    return {
        "id": str(number), "title": "Palmyra/Tadmor", "reprPoint": [38.27, 34.55],
        "placeTypes": ["settlement"], "features": [{"properties": {"location_precision": "precise"}}],
        "names": [{"attested": "Πάλμυρα", "language": "grc", "romanized": "Palmyra, Palmura"}],
    } | cells  # fmt: skip


def test_the_json_dump_of_pleiades(tmp_path: Path, read) -> None:
    graph = [pleiades_json(668331), pleiades_json(5, reprPoint=None), pleiades_json(6, title="")]
    path = tmp_path / "pleiades-places-latest.json"
    path.write_text(
        json.dumps({"@context": {"@base": "https://pleiades.stoa.org/places/"}, "@graph": graph})
    )
    entries, told = read("pleiades", path)
    assert entries["pleiades:668331"].place.feature == "PPLH"
    assert Name("Palmura") in entries["pleiades:668331"].names
    assert [reason.partition(", ")[2] for reason in told] == [
        "place 2: longitude is empty", "place 3: name is empty",
    ]  # fmt: skip


# ---------------------------------------------------------------- Linked Places


def lpf(identity: str, geometry: Any, **properties: Any) -> dict[str, Any]:
    return {
        "@id": identity, "type": "Feature",
        "properties": {"title": "Abingdon", "ccodes": ["GB"], "fclasses": ["P"]} | properties,
        "names": [{"toponym": "Abingdon", "lang": "en"}, {"toponym": "Abbendun", "lang": "ang"}],
        "types": [{"identifier": "aat:300008375", "label": "town"}],
        "links": [{"type": "closeMatch", "identifier": "gn:2657780"},
                  {"type": "primaryTopicOf", "identifier": "https://en.wikipedia.org/wiki/A"}],
        "geometry": geometry,
    }  # fmt: skip


def lpf_file(path: Path, *features: dict[str, Any]) -> Path:
    context = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
    held = {"type": "FeatureCollection", "@context": context, "features": features}
    path.write_text(json.dumps(held, ensure_ascii=False), "utf-8")
    return path


GEOMETRIES = [
    {"type": "Point", "coordinates": [-1.28, 51.67]},
    {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [-1.28, 51.67], "certainty": "certain"}]},
    {"type": "GeometryCollection", "geometries": [{"type": "Point", "geowkt": "POINT(-1.28 51.67)"}]},
]  # fmt: skip


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_linked_places(tmp_path: Path, read, geometry: Any) -> None:
    entries, told = read("lpf", lpf_file(tmp_path / "a.json", lpf("https://x.org/p/1", geometry)))
    assert not told
    entry = entries["https://x.org/p/1"]
    assert (entry.place.point, entry.place.country) == (Point(-1.28, 51.67), "GB")
    assert entry.place.feature == "PPL"
    assert entry.same == ("geonames:2657780",)
    assert entry.names == (Name("Abingdon"), Name("Abingdon", "en"), Name("Abbendun", "ang"))


def test_bad_features_of_linked_places_are_told_by_number(tmp_path: Path, read) -> None:
    outside = {"type": "Point", "coordinates": [0, 91]}
    features = [lpf("gn:1", None), lpf("gn:2", outside), lpf("gn:3", GEOMETRIES[0])]
    features.append(lpf("gn:4", GEOMETRIES[0]) | {"names": "Abingdon"})
    entries, told = read("lpf", lpf_file(tmp_path / "a.json", *features))
    assert list(entries) == ["geonames:3"]
    assert [reason.split(": ")[0] for reason in told] == [
        "a.json, feature 1", "a.json, feature 2", "a.json, feature 4",
    ]  # fmt: skip


@pytest.mark.parametrize("cut", [0.5, 0.9, 0.999])
def test_json_that_is_cut_short_is_refused(tmp_path: Path, read, cut: float) -> None:
    path = lpf_file(tmp_path / "a.json", *[lpf(f"gn:{n}", GEOMETRIES[0]) for n in range(40)])
    text = path.read_text("utf-8")
    path.write_text(text[: int(len(text) * cut)], "utf-8")
    with pytest.raises(GazetteerError, match=r"a.json: is cut short or broken after object"):
        read("lpf", path)


def test_objects_larger_than_a_block_of_reading(tmp_path: Path, read) -> None:
    large = lpf("gn:1", GEOMETRIES[0]) | {"descriptions": ["é" * 3_000_000]}
    entries, _ = read("lpf", lpf_file(tmp_path / "a.json", large, lpf("gn:2", GEOMETRIES[0])))
    assert list(entries) == ["geonames:1", "geonames:2"]
