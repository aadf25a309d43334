"""From stretches that may name a place to those that do, none over another."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from geoevents.languages.language import Language, NameWords
from geoevents.toponyms.cues import find_cue
from geoevents.toponyms.known import Known
from geoevents.toponyms.spots import Spot
from geoevents.toponyms.view import View
from geoevents.toponyms.weighing import Surroundings, Weighed, settled, total
from geoevents.toponyms.weights import WEIGHTS

_LISTED = 20
"""Names of the longest list looked along for its "et"."""
_SURE = 1.0
"""A name this likely vouches for the next of its list; a known one vouched for need not be."""
_GAP = 4
"""Words between two names of a list: ", et à la"."""


class Choice(NamedTuple):
    """A stretch with the signs that were weighed, and their sum."""

    spot: Spot
    signs: tuple[Weighed, ...]
    score: float


def choice(spot: Spot, signs: tuple[Weighed, ...]) -> Choice:
    """Return a stretch with its signs summed."""
    return Choice(spot, signs, total(signs))


def vouched(one: Choice, sign: Weighed, known: Known) -> Choice:
    """Return a stretch with a sign that came later, by which it may be a place after all."""
    likely = one.score > 0  # only such ones are settled yet
    signs = one.signs if likely else settled(one.spot, one.signs, known)
    return choice(one.spot, (*signs, sign))


def choose(view: View, choices: list[Choice], around: Surroundings) -> tuple[Choice, ...]:
    """Return which of the stretches, in order, name places: the best where two overlap."""
    best = max([one.score for one in choices], default=0.0)
    if len(choices) > 1 and best > _SURE:
        for from_end in (False, True):
            choices = _with_neighbours(view, choices, around, from_end)
    choices = [one for one in choices if one.score > 0]
    if len(choices) < 2:
        return tuple(choices)
    longer = [
        one
        for one in choices
        if (one.spot.known or one.spot.natural) and one.spot.end - one.spot.start > 1
    ]
    choices = [one for one in choices if not _is_outdone(one, longer)]
    chosen: list[Choice] = []
    taken: set[int] = set()
    for one in sorted(choices, key=lambda one: (-one.score, one.spot)):
        inside = range(one.spot.start, one.spot.end)
        if taken.isdisjoint(inside):
            chosen.append(one)
            taken.update(inside)
    return tuple(sorted(chosen, key=lambda one: one.spot))


def _is_outdone(choice: Choice, longer: list[Choice]) -> bool:
    """Say whether a longer name that is known holds this one: "Democratic Republic of Congo"."""
    start, end = choice.spot.start, choice.spot.end
    return any(
        other.spot.start <= start
        and end <= other.spot.end
        and other.spot.end - other.spot.start > end - start
        for other in longer
    )


def are_listed(view: View, end: int, start: int, language: Language) -> bool:
    """Say whether only a comma or "et" stands between two names: they are of one list."""
    names = language.names
    words = view.lowers[end:start]
    if not words or not _between(names).issuperset(words):
        return False
    return 0 < sum([word == "," or word in names.joiners for word in words]) <= 2


@cache
def _between(names: NameWords) -> frozenset[str]:
    """Return the words that a list has between its names: ", et à la"."""
    return names.joiners | names.articles | names.of | names.prepositions | {","}


def _with_neighbours(
    view: View, choices: list[Choice], around: Surroundings, from_end: bool
) -> list[Choice]:
    """Let a name that is surely a place vouch for the next of its list, going one way.

    The choices come in order, and go in the other.
    """
    language, between = around.language, _between(around.language.names)
    sure: dict[int, Choice] = {}
    found = []
    for one in reversed(choices) if from_end else choices:
        beside = one.spot.end if from_end else one.spot.start - 1
        if sure and view.lower(beside) in between and _list_sign(one) is None:
            voucher = _neighbour(view, one.spot, sure, language, from_end)
            if voucher and (one.spot.known or _is_closed(view, one.spot, language)):
                one = vouched(one, _vouch(view, voucher, language), around.known)
        if one.score > _SURE or (one.score > 0 and one.spot.known and _list_sign(one)):
            sure[one.spot.start if from_end else one.spot.end] = one
        found.append(one)
    return found


def _list_sign(choice: Choice) -> Weighed | None:
    return next((sign for sign in choice.signs if sign[0] == "list"), None)


def _vouch(view: View, voucher: Choice, language: Language) -> Weighed:
    """Return what a listed place says: twice as much under a shared "quartiers de"."""
    cue = find_cue(view, voucher.spot.start, voucher.spot.end, language)
    before = _list_sign(voucher)
    shared = (cue is not None and cue.word.plural) or (before is not None and before[2] != "")
    detail = "under one plural" if shared else ""
    return "list", WEIGHTS["list"] * (2 if shared else 1), detail


def _neighbour(
    view: View, spot: Spot, sure: dict[int, Choice], language: Language, from_end: bool
) -> Choice | None:
    for gap in range(1, _GAP + 1):
        edge = spot.end + gap if from_end else spot.start - gap
        if edge in sure:
            start, end = (spot.end, edge) if from_end else (edge, spot.start)
            return sure[edge] if are_listed(view, start, end, language) else None
    return None


def _is_closed(view: View, spot: Spot, language: Language) -> bool:
    """Say whether "et" ends the list: "the White House, Josh Earnest," is no list."""
    joiners = language.names.joiners
    names = language.names
    if view.ends_with(spot.start, names.of) or view.ends_with(spot.start, names.articles):
        return True  # "à Homs, à Hama": said again before each name
    if view.lower(spot.start - 1) in joiners:
        return True
    at = spot.end
    for _ in range(_LISTED):
        after = view.run_end(at + 1) if view.lower(at) == "," else 0
        if not after:
            break
        at = after
    return view.lower(at) in joiners and at + 1 < len(view.texts) and view.capital[at + 1]
