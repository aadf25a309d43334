"""What stands in the end of several decisions about one mention or event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from geoevents.corrections.correction import Correction, Decision
from geoevents.model import Span


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision with where its words stand in the text as it is now.

    `place` are the words of the event's place as it was read, `scene` those of the place
    that was decided for it.
    """

    correction: Correction
    at: Span
    place: Span | None = None
    scene: Span | None = None


@dataclass(slots=True)
class Verdict:
    """The decisions in force about one thing, by what they are about; `all` has the others too."""

    rejected: Placed | None = None
    held: dict[Decision, Placed] = field(default_factory=dict)
    all: list[Placed] = field(default_factory=list)

    def add(self, one: Placed) -> None:
        """Take a decision that is later than all before it: the later one counts."""
        self.all.append(one)
        decision = one.correction.decision
        if decision is Decision.REJECT:
            self.rejected = one
            return
        self.rejected = None
        self.held[decision] = one
        if decision is Decision.PLACE:
            self.held.pop(Decision.ACCEPT, None)
        if decision is Decision.ACCEPT and one.correction.after.get("place"):
            self.held.pop(Decision.PLACE, None)

    def standing(self) -> tuple[Placed, ...]:
        """Return the decisions that still count."""
        return (self.rejected,) if self.rejected else tuple(self.held.values())

    def placing(self) -> Placed | None:
        """Return the decision that says where, if one does."""
        if placed := self.held.get(Decision.PLACE):
            return placed
        for decision in (Decision.ACCEPT, Decision.ADD):
            one = self.held.get(decision)
            if one and one.correction.after.get("place"):
                return one
        return None

    def get(self, decision: Decision) -> Correction | None:
        """Return the decision of a sort, if it counts."""
        placed = self.held.get(decision)
        return placed.correction if placed else None


def verdict_of(decisions: Iterable[Placed]) -> Verdict:
    """Return what stands in the end; the decisions are by time."""
    verdict = Verdict()
    for one in decisions:
        verdict.add(one)
    return verdict
