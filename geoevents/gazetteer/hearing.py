"""How many names sound, worked out at once: the rules of sounds.py over all their letters.

Each rule is one replacement in a text of thousands of names. What the rules seldom meet,
and every name that isn't Latin when folded, goes name by name; a test holds that both ways
give the same.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from string import ascii_letters
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer.filed import hash_of
from geoevents.gazetteer.letters import CARONS, DIGRAPHS, SECOND_LETTERS, VOWEL_DIGRAPHS
from geoevents.gazetteer.sounds import (
    BEFORE_FINAL_OW,
    MAYBE_GERMAN,
    UNREAD,
    VOWELS,
    consonants,
    german,
    readings,
)
from geoevents.gazetteer.spelling import COLOUR, shape_of

Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

_TWO_WAYS = "".join({*CARONS, *SECOND_LETTERS})
_ODD_LETTER = re.compile(f"[{_TWO_WAYS}{_TWO_WAYS.upper()}]|{UNREAD.pattern}")
# Two digraphs that overlap, or an article: rules that look at whole words.
_ODD = re.compile(r"dshch|[ \n](?:[aeiu]l|[ae](?:[sdnrtz]|[sctd]h)) ")
_END, _SPACE = ord("\n"), ord(" ")
# What a rule puts in is out of reach of the next one: "ckh" is k and h, no "kh".
_DONE = {letter: chr(number) for number, letter in enumerate("ksui", start=14)}
_WITH_H = {pair[0]: sound for pair, sound in DIGRAPHS.items() if len(pair) == 2 and pair[1] == "h"}
_SINGLE = {letter: sound for letter, sound in DIGRAPHS.items() if len(letter) == len(sound) == 1}


class Heard(NamedTuple):
    """How names sound: a row for each way of each name, names in order.

    `names` are their places, `keys` the hashes of their consonants, `shapes` what
    `shape_of` makes of what is heard; two ways of a name may share both.
    """

    names: npt.NDArray[np.int64]
    keys: npt.NDArray[np.uint32]
    shapes: list[str]


def hear(names: Sequence[str], folded: Sequence[str]) -> Heard:
    """Return how names sound that are given with their folds; see `readings`."""
    together = [
        place
        for place, (name, fold) in enumerate(zip(names, folded, strict=True))
        if fold.isascii() and fold and (name.isascii() or not _ODD_LETTER.search(name))
    ]
    again = [
        place
        for place in together
        if _may_be_german(folded[place])
        and (names[place].isascii() or "sch" in names[place].casefold())
    ]
    keys, shapes, odd = _together(
        [folded[place] for place in together] + [german(folded[place]) for place in again]
    )
    heard = np.array(together + again, np.int64)
    alone = np.ones(len(names), np.bool_)
    alone[together] = False
    alone[heard[odd]] = True
    kept = np.flatnonzero(~alone[heard] & (keys >= 0))
    rows = [
        (place, hash_of(key), shape_of(sound))
        for place in np.flatnonzero(alone).tolist()
        for sound in readings(names[place])
        if (key := consonants(sound))
    ]
    shapes = [shapes[at] for at in kept.tolist()] + [shape for _, _, shape in rows]
    places = np.concatenate([heard[kept], np.array([row[0] for row in rows], np.int64)])
    hashes = np.concatenate([keys[kept], np.array([row[1] for row in rows], np.int64)])
    order = np.argsort(places, kind="stable")
    found = [shapes[at] for at in order.tolist()]
    return Heard(places[order], hashes[order].astype(np.uint32), found)


def _may_be_german(folded: str) -> bool:
    # Most names hold none of these, and need no search.
    return ("w" in folded or "ch" in folded or "zk" in folded) and (
        MAYBE_GERMAN.search(folded) is not None
    )


def _together(folded: Sequence[str]) -> tuple[npt.NDArray[np.int64], list[str], Mask]:
    """Return the hash of each name's consonants, its shape, and whether it must go alone.

    The hash is -1 where too little is left to hear.
    """
    if not folded:
        return np.empty(0, np.int64), [], np.empty(0, np.bool_)
    text = "\n" + "\n".join(folded) + "\n"
    letters = np.frombuffer(text.encode(), np.uint8)
    ends = np.flatnonzero(letters == _END)
    odd = np.zeros(len(folded), np.bool_)
    met = np.array([found.start() for found in _ODD.finditer(text)], np.int64)
    odd[np.searchsorted(ends, met, "right") - 1] = True
    text = _at_ends(letters).tobytes().decode()
    for written, sound in _replacements():
        text = text.replace(written, sound)
    letters = _with_h(np.frombuffer(text.encode(), np.uint8))
    names = _Names(letters, np.cumsum(letters == _END) - 1, len(folded))
    odd |= names.lonely()
    marked = names.collapse()
    keys, shapes = names.keys(), names.shapes()
    for place in marked.nonzero()[0].tolist():
        shapes[place] = "!" + shapes[place]
    return keys, shapes, odd


_COLOURS = bytes(code if code == _END else ord(COLOUR.get(chr(code), ",")) for code in range(256))


@cache
def _table(letters: str) -> bytes:
    """Return a table of 1 for these letters and 0 for others."""
    return bytes(chr(code) in letters for code in range(256))


def _among(letters: str, text: Bytes) -> Mask:
    """Return which letters of a text are among some: by `translate`, numpy takes ten times it."""
    return np.frombuffer(text.tobytes().translate(_table(letters)), np.bool_)


@cache
def _replacements() -> list[tuple[str, str]]:
    """Return the digraphs, the longest first, but for those that need no replacement."""
    pairs = []
    for table in (DIGRAPHS, VOWEL_DIGRAPHS):
        for written in sorted(table, key=lambda written: (-len(written), written)):
            if written in _SINGLE or (written[1:] == "h"):
                continue
            pairs.append((written, "".join(_DONE.get(one, one) for one in table[written])))
    return pairs


def _after(mask: Mask) -> Mask:
    """Return which letters follow one of a mask."""
    return np.concatenate([[False], mask[:-1]])


def _before(mask: Mask) -> Mask:
    """Return which letters stand before one of a mask."""
    return np.concatenate([mask[1:], [False]])


def _at_ends(letters: Bytes) -> Bytes:
    """Apply what looks at the neighbours of h, w, u and c; see `sounds._letters`."""
    ends = _before((letters == _SPACE) | (letters == _END))
    silent_h = (letters == ord("h")) & ends & _after(_among("aeiou", letters))
    hard = _among(BEFORE_FINAL_OW, letters)
    slavic = (letters == ord("w")) & ends
    slavic &= _after((letters == ord("o")) & _after(hard))
    soft = _before(_among("eiy", letters))
    silent_u = (letters == ord("u")) & soft & _after(_among("qg", letters))
    letters = letters.copy()
    letters[slavic] = ord("v")
    kept = ~(silent_h | silent_u)
    letters = letters[kept]
    letters[(letters == ord("c")) & _before(_among("eiy", letters))] = ord("s")
    return letters


def _with_h(letters: Bytes) -> Bytes:
    """Read sh, kh and the like, the letters that were put out of reach, and a final z."""
    h = (letters == ord("h")) & _after(_among("".join(_WITH_H), letters))
    shown = {"c": "k"} | _SINGLE | {held: letter for letter, held in _DONE.items()}
    letters = np.where(_before(h), _read_as(_WITH_H, letters), _read_as(shown, letters))[~h]
    letters[(letters == ord("z")) & _before(_among(" \n", letters))] = ord("s")
    return letters


def _read_as(sounds: Mapping[str, str], text: Bytes) -> Bytes:
    """Return the letters with some of them read as others."""
    table = bytes.maketrans("".join(sounds).encode(), "".join(sounds.values()).encode())
    return np.frombuffer(text.tobytes().translate(table), np.uint8)


@dataclass(slots=True)
class _Names:
    """The letters of names, each with the number of its name; a line feed before each name."""

    letters: Bytes
    owners: npt.NDArray[np.int64]
    count: int

    def _some(self, mask: Mask) -> Mask:
        """Return for each name whether one of its letters is in a mask."""
        found = np.zeros(self.count + 1, np.bool_)
        found[self.owners[mask]] = True
        return found[: self.count]

    def _twice(self) -> Mask:
        return np.concatenate([[False], self.letters[1:] == self.letters[:-1]])

    def lonely(self) -> Mask:
        """Say which names hold a doubled digit, or a letter three times: they go alone."""
        twice = self._twice()
        digits = twice & ~_among(ascii_letters, self.letters)
        return self._some(digits | (twice & _after(twice)))

    def collapse(self) -> Mask:
        """Take out doubles and spaces; say which names keep a doubled consonant's mark.

        Of one word and two consonants, too little is left to tell Hama from El Hamma by.
        """
        twice, spaces = self._twice(), self.letters == _SPACE
        doubled = self._some(twice & ~_among(VOWELS, self.letters)) & ~self._some(spaces)
        first = _after(spaces)
        self._keep(~twice & ~spaces)
        first = first[~twice & ~spaces]
        self._keep(~(first & self._twice()))  # one letter over two words
        is_consonant = ~_among(VOWELS + "\n", self.letters)
        counts = np.bincount(self.owners[is_consonant], minlength=self.count + 1)[: self.count]
        return doubled & (counts > 0) & (counts <= 2)

    def _keep(self, kept: Mask) -> None:
        self.letters, self.owners = self.letters[kept], self.owners[kept]

    def keys(self) -> npt.NDArray[np.int64]:
        """Return the hash of each name's consonants, an "a" before them for a vowel."""
        vowels = _among(VOWELS, self.letters)
        leads = vowels[np.flatnonzero(self.letters == _END)[:-1] + 1].tolist()
        rows = self.letters[~vowels].tobytes().split(b"\n")[1:-1]
        return np.array([_hash(*row) for row in zip(rows, leads, strict=True)], np.int64)

    def shapes(self) -> list[str]:
        """Return each name's vowels between its consonants, as `shape_of` writes them."""
        shown = np.frombuffer(self.letters.tobytes().translate(_COLOURS), np.uint8)
        same = np.concatenate([[False], shown[1:] == shown[:-1]]) & _among(VOWELS, self.letters)
        text: str = shown[~same].tobytes().decode()
        return text.split("\n")[1:-1]


_OF_A = zlib.crc32(b"a")


def _hash(key: bytes, leads: bool) -> int:
    if leads:
        return zlib.crc32(key, _OF_A) if key else -1
    return zlib.crc32(key) if len(key) > 1 else -1
