"""A reading on disk is the reading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geoevents.model import Event, Reading
from geoevents.run.record import dumps, loads
from geoevents.run.rows import pack, rows_of, unpack


def test_the_reading_of_an_article_comes_back_whole(article: Reading) -> None:
    assert loads(Reading, dumps(article)) == article


def test_its_rows_come_back_whole(article: Reading) -> None:
    rows = rows_of(article)
    for layer in (rows.mentions, rows.events, rows.areas):
        assert list(unpack(pack(layer()))) == list(layer())


@given(st.from_type(Event))
def test_any_event_comes_back(event: Event) -> None:
    """Compared as they print: NaN is not itself."""
    assert repr(loads(Event, dumps(event))) == repr(event)
