"""`geoevents.read("text …")`: tables and a map for notebooks."""

from __future__ import annotations

import html
import json
import subprocess
import sys
from pathlib import Path

import pytest

import geoevents
from geoevents import Document, Gazetteer, Reading, Settings, TextReading
from geoevents.errors import DocumentError
from geoevents.writers.schema import AREA_FIELDS, EVENT_FIELDS, MENTION_FIELDS

RULES = Settings(recogniser="rules")
TEXT = (
    "Un raid aérien a tué au moins 12 personnes jeudi à Homs, selon les secouristes. "
    "Des combats ont éclaté à 4 km au sud-ouest de Palmyre."
)


@pytest.fixture(scope="module")
def told(world: Gazetteer) -> TextReading:
    return geoevents.read(TEXT, world, RULES, date="2016-12-08", title="</iframe><script>x")


def test_the_layers_are_tables_with_all_their_columns(told: TextReading) -> None:
    for frame, fields in (
        (told.mentions, MENTION_FIELDS),
        (told.events, EVENT_FIELDS),
        (told.areas, AREA_FIELDS),
    ):
        assert list(frame.columns) == ["geometry", *(field.name for field in fields)]
        assert frame.crs == "EPSG:4326"
        assert len(frame) > 0


def test_the_rows_say_what_the_text_says(told: TextReading) -> None:
    raid = told.events[told.events["kind"] == "airstrike"].iloc[0]
    assert (raid["place"], raid["date_start"], raid["deaths_low"]) == ("Homs", "2016-12-08", 12)
    assert raid.geometry.distance(told.mentions.geometry.iloc[0]) == 0
    assert told.areas.geometry.iloc[0].contains(told.mentions.geometry.iloc[1])
    assert str(told.events["deaths_low"].dtype) == "Int64", "12 deaths, not 12.0"


def test_the_map_is_a_frame_that_keeps_to_itself(told: TextReading) -> None:
    shown = told._repr_html_()
    start, end = shown.index('srcdoc="') + 8, shown.index('" style')
    assert html.unescape(shown[start:end]) == told.html()
    assert not set('<>"') & set(shown[start:end])
    assert 'sandbox="allow-scripts"' in shown
    assert "<script>x" not in told.html()


def test_files_are_written_on_request(told: TextReading, tmp_path: Path) -> None:
    written = told.save(tmp_path / "deep" / "down", ("geojson", "html"))
    assert {path.name for path in written} >= {"map.html", "events.geojson"}
    made = json.loads((tmp_path / "deep" / "down" / "events.geojson").read_text("utf-8"))
    assert len(made["features"]) == len(told.events)
    assert any("GeoNames" in line for line in made["attribution"])


def test_a_text_of_nothing_gives_empty_tables(world: Gazetteer) -> None:
    told = geoevents.read("Il ne se passe rien du tout, et personne ne dit rien.", world, RULES)
    assert len(told.events) == len(told.mentions) == len(told.areas) == 0
    assert "kind" in told.events.columns
    assert "0 events" in repr(told)


def test_without_a_date_a_weekday_gets_no_day(world: Gazetteer) -> None:
    told = geoevents.read("Un raid a tué deux personnes jeudi à Homs.", world, RULES)
    assert told.events["date_start"].isna().all()


def test_a_document_gives_its_records(world: Gazetteer) -> None:
    reading = geoevents.read(Document("r", TEXT, "fr"), world, RULES)
    assert isinstance(reading, Reading)
    assert reading.mentions[0].text == "Homs"


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("", "", "is empty"),
        (" \n", "fr", "is empty"),
        ("12:34", "", "language cannot be told"),
        ("Der Bürgermeister sagte am Montag, dass alles gut sei.", "", "is in 'de'"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, language: str, said: str, world: Gazetteer) -> None:
    with pytest.raises(DocumentError, match=said):
        geoevents.read(text, world, RULES, language=language)


def test_importing_the_package_is_quick() -> None:
    """A notebook's first line loads no pandas, no spaCy."""
    code = "import geoevents, sys; print({'pandas', 'spacy', 'folium'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
