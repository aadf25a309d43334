"""Where the words of a text begin: made once a text, so that no sentence is walked for each list.

A list of patterns asks for the places in a whole text where one of them may begin; each
sentence of that text then takes its share by two bisections.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import chain
from typing import Protocol, TypeVar

from geoevents.languages.openings import KEY

_WORD = re.compile(rf"(?<!\w)\w{{1,{KEY}}}")


T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


class Sought(Protocol[T_co]):
    """What is looked for: the keys that it may begin with, and beginnings of such keys."""

    @property
    def exact(self) -> frozenset[str]:
        """The keys it may begin with: "kill", "at "."""

    @property
    def wild(self) -> tuple[str, ...]:
        """Beginnings of keys, "" for any."""

    def at(self, key: str) -> T_co:
        """Return what to try at a word of such a key."""


class WordStarts:
    """The words of a text by their key: their first letters, small, a space where they end."""

    __slots__ = ("_holds", "_keys", "_of", "_small", "_starts", "_where")

    def __init__(self, text: str) -> None:
        small = text.lower()
        if len(small) != len(text):  # "İ" is two letters then
            small = "".join(char.lower()[0] for char in text)
        self._small = small
        self._holds: dict[frozenset[str], bool] = {}
        self._keys: dict[int, str] = {}
        self._where: dict[str, list[int]] = {}
        keys, where = self._keys, self._where
        for match in _WORD.finditer(small):
            key, at = match[0], match.start()
            if len(key) < KEY:
                key += " "
            keys[at] = key
            if key in where:
                where[key].append(at)
            else:
                where[key] = [at]
        self._starts = [*self._keys]
        self._of: dict[Sought[object], tuple[list[int], list[object]]] = {}

    def of(self, sought: Sought[T]) -> tuple[list[int], list[T]]:
        """Return where a word begins that may be sought, in order, and what to try there."""
        found = self._of.get(sought)
        if found is None:
            found = self._of[sought] = self._look(sought)
        return found  # type: ignore[return-value]  # each is asked for its own

    def holds(self, needles: frozenset[str]) -> bool:
        """Say whether one of these stands somewhere in the text, in small letters."""
        if needles not in self._holds:
            self._holds[needles] = any(needle in self._small for needle in needles)
        return self._holds[needles]

    def within(self, start: int, end: int) -> list[tuple[int, str]]:
        """Return the words that begin in a stretch of the text, with their keys."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return [(at, self._keys[at]) for at in self._starts[first:last]]

    def _look(self, sought: Sought[T]) -> tuple[list[int], list[T]]:
        where, wild = self._where, sought.wild
        keys = where.keys() & sought.exact
        if wild:
            keys.update([key for key in where if key.startswith(wild)])
        if not keys:
            return [], []
        if len(keys) == 1:
            key = keys.pop()
            return where[key], [sought.at(key)] * len(where[key])
        starts = sorted(chain.from_iterable([where[key] for key in keys]))
        tried = {key: sought.at(key) for key in keys}
        return starts, [tried[self._keys[at]] for at in starts]


@lru_cache(maxsize=64)
def word_starts(text: str) -> WordStarts:
    """Return the words of a text; the texts read last are kept."""
    return WordStarts(text)
