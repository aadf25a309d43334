"""Who did it and who suffered it, for one event of a sentence."""

from __future__ import annotations

from geoevents.events.actors import Actor, actor_of, owners_of, target_of
from geoevents.events.assign import Told
from geoevents.events.memory import PRONOUN_REACH
from geoevents.events.row import Row
from geoevents.events.triggers import Trigger, Voice
from geoevents.languages.matching import any_of
from geoevents.model import Span


def sides_of(
    row: Row, clause: Span, trigger: Trigger, actors: list[Actor], told: Told
) -> tuple[Actor | None, Actor | None]:
    """Return who did it and who suffered it, None for what the text does not say."""
    text = row.story.document.text
    actor = actor_of(text, row.sentence.span, clause, trigger, actors, row.story.language)
    if actor and trigger.voice is Voice.VERB and _counted_subject(told, actor):
        actor = None
    target = target_of(clause, trigger, actors, actor)
    if trigger.voice is Voice.PASSIVE:
        return actor, target or _pronoun(row, clause, trigger)
    if actor and trigger.voice is Voice.NOUN and trigger.kind.owner_suffers:
        return None, owners_of(text, actor, actors, row.story.language.events)
    return actor or _pronoun(row, clause, trigger), target


def _counted_subject(told: Told, actor: Actor) -> bool:
    """Say whether counted people stand between an actor and its verb: they are the subject.

    "l'exode de la population et 80 000 personnes ont fui" names no actor.
    """
    at = told.trigger.span
    return any(actor.span.end <= p.quantity.span.start < at.start for p in told.people)


def _pronoun(row: Row, clause: Span, trigger: Trigger) -> Actor | None:
    """Return the actor before, where a pronoun is the subject of the verb or of its clause."""
    words, text = row.story.language.events, row.story.document.text
    lead = Span(max(clause.start, trigger.span.start - PRONOUN_REACH), trigger.span.start)
    stands = row.leans and any_of(words.pronouns).search(text, *lead)
    return row.memory.actor if stands else None
