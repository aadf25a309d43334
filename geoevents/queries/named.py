"""The names of places in a short phrase, in any language: the longest that a gazetteer has.

A report needs more care (geoevents.toponyms): there most words that some village somewhere
bears are no places. In a phrase asked by hand they are, unless they say where.
"""

from __future__ import annotations

import re
from functools import cache

from geoevents.gazetteer import Gazetteer
from geoevents.languages import Language, get_language
from geoevents.languages.language import RelationWords
from geoevents.languages.matching import folded
from geoevents.languages.place_words import place_words
from geoevents.model import Span, Toponym
from geoevents.relations.winds import wind_pattern

_WORD = re.compile(r"[^\W\d_]+\d*(?:['’.-][^\W\d_]+)*")
"""A word that may be in a name, M5 too."""
_LONGEST = 5
"""Words of the longest name looked for."""


def named_places(phrase: str, pack: Language, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the known names of a phrase, none of which shares a character with another."""
    words = [_bare(match, pack) for match in _WORD.finditer(phrase)]
    found: list[Toponym] = []
    at = 0
    while at < len(words):
        length = _longest(phrase, words[at:], pack, gazetteer)
        if length:
            span = Span(words[at].start, words[at + length - 1].end)
            found.append(Toponym(span, span.of(phrase), span.of(phrase)))
        elif (parts := _parts(words[at], phrase)) != [words[at]]:
            words[at : at + 1] = parts
            continue
        at += length or 1
    return tuple(found)


def _parts(word: Span, phrase: str) -> list[Span]:
    """Return the parts of a word that is no name as a whole: the Homs-Hama road, l'autoroute."""
    text = word.of(phrase)
    start = 2 if re.match(r"\w['’]", text) else 0
    parts = re.finditer(r"[^-]+", text[start:])
    return [Span(*(word.start + start + edge for edge in part.span())) for part in parts]


def guessed_places(phrase: str, pack: Language, _: Gazetteer) -> tuple[Toponym, ...]:
    """Return the runs of capital letters that may be names, though no gazetteer has them."""
    runs = re.finditer(r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*)*", phrase)
    spans = (Span(*run.span()) for run in runs)
    return tuple(
        Toponym(span, span.of(phrase), span.of(phrase))
        for span in spans
        if span.end - span.start > 2 and _may_begin(span.of(phrase).split()[-1], pack)
    )


def _longest(phrase: str, words: list[Span], pack: Language, gazetteer: Gazetteer) -> int:
    """Return how many of the first words are the name of a place: 0 for none."""
    begins = _may_begin(words[0].of(phrase), pack)
    for length in range(min(_LONGEST, len(words)), 0, -1):
        last = words[length - 1]
        if not begins and not phrase[last.end - 1].isdigit():  # "autoroute M5" is a name
            continue
        name = phrase[words[0].start : last.end]
        if not re.search(r"[,;()]", name) and gazetteer.knows(name):
            return length
    return 0


def _bare(match: re.Match[str], pack: Language) -> Span:
    """Return a word without what is written onto it: وتدمر is "and Palmyra"."""
    joined = pack.right_to_left and match[0][0] in pack.names.joiners and len(match[0]) > 3
    return Span(match.start() + joined, match.end())


def _may_begin(word: str, pack: Language) -> bool:
    """Say whether a word may begin a name: capital where there are any, and not said of where."""
    return not word[0].islower() and not says_where(word, pack)


def says_where(word: str, pack: Language) -> bool:
    """Say whether a word is one of those that a language puts beside a name to say where."""
    wind = folded(wind_pattern(pack.relations))
    return word.casefold() in _where_words(pack.code) or wind.fullmatch(word) is not None


@cache
def _where_words(language: str) -> frozenset[str]:
    pack = get_language(language)
    relations, names = pack.relations, pack.names
    said = {*relations.winds, *relations.sides, *relations.units, *relations.nouns}
    said |= {*relations.numbers, *relations.wind_letters, *place_words(pack.code)}
    said |= names.prepositions | names.articles | names.of | names.joiners | relations.motion
    return _rule_words(relations) | said


def _rule_words(relations: RelationWords) -> frozenset[str]:
    """Return the words that rules are made of: بين ("between") is a village as well."""
    text = " ".join((*(rule.pattern for rule in relations.rules), *relations.slots.values()))
    return frozenset(re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", " ", text).casefold()))
