# ruff: noqa: E501 - rows of files stay whole
"""Layers of a GIS and OpenStreetMap extracts."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Name
from geoevents.geometry import distance_m
from geoevents.model import Point

CIRCLE = shapely.Point(37.1, 36.2).buffer(0.1, quad_segs=90)
DRIVERS = {"a.geojson": "GeoJSON", "a.gpkg": "GPKG", "a.shp": "ESRI Shapefile"}


def layer(path: Path, shapes: list[Any], crs: str = "EPSG:4326", **fields: list[Any]) -> Path:
    frame = geopandas.GeoDataFrame(fields, geometry=shapes, crs="EPSG:4326").to_crs(crs)
    frame.to_file(path, driver=DRIVERS[path.name], encoding="utf-8")
    return path


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:32637"])
@pytest.mark.parametrize("file", ["a.gpkg", "a.shp"])
def test_a_polygon_keeps_centre_radius_and_a_light_footprint(
    tmp_path: Path, read, file: str, crs: str
) -> None:
    path = layer(tmp_path / file, [CIRCLE], crs, gid=[7], name=["Alep"], name_ar=["حلب"])
    entries, told = read("vector", path)
    assert not told
    entry = entries["mine:7"]
    place = entry.place
    assert distance_m(place.point, Point(37.1, 36.2)) < 150
    assert place.radius_m == pytest.approx(11_100, rel=0.02)
    footprint = shapely.from_wkb(place.footprint)
    assert footprint.is_valid
    assert shapely.get_num_coordinates(footprint) < 60 < shapely.get_num_coordinates(CIRCLE)
    assert footprint.symmetric_difference(CIRCLE).area / CIRCLE.area < 0.02
    assert Name("حلب", "ar") in entry.names


def test_points_and_lines(tmp_path: Path, read) -> None:
    shapes = [shapely.Point(37.1, 36.2), shapely.LineString([(38, 35), (39, 35)])]
    entries, _ = read(
        "vector", layer(tmp_path / "a.gpkg", shapes, name=["Alep", "Euphrate"], id=[1, 2])
    )
    assert entries["mine:1"].place.point == Point(37.1, 36.2)
    assert not entries["mine:1"].place.radius_m
    river = entries["mine:2"].place
    assert river.radius_m == pytest.approx(45_600, rel=0.01)
    assert not river.footprint


def test_layers_of_pcodes(tmp_path: Path, read) -> None:
    path = layer(
        tmp_path / "a.shp", [CIRCLE], ADM2_EN=["Afrin"], ADM2_AR=["عفرين"], ADM2_PCODE=["SY0203"],
        ADM1_EN=["Aleppo"], ADM1_PCODE=["SY02"], ADM0_PCODE=["SY"],
    )  # fmt: skip
    entries, _ = read("vector", path)
    entry = entries["ocha:SY0203"]
    assert (entry.place.name, entry.place.feature, entry.parent) == ("Afrin", "ADM2", "ocha:SY02")
    assert (entry.place.admin1, entry.place.country) == ("Aleppo", "SY")
    assert Name("عفرين", "ar") in entry.names
    assert entry.place.footprint


def test_a_shapefile_in_a_zip(tmp_path: Path, read) -> None:
    layer(tmp_path / "a.shp", [CIRCLE], name=["Alep"], id=[1])
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for part in tmp_path.glob("a.*"):
            if part.suffix != ".zip":
                archive.write(part, part.name)
    entries, _ = read("vector", tmp_path / "a.zip")
    assert list(entries) == ["mine:1"]


def test_bad_features_are_told_by_number(tmp_path: Path, read) -> None:
    shapes = [CIRCLE, None, shapely.Point(37, 91), shapely.Point(37, 36), shapely.Polygon()]
    path = layer(tmp_path / "a.gpkg", shapes, name=["A", "B", "C", "", "E"], id=[1, 2, 3, 4, 5])
    entries, told = read("vector", path)
    assert list(entries) == ["mine:1"]
    assert [reason.split(": ")[0][-9:] for reason in told] == [f"feature {n}" for n in (2, 3, 4, 5)]


def test_a_bow_tie_is_mended(tmp_path: Path, read) -> None:
    crossed = shapely.Polygon([(37, 36), (38, 37), (38, 36), (37, 37)])
    entries, _ = read("vector", layer(tmp_path / "a.gpkg", [crossed], name=["A"], id=[1]))
    assert shapely.from_wkb(entries["mine:1"].place.footprint).is_valid


def test_a_layer_without_names_is_refused(tmp_path: Path, read) -> None:
    with pytest.raises(GazetteerError, match="no column for name is found among"):
        read("vector", layer(tmp_path / "a.gpkg", [CIRCLE], height=[3]))


def test_a_layer_that_is_cut_short_is_refused(tmp_path: Path, read) -> None:
    path = layer(tmp_path / "a.geojson", [CIRCLE, CIRCLE], name=["A", "B"])
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(GazetteerError, match=r"a\.geojson"):
        read("vector", path)


# ---------------------------------------------------------------- OpenStreetMap

OSM = """<?xml version="1.0" encoding="UTF-8"?><osm version="0.6">
<node id="1" version="1" lat="36.2" lon="37.1"><tag k="place" v="city"/><tag k="name" v="حلب"/>
 <tag k="name:en" v="Aleppo"/><tag k="name:fr" v="Alep"/><tag k="alt_name" v="Halab;Haleb"/>
 <tag k="old_name:la" v="Beroea"/><tag k="population" v="2 098 210"/><tag k="wikidata" v="Q41183"/></node>
<node id="2" version="1" lat="34.53" lon="38.25"><tag k="natural" v="peak"/><tag k="name" v="جبل"/></node>
<node id="3" version="1" lat="34" lon="38"><tag k="amenity" v="cafe"/><tag k="name" v="Café"/></node>
<node id="4" version="1" lat="34" lon="38"><tag k="place" v="village"/></node>
<node id="10" version="1" lat="36" lon="37"/><node id="11" version="1" lat="36" lon="37.2"/>
<node id="12" version="1" lat="36.2" lon="37.2"/><node id="13" version="1" lat="36.2" lon="37"/>
<way id="20" version="1"><nd ref="10"/><nd ref="11"/><nd ref="12"/><nd ref="13"/><nd ref="10"/></way>
<way id="21" version="1"><nd ref="10"/><nd ref="11"/><nd ref="12"/><nd ref="10"/>
 <tag k="historic" v="fort"/><tag k="name" v="Qalaat"/></way>
<relation id="30" version="1"><member type="way" ref="20" role="outer"/><tag k="type" v="boundary"/>
 <tag k="boundary" v="administrative"/><tag k="admin_level" v="4"/><tag k="name" v="محافظة حلب"/>
 <tag k="name:en" v="Aleppo Governorate"/></relation>
</osm>"""


def extract(path: Path) -> Path:
    """Write an extract in the format that its name says."""
    osmium = pytest.importorskip("osmium", reason="pyosmium is an extra")
    plain = path.with_name("plain.osm")
    plain.write_text(OSM, "utf-8")
    if path.name.endswith(".pbf"):
        with osmium.SimpleWriter(str(path)) as writer:
            for found in osmium.FileProcessor(str(plain)):
                writer.add(found)
        return path
    return plain


@pytest.mark.parametrize("file", ["syria.osm", "syria.osm.pbf"])
def test_an_extract(tmp_path: Path, read, file: str) -> None:
    entries, told = read("osm", extract(tmp_path / file))
    assert not told
    features = {id_: entry.place.feature for id_, entry in entries.items()}
    assert features == {
        "osm:node/1": "PPL", "osm:node/2": "MT", "osm:way/21": "FRT", "osm:relation/30": "ADM1",
    }  # fmt: skip
    city = entries["osm:node/1"]
    assert (city.place.name, city.place.population) == ("Aleppo", 2098210)
    assert city.same == ("wikidata:Q41183",)
    assert {Name("Alep", "fr"), Name("Haleb"), Name("حلب"), Name("Beroea", "la", "historic")} < {
        *city.names
    }
    region = entries["osm:relation/30"].place
    assert region.footprint
    assert distance_m(region.point, Point(37.1, 36.1)) < 100


def test_an_extract_that_is_cut_short_is_refused(tmp_path: Path, read) -> None:
    path = extract(tmp_path / "syria.osm.pbf")
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(GazetteerError, match="the extract is broken or cut short"):
        read("osm", path)


def test_what_lies_off_the_earth_is_skipped_by_its_number(tmp_path: Path, read) -> None:
    pytest.importorskip("osmium", reason="pyosmium is an extra")
    node = '<node id="{0}" version="1" lat="{1}" lon="{2}"><tag k="place" v="town"/><tag k="name" v="{3}"/></node>'
    rows = [(1, 36, 37, "Alep"), (2, 91, 37, "Haut"), (3, 36, 181, "Loin"), (4, 35, 36, "=1+1")]
    path = tmp_path / "a.osm"
    path.write_text(
        f"<osm version='0.6'>{''.join(node.format(*row) for row in rows)}</osm>", "utf-8"
    )
    entries, told = read("osm", path)
    assert set(entries) == {"osm:node/1"}
    assert told == [
        "a.osm, node 2: its position isn't on the Earth in this extract",
        "a.osm, node 3: its position isn't on the Earth in this extract",
        "a.osm, node 4: name '=1+1' is a spreadsheet's formula",
    ]
