"""What a text tells a second time: a title before its lead, "the attack" after one was told."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.kinds import EVENT_KINDS
from geoevents.events.places import TOWN_M
from geoevents.geometry import distance_m
from geoevents.languages.language import EventWords
from geoevents.languages.matching import ends_with
from geoevents.model import Event, Sentence, Span, Status

_TOLL_KIND = "casualties"
ARTICLE = 20
"""Signs from an article to its noun, adjectives between them: "the deadly air | strike"."""
_WIDE = ("PCL", "ADM", "RGN", "CONT")
_QUARTER = "PPLX"
_TOLD_AGAIN = (Status.REPORTED, Status.ONGOING, Status.HYPOTHETICAL)


def title_of(text: str, sentences: Sequence[Sentence]) -> Span | None:
    """Return the title: a first line of its own, without a full stop."""
    if len(sentences) < 2 or sentences[0].paragraph == sentences[1].paragraph:
        return None
    first = sentences[0].span
    return None if first.of(text).rstrip().endswith((".", "!", "…", "»", "”", ":")) else first


def without_title(events: list[Event], title: Span | None) -> list[Event]:
    """Drop the rows of a title that the text below it tells again, with more words."""
    if title is None:
        return events
    body = [e for e in events if not title.covers(e.sentence_span)]
    return [
        e
        for e in events
        if not title.covers(e.sentence_span) or not any(_tells(b, e) for b in body)
    ]


def _tells(body: Event, title: Event) -> bool:
    kind = EVENT_KINDS[body.kind]
    caused = title.kind == _TOLL_KIND and (kind.violent or kind.disaster)
    own = EVENT_KINDS[title.kind]
    wide = own.general and kind.violent
    fire = bool(kind.acled_event_type) and kind.acled_event_type == own.acled_event_type
    effect = own.violent and body.kind == _TOLL_KIND
    if not (caused or wide or fire or effect) and body.kind != title.kind:
        return False
    if title.mention is None and body.kind == title.kind:
        return True  # "Troops battle to retake besieged city"
    return body.status is title.status and body.scope is title.scope and _meet(body, title)


def _meet(body: Event, title: Event) -> bool:
    """Say whether the place of a title may be that of a row: the same, wider, or untold."""
    one, two = body.mention, title.mention
    if one is None or two is None or one.text in two.text or two.text in one.text:
        return True
    a, b = one.place, two.place
    if a is None or b is None:
        return True
    if one.location and two.location and _QUARTER in {a.feature, b.feature}:
        return distance_m(one.location.point, two.location.point) <= TOWN_M
    wide = b.feature.startswith(_WIDE) or a.feature.startswith(_WIDE)
    return a.id == b.id or (wide and a.country == b.country)


def is_repeat(
    event: Event, told: Sequence[Event], text: str, clause: Span, words: EventWords
) -> bool:
    """Say whether "the attack" only takes up what was told: no number, place or day is new."""
    if not told or _counted(event) or event.status not in _TOLD_AGAIN:
        return False
    start = max(clause.start, event.trigger_span.start - ARTICLE)
    if ends_with(text, start, event.trigger_span.start, words.again) < 0:
        return False
    return any(_takes_up(event, old, clause) for old in told)


def _takes_up(event: Event, old: Event, clause: Span) -> bool:
    general = EVENT_KINDS[event.kind].general and EVENT_KINDS[old.kind].violent
    if old.status is not event.status or not (general or old.kind == event.kind):
        return False
    return _same_place(event, old, clause) and _same_day(event, old)


def _same_place(event: Event, old: Event, clause: Span) -> bool:
    new = event.mention
    if new is None or not clause.covers(new.span) or old.mention is None:
        return True
    return new.id == old.mention.id or (new.place is not None and new.place == old.mention.place)


def _same_day(event: Event, old: Event) -> bool:
    new, before = event.when, old.when
    if new is None or not new.span or not event.sentence_span.covers(new.span):
        return True
    return before is not None and (new.earliest, new.latest) == (before.earliest, before.latest)


def merged(events: list[Event]) -> list[Event]:
    """Drop a second row of one kind, status, place and date; counts beat none."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in events:
        key = (event.kind, event.status, event.when, event.mention.id if event.mention else "")
        old = kept.get(key)
        if old is None or (not _counted(old) and _counted(event)):
            kept[key] = event
    return sorted(
        kept.values(), key=lambda e: (e.trigger_span, e.mention.span if e.mention else Span(0, 0))
    )


def _counted(event: Event) -> bool:
    return any((event.deaths, event.injured, event.displaced))
