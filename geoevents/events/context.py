"""What one sentence is read in: its document, its triggers, the sentences before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geoevents.events.actors import Actor
from geoevents.events.memory import Memory
from geoevents.events.places import Scene
from geoevents.events.triggers import Trigger
from geoevents.languages import Language
from geoevents.model import Document, Mention, Sentence, Span, When


def _start(mention: Mention) -> int:
    return mention.span.start


@dataclass(frozen=True, slots=True)
class Story:
    """All that the whole document lends to each of its sentences; `mentions` in text order."""

    document: Document
    mentions: tuple[Mention, ...]
    whens: tuple[When, ...]
    language: Language
    topic: Mention | None
    aliases: Mapping[str, str]
    dateline: Span | None = None
    home: Scene | None = None

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions of a stretch of text: no walk over all for each sentence."""
        first = bisect_left(self.mentions, span.start, key=_start)
        last = bisect_left(self.mentions, span.end, lo=first, key=_start)
        return tuple(m for m in self.mentions[first:last] if span.covers(m.span))

    def mentions_before(self, start: int) -> Iterator[Mention]:
        """Yield the mentions that begin before an offset, the last one first."""
        for index in range(bisect_left(self.mentions, start, key=_start) - 1, -1, -1):
            yield self.mentions[index]


@dataclass(frozen=True, slots=True)
class Row:
    """What the triggers of one sentence share."""

    story: Story
    sentence: Sentence
    parts: tuple[Span, ...]
    scenes: list[Scene]
    actors: list[Actor]
    triggers: tuple[Trigger, ...]
    memory: Memory
    leans: bool
    source: str
    inherited: bool
    opens: bool = False
    """Whether the sentence stood after the dateline."""
