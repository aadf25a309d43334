"""Which event a decision is about, and what the event is after it."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from geoevents.corrections.correction import Correction, Decision
from geoevents.corrections.values import counts_of, kind_of, status_of, when_of
from geoevents.corrections.verdicts import Placed, Verdict
from geoevents.events.places import Scene
from geoevents.events.precision import geo_precision
from geoevents.model import Event, Mention, Span


class EventKey(NamedTuple):
    """What tells events of a document apart: trigger, kind, and the words of the place."""

    trigger: Span
    kind: str
    place: Span | None

    @classmethod
    def of(cls, event: Event) -> EventKey:
        """Return the key of an event as it was read."""
        return cls(event.trigger_span, event.kind, event.mention.span if event.mention else None)


def key_of(one: Placed) -> EventKey:
    """Return the key of the event that a decision is about."""
    return EventKey(one.at, one.correction.kind, one.place)


def matched(
    events: tuple[Event, ...], verdicts: Mapping[EventKey, Verdict]
) -> tuple[dict[str, Verdict], list[Verdict]]:
    """Return the verdict of each event by id, and the verdicts that no event answers to.

    The same trigger, kind and place; else, where the trigger told of one event alone, the
    only one that it tells of now: its place was corrected since, or its kind is read otherwise.
    """
    found: dict[str, Verdict] = {}
    left = dict(verdicts)
    for alike in _LIKENESSES:
        for key, verdict in list(left.items()):
            if alike is not _SAME and not _was_alone(verdict):
                continue
            same = [e for e in events if e.id not in found and alike(key, EventKey.of(e))]
            if len(same) == 1:
                found[same[0].id] = left.pop(key)
    return found, list(left.values())


def _was_alone(verdict: Verdict) -> bool:
    return any(one.correction.before.get("alone") for one in verdict.standing())


_Likeness = Callable[[EventKey, EventKey], bool]
_SAME: _Likeness = operator.eq
_LIKENESSES: tuple[_Likeness, ...] = (_SAME, lambda one, other: one.trigger == other.trigger)


def recast(event: Event, verdict: Verdict, mentions: tuple[Mention, ...]) -> Event:
    """Return the event as it was decided.

    Raises LookupError, in words, where the place that was decided is no mention any more.
    """
    by: list[Correction] = [one.correction for one in verdict.standing()]
    changes: dict[str, Any] = {}
    if said := verdict.get(Decision.KIND):
        changes["kind"] = kind_of(said.after)
    if said := verdict.get(Decision.STATUS):
        changes["status"] = status_of(said.after)
    if said := verdict.get(Decision.DATE):
        changes["when"] = when_of(said.after)
    if said := verdict.get(Decision.COUNTS):
        changes |= counts_of(said.after)
    if placed := verdict.held.get(Decision.PLACE):
        changes |= _place(placed, mentions)
    if Decision.ACCEPT in verdict.held:
        changes["confidence"] = 1.0
    return replace(event, **{"reason": _told(by, event), **changes})


def _place(placed: Placed, mentions: tuple[Mention, ...]) -> dict[str, Any]:
    if placed.scene is None:
        reason = f"{_reason([placed.correction])}: it has no place"
        return {"mention": None, "geo_precision": None, "confidence": 0.0, "reason": reason}
    mention = next((one for one in mentions if one.span == placed.scene), None)
    if mention is None:
        raise LookupError("the place that was decided is no mention any more")
    return {
        "mention": mention,
        "geo_precision": geo_precision(Scene(mention, mention.span)),
        "confidence": mention.confidence,
    }


def _told(by: list[Correction], event: Event) -> str:
    return "; ".join(part for part in (_reason(by), event.reason) if part)


def _reason(by: list[Correction]) -> str:
    words = {Decision.ACCEPT: "accepted by"}
    said = (
        f"{words.get(one.decision, 'corrected by')} {' '.join(one.who.split()) or 'a reviewer'}"
        for one in by
    )
    return "; ".join(dict.fromkeys(said))
