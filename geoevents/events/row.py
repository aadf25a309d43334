"""What the triggers of one sentence share."""

from __future__ import annotations

from typing import NamedTuple

from geoevents.events.actors import Actor
from geoevents.events.context import Story
from geoevents.events.memory import Memory
from geoevents.events.places import Scene
from geoevents.events.triggers import Trigger
from geoevents.model import Sentence, Span, When


class Row(NamedTuple):
    """One sentence that tells events: its document, its clauses, the sentences before."""

    story: Story
    sentence: Sentence
    parts: tuple[Span, ...]
    scenes: list[Scene]
    said: list[Scene]
    actors: list[Actor]
    triggers: tuple[Trigger, ...]
    whens: list[When]
    memory: Memory
    leans: bool
    source: str
    inherited: bool
    opens: bool = False
    """Whether the sentence stood after the dateline."""
