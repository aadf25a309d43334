"""A reading on disk is the reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from geoevents.model import Event, Reading
from geoevents.run.record import dumps, loads
from geoevents.run.rows import LAYERS, Layer, LoggedRows, pack, rows_of, unpack
from geoevents.writers import geojson
from geoevents.writers.run import RunInfo


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


def test_features_written_beforehand_are_those_of_the_rows(
    article: Reading, tmp_path: Path
) -> None:
    """Whatever the ids hold: a quote, a line end, the words of the property itself."""
    id_ = 'a"\n, "story": "x'
    named = tuple(replace(e, id=f"{id_}#{n}", story=id_) for n, e in enumerate(article.events))
    reading = replace(article, events=named)
    stories = {event.id: f"s{n}" for n, event in enumerate(named)}
    plain, told = rows_of(reading), tuple(replace(e, story=stories[e.id]) for e in named)
    packed = {
        name: Layer(((pack(getattr(plain, name)()), stories if name == "events" else {}),))
        for name in LAYERS
    }
    for rows, out in (
        (rows_of(replace(reading, events=told)), tmp_path / "plain"),
        (LoggedRows((), layers=packed), tmp_path / "logged"),
    ):
        geojson.write(rows, out, RunInfo())
    for path in (tmp_path / "plain").iterdir():
        assert path.read_bytes() == (tmp_path / "logged" / path.name).read_bytes()
