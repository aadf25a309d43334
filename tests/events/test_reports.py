"""How many events of twenty reports are read: a floor that no change may break."""

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
def read_reports(world: Gazetteer) -> list[Reading]:
    return list(reports.readings(world))


@pytest.mark.parametrize(
    ("language", "precision", "recall"), [("fr", 0.66, 0.74), ("en", 0.55, 0.60)]
)
def test_the_events_of_the_reports_are_read(
    read_reports: list[Reading], language: str, precision: float, recall: float
) -> None:
    found = reports.of_all(read_reports, language)
    assert found.precision >= precision, found.spurious
    assert found.recall >= recall, found.missed


def test_every_row_is_words_of_its_report(read_reports: list[Reading]) -> None:
    assert len(read_reports) == 20
    for reading in read_reports:
        text = reading.document.text
        for event in reading.events:
            assert event.trigger_span.of(text) == event.trigger
            assert event.sentence_span.covers(event.trigger_span)
            assert event.mention or event.reason
            for count in (event.deaths, event.injured, event.displaced):
                assert count is None or (count.span and count.span.of(text) == count.text)


def test_each_report_has_its_gold() -> None:
    for document in reports.documents():
        assert reports.gold(document)
        assert document.published is not None
