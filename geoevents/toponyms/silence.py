"""Stretches of words that nothing speaks for, as half of all: they need not be weighed."""

from __future__ import annotations

from functools import cache

from geoevents.languages.language import Language, NameWords
from geoevents.languages.place_words import place_words
from geoevents.toponyms.leads import leads
from geoevents.toponyms.spots import Spot
from geoevents.toponyms.view import View
from geoevents.toponyms.weighing import Surroundings, share_of_name

_MOST_WORDS = 3
"""Of an unknown name that its words alone don't make a place."""
_LISTED = 4
"""Words between two names of a list: ", et à la"."""


def is_unspoken_for(view: View, spot: Spot, around: Surroundings) -> bool:
    """Say whether a stretch can be no place but one that the document names elsewhere.

    Most words with a capital are a person's or begin a sentence: unknown to the gazetteer,
    common words or part of a longer name, and no preposition, cue, list or recogniser speaks
    for them.
    """
    return _is_weak(view, spot, around) and not (
        _is_led(view, spot, around.language)
        or _is_followed(view, spot, around.language)
        or _is_seen(view, spot, around)
    )


def _is_weak(view: View, spot: Spot, around: Surroundings) -> bool:
    """Say whether the words alone weigh too little, however prominent the place may be.

    By WEIGHTS: "base", "words", "known" and the whole of "prominence", less a "common word" or
    a "part of a name", are below zero.
    """
    length = spot.end - spot.start
    if spot.base or spot.means or spot.natural or spot.text.isupper():
        return False
    if not spot.known:
        sorts = place_words(around.language.code)
        inside = length > 1 and (
            view.lowers[spot.start] in sorts or view.lowers[spot.end - 1] in sorts
        )
        return length <= _MOST_WORDS and not inside
    alone = spot.start == 0 and view.lower(spot.end) in {"", "."}  # as a heading is
    return length == 1 and not alone and _is_no_name(view, spot, around.language.names)


def _is_no_name(view: View, spot: Spot, names: NameWords) -> bool:
    """Say whether a word is a common one, or one of a person's name."""
    if view.lowers[spot.start] in names.not_places:
        return True
    return not view.title and share_of_name(view, spot, names) == 1


def _is_led(view: View, spot: Spot, language: Language) -> bool:
    return spot.start > 0 and view.lowers[spot.start - 1] in leads(language.code, language.names)


def _is_followed(view: View, spot: Spot, language: Language) -> bool:
    """Say whether what stands after a name may speak for it: a cue, or more of a list."""
    after = view.lower(spot.end)
    if after in _followers(language.code, language.names):
        return True
    names = language.names
    if after in names.articles or after in names.of or after in names.prepositions:
        return not _signs(names).isdisjoint(view.lowers[spot.end + 1 : spot.end + _LISTED])
    return False


@cache
def _signs(names: NameWords) -> frozenset[str]:
    """Return the words that a list has between its names."""
    return names.joiners | {","}


@cache
def _followers(code: str, names: NameWords) -> frozenset[str]:
    cues = place_words(code) if names.cue_after else ()
    return _signs(names) | names.possessives | {"-"} | {form.partition(" ")[0] for form in cues}


def _is_seen(view: View, spot: Spot, around: Surroundings) -> bool:
    """Say whether the recogniser saw a place here."""
    if not around.entities:
        return False
    span = view.span(spot.start, spot.end)
    return any(one.kind == "place" and one.span.meets(span) for one in around.entities)
