"""What names are filed under: each is worked out once as long as it is remembered.

San José is the name of thousands of places, and a third of names come back soon.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count, islice, repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer.filed import hashes_of_lines
from geoevents.gazetteer.folding import Folded, fold_all
from geoevents.gazetteer.hearing import hear
from geoevents.gazetteer.masks import Bytes, begun, lines
from geoevents.gazetteer.names import (
    CODE,
    NO_ARABIC_ARTICLE,
    WHOLE,
    fold,
    maybe_with_article,
    without_article,
)
from geoevents.gazetteer.schema import LETTERS, NAMES
from geoevents.gazetteer.shapes import UNVOWELLED
from geoevents.gazetteer.spelling import ARABIC_FROM_TO
from geoevents.gazetteer.symbols import Code, symbols_of

_REMEMBERED = 400_000  # names: some 100 MB
_LETTER = {how: letter for letter, how in enumerate(LETTERS)}
_SCANNED = np.array([scanned for _, scanned in LETTERS])
_IS_CODE = "\x1ecode"

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class Rows(NamedTuple):
    """What names are filed under: for each row the place of its name in what was asked.

    `hashes` are those that it is filed under. `told` is of a key its letter below eight bits
    that tell texts of one hash apart, and of a sound its shape as a number of 64 bits.
    """

    names: Numbers
    hashes: npt.NDArray[Any]
    told: npt.NDArray[Any]


class Table:
    """Rows of names by their number, the numbers in order."""

    def __init__(self, kind: type[np.unsignedinteger[Any]]) -> None:
        self._ends = np.zeros(1, np.int64)
        self._hashes = np.empty(0, np.uint32)
        self._told = np.empty(0, kind)

    def add(self, count: int, rows: Rows) -> None:
        """Take in the rows of the next names."""
        order = np.argsort(rows.names, kind="stable")
        ends = np.cumsum(np.bincount(rows.names, minlength=count)) + self._ends[-1]
        self._ends = np.concatenate([self._ends, ends])
        self._hashes = np.concatenate([self._hashes, rows.hashes[order].astype(np.uint32)])
        self._told = np.concatenate([self._told, rows.told[order].astype(self._told.dtype)])

    def of(self, numbers: Numbers) -> Rows:
        """Return the rows of names."""
        low, high = self._ends[numbers], self._ends[numbers + 1]
        counts = high - low
        names = np.repeat(np.arange(len(numbers), dtype=np.int64), counts)
        at = np.arange(len(names)) + np.repeat(low - (np.cumsum(counts) - counts), counts)
        return Rows(names, self._hashes[at].astype(np.int64), self._told[at])


class Naming:
    """Works out what names are filed under."""

    def __init__(self) -> None:
        self.symbols: list[str] = symbols_of(())
        self._code: Code | None = None
        self.max_words = 1
        """Of the longest name that texts are scanned for."""
        self._forget()

    def rows(self, packed: str) -> tuple[Rows, Rows]:
        """Return the rows of keys and of sounds of names, written as in lines of the index."""
        if len(self._known) > _REMEMBERED:
            self._forget()
        known, before = self._known, len(self._known)
        texts = packed.split(NAMES)
        forms = texts.copy()  # whatever its language
        for place in [place for place, text in enumerate(texts) if "\x1e" in text]:
            forms[place] = texts[place].partition("\x1e")[0]
        if _IS_CODE in packed:
            coded = enumerate(map(str.endswith, texts, repeat(_IS_CODE)))
            for place in [place for place, is_code in coded if is_code]:
                forms[place] += _IS_CODE
        which = np.fromiter(map(known.__getitem__, forms), np.int64, len(forms))
        if new := list(islice(reversed(known), len(known) - before)):
            self._learn(new[::-1])
        return self._keys.of(which), self._sounds.of(which)

    def _forget(self) -> None:
        self._known: defaultdict[str, int] = defaultdict(count().__next__)
        self._keys, self._sounds = Table(np.uint16), Table(np.uint64)

    def _learn(self, names: list[str]) -> None:
        codes = np.zeros(len(names), np.bool_)
        if _IS_CODE in "".join(names):
            codes[:] = [*map(str.endswith, names, repeat(_IS_CODE))]
            names = [name.removesuffix(_IS_CODE) for name in names]
        folded = fold_all(names)
        self._keys.add(len(names), self._keyed(folded, codes))
        self._sounds.add(len(names), self._heard(folded, codes))

    def _keyed(self, folded: Folded, codes: Mask) -> Rows:
        """Return the keys of names, with the letter of each: whole, then without article."""
        names, texts = folded.names, folded.texts
        bare, of, bare_letters = [], [], []
        for place in maybe_with_article(names, folded.text):
            form, weight = without_article(names[place])
            if weight < WHOLE and not codes[place]:
                text = fold(form)
                if text not in {"", texts[place]}:
                    bare.append(text)
                    of.append(place)
                    bare_letters.append(_LETTER[weight, weight == NO_ARABIC_ARTICLE])
        places = np.concatenate([np.arange(len(names)), np.array(of, np.int64)])
        texts = texts + bare
        sizes = np.fromiter(map(len, texts), np.int64, len(texts))
        whole = np.where(sizes[: len(names)] > 1, _LETTER[WHOLE, True], _LETTER[WHOLE, False])
        whole[codes] = _LETTER[CODE, False]
        letters = np.concatenate([whole, np.array(bare_letters, np.int64)])
        self._count_words(texts, sizes, letters)
        told = letters << 8 | sizes & 255
        hashes = hashes_of_lines(folded.text + lines(bare))
        kept = sizes > 0
        return Rows(places[kept], hashes[kept], told[kept])

    def _count_words(self, texts: list[str], sizes: Numbers, letters: Numbers) -> None:
        # A word more than the most so far is two letters more at least: few names are so long.
        for row in np.flatnonzero(_SCANNED[letters] & (sizes > 2 * self.max_words)).tolist():
            self.max_words = max(self.max_words, 1 + texts[row].count(" "))

    def _heard(self, folded: Folded, codes: Mask) -> Rows:
        heard, (first, last) = hear(folded), ARABIC_FROM_TO
        unwritten = folded.some((first <= folded.units) & (folded.units <= last))
        numbers = self._numbers_of(begun(heard.shapes, unwritten[heard.names], UNVOWELLED))
        spoken = ~codes[heard.names]
        return Rows(heard.names[spoken], heard.keys[spoken], numbers[spoken])

    def _numbers_of(self, shapes: Bytes) -> npt.NDArray[np.uint64]:
        """Return shapes as numbers, in symbols that are learnt from the first of them."""
        if not self._code:
            if not len(shapes):
                return np.empty(0, np.uint64)
            self.symbols = symbols_of(shapes.tobytes().decode().splitlines())
            self._code = Code(self.symbols)
        return self._code.numbers(shapes)
