"""The day of an event in its sentence: its own, or that of the sentence it goes on from."""

from __future__ import annotations

from geoevents.events.clauses import clause_at
from geoevents.events.context import Row, Story
from geoevents.events.timing import bound, when_of
from geoevents.events.triggers import Trigger
from geoevents.languages.matching import any_of, ends_with
from geoevents.model import Span, Status, When

_PRONOUN_REACH = 40


def date_of(row: Row, parts: tuple[Span, ...], trigger: Trigger, status: Status) -> When | None:
    """Return the day of an event, or the bound that the day of publication makes sure."""
    story = row.story
    here = [w for w in story.whens if w.span and row.sentence.span.covers(w.span)]
    before = row.memory.when if row.leans and _goes_on(row) else None
    if trigger.kind.speech:
        before = None
    taken = [t.span for t in row.triggers if t != trigger]
    clause = clause_at(parts, trigger.span)
    apart = any_of(story.language.events.apart).match(story.document.text, clause.start)
    if apart or status is Status.HYPOTHETICAL:
        here = [w for w in here if w.span and clause.covers(w.span)]
        before = None
    found = when_of(story.document, parts, trigger.span, here, taken, before, story.language)
    if (
        status is Status.PLANNED
        and found
        and (found is before or _is_of_announcement(story, found))
    ):
        found = None
    return found or bound(story.document, status)


def _goes_on(row: Row) -> bool:
    """Say whether a sentence goes on with the day before it: at its place, or by a pronoun.

    "Residents fled the nearby town" tells another scene, whose day is not told.
    """
    text, words, span = row.story.document.text, row.story.language.events, row.sentence.span
    old = {scene.mention.text for scene in row.memory.place}
    fresh = [s for s in row.scenes if s.mention.text not in old]
    head = Span(span.start, min(span.end, span.start + _PRONOUN_REACH))
    taken_up = (*words.pronouns, *words.there, *words.latter)
    return (
        not fresh
        or not row.memory.place
        or bool(any_of(taken_up).search(text, *head))
        or bool(any_of((*words.ellipsis, *words.back_references)).search(text, *span))
    )


def _is_of_announcement(story: Story, when: When) -> bool:
    """Say whether a date is that of the saying: "a annoncé jeudi une trêve à venir"."""
    if when.span is None:
        return False
    start = max(0, when.span.start - _PRONOUN_REACH)
    says = story.language.events.says
    return ends_with(story.document.text, start, when.span.start, says) >= 0
