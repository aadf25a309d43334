"""Where the words of a text begin: made once a text, so that no sentence is walked for each list.

A list of patterns asks for the places in a whole text where one of them may begin; each
sentence of that text then takes its share by two bisections.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, chain
from typing import Protocol, TypeVar

from geoevents.languages.openings import KEY

_TOKENS = re.compile(r"\w+|\W+")


T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


class Sought(Protocol[T_co]):
    """What is looked for: the keys that it may begin with, and beginnings of such keys."""

    @property
    def exact(self) -> frozenset[str]:
        """The keys it may begin with: "killed ", "in marc"."""

    @property
    def short(self) -> frozenset[str]:
        """Short words that it may begin with, whatever comes after: "at "."""

    @property
    def wild(self) -> tuple[str, ...]:
        """Other beginnings of keys: "no", "" for any."""

    def at(self, key: str) -> T_co:
        """Return what to try at a word of such a key."""


class WordStarts:
    """The words of a text by their key: see `openings`."""

    __slots__ = ("_holds", "_key_at", "_of", "_short", "_small", "_where")

    def __init__(self, text: str) -> None:
        small = text.lower()
        if len(small) != len(text):  # "İ" is two letters then
            small = "".join(char.lower()[0] for char in text)
        tokens = _TOKENS.findall(small)
        first = 0 if small[:1].isalnum() or small[:1] == "_" else 1
        words = tokens[first::2]
        starts = [0, *accumulate(map(len, tokens))][first:-1:2]
        flat = " ".join(words) + " " * KEY
        keys = [flat[at : at + KEY] for at in accumulate((len(w) + 1 for w in words), initial=0)]
        keys.pop()
        self._small = small
        self._holds: dict[frozenset[str], bool] = {}
        self._key_at = dict(zip(starts, keys, strict=True))
        self._where = where = dict[str, list[int]]()
        for key, at in zip(keys, starts, strict=True):
            if key in where:
                where[key].append(at)
            else:
                where[key] = [at]
        self._short: dict[str, list[str]] = {}
        for key in where:
            if " " in key:
                self._short.setdefault(key[: key.index(" ") + 1], []).append(key)
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

    def _look(self, sought: Sought[T]) -> tuple[list[int], list[T]]:
        where, wild = self._where, sought.wild
        keys = where.keys() & sought.exact
        for word in self._short.keys() & sought.short:
            keys.update(self._short[word])
        if wild:
            keys.update([key for key in where if key.startswith(wild)])
        if not keys:
            return [], []
        if len(keys) == 1:
            key = keys.pop()
            return where[key], [sought.at(key)] * len(where[key])
        starts = sorted(chain.from_iterable([where[key] for key in keys]))
        tried = {key: sought.at(key) for key in keys}
        return starts, [tried[self._key_at[at]] for at in starts]


@lru_cache(maxsize=64)
def word_starts(text: str) -> WordStarts:
    """Return the words of a text; the texts read last are kept."""
    return WordStarts(text)
