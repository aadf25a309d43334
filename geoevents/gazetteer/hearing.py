"""How many names sound, worked out at once: the rules of sounds.py over all their letters.

What the rules seldom meet goes name by name; a test holds that both ways give the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_letters
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer.filed import hash_of
from geoevents.gazetteer.folding import Units
from geoevents.gazetteer.lines import arabic_lines, latin_lines, other_lines, vowels_read
from geoevents.gazetteer.masks import (
    END,
    SPACE,
    Bytes,
    Mask,
    Places,
    after,
    among,
    begun,
    ends_of,
    letters_of,
    only,
    owners,
)
from geoevents.gazetteer.sounds import VOWELS, consonants, readings
from geoevents.gazetteer.spelling import COLOUR, shape_of
from geoevents.gazetteer.ways import ways


class Heard(NamedTuple):
    """How names sound: a row for each way of each name, names in order.

    `names` are their places, `keys` the hashes of their consonants, `shapes` what
    `shape_of` makes of what is heard, a line feed after each; two ways of a name may share
    both.
    """

    names: npt.NDArray[np.int64]
    keys: npt.NDArray[np.uint32]
    shapes: Bytes


def hear(names: Sequence[str], folded: Sequence[str], units: Units) -> Heard:
    """Return how names sound that are given with their folds and letters; see `readings`."""
    (places, latin), arabic, other, alone = ways(names, folded, units)
    latin, odd = latin_lines(latin)
    text = [latin, arabic_lines(arabic.texts), other_lines(other.texts)]
    heard = np.concatenate([places, np.array(arabic.places + other.places, np.int64)])
    keys, shapes, lonely = _together(np.concatenate(text))
    again = sorted({*alone, *heard[lonely].tolist(), *places[odd].tolist()})
    left = np.ones(len(names), np.bool_)
    left[again] = False
    kept = left[heard] & (keys >= 0)
    rows = [
        (place, hash_of(key), f"{shape_of(sound)}\n")
        for place in again
        for sound in readings(names[place])
        if (key := consonants(sound))
    ]
    places = np.concatenate([heard[kept], np.array([row[0] for row in rows], np.int64)])
    hashes = np.concatenate([keys[kept], np.array([row[1] for row in rows], np.int64)])
    last = letters_of("".join(shape for _, _, shape in rows))
    shapes = np.concatenate([only(shapes, kept), last])
    return Heard(places, hashes.astype(np.uint32), shapes)


def _together(text: Bytes) -> tuple[npt.NDArray[np.int64], Bytes, Places]:
    """Return the hash of each line's consonants, its shape, and the lines that must go alone.

    The hash is -1 where too little is left to hear.
    """
    names = _Names(vowels_read(text))
    lonely = names.lonely()
    marked = names.collapse()
    return names.keys(), begun(names.shapes(), marked, "!"), lonely


_COLOURS = bytes(code if code == END else ord(COLOUR.get(chr(code), ",")) for code in range(256))


@dataclass(slots=True)
class _Names:
    """The letters of names, a line each."""

    letters: Bytes

    def _twice(self) -> Mask:
        same = self.letters[1:] == self.letters[:-1]
        same &= self.letters[1:] != END  # of ъ, nothing is left
        return np.concatenate([[False], same])[: len(self.letters)]

    def lonely(self) -> Places:
        """Return which names hold a doubled digit, or a letter three times: they go alone."""
        twice = self._twice()
        digits = twice & ~among(ascii_letters, self.letters)
        return owners(self.letters, digits | (twice & after(twice)))

    def collapse(self) -> Mask:
        """Take out doubles and spaces; say which names keep a doubled consonant's mark.

        Of one word and two consonants, too little is left to tell Hama from El Hamma by.
        """
        twice, spaces = self._twice(), self.letters == SPACE
        doubled = np.unique(owners(self.letters, twice & ~among(VOWELS, self.letters)))
        doubled = doubled[self._counts(spaces, doubled) == 0]
        first = after(spaces)
        kept = ~twice & ~spaces
        self.letters, first = self.letters[kept], first[kept]
        self.letters = self.letters[~(first & self._twice())]  # one letter over two words
        counts = self._counts(~among(VOWELS + "\n", self.letters), doubled)
        marked = np.zeros(np.count_nonzero(self.letters == END), np.bool_)
        marked[doubled[(counts > 0) & (counts <= 2)]] = True
        return marked

    def _counts(self, mask: Mask, names: Places) -> Places:
        """Return how many letters of some names are in a mask."""
        at, bounds = np.flatnonzero(mask), np.append(-1, ends_of(self.letters))
        return np.searchsorted(at, bounds[1 + names]) - np.searchsorted(at, bounds[names])

    def keys(self) -> npt.NDArray[np.int64]:
        """Return the hash of each name's consonants, an "a" before them for a vowel."""
        vowels = among(VOWELS, self.letters)
        lead = vowels & after(self.letters == END, True)
        kept = np.where(lead, np.uint8(ord("a")), self.letters)[lead | ~vowels]
        long = np.diff(ends_of(kept), prepend=-1) > 2
        hashed = map(zlib.crc32, kept.tobytes().split(b"\n")[:-1])
        return np.where(long, np.fromiter(hashed, np.int64, len(long)), -1)

    def shapes(self) -> Bytes:
        """Return each name's vowels between its consonants, as `shape_of` writes them."""
        shown = np.frombuffer(self.letters.tobytes().translate(_COLOURS), np.uint8)
        same = np.concatenate([[False], shown[1:] == shown[:-1]])[: len(shown)]
        same &= among(VOWELS, self.letters)
        kept: Bytes = shown[~same]
        return kept
