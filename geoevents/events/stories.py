"""Rows that report the same event share a story. A toll never joins an incident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geoevents.model import Count, Event, When


def join_stories(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events with `story` "s1", "s2" …, whatever the order they came in.

    Rows of one trigger already share a story; rows of one kind, scope, status, place and
    time join, unless their actors or counts contradict.
    """
    told = sorted(events, key=lambda event: (event.document, _number(event)))
    stories = grouped(told)
    names: dict[str, str] = {}
    for event in told:
        names.setdefault(stories[event.id], f"s{len(names) + 1}")
    return tuple(replace(event, story=names[stories[event.id]]) for event in told)


def grouped(told: Sequence[Event]) -> dict[str, str]:
    """Return, by event id, the id of the first event of its story, in the order given."""
    parent = {event.story: event.story for event in told}
    for index, event in enumerate(told):
        for other in told[:index]:
            if same_story(event, other):
                _join(parent, event.story, other.story)
    first: dict[str, str] = {}
    for event in told:
        first.setdefault(_root(parent, event.story), event.id)
    return {event.id: first[_root(parent, event.story)] for event in told}


def _number(event: Event) -> int:
    return int(event.id.rpartition("#e")[2] or 0)


def _root(parent: dict[str, str], story: str) -> str:
    while parent[story] != story:
        story = parent[story]
    return story


def _join(parent: dict[str, str], one: str, two: str) -> None:
    first, second = _root(parent, one), _root(parent, two)
    parent[first] = second


def same_story(one: Event, two: Event) -> bool:
    """Say whether two rows report the same event."""
    if (one.kind, one.scope, one.status) != (two.kind, two.scope, two.status):
        return False
    if one.actor and two.actor and one.actor != two.actor:
        return False
    return (
        _same_place(one, two) and _same_time(one.when, two.when) and _agree(one.deaths, two.deaths)
    )


def _same_place(one: Event, two: Event) -> bool:
    if one.mention is None or two.mention is None:
        return False
    if (
        one.mention.place
        and two.mention.place
        and one.mention.relation is None
        and two.mention.relation is None
    ):
        return one.mention.place.id == two.mention.place.id
    a, b = one.mention.location, two.mention.location
    return a is not None and b is not None and a.point == b.point


def _same_time(one: When | None, two: When | None) -> bool:
    """Say whether two dates overlap and are told as finely; no date joins no other."""
    if one is None or two is None or one.precision is not two.precision:
        return False
    if not (one.earliest and one.latest and two.earliest and two.latest):
        return False
    return one.earliest <= two.latest and two.earliest <= one.latest


def _agree(one: Count | None, two: Count | None) -> bool:
    """Contradicting tolls of one attack are one story; only no count at all says nothing."""
    return True if one is None or two is None else (one.low or 0) <= (two.high or 10**9) * 3
