"""Where the words of a text begin, and what may begin there: looked up once a text.

Some three hundred lists of words are asked of the same sentences, most of them in vain. All
lists share one table of the letters that they may begin with, so that a single pass over a
text tells each of them the few words where it need be tried.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from geoevents.languages.openings import ANY, KEY

T = TypeVar("T")
V = TypeVar("V")
Codes = npt.NDArray[np.uint32]
_LAST = 0xFFFF
"""The code points up to here, all but some scripts of old, are looked up in a table."""
_KEPT = 20_000
"""So many keys are kept with what may begin there: bounds the memory of a long run."""
_SHORT = 24
"""A text of fewer words ("the army of") is asked too little for a pass on behalf of all lists."""
_NONE: list[int] = []


class ByKey(dict[str, V], Generic[T, V]):
    """What is made, by key, of all that may begin with its letters; made when first asked."""

    __slots__ = ("_by_start", "_ends", "_items", "_made", "_make")

    def __init__(self, make: Callable[[tuple[T, ...]], V]) -> None:
        self._make = make
        self._items: list[T] = []
        self._by_start: dict[str, list[int]] = {}
        self._ends: set[int] = set()
        self._made: dict[tuple[int, ...], V] = {}

    def add(self, item: T, openings: Iterable[str]) -> None:
        """Take in what may begin with these openings, behind all that came before."""
        for start in {opening.rstrip(ANY) for opening in openings}:
            self._by_start.setdefault(start, []).append(len(self._items))
            self._ends.add(len(start))
        self._items.append(item)
        self.clear()

    def __missing__(self, key: str) -> V:
        if len(self) >= _KEPT:
            self.clear()
            self._made.clear()
        by_start = self._by_start
        found = [by_start[s] for end in self._ends if (s := key[:end]) in by_start]
        some = tuple(found[0] if len(found) == 1 else sorted({n for its in found for n in its}))
        if some not in self._made:
            self._made[some] = self._make(tuple(self._items[number] for number in some))
        made = self[key] = self._made[some]
        return made


class WordStarts(NamedTuple):
    """The words of a text, in small letters, and where each begins: there, and among the words.

    A key is the first letters of a word and those of the words after it: "killed ", "in marc".
    """

    starts: list[int]
    begins: list[int]
    words: list[str]
    flat: str
    """The words alone, with a space after each, and room for a key at the end."""

    def key_at(self, start: int) -> str:
        """Return the key of the word that begins at a place of the text."""
        begin = self.begins[bisect_left(self.starts, start)]
        return self.flat[begin : begin + KEY]


class Sought:
    """What is looked for under some openings: asks a text where it may stand."""

    __slots__ = ("_number", "_starts")

    def __init__(self, openings: Iterable[str]) -> None:
        self._starts = frozenset(opening.rstrip(ANY) for opening in openings)
        self._number = -1

    def within(self, text: str, start: int, end: int) -> list[int]:
        """Return where a word begins in a stretch of text that this may begin at, in order."""
        number = self._number
        if number < 0:
            number = self._number = _TABLE.add(self._starts)
        found = _found(text)
        hits = found[number] if number < len(found) else _late(self._starts, text)
        if not hits:
            return _NONE
        first = bisect_left(hits, start)
        return hits[first : bisect_left(hits, end, first)]


class _ByWord(dict[str, tuple[int, ...] | None]):
    """What begins with each word; None where the words after it have a say too."""

    __slots__ = ("_alone", "_leads")

    def __init__(self) -> None:
        self._alone = ByKey[int, tuple[int, ...]](lambda numbers: numbers)
        self._leads: set[str] = set()

    def add(self, number: int, alone: frozenset[str], leads: Iterable[str]) -> None:
        """Take in what begins so, and the words that begin something with those after them."""
        self._leads.update(leads)
        self._alone.add(number, alone)
        self.clear()

    def alone(self, word: str) -> tuple[int, ...]:
        """Return what begins with a word, whatever comes after it."""
        return self._alone[f"{word} "[:KEY]]

    def __missing__(self, word: str) -> tuple[int, ...] | None:
        if len(self) >= _KEPT:
            self.clear()
        found = self[word] = None if word in self._leads else self.alone(word)
        return found


class _ByWords(dict[str, tuple[int, ...]]):
    """What begins with each key whose first word may begin something with those after it."""

    __slots__ = ("_by_word", "_ends", "_several")

    def __init__(self, by_word: _ByWord) -> None:
        self._by_word = by_word
        self._several: dict[str, list[int]] = {}
        self._ends: set[int] = set()

    def add(self, number: int, several: Iterable[str]) -> None:
        """Take in what begins with letters of several words."""
        for start in several:
            self._several.setdefault(start, []).append(number)
            self._ends.add(len(start))
        self.clear()

    def __missing__(self, key: str) -> tuple[int, ...]:
        if len(self) >= _KEPT:
            self.clear()
        several = self._several
        more = [n for end in self._ends if (s := key[:end]) in several for n in several[s]]
        alone = self._by_word.alone(key[: key.index(" ")])
        found = self[key] = tuple({*alone, *more}) if more else alone
        return found


class _Table:
    """All that is sought, by number: what begins with letters of one word, and of several."""

    __slots__ = ("_by_word", "_by_words", "_new", "_size")

    def __init__(self) -> None:
        self._size = 0
        self._new: list[frozenset[str]] = []
        self._by_word = _ByWord()
        self._by_words = _ByWords(self._by_word)

    def add(self, starts: frozenset[str]) -> int:
        """Take in what begins so, for the texts from the next one on; return its number."""
        self._new.append(starts)
        return self._size + len(self._new) - 1

    def _take_in(self) -> None:
        for starts in self._new:
            several = {start for start in starts if " " in start[:-1]}
            self._by_words.add(self._size, several)
            leads = (start[: start.index(" ")] for start in several)
            self._by_word.add(self._size, starts - several, leads)
            self._size += 1
        self._new.clear()

    def found(self, words: WordStarts) -> list[list[int]]:
        """Return, by number, where each may stand among the words of a text."""
        self._take_in()
        found: list[list[int]] = [_NONE] * self._size
        flat, by_words = words.flat, self._by_words
        by_word = map(self._by_word.__getitem__, words.words)
        for at, begin, some in zip(words.starts, words.begins, by_word, strict=True):
            for number in by_words[flat[begin : begin + KEY]] if some is None else some:
                hits = found[number]
                if hits:
                    hits.append(at)
                else:
                    found[number] = [at]
        return found


_TABLE = _Table()


@lru_cache(maxsize=8)
def _found(text: str) -> list[list[int]]:
    """Return where each of the lists known so far may stand in a text."""
    words = word_starts(text)
    return [] if len(words.starts) < _SHORT else _TABLE.found(words)


@lru_cache(maxsize=512)
def _late(starts: frozenset[str], text: str) -> list[int]:
    """Return where one list may stand in a text that is short, or was read before the list."""
    lengths = {len(start) for start in starts}
    words = word_starts(text)
    return [
        at
        for at, begin in zip(words.starts, words.begins, strict=True)
        if any(words.flat[begin : begin + length] in starts for length in lengths)
    ]


@lru_cache(maxsize=8)
def word_starts(text: str) -> WordStarts:
    """Return the words of a text; the texts read last are kept."""
    codes = np.frombuffer(small_letters(text).encode("utf-32-le", "surrogatepass"), np.uint32)
    inside = np.zeros(len(codes) + 2, np.bool_)  # of a word; none before the text, nor after it
    inside[1:-1] = _is_letter(codes)
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, lengths = edges[::2], edges[1::2] - edges[::2]
    flat = _one_space_apart(codes, inside)
    begins = np.cumsum(lengths + 1) - lengths - 1
    return WordStarts(starts.tolist(), begins.tolist(), flat.split(), flat)


def _one_space_apart(codes: Codes, inside: npt.NDArray[np.bool_]) -> str:
    """Return the words alone, with one space after each, and room for a key at the end."""
    apart = inside[:-2] & ~inside[1:-1]
    flat = np.where(apart, np.uint32(32), codes)[inside[1:-1] | apart]
    return flat.tobytes().decode("utf-32-le") + " " * KEY


def _is_letter(codes: Codes) -> npt.NDArray[np.bool_]:
    r"""Say which code points are letters or figures of a word, as `\w` does."""
    found = _letters()[np.minimum(codes, _LAST)]
    for at in np.flatnonzero(codes > _LAST).tolist():
        found[at] = chr(codes[at]).isalnum()
    return found


@cache
def _letters() -> npt.NDArray[np.bool_]:
    return np.array([chr(code).isalnum() or chr(code) == "_" for code in range(_LAST + 1)])


def words_within(text: str, start: int, end: int) -> list[int]:
    """Return where each word of a stretch of text begins."""
    starts = word_starts(text).starts
    first = bisect_left(starts, start)
    return starts[first : bisect_left(starts, end, first)]


@lru_cache(maxsize=8)
def small_letters(text: str) -> str:
    """Return a text in small letters, as long as it was: "İ" alone would be two."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(char.lower()[0] for char in text)


def holds(text: str, start: int, end: int, needles: Iterable[str]) -> bool:
    """Say whether one of these, in small letters, stands in a stretch of text."""
    small = small_letters(text)
    for needle in needles:  # noqa: SIM110  asked often: a generator takes twice as long
        if small.find(needle, start, end) >= 0:
            return True
    return False
