"""One name -> the places that it may mean, best first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from geoevents.errors import UnknownPlaceError
from geoevents.gazetteer import Gazetteer
from geoevents.geometry import distance_m
from geoevents.model import Candidate, Document, Span, Toponym
from geoevents.queries.names import RULES, is_answer, place_called, unknown
from geoevents.resolution import resolve


@dataclass(frozen=True, slots=True)
class Answer:
    """One place that a name may mean; `confidence` is from 0 to 1."""

    candidate: Candidate
    confidence: float

    def record(self) -> dict[str, Any]:
        """Return the JSON shape of `geocode --json`."""
        place = self.candidate.place
        return {
            "id": place.id,
            "name": place.name,
            "lat": round(place.point.lat, 5),
            "lon": round(place.point.lon, 5),
            "country": place.country,
            "admin1": place.admin1,
            "feature": place.feature,
            "population": place.population,
            "confidence": round(self.confidence, 2),
            "reasons": [e.detail or e.feature for e in self.candidate.evidence],
        }

    def line(self) -> str:
        """Return the answer for a reader, in two lines."""
        r = self.record()
        where = ", ".join(filter(None, (r["name"], r["admin1"], r["country"])))
        head = f"{r['confidence']:.2f}  {where}  [{r['feature']}]"
        return f"{head}  {r['lat']}, {r['lon']}  {r['id']}\n      {'; '.join(r['reasons'])}"


def geocode(
    name: str, gazetteer: Gazetteer, near: str = "", country: str = "", limit: int = 10
) -> list[Answer]:
    """Return the places that a name may mean, best first; a misspelt name means none.

    Raises UnknownPlaceError naming the nearest spellings where none is known.
    """
    beside = place_called(near, gazetteer) if near else None
    kept = [c for c in _candidates(name, gazetteer) if country.upper() in ("", c.place.country)]
    if not kept:
        raise UnknownPlaceError(unknown(name, gazetteer, country))
    if beside is not None:
        kept.sort(key=lambda c: distance_m(c.place.point, beside.point))
    return [Answer(c, _confidence(c, kept)) for c in kept[:limit]]


def _candidates(name: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return what resolution weighed, best first, then the places too minor to be weighed."""
    asked = Toponym(Span(0, len(name)), name, name)
    weighed = resolve((asked,), (), gazetteer, RULES, Document("query", name, "en"))[0].candidates
    shown = {candidate.place.id for candidate in weighed}
    others = [c for c in gazetteer.lookup(name) if c.place.id not in shown]
    minor = [replace(c, score=0.0) for c in others]
    return [c for c in (*weighed, *minor) if is_answer(name, c, gazetteer)]


def _confidence(candidate: Candidate, rivals: list[Candidate]) -> float:
    total = sum(max(rival.score, 0.0) for rival in rivals)
    return max(candidate.score, 0.0) / total if total else 1 / len(rivals)
