"""What the files hold: one contract for all writers, then each format by its own reader."""

from __future__ import annotations

import base64
import csv
import json
import re
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sample import PAYLOADS, RUN, Writing, arabic, french, hostile, rows

from geoevents.errors import OutputError
from geoevents.events import EVENT_KINDS
from geoevents.model import Document
from geoevents.writers import WRITERS
from geoevents.writers.legend import marks
from geoevents.writers.run import InputInfo, RunInfo, write_run
from geoevents.writers.schema import AREA_FIELDS, EVENT_FIELDS, MENTION_FIELDS

DESIGN = {
    "mentions": "id, document, start, end, text, role, place_id, name, country, admin1, feature, "
    "method, relation, confidence, uncertainty_m, reason, sentence",
    "events": "id, story, document, kind, status, scope, trigger, trigger_start, trigger_end, "
    "date_start, date_end, date_text, date_precision, actor, target, deaths_low, deaths_high, "
    "injured_low, injured_high, displaced_low, displaced_high, victims, source, place, place_id, "
    "mention_id, geo_precision, uncertainty_m, confidence, sentence, sentence_start, "
    "sentence_end, acled_event_type, acled_sub_event_type, ucdp_type, plover, reason",
    "areas": "id, of, shape, label, uncertainty_m",
}
FIELDS = {"mentions": MENTION_FIELDS, "events": EVENT_FIELDS, "areas": AREA_FIELDS}
EMPTY = Writing().reading(Document("empty.txt", "", "fr"))


def collection(folder: Path, layer: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / f"{layer}.geojson").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize(
    "reading", [french(), hostile(), arabic(), EMPTY], ids=lambda r: r.document.language
)
def test_every_writer_makes_its_files_and_the_same_bytes_twice(
    name: str, reading: Any, tmp_path: Path
) -> None:
    writer = WRITERS[name]
    first = writer.write(rows(reading), tmp_path / "a", RUN)
    second = writer.write(rows(reading), tmp_path / "b", RUN)
    assert tuple(path.name for path in first) == writer.files
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert {path.name for path in (tmp_path / "a").iterdir()} == set(writer.files)


@pytest.mark.parametrize("name", WRITERS)
def test_a_folder_that_cannot_be_made_is_one_clear_error(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OutputError, match="cannot be written"):
        WRITERS[name].write(rows(), tmp_path / "file" / "outputs", RUN)


@pytest.mark.parametrize("layer", FIELDS)
def test_properties_are_those_of_the_schema_in_its_order(layer: str, folder: Path) -> None:
    WRITERS["geojson"].write(rows(), folder, RUN)
    names = DESIGN[layer].split(", ")
    assert [field.name for field in FIELDS[layer]] == names
    features = collection(folder, layer)["features"]
    assert features
    assert all(list(feature["properties"]) == names for feature in features)


@pytest.mark.parametrize("layer", FIELDS)
def test_geojson_is_flat_credited_and_without_crs(layer: str, folder: Path) -> None:
    WRITERS["geojson"].write(rows(), folder, RUN)
    found = collection(folder, layer)
    assert "crs" not in found
    assert found["attribution"] == list(RUN.attribution)
    west, south, east, north = found["bbox"]
    assert -180 <= west < east <= 180
    assert -90 <= south < north <= 90
    values = [v for f in found["features"] for v in f["properties"].values()]
    assert not any(isinstance(value, (list, dict)) for value in values)
    assert not re.search(r"\d\.\d{8}", json.dumps([f["geometry"] for f in found["features"]]))


def test_what_has_no_place_has_null_and_a_reason(folder: Path) -> None:
    WRITERS["geojson"].write(rows(), folder, RUN)
    for layer, expected in (("events", 1), ("mentions", 1)):
        lost = [f for f in collection(folder, layer)["features"] if f["geometry"] is None]
        assert len(lost) == expected
        assert all(feature["properties"]["reason"] for feature in lost)


def test_one_event_row_by_row(folder: Path) -> None:
    WRITERS["geojson"].write(rows(), folder, RUN)
    toll = collection(folder, "events")["features"][3]
    assert toll["geometry"] == {"type": "Point", "coordinates": [37.16117, 36.20124]}
    expected = {
        "kind": "casualties",
        "scope": "toll",
        "date_start": "2016-11-15",
        "date_end": "2016-12-08",
        "deaths_low": 384,
        "deaths_high": 384,
        "injured_low": None,
        "source": "OSDH",
        "place": "Alep",
        "uncertainty_m": 12000,
    }
    assert {name: toll["properties"][name] for name in expected} == expected


def test_events_carry_the_codes_of_other_schemes(folder: Path) -> None:
    WRITERS["geojson"].write(rows(), folder, RUN)
    raid = collection(folder, "events")["features"][0]["properties"]
    assert raid["acled_event_type"] == "Explosions/Remote violence"
    assert raid["acled_sub_event_type"] == "Air/drone strike"
    assert (raid["ucdp_type"], raid["plover"]) == (3, "ASSAULT")


def test_every_kind_has_a_mark_of_its_own_and_a_name() -> None:
    assert set(marks()) == set(EVENT_KINDS)
    looks = {(mark.colour, mark.shape) for mark in marks().values()}
    assert len(looks) == len(marks())
    assert all(mark.names["en"] and mark.names["fr"] for mark in marks().values())


def test_csv_has_a_row_an_event_and_positions(folder: Path) -> None:
    WRITERS["csv"].write(rows(), folder, RUN)
    raw = (folder / "events.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(raw.decode().splitlines()))
    assert len(table) == len(french().events)
    assert (table[0]["lat"], table[0]["lon"]) == ("36.1806", "37.1378")
    assert table[-1]["lat"] == ""


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_a_report_is_a_formula(cell: str, folder: Path) -> None:
    w = Writing()
    said = w.say(f"Raid {cell} !")
    w.event(said, "Raid", "airstrike", None, actor=cell, confidence=-0.5)
    WRITERS["csv"].write(rows(w.reading(Document("=cmd.txt", "", "en"))), folder, RUN)
    with (folder / "events.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["actor"] == f"'{cell}".replace("\r", "\n")
    assert row["document"] == "'=cmd.txt"
    assert row["confidence"] == "-0.5"


def test_hxl_is_a_second_row_on_demand(folder: Path) -> None:
    WRITERS["csv"].write(rows(), folder, replace(RUN, options={"hxl": True}))
    header, tags, *_ = csv.reader((folder / "events.csv").read_text(encoding="utf-8").splitlines())
    pairs = dict(zip(header, tags, strict=True))
    assert pairs["kind"] == "#event+type"
    assert pairs["lat"] == "#geo+lat"


@pytest.mark.parametrize("layer", FIELDS)
@pytest.mark.parametrize("container", ["geoevents.gpkg", "geojson"])
def test_gdal_reads_each_layer(layer: str, container: str, folder: Path) -> None:
    import pyogrio

    WRITERS["geojson"].write(rows(), folder, RUN)
    WRITERS["gpkg"].write(rows(), folder, RUN)
    path = folder / container if container.endswith("gpkg") else folder / f"{layer}.geojson"
    frame = pyogrio.read_dataframe(path, layer=layer)
    assert len(frame) == len(collection(folder, layer)["features"])
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.dropna().is_valid.all()
    if layer == "events":
        placed = [f for f in collection(folder, layer)["features"] if f["geometry"]]
        assert frame.geometry.notna().sum() == len(placed)
        assert frame["deaths_low"].sum() == 12 + 12 + 384 + 34 + 300000
        assert str(frame["date_start"].dropna().iloc[0])[:10] == "2016-12-08"


def test_geopackage_has_true_dates_and_nulls(folder: Path) -> None:
    (path,) = WRITERS["gpkg"].write(rows(), folder, RUN)
    with closing(sqlite3.connect(path)) as base:
        types = dict(base.execute("SELECT name, type FROM pragma_table_info('events')"))
        starts = [day for (day,) in base.execute("SELECT date_start FROM events")]
        nowhere = base.execute("SELECT count(*) FROM events WHERE geom IS NULL").fetchone()[0]
    assert types["date_start"] == types["date_end"] == "DATE"
    assert None in starts
    assert all(date.fromisoformat(day) for day in starts if day)
    assert nowhere == 1


def test_geopackage_styles_name_every_kind(folder: Path) -> None:
    from xml.etree import ElementTree

    (path,) = WRITERS["gpkg"].write(rows(french(), hostile()), folder, RUN)
    with closing(sqlite3.connect(path)) as base:
        found = dict(
            base.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault")
        )
    assert set(found) == set(FIELDS)
    categories = ElementTree.fromstring(found["events"]).iter("category")
    kinds = {event.kind for event in french().events} | set(PAYLOADS)
    assert {category.get("value") for category in categories} == kinds


def test_folium_is_given_no_text_of_a_report(folder: Path) -> None:
    """Arithmetic in braces stays as written: no template engine has seen it."""
    (path,) = WRITERS["html"].write(rows(hostile()), folder, RUN)
    page = path.read_text(encoding="utf-8")
    assert "{{7*7}}" in page
    blocks = [page.split(f'id="{it}">')[1].split("</script>")[0] for it in ("data", "texts")]
    assert not set("<>&\u2028\u2029") & set("".join(blocks))
    first = json.loads(blocks[0])
    texts = json.loads(zlib.decompress(base64.b64decode(blocks[1])))
    assert first["alone"]["url"] == ""
    assert "title" in texts["documents"]
    assert "url" not in texts["documents"]  # no document has one that may be followed


def test_the_page_links_to_nothing_outside_and_stays_small(folder: Path) -> None:
    (path,) = WRITERS["html"].write(rows(), folder, RUN)
    page = path.read_text(encoding="utf-8")
    # `#drawn` is in the page: a link of it makes the first paint wait for the scripts.
    tags = re.findall(r'<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="(?!#)[^>]*>', page)
    assert tags == []
    assert path.stat().st_size < 2_500_000


def test_run_json_tells_inputs_counts_and_times(folder: Path) -> None:
    run = RunInfo(
        version="1.2",
        options={"date": date(2016, 12, 8), "output": Path("outputs")},
        inputs=(InputInfo("a.txt", "ab" * 32), InputInfo("b.txt", "", "failed", "is empty")),
        counts={"events": 3},
        timings={"read": 0.12345},
        started="2016-12-09T10:00:00+00:00",
    )
    record = json.loads(write_run(run, folder).read_text(encoding="utf-8"))
    assert record["options"] == {"date": "2016-12-08", "output": "outputs"}
    assert [it["outcome"] for it in record["inputs"]] == ["read", "failed"]
    assert record["timings"] == {"read": 0.123}
    assert record["counts"] == {"events": 3}


def test_an_old_file_survives_a_write_that_fails(tmp_path: Path) -> None:
    from geoevents.writers.files import beside

    path = tmp_path / "events.csv"
    path.write_text("old")
    attempt = beside(path)
    attempt.__enter__().write_text("half")
    error = RuntimeError()
    assert not attempt.__exit__(RuntimeError, error, None)
    assert path.read_text() == "old"
    assert [it.name for it in tmp_path.iterdir()] == ["events.csv"]


def test_the_map_that_is_kept_is_the_one_folium_renders() -> None:
    """With another release of folium the page renders anew; then chart.json wants renewing."""
    from geoevents.writers.chart import chart, rendered

    assert chart() == rendered()
