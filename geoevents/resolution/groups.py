"""Mentions of one name and one sort of place: they mean one place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from geoevents.gazetteer.index import Gazetteer
from geoevents.languages import LANGUAGES
from geoevents.languages.language import NameWords
from geoevents.languages.place_words import place_words
from geoevents.model import Candidate, Document, Place, Relation, Toponym

_CANDIDATES = 60
"""Places of one name that are weighed; the gazetteer gives the most important first."""
_CUE_REACH = 60
"""Characters back from a name in which its cue stands."""
_FUZZY_LETTERS = 6
"""Shorter names have too many neighbours: one letter from Homs is Hums and Holms."""
_FUZZY_WORDS = 2
"""Of longer ones none was ever a letter or two from a place, and each takes milliseconds."""
_COUNTRY = "iso:"
_PLACE = "id:"
_STREET = ("ST",)
"""A street is not at the place that it is named for: Damascus Street."""

Key = tuple[str, tuple[str, ...]]
"""What mentions of one place share: the name, folded, and what sort of place it is."""


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one name with one cue, and the places it may mean."""

    key: Key
    mentions: tuple[Toponym, ...]
    candidates: tuple[Candidate, ...]
    base: str = ""
    """The name that the candidates are filed under, where it is not the whole name."""

    phrased: frozenset[str] = frozenset()
    """Ids of places filed under the name with its cue ("site antique de Palmyre")."""

    @property
    def name(self) -> str:
        """Return the name, folded: groups that differ only by their cue share it."""
        return self.key[0]


def group_key(toponym: Toponym) -> Key:
    """Return what mentions of one place share: the name, and what sort of place it is."""
    return toponym.name.casefold(), toponym.features


def groups_of(
    toponyms: tuple[Toponym, ...], gazetteer: Gazetteer, document: Document
) -> tuple[Group, ...]:
    """Return the groups in order of first mention, with their candidates."""
    held: dict[Key, list[Toponym]] = {}
    for toponym in toponyms:
        held.setdefault(group_key(toponym), []).append(toponym)
    return tuple(_group(key, mentions, gazetteer, document) for key, mentions in held.items())


def anchors_beside(
    toponyms: tuple[Toponym, ...], relations: tuple[Relation, ...], gazetteer: Gazetteer
) -> tuple[Toponym, ...]:
    """Return toponyms that only relations name ("Alep" inside "Alep-Est"), once each.

    South Africa and West Bank are names of their own, and no parts of what is inside.
    """
    known = set(toponyms) if relations else set()
    named = [toponym for relation in relations for toponym in _anchor_toponyms(relation)]
    parts = dict.fromkeys(toponym for toponym in named if toponym not in known)
    if not parts:
        return ()
    whole = [one.span for one in toponyms if gazetteer.knows(one.name)]
    return tuple(one for one in parts if not any(span.covers(one.span) for span in whole))


def _anchor_toponyms(relation: Relation) -> Iterator[Toponym]:
    for anchor in relation.anchors:
        if anchor.toponym is not None:
            yield anchor.toponym
        if anchor.relation is not None:
            yield from _anchor_toponyms(anchor.relation)


def _group(
    key: Key,
    mentions: list[Toponym],
    gazetteer: Gazetteer,
    document: Document,
) -> Group:
    first = mentions[0]
    if first.name.startswith((_COUNTRY, _PLACE)):
        place = _told(first.name, gazetteer)
        return Group(key, tuple(mentions), _distinct([Candidate(place)] if place else []))
    whole = {form: gazetteer.exact(form) for form in _whole_names(first, document)}
    if exact := [one for found in whole.values() for one in found]:
        phrased = frozenset(
            one.place.id for form, found in whole.items() if form != first.name for one in found
        )
        return Group(key, tuple(mentions), _distinct(exact), phrased=phrased)
    base, found = _by_base(first, gazetteer, document)
    if found:
        return Group(key, tuple(mentions), found, base)
    if first.features == _STREET:  # Paris Street is not Park Street, nor anywhere near Paris
        return Group(key, tuple(mentions), ())
    heard = [one for form in whole for one in gazetteer.lookup(form)]
    loose = heard or _misspelt(first, gazetteer)
    return Group(key, tuple(mentions), _distinct(loose))


def _told(name: str, gazetteer: Gazetteer) -> Place | None:
    """Return the place that recognition named by its country's code or its id."""
    if name.startswith(_COUNTRY):
        return gazetteer.country(name.removeprefix(_COUNTRY))
    return gazetteer.place(name.removeprefix(_PLACE))


def _whole_names(toponym: Toponym, document: Document) -> tuple[str, ...]:
    """Return the name, and the name with its cue as written ("site antique de Palmyre")."""
    if not toponym.cue:
        return (toponym.name,)
    start = max(0, toponym.span.start - _CUE_REACH)
    before = document.text[start : toponym.span.start]
    found = [*re.finditer(re.escape(toponym.cue), before, re.IGNORECASE)]
    if not found:
        return (toponym.name,)
    return " ".join((before[found[-1].start() :] + toponym.name).split()), toponym.name


def _by_base(
    toponym: Toponym, gazetteer: Gazetteer, document: Document
) -> tuple[str, tuple[Candidate, ...]]:
    for base in _bases(toponym.name, document.language):
        if found := gazetteer.exact(base):
            return base, _distinct(found)
    return "", ()


def _bases(name: str, code: str) -> Iterator[str]:
    """Yield the name without its direction or place word: Alep-Est, Mont Qassioun."""
    small = _beside_names(code)
    for separator in ("-", " "):
        pieces = name.split(separator)
        while len(pieces) > 1 and pieces[0].lower() in small:
            pieces = pieces[1:]
        while len(pieces) > 1 and pieces[-1].lower() in small:
            pieces = pieces[:-1]
        base = separator.join(pieces)
        if base != name:
            yield base


@cache
def _beside_names(code: str) -> frozenset[str]:
    """Return the words that a name may be filed without: directions, place words, articles."""
    language = LANGUAGES.get(code)
    names = language.names if language else NameWords()
    words = frozenset(word for word, what in place_words(code).items() if what.features != _STREET)
    return names.directions | words | names.of | names.articles


def _misspelt(toponym: Toponym, gazetteer: Gazetteer) -> list[Candidate]:
    if len(toponym.name) < _FUZZY_LETTERS or toponym.name.count(" ") >= _FUZZY_WORDS:
        return []
    return list(gazetteer.fuzzy(toponym.name))


def _distinct(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Keep the first of each place: the closest match, as filed."""
    held: dict[str, Candidate] = {}
    for one in found:
        if one.place.id not in held:
            held[one.place.id] = one if one.score else replace(one, score=1.0)
    return tuple(held.values())[:_CANDIDATES]
