"""Where the words of a text begin, and what may begin there: looked up once a text.

Some three hundred lists of words are asked of the same sentences, most of them in vain. All
lists share one table of the letters that they may begin with, so that a single pass over a
text tells each of them the few words where it need be tried.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from geoevents.languages.openings import ANY, KEY

T = TypeVar("T")
V = TypeVar("V")
_TOKENS = re.compile(r"\w+|\W+")
_KEPT = 20_000
"""So many keys are kept with what may begin there: bounds the memory of a long run."""
_SHORT = 24
"""A text of fewer words ("the army of") is asked too little for a pass on behalf of all lists."""
_NONE: list[int] = []


class ByKey(dict[str, V], Generic[T, V]):
    """What is made, by key, of all that may begin with its letters; made when first asked."""

    __slots__ = ("_by_start", "_items", "_make")

    def __init__(self, make: Callable[[tuple[T, ...]], V]) -> None:
        self._make = make
        self._items: list[T] = []
        self._by_start: dict[str, list[int]] = {}

    def add(self, item: T, openings: Iterable[str]) -> int:
        """Take in what may begin with these openings; return how many came before it."""
        number = len(self._items)
        for start in {opening.rstrip(ANY) for opening in openings}:
            self._by_start.setdefault(start, []).append(number)
        self._items.append(item)
        self.clear()
        return number

    def __missing__(self, key: str) -> V:
        if len(self) >= _KEPT:
            self.clear()
        starts = (self._by_start.get(key[:end], ()) for end in range(len(key) + 1))
        numbers = sorted({number for some in starts for number in some})
        made = self[key] = self._make(tuple(self._items[number] for number in numbers))
        return made


class WordStarts(NamedTuple):
    """The words of a text: where each begins, its key and its head; the keys by their place.

    A key is the first letters of a word and those of the words after it, in small ones:
    "killed ", "in marc"; a head is as much of the key as the first word fills ("in ").
    """

    starts: list[int]
    keys: list[str]
    heads: list[str]
    key_at: dict[int, str]


class Sought:
    """What is looked for under some openings: asks a text where it may stand."""

    __slots__ = ("_number",)

    def __init__(self, openings: Iterable[str]) -> None:
        self._number = _TABLE.add(openings)

    def within(self, text: str, start: int, end: int) -> list[int]:
        """Return where a word begins in a stretch of text that this may begin at, in order."""
        found = _found(text)
        number = self._number
        hits = found[number] if number < len(found) else _late(number, text)
        if not hits:
            return _NONE
        first = bisect_left(hits, start)
        return hits[first : bisect_left(hits, end, first)]


class _Table:
    """All that is sought, by number: what begins at a word, and at several together."""

    __slots__ = ("_heads", "_several", "size")

    def __init__(self) -> None:
        self.size = 0
        self._heads = ByKey[int, tuple[int, ...]](lambda numbers: numbers)
        self._several: dict[str, list[int]] = {}

    def add(self, openings: Iterable[str]) -> int:
        starts = set(openings)
        several = {start for start in starts if " " in start.rstrip(ANY)[:-1]}
        for start in several:
            self._several.setdefault(start, []).append(self.size)
        self._heads.add(self.size, starts - several)
        self.size += 1
        return self.size - 1

    def found(self, words: WordStarts) -> list[list[int]]:
        """Return, by number, where each may stand among the words of a text."""
        found: list[list[int]] = [_NONE] * self.size
        several = self._several
        for at, key, some in zip(
            words.starts, words.keys, map(self._heads.__getitem__, words.heads), strict=True
        ):
            if key in several:
                some = (*some, *(number for number in several[key] if number not in some))
            for number in some:
                hits = found[number]
                if hits:
                    hits.append(at)
                else:
                    found[number] = [at]
        return found


_TABLE = _Table()


@lru_cache(maxsize=64)
def _found(text: str) -> list[list[int]]:
    """Return where each of the lists known so far may stand in a text."""
    words = word_starts(text)
    return [] if len(words.starts) < _SHORT else _TABLE.found(words)


@lru_cache(maxsize=512)
def _late(number: int, text: str) -> list[int]:
    """Return where one list may stand in a text that is short, or was read before the list."""
    return _TABLE.found(word_starts(text))[number]


@lru_cache(maxsize=64)
def word_starts(text: str) -> WordStarts:
    """Return the words of a text; the texts read last are kept."""
    tokens = _TOKENS.findall(small_letters(text))
    first = 0 if text[:1].isalnum() or text[:1] == "_" else 1
    words = tokens[first::2]
    flat = " ".join(words) + " " * KEY
    at = accumulate([len(word) + 1 for word in words], initial=0)
    starts = [0, *accumulate(map(len, tokens))][first:-1:2]
    keys = [flat[start : start + KEY] for start, _ in zip(at, words, strict=False)]
    heads = [word[:KEY] if len(word) >= KEY else f"{word} " for word in words]
    return WordStarts(starts, keys, heads, dict(zip(starts, keys, strict=True)))


@lru_cache(maxsize=64)
def small_letters(text: str) -> str:
    """Return a text in small letters, as long as it was: "İ" alone would be two."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(char.lower()[0] for char in text)


def holds(text: str, start: int, end: int, needles: Iterable[str]) -> bool:
    """Say whether one of these, in small letters, stands in a stretch of text."""
    small = small_letters(text)
    return any(small.find(needle, start, end) >= 0 for needle in needles)
