"""A run beside what its reviewers said: how much of what they looked at was right.

Where the run replayed the corrections it follows them: then what it said before them counts,
as each decision recorded it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from geoevents.corrections import Correction, Decision
from geoevents.corrections.values import counts_of, place_of
from geoevents.corrections.verdicts import Verdict
from geoevents.geometry import distance_m, extent_m
from geoevents.model import Place, Point

_NEAR_M = 1_000.0
Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A row that a reviewer looked at: its kind, how sure the run was, and whether it was right.

    `wrong` names what was not.
    """

    kind: str
    confidence: float
    wrong: tuple[str, ...] = ()


@dataclass(slots=True)
class Judgement:
    """The rows of one sort; `missed` counts what reviewers added that the run has not."""

    rows: list[Judged] = field(default_factory=list)
    missed: int = 0

    def record(self) -> dict[str, Any]:
        """Return the figures for JSON."""
        kinds = sorted({row.kind for row in self.rows})
        wrong = sorted({name for row in self.rows for name in row.wrong})
        tenths = sorted({_tenth(row) for row in self.rows})
        return {
            **_figures(self.rows),
            "missed": self.missed,
            "wrong": {name: sum(name in row.wrong for row in self.rows) for name in wrong},
            "by_kind": [
                {"kind": kind, **_figures(row for row in self.rows if row.kind == kind)}
                for kind in kinds
            ],
            "by_confidence": [
                {"from": at / 10, **_figures(row for row in self.rows if _tenth(row) == at)}
                for at in tenths
            ],
        }


def judge_mention(verdict: Verdict, said: Said | None, judgement: Judgement) -> None:
    """Judge what a run said of a mention (None: nothing) by what was decided about it."""
    if verdict.rejected is not None:
        if said is not None:
            judgement.rows.append(_judged(said, "method", ["mention"]))
        return
    if said is None:
        judgement.missed += 1
        return
    wrong = []
    role = verdict.get(Decision.ROLE) or verdict.get(Decision.ADD)
    if role is not None and role.after["role"] != said["role"]:
        wrong.append("role")
    placing = verdict.placing()
    if placing is not None and not _is_there(placing.correction, said):
        wrong.append("place")
    judgement.rows.append(_judged(said, "method", wrong))


def judge_event(verdict: Verdict, said: Said | None, judgement: Judgement) -> None:
    """Judge what a run said of an event (None: nothing) by what was decided about it."""
    if verdict.rejected is not None:
        if said is not None:
            judgement.rows.append(_judged(said, "kind", ["event"]))
        return
    if said is None:
        judgement.missed += 1
        return
    wrong = [
        decision.value
        for decision, placed in verdict.held.items()
        if decision is not Decision.ACCEPT and not _agrees(placed.correction, placed.scene, said)
    ]
    judgement.rows.append(_judged(said, "kind", wrong))


def _judged(said: Said, kind: str, wrong: list[str]) -> Judged:
    return Judged(str(said[kind]), float(said["confidence"] or 0), tuple(wrong))


def _is_there(by: Correction, said: Said) -> bool:
    """Say whether the run has the place that was decided: the same, or as near as makes no odds."""
    place: Place = place_of(by.after, "")
    if place.id and place.id == said["place_id"]:
        return True
    if said["point"] is None:
        return False
    reach = max(_NEAR_M, extent_m(place) if not place.id else 0.0)
    return distance_m(place.point, Point(*said["point"])) <= reach


def _agrees(by: Correction, scene: object, said: Said) -> bool:
    after = by.after
    if by.decision is Decision.DATE:
        return all((after[end] or None) == said["date"][end] for end in ("start", "end"))
    if by.decision is Decision.COUNTS:
        return all(
            ([count.low, count.high] if count else [None, None]) == said["counts"][fate]
            for fate, count in counts_of(after).items()
        )
    if by.decision is Decision.PLACE:
        return bool(scene == said["place"])
    return bool(after[by.decision.value] == said[by.decision.value])


def _figures(rows: Iterable[Judged]) -> dict[str, Any]:
    held = list(rows)
    right = sum(not row.wrong for row in held)
    share = round(right / len(held), 4) if held else None
    return {"judged": len(held), "right": right, "precision": share}


def _tenth(row: Judged) -> int:
    return min(9, int(row.confidence * 10 + 1e-9))
