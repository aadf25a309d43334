"""What the whole document lends to each of its sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geoevents.events.places import Scene
from geoevents.languages import Language
from geoevents.model import Document, Mention, Span, When


def _start(mention: Mention) -> int:
    return mention.span.start


def _begin(when: When) -> int:
    return when.span.start if when.span else -1


@dataclass(frozen=True, slots=True)
class Story:
    """All that a document lends to its sentences; `mentions` and `whens` in text order."""

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

    def whens_in(self, span: Span) -> list[When]:
        """Return the dates of a stretch of text."""
        first = bisect_left(self.whens, span.start, key=_begin)
        last = bisect_left(self.whens, span.end, lo=first, key=_begin)
        return [w for w in self.whens[first:last] if w.span and span.covers(w.span)]
