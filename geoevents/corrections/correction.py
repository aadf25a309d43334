"""One decision of a reviewer, and the line of JSON that holds it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any

from geoevents.corrections.quote import Quote, quote_of
from geoevents.corrections.values import checked

VERSION = 1


class Target(StrEnum):
    """What a decision is about."""

    MENTION = "mention"
    EVENT = "event"


class Decision(StrEnum):
    """What was decided; `UNDO` takes back the line that it names."""

    ACCEPT = "accept"
    REJECT = "reject"
    ROLE = "role"
    PLACE = "place"
    ADD = "add"
    KIND = "kind"
    STATUS = "status"
    DATE = "date"
    COUNTS = "counts"
    UNDO = "undo"


_BOTH = {Decision.ACCEPT, Decision.REJECT, Decision.PLACE, Decision.UNDO}
DECISIONS: Mapping[Target, frozenset[Decision]] = {
    Target.MENTION: frozenset(_BOTH | {Decision.ROLE, Decision.ADD}),
    Target.EVENT: frozenset(
        _BOTH | {Decision.KIND, Decision.STATUS, Decision.DATE, Decision.COUNTS}
    ),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of corrections.jsonl.

    `at` are the words of the mention, or of the event's trigger. An event is told by its
    trigger, its `kind` as it was read and the words of its `place` as read. `before` and
    `after` hold plain values (docs/review.md). `when` is ISO, UTC. `id` is a hash of the rest.
    """

    document: str
    sha256: str
    target: Target
    decision: Decision
    at: Quote
    kind: str = ""
    place: Quote | None = None
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    who: str = ""
    when: str = ""
    undoes: str = ""
    id: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """By what the latest of two is told, wherever their lines stand."""
        return self.when, self.id

    def line(self) -> str:
        """Return the line, without its end."""
        record = {"version": VERSION, "id": self.id or self.digest(), **asdict(self)}
        record["id"] = self.id or self.digest()
        return json.dumps(record, ensure_ascii=True, separators=(",", ":"))

    def digest(self) -> str:
        """Return the id of this decision: a hash of all the rest."""
        told = json.dumps(asdict(replace(self, id="")), sort_keys=True)
        return sha256(told.encode()).hexdigest()[:16]

    def identified(self) -> Correction:
        """Return this decision with its id."""
        return replace(self, id=self.digest())


def parse(line: str) -> Correction:
    """Return the decision of a line.

    Raises ValueError, in words, for what is no line of ours or holds no sane value.
    """
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("is not JSON") from None
    if not isinstance(record, dict) or "version" not in record:
        raise ValueError("is no correction")
    if record["version"] != VERSION:
        raise ValueError(f"is of version {record['version']!r}; update geoevents to read it")
    try:
        return _checked(_of(record))
    except (KeyError, TypeError) as error:
        raise ValueError(f"is no whole correction ({error})") from None


def _of(record: Mapping[str, Any]) -> Correction:
    texts = ("document", "sha256", "kind", "who", "when", "undoes", "id")
    for name in texts:
        if not isinstance(record[name], str):
            raise TypeError(f"{name} is no text")
    if not isinstance(record["before"], dict) or not isinstance(record["after"], dict):
        raise TypeError("before and after are no records")
    return Correction(
        target=Target(record["target"]),
        decision=Decision(record["decision"]),
        at=quote_of(record["at"]),
        place=quote_of(record["place"]) if record["place"] else None,
        before=record["before"],
        after=record["after"],
        **{name: record[name] for name in texts},
    )


def _checked(one: Correction) -> Correction:
    if one.decision not in DECISIONS[one.target]:
        raise ValueError(f"{one.decision.value} is no decision on a {one.target.value}")
    if one.decision is Decision.UNDO and not one.undoes:
        raise ValueError("undoes nothing")
    if not one.id:
        raise ValueError("has no id")
    checked(one.target.value, one.decision.value, one.after)
    return one
