"""The day of an event in its sentence: its own, or that of the sentence it goes on from."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from geoevents.events.clauses import asides, clause_at
from geoevents.events.context import Story
from geoevents.events.row import Row
from geoevents.events.timing import bound, when_of
from geoevents.events.triggers import Trigger
from geoevents.languages.matching import any_of, ends_with
from geoevents.model import Precision, Span, Status, When

_PRONOUN_REACH = 40
_LONG = (Precision.MONTH, Precision.YEAR)
_BESIDE = 4
_DAYS = {"day": 1, "week": 7}


class Lag(NamedTuple):
    """By how many days something came before what its sentence tells, 0 for untold."""

    days: int
    span: Span | None = None


def date_of(row: Row, parts: tuple[Span, ...], trigger: Trigger, status: Status) -> When | None:
    """Return the day of an event, or the bound that the day of publication makes sure."""
    story = row.story
    here = row.whens
    before = _before(row) if row.leans and not trigger.kind.speech else None
    if trigger.kind.speech:
        here = [w for w in here if w.span and w.span.start <= trigger.span.end + _BESIDE]
    elif not trigger.kind.mutual:
        here = [w for w in here if not _is_of_saying(story, w)]
    here = _without_asides(row, trigger, here)
    taken = [t.span for t in row.triggers if t != trigger]
    clause = clause_at(parts, trigger.span)
    apart = any_of(story.language.events.apart).match(story.document.text, clause.start)
    if apart or status is Status.HYPOTHETICAL:
        here = [w for w in here if w.span and clause.covers(w.span)]
        before = None
    alone = not any(t.start < clause.start for t in taken)
    lag = _days_after(story, row.sentence.span, clause)
    if lag and alone and not lag.days:
        lag = None
    if lag:
        own = [w for w in here if w.span and clause.covers(w.span)]
        here = own if own or not lag.days else here
    found = when_of(story.document, parts, trigger.span, here, taken, before, story.language)
    if (
        status is Status.PLANNED
        and found
        and (found is before or _is_of_announcement(story, found))
    ):
        found = None
    if found and lag and lag.days and not (found.span and clause.covers(found.span)):
        found = _earlier(found, lag.days)
    if found is None and lag:
        found = _ago(row, lag)
    return found or _shifted(row, clause) or bound(story.document, status)


def _before(row: Row) -> When | None:
    """Return the day of the sentence before, where this one goes on with it."""
    before = row.memory.when
    if before is None or not _goes_on(row):
        return None
    if before.precision in _LONG and not _takes_up(row):
        return None  # what came long ago is told apart from the news
    return before


def _without_asides(row: Row, trigger: Trigger, whens: list[When]) -> list[When]:
    """Leave out the dates of relative clauses that tell something else.

    One right after the event tells of it: "Hurricane Ike, which struck last year, ...".
    """
    if not whens:
        return whens
    text, words = row.story.document.text, row.story.language.events
    others = [
        aside
        for aside in asides(text, row.sentence.span, words)
        if not aside.covers(trigger.span)
        and (
            aside.end <= trigger.span.start
            or "," in text[trigger.span.end : aside.start].rstrip()[:-1]
        )
    ]
    return [w for w in whens if not any(w.span and one.covers(w.span) for one in others)]


def _days_after(story: Story, sentence: Span, clause: Span) -> Lag | None:
    """Return by how many days a clause that begins with "after" came first, 0 for untold.

    None for every other clause: "took it on Sunday, three days after it fell" is 3.
    """
    text, dates = story.document.text, story.language.dates
    opened = (
        any_of(dates.after).match(text, clause.start) if clause.start > sentence.start else None
    )
    if opened is None:
        return None
    fates = tuple(pattern for said in story.language.events.fates.values() for pattern in said)
    lead = max(sentence.start, clause.start - _PRONOUN_REACH)
    for unit, name in dates.units.items():
        at = ends_with(text, lead, clause.start, (unit,)) if name in _DAYS else -1
        for number, value in dates.numbers.items() if at >= 0 else ():
            start = ends_with(text, lead, at, (number,))
            if start >= 0:
                end = len(text[: clause.start].rstrip())
                return Lag(value * _DAYS[name], Span(start, end))
    told = any_of(fates).search(text, sentence.start, clause.start)
    return None if told else Lag(0)  # "nine were killed on Monday after a bomb went off" is one


def _ago(row: Row, lag: Lag) -> When | None:
    """Return the day so long before the one told: "the attack came a week after a bombing"."""
    day = row.memory.when or row.memory.day
    if day is None or lag.span is None or day.earliest is None or day.earliest != day.latest:
        return None
    said = lag.span.of(row.story.document.text)
    return replace(_earlier(day, lag.days), text=said, span=lag.span)


def _earlier(when: When, days: int) -> When:
    lag = timedelta(days)
    first = when.earliest - lag if when.earliest else None
    return replace(when, earliest=first, latest=when.latest - lag if when.latest else None)


def _shifted(row: Row, clause: Span) -> When | None:
    """Return the day before, or the one after it: "the same day", "le lendemain"."""
    text, when = row.story.document.text, row.memory.when or row.memory.day
    if when is None or when.earliest is None or when.earliest != when.latest:
        return None
    for pattern, days in row.story.language.events.days_on.items():
        match = any_of((pattern,)).search(text, *row.sentence.span)
        if match:
            return replace(_earlier(when, -days), text=match[0], span=Span(*match.span()))
    return None


def _goes_on(row: Row) -> bool:
    """Say whether a sentence goes on with the day before it: at its place, or by a pronoun.

    "Residents fled the nearby town" tells another scene, whose day is not told; "another
    two were killed at X" tells more of the same.
    """
    text, words, span = row.story.document.text, row.story.language.events, row.sentence.span
    old = {scene.mention.text for scene in row.memory.place}
    fresh = [s for s in row.scenes if s.mention.text not in old]
    if any_of(words.more).search(text, *span):
        return True
    return not fresh or not row.memory.place or _takes_up(row)


def _takes_up(row: Row) -> bool:
    """Say whether words take up the sentence before: a pronoun, "another", "there"."""
    text, words, span = row.story.document.text, row.story.language.events, row.sentence.span
    head = Span(span.start, min(span.end, span.start + _PRONOUN_REACH))
    taken_up = (*words.pronouns, *words.there, *words.latter)
    return bool(
        any_of(taken_up).search(text, *head)
        or any_of((*words.more, *words.ellipsis, *words.back_references)).search(text, *span)
    )


def _is_of_saying(story: Story, when: When) -> bool:
    """Say whether a date is only that of the saying: "nine died, the army said on Monday".

    What is announced happens by the announcement: that day stays.
    """
    text = story.document.text
    if when.span is None or not _is_of_announcement(story, when):
        return False
    lead = max(0, when.span.start - _PRONOUN_REACH)
    return not any_of(story.language.events.announces).search(text, lead, when.span.start)


def _is_of_announcement(story: Story, when: When) -> bool:
    """Say whether a date is that of the saying: "a annoncé jeudi une trêve à venir"."""
    if when.span is None:
        return False
    start = max(0, when.span.start - _PRONOUN_REACH)
    says = story.language.events.says
    return ends_with(story.document.text, start, when.span.start, says) >= 0
