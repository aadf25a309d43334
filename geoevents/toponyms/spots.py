"""Stretches of a sentence that may name a place: known names, runs, spaCy's places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from geoevents.languages.language import Language, NameWords
from geoevents.languages.place_words import place_words
from geoevents.recogniser import Entity
from geoevents.toponyms.cues import before_names
from geoevents.toponyms.known import Known
from geoevents.toponyms.region_codes import region_codes
from geoevents.toponyms.view import View, last_words

_INNER = 3
"""Letters of the longest lower-case word inside a name: "Bosnia and Herzegovina"."""
_SHORTEST = 4
_ADJECTIVES = 2
_LARGE = 0.7
"""Prominence of a name in small letters: a town of 80,000 people, no village Matin."""
_NATURE = ("MT", "HLL", "SEA", "OCN", "STM", "LK", "GULF", "ISL", "STRT", "DSRT", "BAY", "CAPE")
_SHAPES = ("STRT", "BAY", "CNL", "PEN", "ISTH", "CAPE", "PASS", "FRST", "GLCR", "RDST")
_NATURAL = ("SEA", "OCN", "LK", "GULF", "ISL", *_SHAPES)


class Spot(NamedTuple):
    """The words from `start` to before `end`; `base` is the name a part is a part of.

    `text` is how they stand in the document; `means` is the id of the place that they
    abbreviate ("Ill." after Springfield), or ""; `natural` that they begin with the word for
    a bay, a pass or a wood, which is not where the town is that it is named for.
    """

    start: int
    end: int
    known: bool
    base: str
    text: str
    means: str = ""
    natural: bool = False


def spots(
    view: View,
    entities: tuple[Entity, ...] | None,
    known: Known,
    language: Language,
    small: bool = False,
) -> tuple[Spot, ...]:
    """Return all stretches worth weighing, in order; they overlap.

    `small` says that the text is written without capitals.
    """
    found = {spot[:2]: spot for spot in _known_names(view, known, language)}
    if small:
        found |= {spot[:2]: spot for spot in _uncapitalised(view, known, language.names)}
    for start, end in (*_runs(view, language), *_recognised(view, entities or (), language)):
        if (start, end) not in found:
            text = view.of(start, end)
            found[start, end] = Spot(start, end, known.knows(text), "", text)
    for start, end in _natural(view, language):
        text = view.of(start, end)
        found[start, end] = Spot(start, end, known.knows(text), "", text, natural=True)
    for start, end, region in region_codes(view, known, language.names):
        found[start, end] = Spot(start, end, True, "", view.of(start, end), region)
    spots = sorted(found.values())
    return tuple([spot if spot.known else _with_base(spot, known, language) for spot in spots])


def _known_names(view: View, known: Known, language: Language) -> Iterator[Spot]:
    for start in sorted(_starts(view, language)):
        for end in _ends(view, start, known.longest, language):
            text = view.of(start, end)
            if known.knows(text):
                yield Spot(start, end, True, "", text)


def _starts(view: View, language: Language) -> set[int]:
    """Return the words with a capital, and those in small letters that begin a name with one."""
    lowers, of = view.lowers, language.names.of
    ends, openers = last_words(of), _openers(language.code, language.names)
    found = set(view.capitals)
    for number in view.capitals:
        if not number:
            continue
        before = lowers[number - 1]
        if before in openers:
            found.add(number - 1)
        if before in ends and (length := view.ends_with(number, of)):
            head = number - length - 1
            if head >= 0 and _may_start(view, head, language):
                found.add(head)
    return found


def _uncapitalised(view: View, known: Known, names: NameWords) -> Iterator[Spot]:
    """Yield well-known names after a preposition, or listed: "in kharkiv and sumy"."""
    last = 0
    for at in range(1, len(view.texts)):
        word, lower = view.texts[at], view.lowers[at]
        listed = last == at - 1 and lower in names.joiners
        last = at if listed else last
        led = view.ends_with(at, names.prepositions) or (last and last == at - 1)
        if (
            led
            and len(lower) >= _SHORTEST
            and lower not in names.not_places
            and known.prominence(word) >= _LARGE
        ):
            yield Spot(at, at + 1, True, "", word)
            last = at


def _may_start(view: View, start: int, language: Language) -> bool:
    """Say whether a name may begin with this word, before "of": "bande de Gaza".

    But it is Alep in "ville d'Alep".
    """
    word, lower = view.texts[start], view.lowers[start]
    if view.capital[start + 1]:
        return lower in _openers(language.code, language.names)
    return len(word) >= _SHORTEST and word.isalpha() and lower not in place_words(language.code)


@cache
def _openers(code: str, names: NameWords) -> frozenset[str]:
    """Return the small words that a name begins with: "al Bab", "mer Noire"."""
    sorts = place_words(code).items()
    natural = [form for form, what in sorts if what.features[0].startswith(_NATURE)]
    return (names.linkers - names.prepositions).union(natural)


def _ends(view: View, start: int, longest: int, language: Language) -> Iterator[int]:
    names = language.names
    inner = _inner(names)
    if view.capital[start] and not view.lowers[start].endswith("'"):
        yield start + 1
    for number in range(start + 1, min(len(view.texts), start + longest)):
        word, lower = view.texts[number], view.lowers[number]
        if view.capital[number]:
            yield number + 1
        elif word == ".":
            if _is_abbreviation(view.lower(number - 1), language):
                yield number + 1  # "Pa." with its stop, where the gazetteer has it so
            elif not _goes_on(view.lower(number - 1), language):
                return  # the stop ends a sentence; it may follow an initial
        elif word not in {"-", "/"} and lower not in inner:
            yield from _adjectives(view, start, number, names)
            if view.lower(number + 1) not in names.of:
                return  # République démocratique | du Congo goes on


def _adjectives(view: View, start: int, number: int, names: NameWords) -> Iterable[int]:
    """Return the ends of a name with small adjectives: Arabie saoudite, Émirats arabes unis."""
    if names.demonyms_capital:
        return ()
    numbers = range(number, min(len(view.texts), number + _ADJECTIVES))
    described = takewhile(lambda at: _may_describe(view, start, at, names), numbers)
    return [at + 1 for at in described]


def _is_abbreviation(word: str, language: Language) -> bool:
    return word in language.sentences.abbreviations and word not in language.names.person_titles


def _goes_on(word: str, language: Language) -> bool:
    return word in language.sentences.abbreviations or len(word) <= 1


def _may_describe(view: View, start: int, number: int, names: NameWords) -> bool:
    """Say whether a small word may be an adjective of the name before it.

    Not so in "Alep est tombée", nor in "La marque", which has no name but its article:
    a town of Texas is called so. "S'ils" is filed as Sils.
    """
    word = view.lowers[number]
    if not word.isalpha() or word in _never_inside(names):
        return False
    alone = number == start + 1 and view.lower(start) in names.articles
    return not alone and not view.lower(number - 1).endswith("'")


@cache
def _inner(names: NameWords) -> frozenset[str]:
    """Return the small words that a name may go on after: "Isle | of | Man"."""
    joints = names.linkers | names.of | names.articles | names.joiners
    return joints | names.prepositions | names.possessives


@cache
def _never_inside(names: NameWords) -> frozenset[str]:
    return names.directions | names.auxiliaries | names.passives | names.relative_pronouns


def _runs(view: View, language: Language) -> Iterator[tuple[int, int]]:
    names = language.names
    for start, end in view.runs:
        first = start
        while first < end - 1 and _is_small(view.lower(first), names):
            first += 1  # "Le Caire" is known as a whole; "La Ghouta" need not be
        yield first, end
        for number in range(first, end):
            if "-" in view.texts[number]:
                yield number, number + 1


def _is_small(word: str, names: NameWords) -> bool:
    return word in names.articles or word in names.prepositions or word in names.of


def _natural(view: View, language: Language) -> Iterator[tuple[int, int]]:
    """Yield a natural feature with its generic word: "détroit de Béring" is not at Béring."""
    table = place_words(language.code)
    for start, end in view.runs:
        if not start or view.lowers[start - 1] not in before_names(language.code, language.names):
            continue
        at = start - (view.lower(start - 1) in language.names.articles)
        at -= view.ends_with(at, language.names.of)
        word = table.get(view.lower(at - 1)) if at else None
        if word is None or not word.features[0].startswith(_NATURAL):
            continue
        islands = word.features[0].startswith("ISL")
        if islands and at < start:
            continue  # "îles Kerguelen", but "île de | Java"
        if islands or not word.plural:
            yield at - 1, end


def _recognised(
    view: View, entities: tuple[Entity, ...], language: Language
) -> Iterator[tuple[int, int]]:
    names = language.names
    for entity in entities:
        if entity.kind != "place":
            continue
        start, end = view.numbers(entity.span)
        while start < end and (not view.capital[start] or _is_small(view.lowers[start], names)):
            start += 1
        while end > start and not view.capital[end - 1]:
            end -= 1
        if start < end:
            yield start, end


def _with_base(spot: Spot, known: Known, language: Language) -> Spot:
    """Note the place that a name is a part of: Alep in Alep-Est, Aleppo in East Aleppo."""
    directions = language.names.directions
    for separator in ("-", " "):
        if separator not in spot.text:
            continue
        left, _, right = spot.text.rpartition(separator)
        first, _, rest = spot.text.partition(separator)
        if right.lower() in directions and known.knows(left):
            return spot._replace(base=left)
        if first.lower() in directions and known.knows(rest):
            return spot._replace(base=rest)
    return spot
