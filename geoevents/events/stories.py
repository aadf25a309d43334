"""Rows that report the same event share a story. A toll never joins an incident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geoevents.events.kinds import EVENT_KINDS
from geoevents.geometry import distance_m
from geoevents.model import Count, Event, When

_WEEK = timedelta(days=7)
_WIDE = 3


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
    firsts = zip(told, firsts_of(told), strict=True)
    return {event.id: told[first].id for event, first in firsts}


def firsts_of(told: Sequence[Event]) -> list[int]:
    """Return for each event the number of the first one of its story, in the order given."""
    parent = {event.story: event.story for event in told}
    for index, event in enumerate(told):
        for other in told[:index]:
            if same_story(event, other):
                _join(parent, event.story, other.story)
    roots = [_root(parent, event.story) for event in told]
    first: dict[str, int] = {}
    for number, root in enumerate(roots):
        first.setdefault(root, number)
    return [first[root] for root in roots]


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
    mutual = _is_mutual(one)
    if one.actor and two.actor and one.actor != two.actor and not mutual:
        return False
    place = _same_place(one, two) or (mutual and _part_and_whole(one, two))
    return place and _same_time(one, two) and _agree(one.deaths, two.deaths)


def blocks_of(event: Event) -> tuple[str, ...]:
    """Return the blocks of an event: two of one story, of two documents, share one.

    An event without a whole date has none: between documents it joins no other.
    """
    mention, when = event.mention, event.when
    if mention is None or when is None or not (when.earliest and when.latest):
        return ()
    sort = f"{event.kind}|{event.scope}|{event.status}|{when.precision}|"
    plain, location = _plain_place(event), mention.location
    return (
        *([f"{sort}{plain}"] if plain else []),
        *([f"{sort}{location.point.lon!r},{location.point.lat!r}"] if location else []),
    )


def alike(event: Event) -> str:
    """Return what `same_story` looks at beside the block and the days.

    Two events of a block that are alike, and whose days overlap, are one story.
    """
    actor = "" if _is_mutual(event) else event.actor
    deaths = f"{event.deaths.low}-{event.deaths.high}" if event.deaths else ""
    return f"{_plain_place(event)}|{deaths}|{actor}"


def _is_mutual(event: Event) -> bool:
    """Say whether sides share in a kind, so that naming another is no contradiction."""
    kind = EVENT_KINDS.get(event.kind)
    return kind is not None and kind.mutual


def _part_and_whole(one: Event, two: Event) -> bool:
    """Say whether two rows of a document lie one within the doubt of the other.

    A truce "à Alep" is that of "les quartiers rebelles d'Alep" and "Alep-Est"; a country's
    doubt holds too much to say so.
    """
    if one.document != two.document or not one.mention or not two.mention:
        return False
    a, b = one.mention.location, two.mention.location
    if a is None or b is None or _WIDE in (one.geo_precision, two.geo_precision):
        return False
    return distance_m(a.point, b.point) <= max(a.uncertainty_m, b.uncertainty_m)


def _same_place(one: Event, two: Event) -> bool:
    if one.mention is None or two.mention is None:
        return False
    if (first := _plain_place(one)) and (second := _plain_place(two)):
        return first == second
    a, b = one.mention.location, two.mention.location
    return a is not None and b is not None and a.point == b.point


def _plain_place(event: Event) -> str:
    """Return the id of the place that an event is at; "" where words lead away from it."""
    mention = event.mention
    return mention.place.id if mention and mention.place and mention.relation is None else ""


def _same_time(first: Event, second: Event) -> bool:
    """Say whether two dates overlap and are told as finely.

    Within one document a row that tells no date of its own goes with one that does not
    contradict it (a title and its lead); between documents no date joins no other.
    """
    one, two = first.when, second.when
    if first.document == second.document and (_untold(one) or _untold(two)):
        return _no_contradiction(one, two)
    if one is None or two is None or one.precision is not two.precision:
        return False
    if not (one.earliest and one.latest and two.earliest and two.latest):
        return False
    return one.earliest <= two.latest and two.earliest <= one.latest


def _untold(when: When | None) -> bool:
    """Say whether nobody told a date: the publication bounds one end, and has no words.

    A reviewer's date has no words either, but both ends.
    """
    return when is None or not (when.text or (when.earliest and when.latest))


def _no_contradiction(one: When | None, two: When | None) -> bool:
    """Say whether what is surely known of two dates can both be true and is recent.

    A title's "until the day of publication" does not reach back to a month or a year
    told in the text.
    """
    if one is None or two is None:
        return _untold(one) and _untold(two)
    told = two if _untold(one) else one
    early = max(w.earliest or date.min for w in (one, two))
    late = min(w.latest or date.max for w in (one, two))
    return early <= late and _near_bound(one, two, told)


def _near_bound(one: When, two: When, told: When) -> bool:
    """Say whether a told date is that of the news: at most a week before the bound."""
    bound = max(w.latest or date.min for w in (one, two))
    return told.latest is not None and bound - told.latest <= _WEEK


def _agree(one: Count | None, two: Count | None) -> bool:
    """Contradicting tolls of one attack are one story; only no count at all says nothing."""
    if one is None or two is None or (one.low, one.high) == (two.low, two.high):
        return True
    return _no_more(one, two) and _no_more(two, one)


def _no_more(one: Count, two: Count) -> bool:
    return (one.low or 0) <= (two.high or 10**9) * 3
