"""Stories joined block by block are those of all pairs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.events.stories import grouped, join_stories, same_story
from geoevents.model import Count, Event, Precision, Reading, When
from geoevents.run.log import Log
from geoevents.run.stories import join_logged
from geoevents.run.unit import Outcome, _told


def joined(log: Log, readings: list[tuple[Event, ...]]) -> dict[str, str]:
    for n, events in enumerate(readings, start=1):
        told = tuple(_told(event) for event in events)
        log.add(n, Outcome(f"d{n}", "", told=told))
    join_logged(log)
    return {key: name for n in range(len(readings)) for key, name in log._stories(n + 1).items()}


def alone(events: list[Event], document: str) -> tuple[Event, ...]:
    """Return events as those of one document, with the stories that its reading gives them."""
    numbered = [
        replace(e, id=f"{document}#e{n}", story=f"{document}#e{n}", document=document)
        for n, e in enumerate(events, start=1)
    ]
    stories = grouped(numbered)
    return tuple(replace(e, story=stories[e.id]) for e in numbered)


def varied(article: Reading) -> st.SearchStrategy[Event]:
    """Events of few towns, days, actors and counts, so that some meet and some do not."""
    days = st.integers(1, 9)
    whens = st.builds(
        lambda first, more, precision, text, ends: When(
            date(2016, 3, first) if ends != 1 else None,
            date(2016, 3, first + more) if ends != 2 else None,
            precision,
            text if ends else "March",
        ),
        *(days, st.integers(0, 4), st.sampled_from([Precision.DAY, Precision.MONTH])),
        *(st.sampled_from(["", "March"]), st.integers(0, 3)),
    )
    counts = st.builds(Count, st.sampled_from([None, 1, 3, 9, 40]), st.sampled_from([None, 2, 12]))
    base = [e for e in article.events if e.mention and e.mention.location][:3]
    return st.builds(
        lambda event, kind, when, deaths, actor: replace(
            event, kind=kind, when=when, deaths=deaths, actor=actor
        ),
        *(st.sampled_from(base), st.sampled_from(["airstrike", "clash"])),
        *(whens, counts | st.none(), st.sampled_from(["", "A", "B"])),
    )


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_blocks_miss_no_pair(
    article: Reading, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    events = st.sampled_from(article.events) | varied(article)
    drawn = data.draw(st.lists(st.lists(events, max_size=6), min_size=1, max_size=5))
    readings = [alone(some, f"d{n}") for n, some in enumerate(drawn, start=1)]
    log = Log(tmp_path_factory.mktemp("log"), {}, resume=False)
    try:
        expected = join_stories(tuple(event for events in readings for event in events))
        assert joined(log, readings) == {event.id: event.story for event in expected}
    finally:
        log.close()


def test_alike_events_are_compared_once_and_not_in_pairs(
    article: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All raids on one town in one day: a million pairs, ten of them unlike."""
    asked: list[str] = []

    def counted(one: Event, two: Event) -> bool:
        asked.append(one.id)
        return same_story(one, two)

    monkeypatch.setattr("geoevents.run.stories.same_story", counted)
    raid = next(e for e in article.events if e.mention and e.mention.location)
    day = When(date(2016, 3, 3), date(2016, 3, 3), Precision.DAY, "3 March")
    readings = [
        alone([replace(raid, when=day, actor="", deaths=Count(count, count))], f"d{n}")
        for n in range(1500)
        for count in [1 if n % 300 else 9 ** (n // 300)]
    ]
    log = Log(tmp_path, {}, resume=False)
    try:
        assert len(set(joined(log, readings).values())) == 5
    finally:
        log.close()
    assert 0 < len(asked) <= 2 * 4 * 5


def test_rows_that_ctrl_c_left_half_read_outlive_their_log(
    article: Reading, tmp_path: Path
) -> None:
    log = Log(tmp_path, {}, resume=False)
    joined(log, [alone(article.events, "d1")])
    half_read = log.told()
    next(half_read)
    log.close()
    half_read.close()  # type: ignore[attr-defined]  # failed where it closed a cursor of the log
