"""Ours beside the gold: which of our mentions count, and which gold mention each one meets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geoevents.evaluation.gold import GoldDocument, GoldMention
from geoevents.geometry import distance_m
from geoevents.model import Mention, Point, Role, Span


@dataclass(frozen=True, slots=True)
class Ours:
    """A mention of ours that names a place, at the span of the name."""

    span: Span
    mention: Mention

    @property
    def point(self) -> Point | None:
        """Where we put it, or `None`."""
        if self.mention.location:
            return self.mention.location.point
        return self.mention.place.point if self.mention.place else None


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold mention and ours; one is `None` where the other has no counterpart."""

    gold: GoldMention | None
    ours: Ours | None

    @property
    def exact(self) -> bool:
        """Say whether both cover the same characters."""
        return bool(self.gold and self.ours and self.gold.span == self.ours.span)

    @property
    def error_km(self) -> float | None:
        """Return how far ours is from the gold, or `None` where either has no point."""
        here = self.ours.point if self.ours else None
        there = self.gold.point if self.gold else None
        return distance_m(here, there) / 1000 if here and there else None


def named(mentions: Iterable[Mention]) -> tuple[Ours, ...]:
    """Return the mentions that name a place, one a span (the surest), in order of the text.

    A relation and its subject may be two rows over one name; it is one toponym all the same.
    """
    best: dict[Span, Mention] = {}
    for mention in mentions:
        if mention.toponym is None:
            continue
        span = mention.toponym.span
        if span not in best or mention.confidence > best[span].confidence:
            best[span] = mention
    return tuple(Ours(span, best[span]) for span in sorted(best))


def pairs(gold: GoldDocument, ours: Sequence[Ours], roles: frozenset[Role]) -> tuple[Pair, ...]:
    """Pair gold and ours one to one: equal spans first, then those sharing most characters.

    Only `roles` count among ours. All that is left over is a pair with one side empty.
    """
    counted = [one for one in ours if one.mention.role in roles]
    free_gold = {one.span: one for one in gold.mentions}
    free_ours = {one.span: one for one in counted}
    found = []
    for _, there, here in sorted(_shared(free_gold, free_ours)):
        if there in free_gold and here in free_ours:
            found.append(Pair(free_gold.pop(there), free_ours.pop(here)))
    found += [Pair(one, None) for one in free_gold.values()]
    found += [Pair(None, one) for one in free_ours.values()]
    return tuple(found)


def _shared(gold: Iterable[Span], ours: Iterable[Span]) -> list[tuple[int, Span, Span]]:
    """Return the spans that meet, with minus the characters they share; equal ones lead."""
    rest = sorted(ours)
    met = []
    for there in gold:
        for here in rest:
            if here.start >= there.end:
                break
            if here.meets(there):
                common = min(here.end, there.end) - max(here.start, there.start)
                met.append((-(10**9) if here == there else -common, there, here))
    return met
