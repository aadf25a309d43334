"""Document and toponyms -> relations: the longest reading of every stretch of words."""

from __future__ import annotations

import re

from geoevents.languages.language import Language, RelationWords
from geoevents.model import Document, Relation, RelationKind, Role, Sentence, Span, Toponym
from geoevents.relations.anchors import Discourse
from geoevents.relations.hearing import hearing
from geoevents.relations.name_parts import name_part
from geoevents.relations.patterns import DEMONYM, PLACE, REST, Pattern
from geoevents.relations.reading import Found, read_match

_Match = tuple[Pattern, re.Match[str]]
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
    found: list[Relation] = list(names)
    for number, matches in sorted(_matches(masked, sentences, words).items()):
        for match in _best(matches):
            relation = _relation(match, sentences[number], discourse, words)
            if relation is not None:
                found.append(relation)
    return tuple(sorted(found, key=lambda relation: relation.span))


def mask(text: str, toponyms: tuple[Toponym, ...]) -> str:
    """Return the text with names of places masked, every character still in its position."""
    pieces, end = [], 0
    for toponym in sorted(toponyms, key=lambda toponym: toponym.span):
        if toponym.role is Role.ORGANISATION or toponym.span.end <= end:
            continue
        start = max(end, toponym.span.start)
        sign = DEMONYM if toponym.role is Role.DEMONYM else PLACE
        pieces += [text[end:start], sign, REST * (toponym.span.end - start - 1)]
        end = toponym.span.end
    return "".join((*pieces, text[end:]))


def _matches(
    masked: str, sentences: tuple[Sentence, ...], words: RelationWords
) -> dict[int, list[_Match]]:
    """Return the matches in each sentence that has some, by its number."""
    found: dict[int, list[_Match]] = {}
    texts = [one.span.of(masked) for one in sentences]
    for number, pattern in hearing(words).may_match(texts):
        for match in pattern.regex.finditer(masked, *sentences[number].span):
            found.setdefault(number, []).append((pattern, match))
    return found


def _best(matches: list[_Match]) -> list[_Match]:
    """Keep the longest of overlapping matches, then the first in the pack's order."""
    kept: list[_Match] = []
    for pattern, match in sorted(matches, key=lambda pair: pair[1].start() - pair[1].end()):
        if all(match.end() <= other.start() or other.end() <= match.start() for _, other in kept):
            kept.append((pattern, match))
    return sorted(kept, key=lambda pair: pair[1].start())


def _relation(
    pair: _Match,
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
