"""What reviewers decided about one document, done to its reading stage by stage.

A name that was rejected, added or given another role is so before relations are read and
places chosen: what leans on it follows. A place that was decided takes the place of what
resolution chose, so that "27 km from it" is computed anew; events take their mentions as
they then are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from geoevents.corrections.correction import Correction, Decision, Target
from geoevents.corrections.event_fixes import EventKey, key_of, matched, recast
from geoevents.corrections.values import is_part, location_of, place_of, role_of
from geoevents.corrections.verdicts import Placed, Verdict, verdict_of
from geoevents.events.stories import grouped
from geoevents.gazetteer import Gazetteer
from geoevents.model import (
    Event,
    Evidence,
    Mention,
    Method,
    Place,
    Relation,
    Resolution,
    Role,
    Span,
    Toponym,
)

Key = TypeVar("Key")
OVERRULED = "a later decision overrules it"
_NO_EVENT = "no event is read there any more"
_NO_MENTION = "no place is read there any more"


@dataclass
class Fixes:
    """The decisions about one document; `unfit` gathers those that don't fit, by id."""

    text: str
    placed: tuple[Placed, ...] = ()
    unfit: dict[str, str] = field(default_factory=dict)
    mentions_rejected: int = 0
    events_rejected: int = 0
    mentions_added: int = 0
    origins: dict[str, EventKey] = field(default_factory=dict)
    """By id of event: how it was told before anything was decided about it."""
    decisions: dict[str, list[str]] = field(default_factory=dict)
    """By id of event: what was decided about it."""

    def __post_init__(self) -> None:
        self._mentions = self._verdicts(Target.MENTION, lambda one: one.at)
        self._events = self._verdicts(Target.EVENT, key_of)

    # ------------------------------------------------------------ stage by stage

    def toponyms(self, found: tuple[Toponym, ...]) -> tuple[Toponym, ...]:
        """Drop the names that were rejected, give others their role, add those that were missed."""
        if not self._mentions:
            return found
        here = {one.span for one in found}
        added = [
            self._toponym(span, verdict)
            for span, verdict in self._mentions.items()
            if span not in here and self._is_missing(verdict)
        ]
        self.mentions_added += len(added)
        kept = [self._cast(one) for one in found if not self._is_rejected(one.span)]
        self.mentions_rejected += len(found) - len(kept)
        free = [one for one in kept if not any(one.span.meets(new.span) for new in added)]
        return tuple(sorted((*free, *added), key=lambda one: one.span))

    def relations(self, found: tuple[Relation, ...]) -> tuple[Relation, ...]:
        """Drop the descriptions of places that were rejected."""
        kept = tuple(
            one for one in found if one.subject is not None or not self._is_rejected(one.span)
        )
        self.mentions_rejected += len(found) - len(kept)
        return kept

    def resolutions(
        self, found: tuple[Resolution, ...], gazetteer: Gazetteer
    ) -> tuple[Resolution, ...]:
        """Put the places that were decided in the place of those that were chosen."""
        return tuple(self._resolved(one, gazetteer) for one in found) if self._mentions else found

    def mentions(self, found: tuple[Mention, ...], gazetteer: Gazetteer) -> tuple[Mention, ...]:
        """Put mentions where it was decided, and say who did."""
        if not self._mentions:
            return found
        here = {one.span for one in found}
        for span, verdict in self._mentions.items():
            if span not in here and not verdict.rejected:
                self._refuse(verdict, _NO_MENTION)
        return tuple(self._mention(one, gazetteer) for one in found)

    def events(self, found: tuple[Event, ...], mentions: tuple[Mention, ...]) -> tuple[Event, ...]:
        """Drop the events that were rejected, and change those that were changed.

        Those that stay keep their ids.
        """
        if not self._events:
            return found
        matches, unmatched = matched(found, self._events)
        for lost in unmatched:
            if not lost.rejected:
                self._refuse(lost, _NO_EVENT)
        kept: list[Event] = []
        for event in found:
            verdict = matches.get(event.id)
            if verdict is not None and verdict.rejected:
                self.events_rejected += 1
                continue
            kept.append(event if verdict is None else self._event(event, verdict, mentions))
        return _retold(found, kept)

    # ------------------------------------------------------------ what came of it

    def told(self) -> dict[str, str]:
        """Return the reason why a decision was not applied, "" where it was, by its id."""
        standing = {
            one.correction.id
            for verdict in (*self._mentions.values(), *self._events.values())
            for one in verdict.standing()
        }
        came = {
            one.correction.id: "" if one.correction.id in standing else OVERRULED
            for one in self.placed
        }
        return {**came, **self.unfit}

    def verdicts(self, target: Target) -> Mapping[Any, Verdict]:
        """Return what stands about mentions (by Span) or events (by EventKey)."""
        return self._mentions if target is Target.MENTION else self._events

    def rejected(self, target: Target) -> list[Placed]:
        """Return the rejections in force, in the order of the text."""
        found = [one.rejected for one in self.verdicts(target).values() if one.rejected]
        return sorted(found, key=lambda one: one.at)

    def decided(self, span: Span) -> list[str]:
        """Return what was decided about the mention at a span."""
        verdict = self._mentions.get(span)
        return [one.correction.decision.value for one in verdict.standing()] if verdict else []

    # ------------------------------------------------------------ within

    def _verdicts(self, target: Target, key: Callable[[Placed], Key]) -> dict[Key, Verdict]:
        groups: dict[Key, list[Placed]] = {}
        for one in self.placed:
            if one.correction.target is target:
                groups.setdefault(key(one), []).append(one)
        return {at: verdict_of(ones) for at, ones in groups.items()}

    def _is_rejected(self, span: Span) -> bool:
        verdict = self._mentions.get(span)
        return verdict is not None and verdict.rejected is not None

    @staticmethod
    def _is_missing(verdict: Verdict) -> bool:
        """Say whether a name stands there for the reviewer; a description can't be added."""
        said = [one.correction.before for one in verdict.held.values()]
        named = Decision.ADD in verdict.held or any(it.get("named", True) for it in said)
        return verdict.rejected is None and bool(said) and named

    def _toponym(self, span: Span, verdict: Verdict) -> Toponym:
        one = verdict.get(Decision.ADD) or verdict.standing()[0].correction
        name = " ".join((one.after.get("name") or span.of(self.text)).split())
        sign = Evidence("corrected", 1.0, f"added by {one.who}")
        return self._cast(Toponym(span, span.of(self.text), name, evidence=(sign,)))

    def _cast(self, one: Toponym) -> Toponym:
        role = self._role(self._mentions.get(one.span))
        return replace(one, role=role) if role is not None else one

    @staticmethod
    def _role(verdict: Verdict | None) -> Role | None:
        said = verdict and (verdict.get(Decision.ROLE) or verdict.get(Decision.ADD))
        return role_of(said.after) if said else None

    def _resolved(self, one: Resolution, gazetteer: Gazetteer) -> Resolution:
        verdict = self._mentions.get(one.toponym.span)
        decided = self._place(verdict, one.toponym.name, gazetteer) if verdict else None
        if decided is None:
            return one
        place, by = decided
        sign = Evidence("corrected", 1.0, f"by {by.who}")
        return replace(one, place=place, confidence=1.0, evidence=(sign,), reason=_reason(by))

    @staticmethod
    def _place(
        verdict: Verdict, name: str, gazetteer: Gazetteer
    ) -> tuple[Place, Correction] | None:
        placing = verdict.placing()
        if placing is None:
            return None
        by = placing.correction
        place = place_of(by.after, name)
        if not place.id:
            return replace(place, id=f"correction:{by.id}", source="corrections"), by
        return gazetteer.place(place.id) or place, by

    def _mention(self, one: Mention, gazetteer: Gazetteer) -> Mention:
        verdict = self._mentions.get(one.span)
        if verdict is None:
            return one
        name = one.toponym.name if one.toponym else " ".join(one.text.split())
        decided = self._place(verdict, name, gazetteer)
        role = self._role(verdict)
        if role is not None:
            one = replace(one, role=role)
        if decided is not None:
            place, by = decided
            return replace(
                one,
                method=Method.PART if is_part(place) else Method.GAZETTEER,
                place=place,
                location=location_of(place),
                confidence=1.0,
                reason=_reason(by),
            )
        return _confirmed(one, verdict)

    def _event(self, event: Event, verdict: Verdict, mentions: tuple[Mention, ...]) -> Event:
        self.origins[event.id] = EventKey.of(event)
        self.decisions[event.id] = [it.correction.decision.value for it in verdict.standing()]
        try:
            return recast(event, verdict, mentions)
        except LookupError as error:
            self._refuse(verdict, str(error.args[0]))
            return event

    def _refuse(self, verdict: Verdict, reason: str) -> None:
        for one in verdict.standing():
            self.unfit[one.correction.id] = reason


def _retold(before: tuple[Event, ...], kept: list[Event]) -> tuple[Event, ...]:
    """Group events into stories anew: one that was changed leaves the story it was in.

    Unless another row has its trigger: what happened at three places is one story.
    """
    told = {event.id: event for event in before}
    triggers = Counter(event.trigger_span for event in kept)
    apart = [
        replace(one, story=f"{one.id} alone")
        if (one.kind, one.mention) != (told[one.id].kind, told[one.id].mention)
        and triggers[one.trigger_span] == 1
        else one
        for one in kept
    ]
    stories = grouped(apart)
    return tuple(replace(one, story=stories[one.id]) for one in apart)


def _confirmed(one: Mention, verdict: Verdict) -> Mention:
    """Return a mention whose place nobody changed, with the word of who looked at it."""
    words = [
        _reason(said)
        for decision in (Decision.ACCEPT, Decision.ADD, Decision.ROLE)
        if (said := verdict.get(decision))
    ]
    reason = "; ".join(part for part in (*words, one.reason) if part)
    sure = Decision.ACCEPT in verdict.held and one.location is not None
    return replace(one, reason=reason, confidence=1.0 if sure else one.confidence)


_WORDS: Mapping[Decision, str] = {
    Decision.ACCEPT: "accepted by",
    Decision.ADD: "added by",
    Decision.ROLE: "role corrected by",
}


def _reason(by: Correction) -> str:
    return f"{_WORDS.get(by.decision, 'corrected by')} {' '.join(by.who.split()) or 'a reviewer'}"
