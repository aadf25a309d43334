"""Stories joined block by block are those of all pairs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.events.stories import join_stories
from geoevents.model import Event, Reading
from geoevents.run.log import Log
from geoevents.run.stories import join_logged
from geoevents.run.unit import Outcome, _told


def joined(log: Log, readings: list[tuple[Event, ...]]) -> dict[str, str]:
    for n, events in enumerate(readings, start=1):
        told = tuple(_told(event) for event in events)
        log.add(n, Outcome(f"d{n}", "", told=told))
    join_logged(log)
    return {key: name for n in range(len(readings)) for key, name in log._stories(n + 1).items()}


def renamed(article: Reading, document: str) -> tuple[Event, ...]:
    def name(id_: str) -> str:
        return document + id_[id_.index("#") :]

    return tuple(
        replace(e, id=name(e.id), story=name(e.story), document=document) for e in article.events
    )


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_blocks_miss_no_pair(
    article: Reading, tmp_path_factory: object, data: st.DataObject
) -> None:
    raw = [replace(e, story=e.id) for e in article.events]
    base = replace(article, events=tuple(raw))
    readings = []
    for number in range(data.draw(st.integers(1, 4))):
        events = renamed(base, f"d{number + 1}")
        readings.append(tuple(data.draw(st.lists(st.sampled_from(events), unique_by=id))))
    folder: Path = tmp_path_factory.mktemp("log")  # type: ignore[attr-defined]
    log = Log(folder, {}, resume=False)
    try:
        expected = join_stories(tuple(event for events in readings for event in events))
        assert joined(log, readings) == {event.id: event.story for event in expected}
    finally:
        log.close()
