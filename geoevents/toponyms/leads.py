"""What stands before a name: a cue, a preposition, a title, a group's noun."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geoevents.languages.language import Language, NameWords
from geoevents.toponyms.cues import before_names, find_cue
from geoevents.toponyms.spots import Spot
from geoevents.toponyms.view import View, last_words

_STREET = ("ST",)
_SHORTEST = 4
"""Letters of a name that a hyphen joins to another; "R-Denver" is a senator."""

Sign = tuple[str, float, str]
"""The name of a weight, how many times it counts, and what was seen."""


def before(view: View, spot: Spot, language: Language) -> Iterator[Sign]:
    """Yield what the words before a name say, and what it is said to have after it."""
    names = language.names
    at = spot.start
    led = at > 0 and view.lowers[at - 1] in leads(language.code, names)
    if cue := find_cue(view, spot.start, spot.end, language):
        street = cue.word.features == _STREET and not cue.inside
        yield "street" if street else "cue", 1, cue.word.form
    elif noun := _possession(view, spot, names):
        yield "has", 1, noun
    if at == 0 or (at == 1 and not view.texts[0][0].isalnum()):
        if spot.end - spot.start == 1:
            yield "sentence start", 1, ""
        return
    if led:
        yield from _preposition(view, at, names)
    yield from _belonging(view, spot, names)


@cache
def leads(code: str, names: NameWords) -> frozenset[str]:
    """Return the words right before a name that may speak for it, as half of all do not."""
    phrases = (names.prepositions, names.weak_prepositions, names.of)
    ends = frozenset().union(*map(last_words, phrases))
    return ends | before_names(code, names) | names.joiners | {",", "-"}


def _preposition(view: View, start: int, names: NameWords) -> Iterator[Sign]:
    """Yield the preposition before a name, or before its article."""
    bare = start - 1 if view.lower(start - 1) in names.articles else start
    at, length = start, view.ends_with(start, names.prepositions)
    if not length:
        at, length = bare, view.ends_with(bare, names.prepositions)
    if length and view.lower(at - length - 1) not in names.speaking_verbs:  # a affirmé à l'AFP
        yield "preposition", 1, view.lower(at - length)
    elif view.ends_with(start, names.weak_prepositions):
        yield "weak preposition", 1, view.lower(start - 1)


def _belonging(view: View, spot: Spot, names: NameWords) -> Iterator[Sign]:
    """Yield that the name is a person's after a title, a group's or a team's."""
    at = spot.start
    title = at - 2 if view.lower(at - 1) == "." else at - 1
    if view.lower(title) in names.person_titles:
        yield "title", 1, view.lower(title)
    if head := _group_head(view, at, names):
        yield "group", 1, head
    if _is_paired(view, spot.end, spot.end + 1) or _is_paired(view, at - 1, at - 2):
        yield "pair", 1, ""
    if _is_team(view, spot, names):
        yield "team", 1, view.lower(spot.start)


def _possession(view: View, spot: Spot, names: NameWords) -> str:
    """Return "residents" of "residents of Hama", "port" of "Hodeidah's port"."""
    if view.lower(spot.end) in names.possessives and view.lower(spot.end + 1) in names.have_places:
        return view.lower(spot.end + 1)
    joined = view.ends_with(spot.start, names.of)
    noun = view.lower(spot.start - joined - 1) if joined else ""
    return noun if noun in names.have_places else ""


def _group_head(view: View, at: int, names: NameWords) -> str:
    """Return "groupe" of "groupe X" and of "groupe rebelle X", but not of "groupe à X"."""
    for number in (at - 1, at - 2):
        word = view.lower(number)
        if word in names.group_heads:
            return word
        if not word.isalpha() or view.capital[number] or word in _small(names):
            return ""
    return ""


def _is_paired(view: View, hyphen: int, other: int) -> bool:
    """Say whether a hyphen without spaces joins a name to another: "Kabul-Kandahar"."""
    if not 0 < hyphen < len(view.texts) - 1 or view.texts[hyphen] != "-":
        return False
    around = view.span(hyphen - 1, hyphen + 2)
    glued = " " not in around.of(view.text)
    return glued and view.capital[other] and len(view.texts[other]) >= _SHORTEST


def _is_team(view: View, spot: Spot, names: NameWords) -> bool:
    """Say whether a name is a team's, told by its plural: "aux | Kings | de Sacramento"."""
    if spot.end - spot.start > 1 or view.lower(spot.start - 1) not in names.plurals:
        return False
    if not view.lower(spot.start).endswith("s") or view.lower(spot.end) not in names.of:
        return False
    return spot.end + 1 < len(view.texts) and view.capital[spot.end + 1]


@cache
def _small(names: NameWords) -> frozenset[str]:
    return names.prepositions | names.weak_prepositions | names.of | names.joiners
