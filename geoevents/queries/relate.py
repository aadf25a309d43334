"""Two places -> where one is, seen from the other, in words and figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from geoevents.errors import UnknownPlaceError
from geoevents.gazetteer import Gazetteer
from geoevents.languages import Language, get_language
from geoevents.model import Document, Place, Span, Toponym
from geoevents.phrases import relate as say
from geoevents.queries.described import described
from geoevents.queries.geocode import geocode
from geoevents.queries.names import RULES, is_answer, name_in, unknown
from geoevents.resolution import resolve


def relate(
    place: str, reference: str, gazetteer: Gazetteer, language: str = "en", winds: int = 8
) -> dict[str, Any]:
    """Return where a place is, seen from another, in words and figures.

    Raises UnknownPlaceError where one of the two is not known. Where a name has several
    places, those that lie nearest to each other are meant, the likelier first.
    """
    pack: Language = get_language(language)
    seen, origin = (
        replace(each, name=name_in(each, language, gazetteer))
        for each in _pair(place, reference, gazetteer)
    )
    phrase = say(seen, origin, pack, winds)
    return {
        "text": phrase.text,
        "relation": phrase.relation,
        "distance_km": round(phrase.distance_km, 3),
        "azimuth_deg": round(phrase.azimuth_deg, 1) % 360,
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
    asked = described(place, gazetteer), described(reference, gazetteer)
    both = asked[0].toponym, _moved(asked[1].toponym, len(place) + 2)
    resolutions = resolve(both, (), gazetteer, RULES, Document("query", text, "en"))
    found = []
    for whole, one, resolution in zip((place, reference), asked, resolutions, strict=False):
        name = one.toponym.name
        if one.within:
            found.append(geocode(whole, gazetteer)[0].candidate.place)
            continue
        best = resolution.candidates[0] if resolution.candidates else None
        if best is None or not is_answer(name, best, gazetteer):
            raise UnknownPlaceError(unknown(name, gazetteer))
        found.append(resolution.place or best.place)
    return found[0], found[1]


def _moved(toponym: Toponym, by: int) -> Toponym:
    span = toponym.span
    return replace(toponym, span=Span(span.start + by, span.end + by))
