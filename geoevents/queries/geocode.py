"""One name -> the places that it may mean, best first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from geoevents.errors import UnknownPlaceError
from geoevents.gazetteer import Gazetteer
from geoevents.geometry import distance_m
from geoevents.model import Candidate, Document, Evidence, Place
from geoevents.queries.described import Described, described, holds
from geoevents.queries.names import is_answer, place_called, unknown
from geoevents.queries.records import line_of, record_of
from geoevents.resolution import ranked

_NEAR = 10.0
"""What nearness weighs where it is asked for: a village next door before a far capital."""
_FAR_M = 100_000.0
"""At this distance it has fallen to 1/e."""
_LEAST_SHARE = 0.001
"""What the least likely place of a name counts as that another is said to be in."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One place that a name may mean; `confidence` is its share among all of them, of 1."""

    candidate: Candidate
    confidence: float

    def record(self) -> dict[str, Any]:
        """Return the JSON shape of `geocode --json`."""
        return record_of(self.candidate, confidence=round(self.confidence, 2))

    def line(self) -> str:
        """Return the answer for a reader, in two lines."""
        return f"{self.confidence:.2f}  {line_of(self.candidate)}"


def geocode(
    name: str, gazetteer: Gazetteer, near: str = "", country: str = "", limit: int = 10
) -> list[Answer]:
    """Return the places that a name may mean, best first; a misspelt name means none.

    "Soukkari, Alep" is asked for in Aleppo alone, "quartier de Soukkari" as a quarter first.
    Raises UnknownPlaceError naming the nearest spellings where none is known.
    """
    beside = place_called(near, gazetteer) if near else None
    asked = described(name, gazetteer)
    kept = [c for c in _candidates(asked, gazetteer) if country.upper() in ("", c.place.country)]
    if not kept:
        raise UnknownPlaceError(unknown(asked.toponym.name, gazetteer, country, asked.within))
    if beside is not None:
        kept = [_beside(c, beside) for c in kept]
        kept.sort(key=lambda c: -c.score)
    return [Answer(*pair) for pair in zip(kept[:limit], shares(kept), strict=False)]


def _candidates(asked: Described, gazetteer: Gazetteer) -> list[Candidate]:
    """Return what resolution weighed, best first, then the places too minor to be weighed.

    These are no likelier than the least likely that was weighed, and count as it does.
    """
    name = asked.toponym.name
    weighed = ranked(asked.toponym, gazetteer, Document("query", name, "en"))
    shown = {candidate.place.id for candidate in weighed}
    least = min((candidate.score for candidate in weighed), default=0.0)
    others = [c for c in gazetteer.lookup(name) if c.place.id not in shown]
    minor = [replace(c, score=least) for c in others]
    found = [c for c in (*weighed, *minor) if is_answer(name, c, gazetteer)]
    return _inside(found, asked.within, gazetteer) if asked.within else found


def _inside(found: list[Candidate], within: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return those that lie in a place of that name, the likelier the place the better."""
    regions = geocode(within, gazetteer)
    kept = [
        _held(one, region)
        for one in found
        if (region := next((r for r in regions if holds(r.candidate.place, one.place)), None))
    ]
    return sorted(kept, key=lambda one: -one.score)


def _held(candidate: Candidate, region: Answer) -> Candidate:
    value = math.log(max(region.confidence, _LEAST_SHARE))
    reason = Evidence("within", value, f"in {region.candidate.place.name}")
    return replace(candidate, score=candidate.score + value, evidence=(*candidate.evidence, reason))


def _beside(candidate: Candidate, other: Place) -> Candidate:
    """Weigh in how near a place is to the one that was asked for beside it."""
    apart = distance_m(candidate.place.point, other.point)
    value = _NEAR * math.exp(-apart / _FAR_M)
    reason = Evidence("near", value, f"{apart / 1000:,.0f} km from {other.name}")
    return replace(candidate, score=candidate.score + value, evidence=(*candidate.evidence, reason))


def shares(rivals: Sequence[Candidate]) -> list[float]:
    """Return how likely each is the one that is meant, where one of them is: 1 in all."""
    best = max(rival.score for rival in rivals)
    odds = [math.exp(rival.score - best) for rival in rivals]
    return [one / sum(odds) for one in odds]
