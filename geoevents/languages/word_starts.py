"""Where the words of a text begin, and with which letters: made once a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from geoevents.languages.openings import KEY

_TOKENS = re.compile(r"\w+|\W+")


class WordStarts(NamedTuple):
    """The words of a text, in order: where each begins, its key, and itself where it is short.

    A key is its first letters and those of the words after it, small: "killed ", "in marc";
    a short word is one with a space in its key ("in "), else it is "".
    """

    starts: list[int]
    keys: list[str]
    short: list[str]


class Sought:
    """What is looked for: the keys that it may begin with, short words, beginnings of keys."""

    __slots__ = ("_initials", "exact", "short", "wild")

    def __init__(self, exact: frozenset[str], wild: set[str]) -> None:
        self.exact = exact
        self.short = frozenset(start for start in wild if start[-1:] == " ")
        self.wild = _shortest(wild - self.short)
        self._initials = frozenset(start[0] for start in self.wild if start)

    def within(self, text: str, start: int, end: int) -> list[tuple[int, str]]:
        """Return where a word begins in a stretch of text that may be sought, and its key."""
        starts, keys, short = word_starts(text)
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        words = zip(starts[first:last], keys[first:last], short[first:last], strict=True)
        if "" in self.wild:
            return [(at, key) for at, key, _ in words]
        exact, shorts, initials, wild = self.exact, self.short, self._initials, self.wild
        if not wild:
            return [(at, key) for at, key, word in words if key in exact or word in shorts]
        return [
            (at, key)
            for at, key, word in words
            if key in exact or word in shorts or (key[0] in initials and key.startswith(wild))
        ]


def _shortest(starts: set[str]) -> tuple[str, ...]:
    """Drop the beginnings that begin with another: "17and" where "1" is one."""
    kept: list[str] = []
    for start in sorted(starts):
        if not kept or not start.startswith(kept[-1]):
            kept.append(start)
    return tuple(kept)


@lru_cache(maxsize=64)
def word_starts(text: str) -> WordStarts:
    """Return the words of a text; the texts read last are kept."""
    tokens = _TOKENS.findall(small_letters(text))
    first = 0 if text[:1].isalnum() or text[:1] == "_" else 1
    words = tokens[first::2]
    flat = " ".join(words) + " " * KEY
    at = accumulate([len(word) + 1 for word in words], initial=0)
    return WordStarts(
        [0, *accumulate(map(len, tokens))][first:-1:2],
        [flat[start : start + KEY] for start, _ in zip(at, words, strict=False)],
        [f"{word} " if len(word) < KEY else "" for word in words],
    )


@lru_cache(maxsize=64)
def small_letters(text: str) -> str:
    """Return a text in small letters, as long as it was: "İ" alone would be two."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(char.lower()[0] for char in text)


@lru_cache(maxsize=64)
def holds(text: str, needles: frozenset[str]) -> bool:
    """Say whether one of these stands somewhere in a text, in small letters."""
    return any(needle in small_letters(text) for needle in needles)
