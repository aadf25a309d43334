"""Questions asked by hand: geocode a name, locate a phrase, relate two places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from geoevents.errors import PhraseError, UnknownPlaceError
from geoevents.gazetteer import Gazetteer
from geoevents.geometry import distance_m
from geoevents.languages import LANGUAGES, Language, get_language
from geoevents.locations import describe
from geoevents.model import Candidate, Document, Mention, Place, Reading, Span, Toponym
from geoevents.phrases import relate as say
from geoevents.pipeline import read
from geoevents.resolution import resolve
from geoevents.settings import Settings
from geoevents.writers.shapes import of_footprint, of_point

RULES = Settings(recogniser="rules")
"""A phrase of six words is no text for a statistical recogniser."""


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
        head = f"{r['confidence']:.2f}  {where}  [{r['feature']}]  {r['lat']}, {r['lon']}  {r['id']}"
        return f"{head}\n      {'; '.join(r['reasons'])}"


def geocode(
    name: str, gazetteer: Gazetteer, near: str = "", country: str = "", limit: int = 10
) -> list[Answer]:
    """Return the places that a name may mean, best first.

    Raises UnknownPlaceError naming the nearest spellings where none is known.
    """
    asked = Toponym(Span(0, len(name)), name, name)
    beside = _place(near, gazetteer) if near else None
    document = Document("query", name, "en")
    resolution = resolve((asked,), (), gazetteer, RULES, document)[0]
    kept = [c for c in resolution.candidates if country.upper() in ("", c.place.country)]
    if not kept:
        raise UnknownPlaceError(_unknown(name, gazetteer, country))
    if beside is not None:
        kept.sort(key=lambda c: distance_m(c.place.point, beside.point))
    return [Answer(c, _confidence(c, kept)) for c in kept[:limit]]


def _confidence(candidate: Candidate, rivals: list[Candidate]) -> float:
    total = sum(max(rival.score, 0.0) for rival in rivals)
    return max(candidate.score, 0.0) / total if total else 0.0


def locate(phrase: str, gazetteer: Gazetteer, language: str = "") -> dict[str, Any]:
    """Return the GeoJSON Feature of a phrase such as "4 km southwest of Palmyra".

    Raises PhraseError where the phrase says no place, or one that can't be computed.
    """
    packs = [get_language(language)] if language else list(LANGUAGES.values())
    said: Mention | None = None
    for pack in packs:
        reading = read(Document("phrase", phrase, pack.code), gazetteer, RULES)
        said = _outermost(reading)
        if said is not None and said.location is not None:
            return _feature(phrase, said, reading)
    if said is not None:
        raise PhraseError(f"{phrase!r}: {said.reason or 'its place is not known'}")
    raise PhraseError(_unknown(phrase, gazetteer))


def _outermost(reading: Reading) -> Mention | None:
    """Return the mention of most of the phrase: a described place before a named one."""
    return max(
        reading.mentions,
        key=lambda m: (m.relation is not None, m.span.end - m.span.start),
        default=None,
    )


def _feature(phrase: str, mention: Mention, reading: Reading) -> dict[str, Any]:
    location, relation = mention.location, mention.relation
    assert location is not None
    shape = of_footprint(location.footprint) if location.footprint else None
    places = {m.toponym: m.place for m in reading.mentions if m.toponym and m.place}
    anchors = [
        places[a.toponym].name
        for a in (relation.anchors if relation else ())
        if a.toponym is not None and a.toponym in places
    ]
    distance = relation.distance.best_m / 1000 if relation and relation.distance else None
    return {
        "type": "Feature",
        "geometry": (shape or of_point(location.point)).geojson(),
        "properties": {
            "phrase": phrase,
            "lat": round(location.point.lat, 5),
            "lon": round(location.point.lon, 5),
            "uncertainty_m": round(location.uncertainty_m),
            "shape": location.shape or "point",
            "relation": describe(relation, places) if relation else None,
            "anchors": anchors,
            "distance_km": distance,
            "azimuth_deg": relation.azimuth if relation else None,
            "reason": mention.reason,
        },
    }


def relate(
    place: str, reference: str, gazetteer: Gazetteer, language: str = "en", winds: int = 8
) -> dict[str, Any]:
    """Return where a place is, seen from another, in words and figures.

    Raises UnknownPlaceError where one of the two is not known. Where a name has several
    places, those that lie nearest to each other are meant, the likelier first.
    """
    pack: Language = get_language(language)
    seen, origin = _pair(place, reference, gazetteer)
    phrase = say(seen, origin, pack, winds)
    return {
        "text": phrase.text,
        "relation": phrase.relation,
        "distance_km": phrase.distance_km,
        "azimuth_deg": phrase.azimuth_deg,
        "compass": phrase.compass,
        "place": _record(seen),
        "reference": _record(origin),
    }


def _record(place: Place) -> dict[str, Any]:
    lat, lon = round(place.point.lat, 5), round(place.point.lon, 5)
    return {"id": place.id, "name": place.name, "lat": lat, "lon": lon, "country": place.country}


def _pair(place: str, reference: str, gazetteer: Gazetteer) -> tuple[Place, Place]:
    """Resolve two names together: each helps to tell which place the other means."""
    text = f"{place}, {reference}"
    first = Toponym(Span(0, len(place)), place, place)
    second = Toponym(Span(len(place) + 2, len(text)), reference, reference)
    resolutions = resolve((first, second), (), gazetteer, RULES, Document("query", text, "en"))
    found = [r.place or (r.candidates[0].place if r.candidates else None) for r in resolutions[:2]]
    for name, meant in zip((place, reference), found, strict=True):
        if meant is None:
            raise UnknownPlaceError(_unknown(name, gazetteer))
    return found[0], found[1]  # type: ignore[return-value]


def _place(name: str, gazetteer: Gazetteer) -> Place:
    candidates = gazetteer.lookup(name)
    if not candidates:
        raise UnknownPlaceError(_unknown(name, gazetteer))
    return candidates[0].place


def _unknown(name: str, gazetteer: Gazetteer, country: str = "") -> str:
    """Say that no gazetteer has the name, and which spellings come nearest."""
    where = f" in {country.upper()}" if country else ""
    spellings = ", ".join(_distinct(c.place.name for c in gazetteer.fuzzy(name)))
    nearest = f"; nearest spellings: {spellings}" if spellings else ""
    return f"no place called {name!r} is known{where}{nearest}"


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
