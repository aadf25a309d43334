"""How many events of the reports are read: a floor that no change may break."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.model import Reading

SPEC = importlib.util.spec_from_file_location("reports", Path(__file__).with_name("reports.py"))
assert SPEC
assert SPEC.loader
reports = importlib.util.module_from_spec(SPEC)
sys.modules["reports"] = reports
SPEC.loader.exec_module(reports)


@pytest.fixture(scope="module")
def read_sets(world: Gazetteer) -> dict[str, list[Reading]]:
    return {name: list(reports.readings(world, name)) for name in reports.SETS}


@pytest.mark.parametrize(
    ("name", "language", "precision", "recall"),
    [
        ("reports", "fr", 0.79, 0.85),
        ("reports", "en", 0.68, 0.75),
        ("dispatches", "fr", 0.62, 0.70),
        ("dispatches", "en", 0.49, 0.55),
        ("dispatches", "ar", 0.84, 0.77),
        ("wires", "en", 0.70, 0.77),
        ("bulletins", "fr", 0.74, 0.74),
        ("bulletins", "en", 0.68, 0.67),
        ("bulletins", "ar", 0.85, 0.88),
    ],
)
def test_the_events_of_the_reports_are_read(
    read_sets: dict[str, list[Reading]], name: str, language: str, precision: float, recall: float
) -> None:
    found = reports.of_all(read_sets[name], language)
    assert found.precision >= precision, found.spurious
    assert found.recall >= recall, found.missed


@pytest.mark.parametrize("name", reports.SETS)
def test_every_row_is_words_of_its_report(read_sets: dict[str, list[Reading]], name: str) -> None:
    assert (
        len(read_sets[name])
        == {"reports": 20, "dispatches": 26, "wires": 16, "bulletins": 22}[name]
    )
    for reading in read_sets[name]:
        text = reading.document.text
        for event in reading.events:
            assert event.trigger_span.of(text) == event.trigger
            assert event.sentence_span.covers(event.trigger_span)
            assert event.mention or event.reason
            for count in (event.deaths, event.injured, event.displaced):
                assert count is None or (count.span and count.span.of(text) == count.text)


@pytest.mark.parametrize("name", reports.SETS)
def test_each_report_has_its_gold(name: str) -> None:
    for document in reports.documents(name):
        assert reports.gold(document)
        assert document.published is not None
