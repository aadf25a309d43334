"""KML, FlatGeobuf, GeoParquet and Linked Places, each read by its own reader."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sample import RUN, Writing, french, hostile, rows

from geoevents.model import Document
from geoevents.writers import WRITERS

KML = {"k": "http://www.opengis.net/kml/2.2"}


def test_kml_has_a_placemark_an_event_with_its_days(tmp_path: Path) -> None:
    (path,) = WRITERS["kml"].write(rows(), tmp_path, RUN)
    tree = ElementTree.parse(path)
    events, areas = tree.findall(".//k:Folder", KML)
    marks = events.findall("k:Placemark", KML)
    assert len(marks) == len(french().events)
    assert sum(mark.find("k:Point", KML) is not None for mark in marks) == len(marks) - 1
    assert marks[3].findtext("k:TimeSpan/k:begin", None, KML) == "2016-11-15"
    assert len(areas.findall("k:Placemark", KML)) == 2


def test_kmz_holds_the_same_kml(tmp_path: Path) -> None:
    (plain,) = WRITERS["kml"].write(rows(), tmp_path, RUN)
    (packed,) = WRITERS["kmz"].write(rows(), tmp_path, RUN)
    assert zipfile.ZipFile(packed).read("doc.kml") == plain.read_bytes()


def test_kml_leaves_out_what_xml_cannot_say(tmp_path: Path) -> None:
    w = Writing()
    w.event(w.say("Raid \x00\x1b]]> <b> &amp; \ufffe."), "Raid", "airstrike", None)
    reading = w.reading(Document('a"b.txt', "", "en"))
    (path,) = WRITERS["kml"].write(rows(reading, hostile()), tmp_path, RUN)
    said = [it.text for it in ElementTree.parse(path).iter(f"{{{KML['k']}}}value")]
    assert "Raid ]]> <b> &amp; ." in said


@pytest.mark.parametrize("layer", ["events", "mentions", "areas"])
def test_flatgeobuf_keeps_every_row(layer: str, tmp_path: Path) -> None:
    import pyogrio

    WRITERS["fgb"].write(rows(), tmp_path, RUN)
    WRITERS["geojson"].write(rows(), tmp_path, RUN)
    frame = pyogrio.read_dataframe(tmp_path / f"{layer}.fgb")
    expected = json.loads((tmp_path / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]
    assert sorted(frame["id"]) == sorted(it["id"] for it in expected)
    assert frame.geometry.notna().sum() == sum(it["geometry"] is not None for it in expected)


@pytest.mark.parametrize("layer", ["events", "mentions", "areas"])
def test_geoparquet_is_read_by_geopandas(layer: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="no pyarrow: pip install 'geoevents[parquet]'")
    import geopandas

    WRITERS["parquet"].write(rows(), tmp_path, RUN)
    WRITERS["geojson"].write(rows(), tmp_path, RUN)
    frame = geopandas.read_parquet(tmp_path / f"{layer}.parquet")
    expected = json.loads((tmp_path / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]
    assert list(frame["id"]) == [it["id"] for it in expected]
    assert frame.crs.equals("OGC:CRS84")
    if layer == "events":
        assert str(frame["date_start"].iloc[0]) == "2016-12-08"
        assert frame.geometry.iloc[0].x == pytest.approx(37.1378)


def test_linked_places_has_each_place_once_with_its_names_and_where_they_stand(
    tmp_path: Path,
) -> None:
    (path,) = WRITERS["lpf"].write(rows(), tmp_path, RUN)
    found = {it["@id"]: it for it in json.loads(path.read_text(encoding="utf-8"))["features"]}
    assert len(found) == 6
    aleppo = found["geonames:170063"]
    assert aleppo["properties"] == {"title": "Alep", "ccodes": ["SY"], "fclasses": ["P"]}
    assert aleppo["links"] == [{"type": "exactMatch", "identifier": "gn:170063"}]
    assert {"label": "alep.txt", "year": 2016} in aleppo["names"][1]["citations"]
    assert found["cur:1"]["links"] == []
