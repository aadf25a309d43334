"""Where the words of a text begin: made once a text, so that no sentence is walked for each list.

A list of patterns asks for the places in a whole text where one of them may begin; each
sentence of that text then takes its share by two bisections.
"""

from __future__ import annotations

import re
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

    __slots__ = ("_keys", "_of", "_where")

    def __init__(self, text: str) -> None:
        small = text.lower()
        if len(small) != len(text):  # "İ" is two letters then
            small = "".join(char.lower()[0] for char in text)
        self._keys: dict[int, str] = {}
        self._where: dict[str, list[int]] = {}
        for match in _WORD.finditer(small):
            key = match[0] if len(match[0]) == KEY else f"{match[0]} "
            self._keys[match.start()] = key
            self._where.setdefault(key, []).append(match.start())
        self._of: dict[Sought[object], tuple[list[int], list[object]]] = {}

    def of(self, sought: Sought[T]) -> tuple[list[int], list[T]]:
        """Return where a word begins that may be sought, in order, and what to try there."""
        found = self._of.get(sought)
        if found is None:
            found = self._of[sought] = self._look(sought)
        return found  # type: ignore[return-value]  # each sought is asked for its own

    def _look(self, sought: Sought[T]) -> tuple[list[int], list[T]]:
        where, wild = self._where, sought.wild
        keys = where.keys() & sought.exact
        if wild:
            keys.update([key for key in where if key.startswith(wild)])
        starts = sorted(chain.from_iterable([where[key] for key in keys]))
        tried = {key: sought.at(key) for key in keys}
        return starts, [tried[self._keys[at]] for at in starts]


@lru_cache(maxsize=64)
def word_starts(text: str) -> WordStarts:
    """Return the words of a text; the texts read last are kept."""
    return WordStarts(text)
