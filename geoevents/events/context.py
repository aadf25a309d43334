"""What the whole document lends to each of its sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from geoevents.events.places import Scene
from geoevents.languages import Language
from geoevents.model import Document, Mention, Span, When


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
    _mention_starts: list[int] = field(init=False)
    _when_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Note where mentions and dates begin: no walk over all for each sentence."""
        object.__setattr__(self, "_mention_starts", [m.span.start for m in self.mentions])
        starts = [when.span.start if when.span else -1 for when in self.whens]
        object.__setattr__(self, "_when_starts", starts)

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions of a stretch of text."""
        first = bisect_left(self._mention_starts, span.start)
        last = bisect_left(self._mention_starts, span.end, first)
        return tuple(m for m in self.mentions[first:last] if span.covers(m.span))

    def mentions_before(self, start: int) -> Iterator[Mention]:
        """Yield the mentions that begin before an offset, the last one first."""
        for index in range(bisect_left(self._mention_starts, start) - 1, -1, -1):
            yield self.mentions[index]

    def whens_in(self, span: Span) -> list[When]:
        """Return the dates of a stretch of text."""
        first = bisect_left(self._when_starts, span.start)
        last = bisect_left(self._when_starts, span.end, first)
        return [w for w in self.whens[first:last] if w.span and span.covers(w.span)]
