"""A name asked by hand: the place it means, or the spellings that come near it."""

from __future__ import annotations

from collections.abc import Iterable

from geoevents.errors import UnknownPlaceError
from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.spelling import is_vowelled, romanised
from geoevents.model import Candidate, Place
from geoevents.settings import Settings

RULES = Settings(recogniser="rules", min_confidence=0.0)
"""A phrase of six words is no text for a statistical recogniser, nor has it more words to tell
one Palmyra from another: the likeliest is meant, and the answer names its rivals."""
FUZZY = "fuzzy"
"""How a candidate was found that bears another name: nobody asked for it."""
_FAR = 0.25
_ARABIC = range(0x0600, 0x0700)


def place_called(name: str, gazetteer: Gazetteer) -> Place:
    """Return the likeliest place of a name; raise UnknownPlaceError where there is none."""
    candidates = gazetteer.lookup(name)
    if not candidates:
        raise UnknownPlaceError(unknown(name, gazetteer))
    return candidates[0].place


def unknown(name: str, gazetteer: Gazetteer, country: str = "", within: str = "") -> str:
    """Say that no gazetteer has the name, there if anywhere, and which spellings come nearest."""
    where = "".join(f" in {one}" for one in (within, country.upper()) if one)
    spellings = ", ".join(_distinct(_spelling(name, c, gazetteer) for c in gazetteer.fuzzy(name)))
    nearest = f"; nearest spellings: {spellings}" if spellings else ""
    return f"no place called {name!r} is known{where}{nearest}"


def _spelling(name: str, candidate: Candidate, gazetteer: Gazetteer) -> str:
    """Return the form that is nearest to what was asked: Palmyra may also be filed as تدمر."""
    from rapidfuzz.distance import OSA

    forms = (candidate.place.name, *gazetteer.names(candidate.place.id))
    return min(forms, key=lambda form: OSA.distance(form.casefold(), name.casefold()))


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def is_answer(name: str, candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """Say whether a candidate bears the name asked for, under any transliteration.

    What only sounds like it is no answer but a hint: "Soukarrri" sounds like Sucre.
    """
    if candidate.match == "exact":
        return True
    if candidate.match == FUZZY:
        return False
    return not is_vowelled(name) or _farness(name, candidate.place, gazetteer) <= _FAR


def _farness(name: str, place: Place, gazetteer: Gazetteer) -> float:
    """Return the share of letters in which a name differs from the nearest form of a place."""
    from rapidfuzz.distance import OSA

    asked = romanised(name)
    forms = (romanised(form) for form in (place.name, *gazetteer.names(place.id)))
    return min(OSA.normalized_distance(asked, form) for form in forms)


def name_in(place: Place, language: str, gazetteer: Gazetteer) -> str:
    """Return the name of a place in a language, or its own where the gazetteer has none."""
    ordered = gazetteer.names(place.id, language)
    if not ordered:
        return place.name
    told = ordered != gazetteer.names(place.id) or ordered[0] == place.name
    arabic = language == "ar" and any(ord(letter) in _ARABIC for letter in ordered[0])
    return ordered[0] if told or arabic else place.name
