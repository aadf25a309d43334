"""How many names sound, worked out at once: the rules of sounds.py over all their letters.

What the rules seldom meet goes name by name; a test holds that both ways give the same.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer.filed import hash_of
from geoevents.gazetteer.folding import Folded
from geoevents.gazetteer.lines import arabic_lines, latin_lines, other_lines, vowels_read
from geoevents.gazetteer.masks import (
    END,
    GONE,
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
    without_gone,
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


def hear(folded: Folded) -> Heard:
    """Return how names sound; see `readings`."""
    (places, latin), arabic, other, alone = ways(folded)
    latin, odd = latin_lines(latin)
    text = [latin, arabic_lines(arabic.texts), other_lines(other.texts)]
    heard = np.concatenate([places, np.array(arabic.places + other.places, np.int64)])
    keys, shapes, lonely = _together(np.concatenate(text))
    again = sorted({*alone, *heard[lonely].tolist(), *places[odd].tolist()})
    left = np.ones(len(folded.names), np.bool_)
    left[again] = False
    kept = left[heard] & (keys >= 0)
    rows = [
        (place, hash_of(key), f"{shape_of(sound)}\n")
        for place in again
        for sound in readings(folded.names[place])
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
    doubled, lonely = names.collapse()
    keys = names.keys()
    marked = np.zeros(len(keys), np.bool_)
    marked[doubled] = True
    return keys, begun(names.shapes(), marked, "!"), lonely


_CASE = ord("a") - ord("A")  # the bit that tells small letters from capitals
_COLOURS = bytes(code if code == END else ord(COLOUR.get(chr(code), ",")) for code in range(256))


@dataclass(slots=True)
class _Names:
    """The letters of names, a line each."""

    letters: Bytes

    def _twice(self) -> Mask:
        same = self.letters[1:] == self.letters[:-1]
        same &= self.letters[1:] != END  # of ъ, nothing is left
        return np.concatenate([[False], same])[: len(self.letters)]

    def collapse(self) -> tuple[Places, Places]:
        """Take out doubles and spaces.

        Return which names keep a doubled consonant's mark: of one word and two consonants,
        too little is left to tell Hama from El Hamma by. And those that must go alone, for
        they hold a doubled digit, or a letter three times.
        """
        twice, spaces, ends = self._twice(), self.letters == SPACE, ends_of(self.letters)
        is_letter = (self.letters | np.uint8(_CASE)) - np.uint8(ord("a")) < 26
        lonely = owners(ends, twice & (~is_letter | after(twice)))
        doubled = np.unique(owners(ends, twice & ~among(VOWELS, self.letters)))
        doubled = doubled[_counts(ends, spaces, doubled) == 0]
        kept = ~twice & ~spaces
        first = np.compress(kept, after(spaces))
        self.letters = np.compress(kept, self.letters)
        self.letters[np.flatnonzero(first & self._twice())] = GONE  # one letter over two words
        self.letters = without_gone(self.letters)
        heard = ~among(VOWELS + "\n", self.letters)
        counts = _counts(ends_of(self.letters), heard, doubled)
        return doubled[(counts > 0) & (counts <= 2)], lonely

    def keys(self) -> npt.NDArray[np.int64]:
        """Return the hash of each name's consonants, an "a" before them for a vowel."""
        letters, vowels = self.letters.copy(), among(VOWELS, self.letters)
        letters[np.flatnonzero(vowels)] = GONE
        letters[np.flatnonzero(vowels & after(self.letters == END, True))] = ord("a")
        letters = without_gone(letters)
        long = np.diff(ends_of(letters), prepend=-1) > 2
        hashed = map(zlib.crc32, letters.tobytes().split(b"\n")[:-1])
        return np.where(long, np.fromiter(hashed, np.int64, len(long)), -1)

    def shapes(self) -> Bytes:
        """Return each name's vowels between its consonants, as `shape_of` writes them."""
        shown = np.frombuffer(self.letters.tobytes().translate(_COLOURS), np.uint8)
        same = np.concatenate([[False], shown[1:] == shown[:-1]])[: len(shown)]
        return np.compress(~(same & among(VOWELS, self.letters)), shown)


def _counts(ends: Places, mask: Mask, names: Places) -> Places:
    """Return how many letters of some lines are in a mask."""
    at, bounds = np.flatnonzero(mask), np.append(-1, ends)
    return np.searchsorted(at, bounds[1 + names]) - np.searchsorted(at, bounds[names])
