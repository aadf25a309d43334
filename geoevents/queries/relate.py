"""Two places -> where one is, seen from the other, in words and figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from geoevents.errors import UnknownPlaceError
from geoevents.gazetteer import Gazetteer
from geoevents.languages import Language, get_language
from geoevents.model import Document, Place, Span, Toponym
from geoevents.phrases import relate as say
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
    first = Toponym(Span(0, len(place)), place, place)
    second = Toponym(Span(len(place) + 2, len(text)), reference, reference)
    resolutions = resolve((first, second), (), gazetteer, RULES, Document("query", text, "en"))
    found = []
    for name, resolution in zip((place, reference), resolutions, strict=False):
        best = resolution.candidates[0] if resolution.candidates else None
        if best is None or not is_answer(name, best, gazetteer):
            raise UnknownPlaceError(unknown(name, gazetteer))
        found.append(resolution.place or best.place)
    return found[0], found[1]
