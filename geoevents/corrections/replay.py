"""Which decisions are in force, for which document, and what came of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from geoevents.corrections.correction import Correction, Decision
from geoevents.corrections.fixes import OVERRULED, Fixes
from geoevents.corrections.quote import Quote, found, hash_of, quote_of
from geoevents.corrections.verdicts import Placed
from geoevents.model import Document, Span

_GONE = "its words are not in the text, or not where they were told apart"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one decision: applied, overruled, undone, or "no longer fits" and why."""

    correction: Correction
    outcome: str
    reason: str = ""


@dataclass(frozen=True)
class Corrections:
    """All decisions of a file. `source` is its path, for run.json."""

    decisions: tuple[Correction, ...] = ()
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.decisions)

    @cached_property
    def standing(self) -> tuple[Correction, ...]:
        """What was not undone, by time. An undo may be undone, which brings the line back."""
        undone: set[str] = set()
        for one in sorted(self.decisions, key=lambda it: it.order, reverse=True):
            if one.decision is Decision.UNDO and one.id not in undone:
                undone.add(one.undoes)
        live = (it for it in self.decisions if it.id not in undone)
        return tuple(
            sorted((it for it in live if it.decision is not Decision.UNDO), key=lambda it: it.order)
        )

    @cached_property
    def digest(self) -> str:
        """What changes when a reading may come out otherwise; "" where nothing was decided."""
        ids = "\n".join(one.id for one in self.standing)
        return sha256(ids.encode()).hexdigest() if ids else ""

    @cached_property
    def _by_hash(self) -> Mapping[str, list[Correction]]:
        return _grouped((one.sha256, one) for one in self.standing)

    @cached_property
    def _by_name(self) -> Mapping[str, list[Correction]]:
        return _grouped((one.document, one) for one in self.standing)

    def of(self, document: Document) -> Fixes:
        """Return what was decided about a document, wherever its words stand now.

        The same text is the same document under any name; another text under the same name
        is an edited one.
        """
        if not self.decisions:
            return Fixes(document.text)
        digest = hash_of(document.text)
        same = self._by_hash.get(digest, [])
        edited = [it for it in self._by_name.get(document.id, []) if it.sha256 != digest]
        placed: list[Placed] = []
        unfit: dict[str, str] = {}
        for one in sorted((*same, *edited), key=lambda it: it.order):
            try:
                placed.append(_placed(one, document.text, one.sha256 == digest))
            except LookupError:
                unfit[one.id] = _GONE
        return Fixes(document.text, tuple(placed), unfit)

    def outcomes(self, told: Iterable[Mapping[str, str]]) -> tuple[Outcome, ...]:
        """Return what came of every decision, by time, from what each document told of them."""
        came: dict[str, str] = {}
        for outcomes in told:
            for id_, reason in outcomes.items():
                if reason == "" or id_ not in came:
                    came[id_] = reason
        standing = {one.id for one in self.standing}
        found = []
        for one in sorted(self.decisions, key=lambda it: it.order):
            if one.decision is Decision.UNDO:
                continue
            found.append(_outcome(one, came, standing))
        return tuple(found)


NO_CORRECTIONS = Corrections()


def _outcome(one: Correction, came: Mapping[str, str], standing: set[str]) -> Outcome:
    if one.id not in standing:
        return Outcome(one, "undone")
    reason = came.get(one.id, "its document is not among those that were read")
    if reason == OVERRULED:
        return Outcome(one, "overruled", reason)
    return Outcome(one, "no longer fits" if reason else "applied", reason)


def _placed(one: Correction, text: str, same: bool) -> Placed:
    """Return a decision with where its words stand now; raise LookupError where they don't."""
    at = _where(one.at, text, same)
    if at is None:
        raise LookupError(one.id)
    place = _where(one.place, text, same) if one.place else None
    scene = one.after.get("at") if one.decision is Decision.PLACE else None
    return Placed(one, at, place, _scene(scene, text, same))


def _scene(scene: object, text: str, same: bool) -> Span | None:
    if not isinstance(scene, Mapping):
        return None
    where = _where(quote_of(scene), text, same)
    if where is None:
        raise LookupError("the words of its place")
    return where


def _where(quote: Quote, text: str, same: bool) -> Span | None:
    return quote.span if same and quote.span.of(text) == quote.text else found(text, quote)


def _grouped(pairs: Iterable[tuple[str, Correction]]) -> dict[str, list[Correction]]:
    groups: dict[str, list[Correction]] = {}
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return groups
