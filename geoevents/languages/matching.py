"""How the words of a pack are looked for: whole words, tried only where they may begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

from geoevents.languages.openings import ANY, needles, openings
from geoevents.languages.word_starts import Sought, holds

T = TypeVar("T")
_NOTHING = r"(?!)"
_KEPT = 10_000
"""So many beginnings of words are kept with what to try there: bounds the memory of a long run."""


class Beginnings:
    """With which letters a list of patterns may begin, and what to try where they do."""

    __slots__ = ("_compiled", "_patterns", "cased", "sought")

    def __init__(self, patterns: tuple[str, ...], cased: bool) -> None:
        longest = sorted(patterns, key=len, reverse=True)
        self._patterns = tuple((p, *_exact_and_wild(openings(p))) for p in longest)
        self.cased = cased
        self._compiled: dict[str, re.Pattern[str]] = {}
        exact = frozenset[str]().union(*(exact for _, exact, _ in self._patterns))
        self.sought = Sought(exact, {start for _, _, wild in self._patterns for start in wild})

    def at(self, key: str) -> re.Pattern[str]:
        """Return what to try at a word: compiled when a text first has one that begins so."""
        if key not in self._compiled:
            if len(self._compiled) > _KEPT:
                self._compiled.clear()
            self._compiled[key] = _compiled(self.beginning(key), self.cased)
        return self._compiled[key]

    def beginning(self, key: str) -> tuple[str, ...]:
        """Return the patterns that may begin with the letters of a key, longest first."""
        return tuple(p for p, exact, wild in self._patterns if key in exact or key.startswith(wild))

    @property
    def loose(self) -> tuple[str, ...]:
        """The patterns that may begin with any word."""
        return tuple(pattern for pattern, _, wild in self._patterns if "" in wild)

    @property
    def patterns(self) -> tuple[str, ...]:
        """All patterns, longest first."""
        return tuple(pattern for pattern, _, _ in self._patterns)


def _exact_and_wild(keys: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Part whole keys from beginnings of keys: "killed " and "no*", "at *"."""
    wild = tuple(key[:-1] for key in keys if key[-1] == ANY)
    return frozenset(key for key in keys if key[-1] != ANY), wild


class Words:
    """Patterns of words. It reads as one compiled alternation of them, longest first.

    A text is looked at only where a word begins with the letters of a pattern, by the
    patterns that begin so: a tenth of the time of trying all of them everywhere.
    """

    __slots__ = ("_anywhere", "_whole", "beginnings")

    def __init__(self, patterns: tuple[str, ...], cased: bool) -> None:
        self.beginnings = Beginnings(patterns, cased)
        self._whole: re.Pattern[str] | None = None
        sought = self.beginnings.sought
        self._anywhere = "" in sought.wild or " " in sought.exact

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Return the matches in order; none overlaps the one before."""
        end = len(text) if end is None else end
        if self._anywhere:
            return self.whole.finditer(text, start, end)
        found = self.beginnings.sought.within(text, start, end)
        return self._each(text, end, found) if found else _NO

    def _each(self, text: str, end: int, found: list[tuple[int, str]]) -> Iterator[re.Match[str]]:
        after = 0
        for at, key in found:
            match = self.beginnings.at(key).match(text, at, end) if at >= after else None
            if match:
                after = match.end()
                yield match

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match, or None."""
        end = len(text) if end is None else end
        if self._anywhere:
            return self.whole.search(text, start, end)
        for at, key in self.beginnings.sought.within(text, start, end):
            match = self.beginnings.at(key).match(text, at, end)
            if match:
                return match
        return None

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match that begins at `start`, or None."""
        return self.whole.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that is all of a text, or None."""
        return self.whole.fullmatch(text)

    @property
    def pattern(self) -> str:
        """All as one regular expression."""
        return self.whole.pattern

    @property
    def whole(self) -> re.Pattern[str]:
        """All as one compiled alternation."""
        if self._whole is None:
            self._whole = _compiled(self.beginnings.patterns, self.beginnings.cased)
        return self._whole


_NO: Iterator[re.Match[str]] = iter(())


class Lexicon(Generic[T]):
    """Many patterns with a value each, looked for in one pass over the words of a text."""

    __slots__ = ("_by_key", "_entries", "_needles", "_plain", "_sought")

    def __init__(self, entries: Iterable[tuple[T, Words]]) -> None:
        self._entries = tuple(entries)
        self._by_key: dict[str, _Bucket[T]] = {}
        loose = [one for _, words in self._entries for one in words.beginnings.loose]
        self._needles = needles("|".join(loose)) if loose else frozenset[str]()
        self._plain = Lexicon(_without_loose(self._entries)) if self._needles else self
        its = [words.beginnings.sought for _, words in self._entries]
        wild = {start for one in its for start in (*one.short, *one.wild)}
        self._sought = Sought(frozenset[str]().union(*(one.exact for one in its)), wild)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[T, re.Match[str]]]:
        """Yield each value with what its patterns match, in the order of the text.

        Patterns that begin with no letter are not found.
        """
        if self._needles and not holds(text, self._needles):
            yield from self._plain.find(text, start, end)
            return
        for at, key in self._sought.within(text, start, end):
            some, entries = self._at(key)
            if some and not some.match(text, at, end):
                continue
            for value, pattern in entries:
                match = pattern.match(text, at, end)
                if match:
                    yield value, match

    def _at(self, key: str) -> _Bucket[T]:
        """Return the entries that begin so, and what matches where any of several does."""
        if key not in self._by_key:
            if len(self._by_key) > _KEPT:
                self._by_key.clear()
            begun = [(v, w.beginnings, w.beginnings.beginning(key)) for v, w in self._entries]
            entries = tuple((value, its.at(key)) for value, its, some in begun if some)
            patterns = tuple(_unnamed(p, its.cased) for _, its, some in begun for p in some)
            some = _compiled(patterns, False) if len(entries) > 1 else None
            self._by_key[key] = (some, entries)
        return self._by_key[key]


def _without_loose(entries: tuple[tuple[T, Words], ...]) -> Iterator[tuple[T, Words]]:
    """Yield the entries without the patterns that may begin with any word."""
    for value, words in entries:
        its = words.beginnings
        kept = tuple(one for one in its.patterns if one not in its.loose)
        if kept:
            yield value, any_of(kept, its.cased)


def _unnamed(pattern: str, cased: bool) -> str:
    plain = re.sub(r"\(\?P<\w+>", "(?:", pattern)
    return f"(?-i:{plain})" if cased else plain


_Bucket = tuple[re.Pattern[str] | None, tuple[tuple[T, re.Pattern[str]], ...]]


@cache
def any_of(patterns: tuple[str, ...], cased: bool = False) -> Words:
    """Join patterns into one, whole words only, none of which matches where empty.

    A space stands for any white space (no-break spaces included) and a straight
    apostrophe for a curly one too, so that a pack reads like text.
    """
    return Words(patterns, cased)


def ends_with(text: str, start: int, end: int, patterns: tuple[str, ...], slack: int = 0) -> int:
    """Return where the last match that reaches `end` begins, or -1.

    `slack` characters may stand between the match and `end`.
    """
    while end > start and text[end - 1].isspace():
        end -= 1
    for match in any_of(patterns).finditer(text, start, end):
        if end - match.end() <= slack:
            return match.start()
    return -1


@cache
def _compiled(patterns: tuple[str, ...], cased: bool) -> re.Pattern[str]:
    body = "|".join(patterns) or _NOTHING
    body = body.replace(" ?", r"\s*").replace(" ", r"\s+").replace("'", "['’]")
    return re.compile(rf"(?<!\w)(?:{body})(?:(?<=['’])|(?!\w))", 0 if cased else re.IGNORECASE)


@cache
def folded(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that ignores case, once: re itself forgets after some hundreds."""
    return re.compile(pattern, re.IGNORECASE)
