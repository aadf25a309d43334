"""A corpus over the limit: which page has which events, and that none is lost or doubled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sample import RUN, french, rows

from geoevents.writers import html, pages
from geoevents.writers.rows import Rows


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Rows:
    """Three reports, and room for eight events a page."""
    monkeypatch.setattr(pages, "MOST_EVENTS", 8)
    return Rows(tuple(_renamed(number) for number in range(3)))


def _renamed(number: int):  # type: ignore[no-untyped-def]
    reading = french()
    events = tuple(replace(event, id=f"{number}:{event.id}") for event in reading.events)
    return replace(reading, events=events)


def test_a_run_that_fits_is_one_page() -> None:
    assert pages.fits(rows())


def test_parts_hold_every_event_once_and_fit_where_a_report_does(small: Rows) -> None:
    made = list(pages.parts(small))
    found = [event.id for part in made for r in part.rows.readings for event in r.events]
    assert sorted(found) == sorted(e.id for r in small.readings for e in r.events)
    assert len({part.key for part in made}) == len(made)
    assert {"2015-05", "2016-12-SY", "undated"} <= {part.key for part in made}
    alone = [part for part in made if len(part.rows.readings) > 1]
    assert all(pages.fits(part.rows) for part in alone)


def test_the_index_links_to_pages_that_are_there(small: Rows, tmp_path: Path) -> None:
    listed, *made = html.write(small, tmp_path, RUN)
    text = listed.read_text(encoding="utf-8")
    assert listed.name == "map.html"
    assert all(f'href="{path.name}"' in text and path.exists() for path in made)
    assert "Content-Security-Policy" in text


def test_a_country_of_a_gazetteer_names_no_path(small: Rows) -> None:
    reading = small.readings[0]
    event = next(e for e in reading.events if e.mention and e.mention.place)
    assert event.mention
    assert event.mention.place
    place = replace(event.mention.place, country="../../etc")
    moved = replace(event, mention=replace(event.mention, place=place))
    nine = replace(reading, events=tuple(replace(moved, id=str(n)) for n in range(9)))
    assert all("/" not in part.key for part in pages.parts(Rows((nine,))))
