"""The Arabic cases again, from bare text: the places are found, not given."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.model import Document
from geoevents.pipeline import read
from geoevents.settings import Settings

LINES = (Path(__file__).parent.parent / "cases" / "events_ar.txt").read_text(encoding="utf-8")
CASES = [line.split(" | ") for line in LINES.splitlines() if line[:1] not in {"", "#"}]


@pytest.mark.parametrize(("marked", "rows"), CASES, ids=lambda case: case)
def test_a_bare_report_gives_its_rows(marked: str, rows: str, world: Gazetteer) -> None:
    text = marked.replace("[", "").replace("]", "")
    events = read(Document("d", text, "ar", date(2016, 12, 8)), world, Settings()).events
    wanted = [] if rows == "none" else [row.split() for row in rows.split(" ; ")]
    assert [event.kind for event in events] == [row[0] for row in wanted]
    for event, row in zip(events, wanted, strict=True):
        place = re.search(r"place=(\S+)", " ".join(row))
        if place:
            assert event.mention
            assert place[1] in event.mention.text
            assert event.mention.location or event.mention.reason
