"""What a sentence leaves to the next: its places, date, actor, claimant."""

from __future__ import annotations

from dataclasses import dataclass, field

from geoevents.events.actors import Actor
from geoevents.events.places import Scene
from geoevents.model import Event, Precision, Scope, Sentence, Status, When


@dataclass(slots=True)
class Memory:
    """What the sentences before leave to those that lean on them."""

    scenes: list[Scene] = field(default_factory=list)
    paragraph: int = -1
    place: list[Scene] = field(default_factory=list)
    when: When | None = None
    day: When | None = None
    actor: Actor | None = None
    source: str = ""
    fate: str = ""
    scope: Scope = Scope.INCIDENT
    told: list[Event] = field(default_factory=list)
    titled: int = 0
    """How many of what was told stand in the title."""


def remember(
    memory: Memory,
    sentence: Sentence,
    scenes: list[Scene],
    events: list[Event],
    fate: str,
    source: str,
) -> None:
    """Take note of a sentence for the one after it."""
    placed = [e for e in events if e.mention]
    memory.scenes = (
        [*memory.scenes, *scenes][-20:] if sentence.paragraph - memory.paragraph <= 1 else scenes
    )
    same = sentence.paragraph == memory.paragraph
    if placed:
        last = [e for e in placed if e.story == placed[-1].story]
        memory.place = [Scene(e.mention, e.trigger_span) for e in last if e.mention]
    elif scenes or not same:
        memory.place = scenes[-1:]
    real = [e for e in events if e.status in (Status.REPORTED, Status.ONGOING)]
    dated = [e.when for e in real if e.when and e.when.text]
    memory.when = dated[-1] if dated else (memory.when if same else None)
    days = [w for w in dated if w.precision is Precision.DAY and w.earliest == w.latest]
    memory.day = days[-1] if days else memory.day
    named = [e.actor for e in events if e.actor]
    memory.actor = (
        Actor(sentence.span, named[-1], "") if named else (memory.actor if same else None)
    )
    memory.source = source
    memory.fate = fate or (memory.fate if same else "")
    memory.told = [*memory.told, *events]
    memory.scope = events[-1].scope if events else memory.scope
    memory.paragraph = sentence.paragraph
