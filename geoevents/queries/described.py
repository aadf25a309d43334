"""A name as people ask for it: "quartier de Soukkari, Alep" is a name, a sort and a city."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geoevents.gazetteer import Gazetteer
from geoevents.geometry import is_within
from geoevents.languages import LANGUAGES, Language
from geoevents.model import Place, Sentence, Span, Toponym
from geoevents.resolution.namesakes import ONE_SPOT_M
from geoevents.resolution.written import contains
from geoevents.toponyms.cues import Cue, find_cue
from geoevents.toponyms.view import View, view

_COMMA = re.compile(r"\s*[,،]\s*")


@dataclass(frozen=True, slots=True)
class Described:
    """A name with the word for its sort as its cue, and the names of what holds it, if any.

    `within` is still as it was asked: "Alep", or "Alep, Syrie".
    """

    toponym: Toponym
    within: str = ""


def described(asked: str, gazetteer: Gazetteer) -> Described:
    """Return what was asked, taken apart where no place bears the whole as its name."""
    if gazetteer.knows(asked):
        return Described(_toponym(asked))
    head, _, within = _COMMA.sub(",", asked).strip(", ").partition(",")
    return Described(_of_a_sort(head, gazetteer), within)


def holds(region: Place, place: Place) -> bool:
    """Say whether a place is in another: by the names it carries, or by where it lies."""
    if region.id == place.id:
        return False
    if region.feature.startswith(("PCL", "ADM1")):
        return contains(region, place)
    return is_within(place.point, region.point, max(ONE_SPOT_M, region.radius_m))


def _toponym(name: str, cue: Cue | None = None) -> Toponym:
    span = Span(0, len(name))
    if cue is None:
        return Toponym(span, name, name)
    return Toponym(span, name, name, cue=cue.word.form, features=cue.word.features)


def _of_a_sort(name: str, gazetteer: Gazetteer) -> Toponym:
    """Return a name without the words for what sort of place it is, in whichever language."""
    if gazetteer.knows(name):
        return _toponym(name)
    for language in LANGUAGES.values():
        seen = view(name, Sentence(Span(0, len(name)), 0), language.names)
        for start, end in _parts(len(seen.texts)):
            bare, cue = seen.of(start, end), find_cue(seen, start, end, language)
            if cue and _is_all(cue, start, end, seen, language) and gazetteer.knows(bare):
                return _toponym(bare, cue)
    return _toponym(name)


def _parts(number: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that leave some out before or after, longest first."""
    for length in range(number - 1, 0, -1):
        yield number - length, number
        yield 0, length


def _is_all(cue: Cue, start: int, end: int, seen: View, language: Language) -> bool:
    """Say whether what a name leaves out is its cue: no "école de Soukkari près du quartier"."""
    if cue.start >= end:
        return start == 0 and seen.of(end, len(seen.texts)).lower() == cue.word.form
    if cue.start == start - 1 and language.names.of and not _is_told(seen, start):
        return False
    return cue.start < start and all(
        seen.lower(number) in language.names.articles for number in range(cue.start)
    )


def _is_told(seen: View, start: int) -> bool:
    """Say whether a sort is told right before the name: "quartier Soukkari", not "Tell Zahra"."""
    return seen.capital[start] and not seen.capital[start - 1]
