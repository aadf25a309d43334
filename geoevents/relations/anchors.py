"""Which place the words are about: named beside them, or meant by "the city", or the topic."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from geoevents.languages.language import RelationWords
from geoevents.model import Anchor, AnchorFound, Relation, Role, Sentence, Span, Toponym
from geoevents.relations.patterns import holder_pattern, links_pattern, reference_pattern

_SETTLEMENT = ("PPL",)
_POSSESSIVE = re.compile(r"['’]s?\s+(?:[a-z]+\s+){0,3}")
_NOUN = re.compile(r"\A\s+[a-z]+(?=,)")
"""Of the holder, after its name: "North Kivu| province|, …"."""


class Discourse:
    """A document as far as it has been read: who stands before whom, what it is about."""

    __slots__ = ("_by_start", "_parts", "_sentences", "_toponyms", "_words", "text")

    def __init__(
        self,
        text: str,
        sentences: tuple[Sentence, ...],
        toponyms: tuple[Toponym, ...],
        parts: tuple[Relation, ...],
        words: RelationWords,
    ) -> None:
        self.text = text
        self._sentences = sentences
        self._toponyms = tuple(top for top in toponyms if top.role is not Role.ORGANISATION)
        self._by_start = {toponym.span.start: toponym for toponym in self._toponyms}
        self._parts = {part.subject: part for part in parts}
        self._words = words

    def subject(self, span: Span, sentence: Sentence) -> Toponym | None:
        """Return the toponym that the words of `span` place: the one they are in apposition to."""
        before = [
            toponym
            for toponym in self._toponyms
            if sentence.span.start <= toponym.span.start and toponym.span.end <= span.start
        ]
        if not before:
            return None
        placed = self._held(before)
        between = self.text[before[-1].span.end : span.start]
        if placed is not before[-1]:
            between = _NOUN.sub("", between)
        linked = links_pattern(self._words).fullmatch(between)
        return placed if linked and placed.role is Role.PLACE else None

    def _held(self, names: list[Toponym]) -> Toponym:
        """Return the last name, or the place that is said to lie in it.

        "Beni, in Congo's North Kivu province, 60 km north of Butembo" says where Beni is.
        """
        holder = holder_pattern(self._words)
        for outer, inner in pairwise(reversed(names)):
            between = self.text[inner.span.end : outer.span.start]
            if holder.fullmatch(between):
                return inner
            if not _POSSESSIVE.fullmatch(between):
                break
        return names[-1]

    def anchors(
        self, match: re.Match[str], sentence: Sentence, subject: Toponym | None
    ) -> tuple[Anchor, ...]:
        """Return the anchors of a match; empty where one of them cannot be found."""
        names = sorted(name for name in match.groupdict() if name.startswith("anchor"))
        spans = [Span(*match.span(name)) for name in names if match[name] is not None]
        if not spans:
            anchor = self._elliptical(Span(*match.span()), sentence, subject)
            return (anchor,) if anchor else ()
        found = [self._anchor(span, sentence, subject) for span in spans]
        return tuple(anchor for anchor in found if anchor) if all(found) else ()

    def _anchor(self, span: Span, sentence: Sentence, subject: Toponym | None) -> Anchor | None:
        named = self._by_start.get(span.start)
        if named is None:
            return self._referred(span, sentence, subject)
        part = self._parts.get(named)
        if part is not None:
            return Anchor(text=named.text, relation=part)
        return Anchor(text=named.text, toponym=named)

    def _referred(self, span: Span, sentence: Sentence, subject: Toponym | None) -> Anchor | None:
        """Find what "la ville" stands for: a name before it that may be a town, or the topic."""
        text = span.of(self.text)
        admits = self._admitted(text)
        before = self._before(span.start, sentence, admits, subject)
        if before:
            return Anchor(text=text, found=AnchorFound.COREFERENCE, toponym=before[-1])
        topic = self._topic(span.start, sentence, admits, subject)
        return Anchor(text=text, found=AnchorFound.TOPIC, toponym=topic) if topic else None

    def _elliptical(self, span: Span, sentence: Sentence, subject: Toponym | None) -> Anchor | None:
        """Find what unanchored words start from: "la ville", a town named before, or the topic."""
        end = subject.span.start if subject else span.start
        pattern = reference_pattern(self._words)
        references = list(pattern.finditer(self.text, sentence.span.start, end))
        names = self._before(end, sentence, _SETTLEMENT, subject)
        if references and (not names or references[-1].start() > names[-1].span.start):
            return self._referred(Span(*references[-1].span()), sentence, subject)
        if names:
            return Anchor(names[-1].text, AnchorFound.COREFERENCE, names[-1])
        topic = self._topic(end, sentence, _SETTLEMENT, subject)
        return Anchor(topic.text, AnchorFound.TOPIC, topic) if topic else None

    def _admitted(self, text: str) -> tuple[str, ...]:
        words = re.findall(r"\w+", text.casefold())
        return next((self._words.nouns[word] for word in words if word in self._words.nouns), ())

    def _before(
        self, end: int, sentence: Sentence, admits: tuple[str, ...], subject: Toponym | None
    ) -> list[Toponym]:
        """Return the names before `end` in the sentence that may be of an admitted kind."""
        start = sentence.span.start
        return [
            toponym
            for toponym in self._toponyms
            if start <= toponym.span.start
            and toponym.span.end <= end
            and self._may_be(toponym, admits, subject)
        ]

    def _may_be(self, toponym: Toponym, admits: tuple[str, ...], subject: Toponym | None) -> bool:
        if toponym.role is not Role.PLACE or (subject and toponym.name == subject.name):
            return False
        if toponym.features:
            pairs = ((has, may) for has in toponym.features for may in admits)
            return any(has.startswith(may) or may.startswith(has) for has, may in pairs)
        lead = self._words.region_lead
        start = toponym.span.start
        region = bool(lead and re.search(lead, self.text[max(0, start - 5) : start], re.IGNORECASE))
        return region != any(may.startswith("PPL") for may in admits)

    def _topic(
        self, end: int, sentence: Sentence, admits: tuple[str, ...], subject: Toponym | None
    ) -> Toponym | None:
        """Return what the paragraph named last, else what the document so far names most."""
        fits = [top for top in self._toponyms if self._may_be(top, admits, subject)]
        earlier = [toponym for toponym in fits if toponym.span.end <= end]
        same = [s.span.start for s in self._sentences if s.paragraph == sentence.paragraph]
        near = [toponym for toponym in earlier if same and toponym.span.start >= same[0]]
        if near:
            return near[-1]
        counts = Counter(toponym.name for toponym in earlier or fits)
        return max(earlier or fits, key=lambda top: counts[top.name], default=None)
