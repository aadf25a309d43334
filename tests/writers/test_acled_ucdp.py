"""The views in the columns of ACLED and UCDP GED: which rows, and what they may say."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sample import ALEPPO, RUN

from geoevents.model import (
    Count,
    Document,
    Event,
    Location,
    Mention,
    Method,
    Precision,
    Reading,
    Role,
    Scope,
    Span,
    Status,
    When,
)
from geoevents.writers import WRITERS
from geoevents.writers.acled import COLUMNS as ACLED
from geoevents.writers.rows import Rows
from geoevents.writers.ucdp import COLUMNS as UCDP

TEXT = "=SUM(A1) A raid killed five civilians in Alep."
DAY = When(date(2016, 12, 6), date(2016, 12, 6), Precision.DAY, "Tuesday")
AT_ALEPPO = Mention(
    "m1", Span(41, 45), "Alep", Role.PLACE, Method.GAZETTEER, place=ALEPPO,
    location=Location(ALEPPO.point, 12000.0), confidence=0.9,
)  # fmt: skip
RAID = Event(
    "d#e1", "s1", "d", "airstrike", "raid", Span(11, 15), Span(0, len(TEXT)), when=DAY,
    actor="armée syrienne", target="civils", deaths=Count(5, 7), source="OSDH",
    mention=AT_ALEPPO, geo_precision=1,
)  # fmt: skip


def lines(folder: Path, name: str, *events: Event) -> list[dict[str, str]]:
    document = Document("d", TEXT, "en", date(2016, 12, 8), source="AFP")
    rows = Rows((Reading(document, events=events),))
    (path,) = WRITERS[name].write(rows, folder, RUN)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("name", "columns"), [("acled-csv", ACLED), ("ucdp-csv", UCDP)])
def test_the_columns_are_theirs_in_their_order(
    tmp_path: Path, name: str, columns: tuple[str, ...]
) -> None:
    (row,) = lines(tmp_path, name, RAID)
    assert tuple(row) == columns
    assert len(columns) == {"acled-csv": 31, "ucdp-csv": 49}[name]


def test_a_raid_as_acled_has_it(tmp_path: Path) -> None:
    (row,) = lines(tmp_path, "acled-csv", RAID)
    wanted = {
        "event_date": "2016-12-06", "time_precision": "1", "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike",
        "inter1": "State forces", "civilian_targeting": "Civilian targeting", "iso": "760",
        "country": "Syria", "location": "Alep", "latitude": "36.2012", "geo_precision": "1",
        "source": "OSDH; AFP", "fatalities": "5",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    assert row["notes"].startswith("'=")  # a spreadsheet must not run a report


def test_a_raid_as_ucdp_has_it(tmp_path: Path) -> None:
    (row,) = lines(tmp_path, "ucdp-csv", RAID)
    wanted = {
        "relid": "s1", "type_of_violence": "3", "side_a": "armée syrienne", "where_prec": "1",
        "date_prec": "1", "date_start": "2016-12-06", "deaths_civilians": "5", "low": "5",
        "high": "7", "number_of_sources": "1", "source_date": "2016-12-08",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    assert not row["conflict_new_id"]


@pytest.mark.parametrize("name", ["acled-csv", "ucdp-csv"])
@pytest.mark.parametrize(
    "change",
    [{"status": Status.PLANNED}, {"status": Status.DENIED}, {"scope": Scope.TOLL}],
    ids=str,
)
def test_plans_denials_and_tolls_are_left_out(
    tmp_path: Path, name: str, change: dict[str, object]
) -> None:
    assert lines(tmp_path, name, replace(RAID, **change)) == []  # type: ignore[arg-type]


def test_one_story_at_one_place_is_one_row_and_the_count_wins(tmp_path: Path) -> None:
    title = replace(RAID, id="d#e0", deaths=None)
    assert [r["fatalities"] for r in lines(tmp_path, "acled-csv", title, RAID)] == ["5"]


@pytest.mark.parametrize(
    ("days", "acled", "ucdp"),
    [(1, "1", "1"), (3, "2", "2"), (7, "2", "3"), (31, "3", "4"), (90, "", "5")],
)
def test_the_precision_of_dates(tmp_path: Path, days: int, acled: str, ucdp: str) -> None:
    from datetime import timedelta

    late = date(2016, 5, 1) + timedelta(days=days - 1)
    event = replace(RAID, when=When(date(2016, 5, 1), late, Precision.DAY, "then"))
    assert lines(tmp_path, "acled-csv", event)[0]["time_precision"] == acled
    assert lines(tmp_path, "ucdp-csv", event)[0]["date_prec"] == ucdp
