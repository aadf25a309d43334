"""How many names sound, worked out at once: the rules of sounds.py over all their letters.

What the rules seldom meet goes name by name; a test holds that both ways give the same.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from string import ascii_letters
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer.filed import hash_of
from geoevents.gazetteer.letters import ARABIC, CARONS, LATIN, SECOND_LETTERS
from geoevents.gazetteer.lines import arabic_lines, latin_lines, other_lines, vowels_read
from geoevents.gazetteer.masks import (
    END,
    SPACE,
    Bytes,
    Mask,
    after,
    among,
    before,
    begun,
    letters_of,
    lines,
    only,
)
from geoevents.gazetteer.sounds import UNREAD, VOWELS, consonants, german, readings, spelt
from geoevents.gazetteer.spelling import COLOUR, shape_of

_TWO_WAYS = "".join({*CARONS, *SECOND_LETTERS})
_ODD_LETTER = re.compile(f"[{_TWO_WAYS}{_TWO_WAYS.upper()}]|{UNREAD.pattern}")
_ARABIC_WORD = f"[{''.join(ARABIC)}][a-z0-9{''.join(ARABIC)}]*|[0-9]+"
_OTHERS = "".join(letter for letter in LATIN if letter not in ARABIC)
_OTHER_WORD = f"[a-z0-9]*[{_OTHERS}][a-z0-9{_OTHERS}]*|[0-9]+"
_ARABIC_NAME = re.compile(f"(?:{_ARABIC_WORD})(?: (?:{_ARABIC_WORD}))*")
_OTHER_NAME = re.compile(f"(?:{_OTHER_WORD})(?: (?:{_OTHER_WORD}))*")


class _Written(NamedTuple):
    """The places of names, and each folded, in one way of reading it."""

    places: list[int]
    texts: list[str]


class Heard(NamedTuple):
    """How names sound: a row for each way of each name, names in order.

    `names` are their places, `keys` the hashes of their consonants, `shapes` what
    `shape_of` makes of what is heard, a line feed after each; two ways of a name may share
    both.
    """

    names: npt.NDArray[np.int64]
    keys: npt.NDArray[np.uint32]
    shapes: Bytes


def hear(names: Sequence[str], folded: Sequence[str]) -> Heard:
    """Return how names sound that are given with their folds; see `readings`."""
    latin, arabic, other, alone = _by_letters(names, folded)
    text, odd = latin_lines(latin.texts)
    text += arabic_lines(arabic.texts)
    text += other_lines(other.texts)
    heard = np.array([*latin.places, *arabic.places, *other.places], np.int64)
    keys, shapes, lonely = _together(text, len(heard))
    lonely[: len(latin.places)] |= odd
    again = sorted({*alone, *heard[lonely].tolist()})
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


def _by_letters(
    names: Sequence[str], folded: Sequence[str]
) -> tuple[_Written, _Written, _Written, list[int]]:
    """Return readings in Latin letters, in Arabic and in other ones, and what goes alone."""
    plain = np.fromiter(map(str.isascii, names), np.bool_, len(names))
    together = np.fromiter(map(str.isascii, folded), np.bool_, len(names))
    together &= np.fromiter(map(bool, folded), np.bool_, len(names))
    for place in np.flatnonzero(together & ~plain).tolist():
        together[place] = not _ODD_LETTER.search(names[place])
    latin = _Written(np.flatnonzero(together).tolist(), [*compress(folded, together.tolist())])
    maybe = [
        at
        for at in _maybe_german(latin.texts)
        if plain[latin.places[at]] or "sch" in names[latin.places[at]].casefold()
    ]
    if maybe:
        latin.texts.extend(german("\n".join([latin.texts[at] for at in maybe])).split("\n"))
        latin.places.extend([latin.places[at] for at in maybe])
    arabic, other, alone = _Written([], []), _Written([], []), []
    for place in np.flatnonzero(~together).tolist():
        texts = list(filter(None, spelt(names[place])))
        if all(map(str.isascii, texts)):
            kind = latin
        elif all(map(_ARABIC_NAME.fullmatch, texts)):
            kind = arabic
        elif all(map(_OTHER_NAME.fullmatch, texts)):
            kind = other
        else:
            alone.append(place)
            continue
        kind.texts.extend(texts)
        kind.places.extend([place] * len(texts))
    return latin, arabic, other, alone


def _maybe_german(latin: Sequence[str]) -> list[int]:
    """Return what MAYBE_GERMAN finds something in."""
    letters = letters_of(lines(latin))
    h, c = letters == ord("h"), letters == ord("c")
    found = c & before(h) & after(among("saou", letters))
    found |= (letters == ord("w")) | ((letters == ord("z")) & before(letters == ord("k")))
    owners = np.searchsorted(np.flatnonzero(letters == END), np.flatnonzero(found)) - 1
    return sorted(set(owners.tolist()))


def _together(text: str, count: int) -> tuple[npt.NDArray[np.int64], Bytes, Mask]:
    """Return the hash of each line's consonants, its shape, and whether it must go alone.

    The hash is -1 where too little is left to hear.
    """
    if not count:
        return np.empty(0, np.int64), np.empty(0, np.uint8), np.empty(0, np.bool_)
    text += "\n"
    names = _Names(vowels_read(text))
    lonely = names.lonely()
    marked = names.collapse()
    return names.keys(), begun(names.shapes(), marked, "!"), lonely


_COLOURS = bytes(code if code == END else ord(COLOUR.get(chr(code), ",")) for code in range(256))


@dataclass(slots=True)
class _Names:
    """The letters of names, a line feed before each name and one at the end."""

    letters: Bytes

    def _some(self, mask: Mask) -> Mask:
        """Return for each name whether one of its letters is in a mask."""
        ends = np.flatnonzero(self.letters == END)
        found = np.zeros(len(ends), np.bool_)
        found[np.searchsorted(ends, np.flatnonzero(mask)) - 1] = True
        return found[:-1]

    def _twice(self) -> Mask:
        same = np.concatenate([[False], self.letters[1:] == self.letters[:-1]])
        same &= self.letters != END  # of ъ, nothing is left
        return same

    def lonely(self) -> Mask:
        """Say which names hold a doubled digit, or a letter three times: they go alone."""
        twice = self._twice()
        digits = twice & ~among(ascii_letters, self.letters)
        return self._some(digits | (twice & after(twice)))

    def collapse(self) -> Mask:
        """Take out doubles and spaces; say which names keep a doubled consonant's mark.

        Of one word and two consonants, too little is left to tell Hama from El Hamma by.
        """
        twice, spaces = self._twice(), self.letters == SPACE
        doubled = self._some(twice & ~among(VOWELS, self.letters)) & ~self._some(spaces)
        first = after(spaces)
        kept = ~twice & ~spaces
        self.letters, first = self.letters[kept], first[kept]
        self.letters = self.letters[~(first & self._twice())]  # one letter over two words
        is_consonant = ~among(VOWELS + "\n", self.letters)
        ends = np.flatnonzero(self.letters == END)
        counts = np.add.reduceat(is_consonant, ends[:-1], dtype=np.int64)
        return doubled & (counts > 0) & (counts <= 2)

    def keys(self) -> npt.NDArray[np.int64]:
        """Return the hash of each name's consonants, an "a" before them for a vowel."""
        vowels = among(VOWELS, self.letters)
        lead = vowels & after(self.letters == END)
        kept = np.where(lead, np.uint8(ord("a")), self.letters)[lead | ~vowels]
        long = np.diff(np.flatnonzero(kept == END)) > 2
        hashes = np.array(list(map(zlib.crc32, kept.tobytes().split(b"\n")[1:-1])), np.int64)
        return np.where(long, hashes, -1)

    def shapes(self) -> Bytes:
        """Return each name's vowels between its consonants, as `shape_of` writes them."""
        shown = np.frombuffer(self.letters.tobytes().translate(_COLOURS), np.uint8)
        same = np.concatenate([[False], shown[1:] == shown[:-1]]) & among(VOWELS, self.letters)
        return shown[~same][1:]
