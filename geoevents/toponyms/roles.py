"""What a place's name does in its sentence: a place, one who acts, part of a name."""

from __future__ import annotations

from functools import cache

from geoevents.languages.demonyms import demonyms
from geoevents.languages.language import Language, NameWords
from geoevents.languages.place_words import place_words
from geoevents.model import Evidence, Role, Span
from geoevents.recogniser import Entity
from geoevents.sentences import words
from geoevents.toponyms.acting import acts
from geoevents.toponyms.view import View

_SHORTEST = 3
_CLUB_WORDS = 3
_HEAD_WORDS = 6
"""Words between an organisation's first word and a place in its name."""


def role_of(
    view: View,
    start: int,
    end: int,
    language: Language,
    power: bool,
    entities: tuple[Entity, ...] = (),
) -> tuple[Role, Evidence]:
    """Return the role of the name from word `start` to before `end`, and its reason.

    `power` says that a country, a capital or a region has this name.
    """
    if head := (
        organisation_before(view, start, language)
        or _organisation_after(view, end, language)
        or _team_before(view, start, language)
        or _team_after(view, end, language)
        or _club_around(view, start, end, language)
    ):
        return Role.ORGANISATION, Evidence("organisation", 1.0, f"part of a name with {head}")
    if whole := _organisation_around(view, start, end, entities, language.names):
        return Role.ORGANISATION, Evidence("organisation", 1.0, f"part of {whole}")
    if why := acts(view, start, end, language, power):
        return Role.METONYM, Evidence("metonym", 1.0, why)
    return Role.PLACE, Evidence("place", 1.0, "")


def organisation_before(view: View, start: int, language: Language) -> str:
    """Return the capitalised head of an organisation whose name goes on to this word.

    "Observatoire | syrien", "Université de | Damas", "Hezbollah | libanais": only small
    words, adjectives and capitals may stand between.
    """
    names = language.names
    small = _small(names)
    adjectives = 1 if names.cue_after else 0  # "the Red Army took Warsaw": none in English
    for at in range(start - 1, max(-1, start - 1 - _HEAD_WORDS), -1):
        lower, capital = view.lowers[at], view.capital[at]
        if capital and lower in names.organisation_heads:
            return view.texts[at]
        if capital or lower in small:
            continue
        adjectives += 1
        if adjectives > 1 or not lower.isalpha() or lower in _breaks(names):
            return ""
    return ""


@cache
def _small(names: NameWords) -> frozenset[str]:
    return names.of | names.articles


@cache
def _breaks(names: NameWords) -> frozenset[str]:
    """Return the words that no name goes on after: "the Post that China" is none."""
    return names.prepositions | names.joiners | names.clause_openers | names.auxiliaries


def _organisation_after(view: View, end: int, language: Language) -> str:
    """Return the head of "Aleppo University" or "Washington Post", right after the name."""
    for at in (end, end + 1):
        if at >= len(view.texts) or not view.capital[at]:
            return ""
        if view.lowers[at] in language.names.organisation_heads:
            return view.texts[at]
    return ""


def _team_before(view: View, start: int, language: Language) -> str:
    """Return "Flyers" of "Flyers de Philadelphie": a capitalised plural, and no people."""
    joined = view.ends_with(start, _of_towns(language.names))
    at = start - joined - 1
    if not joined or at < 1 or not view.capital[at] or view.title:
        return ""
    return view.texts[at] if _is_team(view, at, language) else ""


@cache
def _of_towns(names: NameWords) -> frozenset[str]:
    return names.of - names.of_regions


def _team_after(view: View, end: int, language: Language) -> str:
    """Return "Cowboys" of "Dallas Cowboys", where adjectives stand before their noun."""
    if not language.names.cue_after or end + 1 >= len(view.texts):
        return ""
    plain = not view.title or view.texts[end + 1][0].islower()  # "The Dallas Cowboys play in"
    return view.texts[end] if plain and view.capital[end] and _is_team(view, end, language) else ""


def _is_team(view: View, at: int, language: Language) -> bool:
    """Say whether a capitalised plural may be a team's name: no people, no sort of place."""
    word = view.lower(at)
    plural = word.endswith("s") and len(word) > _SHORTEST and view.texts[at].istitle()
    others = (demonyms(language.code), place_words(language.code), language.names.not_places)
    return plural and not any(word in words for words in others)


def _club_around(view: View, start: int, end: int, language: Language) -> str:
    """Return the club whose name holds these words: "Paris Saint-Germain"."""
    for first in range(max(0, start - _CLUB_WORDS), start + 1):
        if view.lowers[first] not in _club_heads(language.names):
            continue
        for last in range(end, min(len(view.texts), first + _CLUB_WORDS) + 1):
            name = view.of(first, last)
            if name.lower() in language.names.clubs:
                return name
    return ""


@cache
def _club_heads(names: NameWords) -> frozenset[str]:
    """Return the words that clubs' names begin with, as far as a hyphen too."""
    heads = [words(name, Span(0, len(name)))[0][0] for name in names.clubs]
    return frozenset((*heads, *(head.partition("-")[0] for head in heads)))


def _organisation_around(
    view: View, start: int, end: int, entities: tuple[Entity, ...], names: NameWords
) -> str:
    """Return the organisation that the recogniser saw around the name, longer than it."""
    span = view.span(start, end)
    for entity in entities:
        if entity.kind == "organisation" and entity.span.covers(span) and entity.span != span:
            if _is_listed(view, start, end, entity.span, names):
                continue  # "near Avdiivka and Marinka" was seen as one name
            return entity.span.of(view.text)
    return ""


def _is_listed(view: View, start: int, end: int, whole: Span, names: NameWords) -> bool:
    """Say whether the name is one of a list of two after a preposition, and no part of a name."""
    at = start if view.starts[start] == whole.start else start - 2
    if at < 1 or not view.ends_with(at, names.prepositions):
        return False
    joins = end if at == start else start - 1
    return view.lower(joins) in names.joiners
