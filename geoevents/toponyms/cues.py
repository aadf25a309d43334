"""The word beside a name that says what sort of place it is: "quartiers de", "mont"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from geoevents.languages.language import Language, NameWords
from geoevents.languages.place_words import PlaceWord, place_words
from geoevents.toponyms.view import View, last_words

_ADJECTIVES = 2
"""Words between cue and name: "forteresse romaine de", "ville syrienne assiégée de"."""
_LONGEST = 3  # "camp de réfugiés"


class Cue(NamedTuple):
    """A cue and the word where it begins; `inside` when it is part of the name."""

    word: PlaceWord
    start: int
    inside: bool = False


def find_cue(view: View, start: int, end: int, language: Language) -> Cue | None:
    """Return the cue of the name from word `start` to before `end`, if it has one."""
    table, names = place_words(language.code), language.names
    found = None
    if start and view.lowers[start - 1] in before_names(language.code, names):
        found = _before(view, start, language, table)  # "village de Tell Aroun" is a village
    if not found and end - start > 1:
        found = _inside(view, start, end, table)
    if not found and names.cue_after and view.lower(end) in _first_words(language.code):
        found = _after(view, end, table)
    return found


def _inside(view: View, start: int, end: int, table: Mapping[str, PlaceWord]) -> Cue | None:
    for number in (start, end - 1):
        if word := table.get(view.lowers[number]):
            return Cue(word, number, inside=True)
    return None


def _before(
    view: View, start: int, language: Language, table: Mapping[str, PlaceWord]
) -> Cue | None:
    names = language.names
    at = start
    if view.lower(at - 1) in names.articles:
        at -= 1
    joined = view.ends_with(at, names.of)
    at -= joined
    for skipped in range(_ADJECTIVES + 1 if joined else 1):
        if skipped and not view.lower(at - skipped).isalpha():
            return None  # a comma or a full stop ends the phrase
        if found := _phrase(view, at - skipped, language, table):
            return found
    return None


def _phrase(view: View, end: int, language: Language, table: Mapping[str, PlaceWord]) -> Cue | None:
    if end < 1 or view.lowers[end - 1] not in _last_words(language.code):
        return None
    for length in range(min(_LONGEST, end), 0, -1):
        form = " ".join(view.lowers[end - length : end])
        if form in table:
            return Cue(table[form], end - length)
    return None


@cache
def before_names(code: str, names: NameWords) -> frozenset[str]:
    """Return the words that stand before a name with a cue, as few words do."""
    return _last_words(code) | last_words(names.of) | names.articles


@cache
def _last_words(code: str) -> frozenset[str]:
    return last_words(frozenset(place_words(code)))


@cache
def _first_words(code: str) -> frozenset[str]:
    return frozenset(form.partition(" ")[0] for form in place_words(code))


def _after(view: View, end: int, table: Mapping[str, PlaceWord]) -> Cue | None:
    for length in (2, 1):
        form = " ".join(view.lowers[end : end + length])
        if form in table:
            return Cue(table[form], end)
    return None
