"""Document and toponyms -> relations: the longest reading of every stretch of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoevents.languages.language import Language, RelationWords
from geoevents.model import Document, Relation, RelationKind, Role, Sentence, Span, Toponym
from geoevents.relations.anchors import Discourse
from geoevents.relations.name_parts import name_part
from geoevents.relations.patterns import (
    DEMONYM,
    PLACE,
    REST,
    Pattern,
    by_word,
    compiled,
    slot_pattern,
    units,
)
from geoevents.relations.reading import Found, read_match

_LETTERS = re.compile(r"[^\W\d_]+")
_Likely = tuple[frozenset[str], tuple[int, ...]]
"""What patterns say, and their numbers."""
_NAMES = frozenset(("place", "demonym"))
"""Slots for names."""
_OWN_PLACE = frozenset((RelationKind.PART, RelationKind.SUBURB))
"""Kinds whose words are a place themselves: what stands before them is not placed by them."""


def find_relations(
    document: Document,
    sentences: tuple[Sentence, ...],
    toponyms: tuple[Toponym, ...],
    language: Language,
) -> tuple[Relation, ...]:
    """Return what the words around toponyms say about where, in the order of the text.

    A toponym that is the name of a part ("Alep-Est") gives a PART whose subject it is.
    """
    words = language.relations
    names = tuple(part for part in (name_part(top, words) for top in toponyms) if part)
    discourse = Discourse(document.text, sentences, toponyms, names, words)
    masked = mask(document.text, toponyms)
    likely = _likely(masked, words)
    unnamed = _unnamed(likely, words)
    found: list[Relation] = list(names)
    for sentence in sentences:
        named = any(masked.find(sign, *sentence.span) >= 0 for sign in (PLACE, DEMONYM))
        some = likely if named else unnamed
        for match in _best(_matches(masked, sentence.span, some, words)):
            relation = _relation(match, sentence, discourse, words)
            if relation is not None:
                found.append(relation)
    return tuple(sorted(found, key=lambda relation: relation.span))


def mask(text: str, toponyms: tuple[Toponym, ...]) -> str:
    """Return the text with names of places masked, every character still in its position."""
    letters = list(text)
    for toponym in toponyms:
        if toponym.role is Role.ORGANISATION:
            continue
        start, end = toponym.span
        sign = DEMONYM if toponym.role is Role.DEMONYM else PLACE
        letters[start:end] = [sign, *[REST] * (end - start - 1)]
    return "".join(letters)


def _likely(masked: str, words: RelationWords) -> list[_Likely]:
    """Return the patterns that some sentence of a text may match, by what they say."""
    has = _Has(masked, Span(0, len(masked)), words)
    patterns = compiled(words)
    return [
        (forms, tuple(number for number in some if _may_match(patterns[number], has)))
        for forms, some in by_word(words)
        if has.said(forms)
    ]


def _unnamed(likely: list[_Likely], words: RelationWords) -> list[_Likely]:
    """Return the patterns that a sentence without a name may match, as half of all are."""
    patterns = compiled(words)
    found = [
        (forms, tuple(number for number in some if _NAMES.isdisjoint(patterns[number].needs)))
        for forms, some in likely
    ]
    return [(forms, some) for forms, some in found if some]


def _may_match(pattern: Pattern, has: _Has) -> bool:
    return all(map(has.said, pattern.says)) and all(map(has.may_have, pattern.needs))


def _matches(
    masked: str, span: Span, likely: list[_Likely], words: RelationWords
) -> Iterator[tuple[Pattern, re.Match[str]]]:
    has = _Has(masked, span, words)
    said = [number for forms, some in likely if some and has.said(forms) for number in some]
    for number in sorted(said):
        pattern = compiled(words)[number]
        if all(map(has.said, pattern.says)) and all(map(has.slot, pattern.needs)):
            for match in pattern.regex.finditer(masked, span.start, span.end):
                yield pattern, match


class _Has:
    """What a sentence has for patterns, each thing looked for once and only when asked."""

    __slots__ = ("_letters", "_masked", "_said", "_slots", "_span", "_text", "_words")

    def __init__(self, masked: str, span: Span, words: RelationWords) -> None:
        self._masked, self._span, self._words = masked, span, words
        self._text = masked[span.start : span.end].lower()
        self._slots: dict[str, bool] = {}
        self._said: dict[frozenset[str], bool] = {}
        self._letters: frozenset[str] | None = None

    def said(self, forms: frozenset[str]) -> bool:
        """Say whether some of the forms stands in it."""
        if forms not in self._said:
            self._said[forms] = any(map(self._text.__contains__, forms))
        return self._said[forms]

    def slot(self, slot: str) -> bool:
        """Say whether a slot's words stand in it."""
        if slot not in self._slots:
            self._slots[slot] = self.may_have(slot) and bool(
                slot_pattern(slot, self._words).search(self._masked, *self._span)
            )
        return self._slots[slot]

    def may_have(self, slot: str) -> bool:
        """Say in a tenth of a search's time that there is no unit, no name."""
        if slot == "place":
            return PLACE in self._text
        if slot == "demonym":
            return DEMONYM in self._text
        if slot in {"distance", "duration"}:
            some = units(self._words, slot == "duration")
            if self._letters is None:
                self._letters = frozenset(_LETTERS.findall(self._text))
            return not some.isdisjoint(self._letters)
        return True


def _best(
    matches: Iterator[tuple[Pattern, re.Match[str]]],
) -> list[tuple[Pattern, re.Match[str]]]:
    """Keep the longest of overlapping matches, then the first in the pack's order."""
    kept: list[tuple[Pattern, re.Match[str]]] = []
    for pattern, match in sorted(matches, key=lambda pair: pair[1].start() - pair[1].end()):
        if all(match.end() <= other.start() or other.end() <= match.start() for _, other in kept):
            kept.append((pattern, match))
    return sorted(kept, key=lambda pair: pair[1].start())


def _relation(
    pair: tuple[Pattern, re.Match[str]],
    sentence: Sentence,
    discourse: Discourse,
    words: RelationWords,
) -> Relation | None:
    pattern, match = pair
    read = read_match(pattern, match, words)
    if read is None or _disputed(read, match, words):
        return None
    span = Span(*match.span())
    inverse = pattern.rule.detail == "inverse"
    own = read.kind in _OWN_PLACE or inverse
    subject = None if own else discourse.subject(span, sentence)
    anchors = discourse.anchors(match, sentence, subject)
    if not anchors or (subject and any(anchor.toponym == subject for anchor in anchors)):
        return None
    return Relation(
        kind=read.kind,
        span=span,
        text=span.of(discourse.text),
        anchors=anchors,
        subject=subject,
        distance=read.distance,
        azimuth=read.azimuth,
        azimuth_error=read.azimuth_error,
        orthogonal=read.orthogonal,
        detail=pattern.rule.detail,
    )


def _disputed(read: Found, match: re.Match[str], words: RelationWords) -> bool:
    """Say whether "between A and B" is about dealings: "accord entre Moscou et Ankara"."""
    if read.kind is not RelationKind.BETWEEN or not words.disputes:
        return False
    before = match.string[max(0, match.start() - 60) : match.start()]
    near = re.findall(r"[^\W\d]+", re.split(r"[.;:!?]", before)[-1])[-5:]
    return any(word.casefold() in words.disputes for word in near)
