"""How likely a stretch of words names a place: the signs for and against it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from geoevents.languages.demonyms import demonyms
from geoevents.languages.language import Language, NameWords
from geoevents.model import Span
from geoevents.recogniser import Entity
from geoevents.toponyms.datelines import is_dateline, is_heading
from geoevents.toponyms.known import Known
from geoevents.toponyms.leads import Sign, before
from geoevents.toponyms.spots import Spot
from geoevents.toponyms.view import View
from geoevents.toponyms.weights import WEIGHTS

_QUOTES = frozenset('"«»“”')
_WELL_KNOWN = 0.6
_ACRONYM = 3
"""Letters of a headline's word in capitals that may still be an acronym: CIA, but LYON."""
_LARGE = 0.7
"""A town of 80,000 people: what is called so alone may be a person less often."""
_CONTRACTION = re.compile(r"^\w{1,6}['’](?:ve|m|ll|re|d|t)$")
"""I've, we're, don't: folded, some are villages."""

Weighed = tuple[str, float, str]
"""A sign with its weight: Evidence, once the words are chosen for a place."""


class Surroundings(NamedTuple):
    """What the whole document says that one sentence may not.

    `entities` is `None` where no recogniser read the text. `lower_case` holds the words
    written without a capital somewhere, `persons` the last words of persons' names. `small`
    says that nothing has a capital but where a sentence begins, as in a hurried post.
    """

    language: Language
    known: Known
    entities: tuple[Entity, ...] | None = None
    lower_case: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    small: bool = False


def weigh(view: View, spot: Spot, around: Surroundings) -> tuple[Weighed, ...]:
    """Return the signs that these words do, or do not, name a place."""
    signs = [*_of_words(view, spot, around), *before(view, spot, around.language)]
    if around.entities is not None:
        signs += _recognised(view, spot, around.entities, around)
    signs += _of_document(view, spot, around)
    found = (*_of_name(spot), *[weighed(name, times, detail) for name, times, detail in signs])
    return found if total(found) <= 0 else settled(spot, found, around.known)


def settled(spot: Spot, signs: tuple[Weighed, ...], known: Known) -> tuple[Weighed, ...]:
    """Return signs with the prominence of the name instead of the most that it can be.

    Whether half of all capitals are prominent need not be asked of the gazetteer: with
    other signs so bad, no capital city of that name would be meant.
    """
    if not (spot.known or spot.base):
        return signs
    prominence = weighed("prominence", known.prominence(spot.base or spot.text), "")
    return tuple([prominence if sign[0] == "prominence" else sign for sign in signs])


def weighed(name: str, times: float, detail: str) -> Weighed:
    """Return a sign with what it weighs."""
    weight = WEIGHTS[name]
    return name, weight if times == 1 else round(weight * times, 3), detail


def total(signs: tuple[Weighed, ...]) -> float:
    """Return the sum of what the signs weigh."""
    found: float = sum(map(_weight, signs))
    return found


_weight = itemgetter(1)
_BASE, _KNOWN, _PROMINENCE = [weighed(name, 1, "") for name in ("base", "known", "prominence")]
_WORDS = [weighed("words", more, "") for more in range(4)]


def _of_name(spot: Spot) -> list[Weighed]:
    """Return what the gazetteer says, and the most that it may say of prominence."""
    signs = [_BASE, _WORDS[min(spot.end - spot.start, 4) - 1]]
    if spot.known:
        signs += ("known", _KNOWN[1], spot.text), _PROMINENCE
    if spot.base:
        signs += weighed("part", 1, f"part of {spot.base}"), _PROMINENCE
    return signs


def _of_words(view: View, spot: Spot, around: Surroundings) -> Iterator[Sign]:
    """Yield what speaks against the words of the name themselves."""
    text = spot.text
    names = around.language.names
    length = spot.end - spot.start
    if spot.means:
        yield "region beside", 1, text
        return
    first = spot.start + (length > 1 and view.lowers[spot.start] in names.articles)
    inside = view.lowers[first : spot.end]
    if sign := _of_vocabulary(text, inside, spot, around):
        yield sign
    if sign := _of_letters(view, spot, first, inside[0], around):
        yield sign
    if length > 1 and not spot.known and not spot.natural:
        yield from _of_long_name(view, spot, inside, around)
    if view.lower(spot.start - 1) in _QUOTES and view.lower(spot.end) in _QUOTES:
        yield "quoted", 1, text
    if not view.title and (share := share_of_name(view, spot, names)):
        yield "part of a name", share, ""


def _of_letters(
    view: View, spot: Spot, first: int, lower: str, around: Surroundings
) -> Sign | None:
    """Return what capitals and length say: a dateline, an acronym, a headline in capitals."""
    head, text, known = view.texts[first], spot.text, spot.known
    heading = known and not spot.start and is_heading(view, 0, spot.end)
    famed = heading and around.known.prominence(text) >= _WELL_KNOWN  # a look-up: rarely asked
    if famed or is_dateline(view, spot.start, spot.end, known):
        return "dateline", 1, text
    if _is_acronym(head) and lower.rstrip(".") not in around.language.names.place_acronyms:
        if view.shouted and known and len(head) > _ACRONYM:  # HURT is a village too
            return _shouted(text, around)
        alone = spot.end - first == 1
        return ("acronym", 1, head) if alone or not known else None  # AFP Rami Abdel Rahmane
    if len(text) <= 3 and not _is_acronym(text):
        return "short", 1, text
    return _shouted(text, around) if view.shouted else None


def _shouted(text: str, around: Surroundings) -> Sign | None:
    return ("shouted", 1, text) if around.known.prominence(text) < _WELL_KNOWN else None


def _of_vocabulary(
    text: str, inside: Sequence[str], spot: Spot, around: Surroundings
) -> Sign | None:
    """Return that the words are words of the language, a people's name or an organisation's."""
    names = around.language.names
    lower = text.lower()
    is_common = lower in names.not_places or _empty(names).issuperset(inside)
    if is_common and len(inside) > 1 and spot.known and around.known.is_country(text):
        return None  # the United States
    if is_common or (not text.isalpha() and _CONTRACTION.search(text)):
        return "common word", 1, text
    if lower in demonyms(around.language.code) and not around.known.is_country(text):
        return "demonym", 1, text
    if inside[0] in names.organisation_heads and not spot.known:
        return "organisation", 1, inside[0]
    return None


@cache
def _empty(names: NameWords) -> frozenset[str]:
    """Return the words that alone name no place: common ones, and heads of organisations."""
    return names.not_places | names.organisation_heads


def _of_long_name(
    view: View, spot: Spot, inside: Sequence[str], around: Surroundings
) -> Iterator[Sign]:
    """Yield that a name of several words, known to no gazetteer, is a person's or holds a place."""
    if inside[0] in demonyms(around.language.code):
        yield "demonym", 1, inside[0]  # l'Allemand Karl Braun
    if titles := [word for word in inside if word in around.language.names.person_titles]:
        yield "title", 1, titles[0]  # M. Al-Assad; Toledo Mayor Jane Roe
    if spot.end - spot.start > 2 and _begins_with_known(view, spot, around):
        yield "known beginning", 1, view.of(spot.start, spot.start + 1)


def _begins_with_known(view: View, spot: Spot, around: Surroundings) -> bool:
    """Say whether a place well known begins a long name: "Athens Regional Library System"."""
    return any(
        around.known.prominence(view.of(spot.start, spot.start + length)) > _WELL_KNOWN
        for length in (1, 2)
    )


def _is_acronym(text: str) -> bool:
    return text.isupper() and 1 < len(text.replace(".", "")) <= 5


def share_of_name(view: View, spot: Spot, names: NameWords) -> float:
    """Return how much less a place is in a longer name: all of a person's, little of a court's.

    0 where no longer name holds it.
    """
    at = bisect_right(view.runs, (spot.start, len(view.texts))) - 1
    if at < 0 or view.runs[at][1] < spot.end:
        return 0.0
    start, end = view.runs[at]
    if (start, end) == (spot.start, spot.end):
        return 0.0
    before = view.lowers[start : spot.start]
    if end == spot.end and _explained(before, start, names):
        return 0.0
    after = view.lowers[spot.end : end]
    headed = any(word in names.organisation_heads or word in names.person_titles for word in after)
    begins = names.articles.issuperset(before)
    return 0.2 if begins and headed else 1.0  # The Ohio Supreme Court


def _explained(before: Sequence[str], start: int, names: NameWords) -> bool:
    """Say whether capitals before a name are no part of it: "La", a sentence's "Dans"."""
    plain = _plain(names)
    return all(word in plain or (start == 0 and word in names.not_places) for word in before)


@cache
def _plain(names: NameWords) -> frozenset[str]:
    return names.articles | names.prepositions | names.of | names.joiners | names.sources


def _recognised(
    view: View, spot: Spot, entities: tuple[Entity, ...], around: Surroundings
) -> Iterator[Sign]:
    span = view.span(spot.start, spot.end)
    met = [entity for entity in entities if entity.span.meets(span)]
    if not met:
        yield "recogniser silent", 1, ""
        return
    entity = met[0]
    if entity.kind == "place":
        exact = _but_for_article(view, entity.span, around) == span
        yield ("recogniser place" if exact else "recogniser overlaps"), 1, ""
    elif entity.kind == "organisation":
        begins = _but_for_article(view, entity.span, around).start == span.start
        inside = begins and entity.span.end > span.end  # The Ohio Supreme Court
        yield "recogniser organisation", 0.3 if inside else 1, ""
    elif entity.kind == "person":
        town = entity.span == span and around.known.prominence(span.of(view.text)) > _LARGE
        yield "recogniser person", 0.5 if town else 1, ""  # Sumy; but Kherson of Ann Kherson
    else:
        yield "recogniser other", 1, ""


def _but_for_article(view: View, span: Span, around: Surroundings) -> Span:
    """Return the span without the article it begins with: "the West Bank"."""
    first, space, _ = span.of(view.text).partition(" ")
    if space and first.lower() in around.language.names.articles:
        return Span(span.start + len(first) + 1, span.end)
    return span


def _of_document(view: View, spot: Spot, around: Surroundings) -> Iterator[Sign]:
    if spot.end - spot.start == 1:
        lower = view.lowers[spot.start]
        if lower in around.lower_case and view.capital[spot.start]:
            yield "lower case elsewhere", 1, spot.text
        if lower in around.persons:
            yield "person elsewhere", 1, spot.text
    if view.lower(spot.end) in around.language.names.illnesses:
        yield "illness", 1, view.lower(spot.end)
