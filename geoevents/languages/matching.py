"""How the words of a pack are looked for: whole words, tried only where they may begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from geoevents.languages.openings import ANY, factored, needles, openings
from geoevents.languages.word_starts import ByKey, Sought, holds, word_starts, words_within
from geoevents.model import Span

T = TypeVar("T")
_NOTHING = r"(?!)"
_NO: Iterator[re.Match[str]] = iter(())
_FEW = 3
"""So many patterns are tried one by one, more of them only where one of all may match."""
_Patterns = tuple[re.Pattern[str], ...]


class Words:
    """Patterns of words. It reads as one compiled alternation of them, longest first.

    A text is looked at only where a word begins with the letters of a pattern, by the
    patterns that begin so: a tenth of the time of trying all of them everywhere.
    """

    __slots__ = ("_at", "_needles", "_sought", "_unsure", "_whole", "cased", "patterns")

    def __init__(self, patterns: tuple[str, ...], cased: bool) -> None:
        self.patterns = tuple(sorted(patterns, key=len, reverse=True))
        """All patterns, longest first."""
        self.cased = cased
        self._whole: re.Pattern[str] | None = None
        self._at = ByKey[str, _Patterns](lambda some: _singly(some, cased))
        for pattern in self.patterns:
            self._at.add(pattern, openings(pattern))
        unsure = [one for one in patterns if openings(one) & {ANY, " "}]
        self._unsure = bool(unsure)
        self._needles = needles("|".join(unsure))
        sure = [one for one in patterns if one not in unsure]
        self._sought = Sought(key for one in sure for key in openings(one))

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Return the matches in order; none overlaps the one before."""
        end = len(text) if end is None else end
        if self._unsure and self._anywhere(text, start, end):
            return self.whole.finditer(text, start, end)
        found = self._sought.within(text, start, end)
        return self._each(text, end, found) if found else _NO

    def _anywhere(self, text: str, start: int, end: int) -> bool:
        """Say whether patterns whose first letters are not known may match in a stretch."""
        return not self._needles or holds(text, start, end, self._needles)

    def _each(self, text: str, end: int, found: list[int]) -> Iterator[re.Match[str]]:
        after, key_at = 0, word_starts(text).key_at
        for at in found:
            for pattern in self._at[key_at(at)] if at >= after else ():
                match = pattern.match(text, at, end)
                if match:
                    after = match.end()
                    yield match
                    break

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match, or None."""
        end = len(text) if end is None else end
        if self._unsure and self._anywhere(text, start, end):
            return self.whole.search(text, start, end)
        found = self._sought.within(text, start, end)
        return next(self._each(text, end, found), None) if found else None

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match that begins at `start`, or None."""
        end = len(text) if end is None else end
        if self._unsure:
            return self.whole.match(text, start, end)
        found = self._sought.within(text, start, min(start + 1, end))
        return next(self._each(text, end, found), None) if found else None

    def may_stand(self, text: str, start: int, end: int) -> bool:
        """Say whether a stretch of text has letters that a match may begin with."""
        return self._unsure or bool(self._sought.within(text, start, end))

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
            self._whole = _compiled(self.patterns, self.cased)
        return self._whole


class _Begun(NamedTuple, Generic[T]):
    """One pattern of a lexicon, with the number and the value of its entry."""

    entry: int
    value: T
    pattern: str
    cased: bool


class _Tried(Generic[T]):
    """The patterns of a lexicon that may begin with one key, by their entries.

    `some` matches where any of many does; where they are few it is None.
    """

    __slots__ = ("_begun", "_entries", "_parts", "some")

    def __init__(self, begun: tuple[_Begun[T], ...]) -> None:
        self._begun = begun
        self._entries: list[tuple[T, _Patterns]] = []
        self._parts: list[_Tried[T]] = []
        few = len(begun) <= _FEW
        self.some = None if few else _compiled(factored(map(_unnamed, begun)), False)

    def narrowed(self, text: str, at: int, end: int) -> list[_Tried[T]]:
        """Return, each for itself, the entries that may match: all that begins "ont " is much."""
        if self.some and not self.some.match(text, at, end):
            return []
        if not self._parts:
            groups = groupby(self._begun, key=lambda one: one.entry)
            self._parts = [_Tried(tuple(some)) for _, some in groups]
        return [one for one in self._parts if not one.some or one.some.match(text, at, end)]

    @property
    def entries(self) -> list[tuple[T, _Patterns]]:
        """Each value with its patterns, compiled when a text first has what one may match."""
        if not self._entries:
            for _, group in groupby(self._begun, key=lambda one: one.entry):
                some = list(group)
                patterns = _singly(tuple(one.pattern for one in some), some[0].cased)
                self._entries.append((some[0].value, patterns))
        return self._entries


class Lexicon(Generic[T]):
    """Many patterns with a value each, looked for in one pass over the words of a text."""

    __slots__ = ("_loose", "_needles", "_sought", "_tried")

    def __init__(self, entries: Iterable[tuple[T, Words]]) -> None:
        begun = [
            _Begun(n, value, pattern, words.cased)
            for n, (value, words) in enumerate(entries)
            for pattern in words.patterns
        ]
        sure = [one for one in begun if ANY not in openings(one.pattern)]
        self._tried = _by_key(sure)
        self._sought = Sought(key for one in sure for key in openings(one.pattern))
        loose = [one.pattern for one in begun if one not in sure]
        self._needles = needles("|".join(loose))
        self._loose = _by_key(begun) if loose else None

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[T, re.Match[str]]]:
        """Yield each value with what its patterns match, in the order of the text.

        Patterns that begin with no letter are not found.
        """
        if self._loose is not None and holds(text, start, end, self._needles):
            tried, found = self._loose, words_within(text, start, end)
        else:
            tried, found = self._tried, self._sought.within(text, start, end)
        key_at = word_starts(text).key_at
        for at in found:
            one = tried[key_at(at)]
            for part in one.narrowed(text, at, end) if one.some else (one,):
                for value, patterns in part.entries:
                    for pattern in patterns:
                        match = pattern.match(text, at, end)
                        if match:
                            yield value, match
                            break

    def find_each(
        self, text: str, spans: Sequence[Span]
    ) -> Iterator[tuple[int, list[tuple[T, re.Match[str]]]]]:
        """Yield the number of each span that holds any, with what `find` yields there.

        The spans stand in the order of the text, and none overlaps another.
        """
        if self._loose is None or not holds(text, 0, len(text), self._needles):
            starts = [span.start for span in spans]
            hits = self._sought.within(text, 0, len(text))
            numbers = sorted({bisect_right(starts, at) - 1 for at in hits} - {-1})
        else:
            numbers = list(range(len(spans)))
        for number in numbers:
            found = list(self.find(text, *spans[number]))
            if found:
                yield number, found


def _by_key(begun: list[_Begun[T]]) -> ByKey[_Begun[T], _Tried[T]]:
    tried = ByKey[_Begun[T], _Tried[T]](_Tried)
    for one in begun:
        tried.add(one, openings(one.pattern))
    return tried


def _unnamed(one: _Begun[T]) -> str:
    plain = re.sub(r"\(\?P<\w+>", "(?:", one.pattern)
    return f"(?-i:{plain})" if one.cased else plain


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


def _singly(patterns: tuple[str, ...], cased: bool) -> _Patterns:
    """Compile patterns one by one: once each, whatever others may begin with the same key."""
    return tuple(_compiled((pattern,), cased) for pattern in patterns)


@cache
def _compiled(patterns: tuple[str, ...], cased: bool) -> re.Pattern[str]:
    body = "|".join(patterns) or _NOTHING
    body = body.replace(" ?", r"\s*").replace(" ", r"\s+").replace("'", "['’]")
    return re.compile(rf"(?<!\w)(?:{body})(?:(?<=['’])|(?!\w))", 0 if cased else re.IGNORECASE)


@cache
def folded(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that ignores case, once: re itself forgets after some hundreds."""
    return re.compile(pattern, re.IGNORECASE)
