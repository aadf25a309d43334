"""How many names sound, worked out at once: the rules of sounds.py over all their letters.

Each rule is one replacement in a text of thousands of names. What the rules seldom meet
goes name by name; a test holds that both ways give the same. Readings in Latin letters and
those in other scripts have digraphs of their own, and are one text from then on.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, compress
from string import ascii_letters
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer.filed import hash_of
from geoevents.gazetteer.letters import (
    ARABIC,
    CARONS,
    DIGRAPHS,
    LATIN,
    SECOND_LETTERS,
    VOWEL_DIGRAPHS,
)
from geoevents.gazetteer.sounds import (
    BEFORE_FINAL_OW,
    UNREAD,
    VOWELS,
    consonants,
    german,
    letter_by_letter,
    readings,
    spelt,
    undoubled,
    without_articles,
)
from geoevents.gazetteer.spelling import COLOUR, shape_of

Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
_Written = tuple[int, str]  # the place of a name, and it folded, in one way of reading it

_TWO_WAYS = "".join({*CARONS, *SECOND_LETTERS})
_ODD_LETTER = re.compile(f"[{_TWO_WAYS}{_TWO_WAYS.upper()}]|{UNREAD.pattern}")
_ARABIC_WORD = f"[{''.join(ARABIC)}][a-z0-9{''.join(ARABIC)}]*|[0-9]+"
_OTHERS = "".join(letter for letter in LATIN if letter not in ARABIC)
_OTHER_WORD = f"[a-z0-9]*[{_OTHERS}][a-z0-9{_OTHERS}]*|[0-9]+"
_ARABIC_NAME = re.compile(f"(?:{_ARABIC_WORD})(?: (?:{_ARABIC_WORD}))*")
_OTHER_NAME = re.compile(f"(?:{_OTHER_WORD})(?: (?:{_OTHER_WORD}))*")
_OVERLAPPING = re.compile("dshch")  # two digraphs
_ARTICLE = re.compile(r"[ \n](?:[aeiu]l|[ae](?:[sdnrtz]|[sctd]h)) ")
# Where words end decides; see `sounds._written`.
_BEFORE_WORD = re.compile(r"(?<!\S)(?!ال)(\S{2,})ه(?= )")
_ARTICLE_AL = re.compile(r"(?<!\S)ال(?=\S{3})")
_FINAL_HE = re.compile(r"(?<=\S\S)ه(?!\S)")
_END, _SPACE = ord("\n"), ord(" ")
# What a rule puts in is out of reach of the next one: "ckh" is k and h, no "kh".
_DONE = {letter: chr(number) for number, letter in enumerate("ksuihjqx", start=14)}
_OUT_OF_REACH = str.maketrans({letter: _DONE[letter] for letter in "hjqx"})
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
    latin, arabic, other, alone = _by_letters(names, folded)
    text, odd = _latin([text for _, text in latin])
    texts = [text, _arabic([text for _, text in arabic]), _other([text for _, text in other])]
    heard = np.array([place for place, _ in chain(latin, arabic, other)], np.int64)
    keys, shapes, lonely = _together("".join(texts), len(heard))
    lonely[: len(latin)] |= odd
    again = sorted({*alone, *heard[lonely].tolist()})
    left = np.ones(len(names), np.bool_)
    left[again] = False
    kept = left[heard] & (keys >= 0)
    rows = [
        (place, hash_of(key), shape_of(sound))
        for place in again
        for sound in readings(names[place])
        if (key := consonants(sound))
    ]
    places = np.concatenate([heard[kept], np.array([row[0] for row in rows], np.int64)])
    hashes = np.concatenate([keys[kept], np.array([row[1] for row in rows], np.int64)])
    shapes = [*compress(shapes, kept.tolist()), *(shape for _, _, shape in rows)]
    return Heard(places, hashes.astype(np.uint32), shapes)


def _by_letters(
    names: Sequence[str], folded: Sequence[str]
) -> tuple[list[_Written], list[_Written], list[_Written], list[int]]:
    """Return readings in Latin letters, in Arabic and in other ones, and what goes alone."""
    latin: list[_Written] = [
        (place, text)
        for place, (name, text) in enumerate(zip(names, folded, strict=True))
        if text.isascii() and text and (name.isascii() or not _ODD_LETTER.search(name))
    ]
    latin += [
        (place, german(text))
        for place, text in _maybe_german(latin)
        if names[place].isascii() or "sch" in names[place].casefold()
    ]
    arabic: list[_Written] = []
    other: list[_Written] = []
    alone: list[int] = []
    together = np.zeros(len(names), np.bool_)
    together[[place for place, _ in latin]] = True
    for place in np.flatnonzero(~together).tolist():
        name = names[place]
        texts = list(filter(None, spelt(name)))
        if all(map(str.isascii, texts)):
            kind = latin
        elif all(map(_ARABIC_NAME.fullmatch, texts)):
            kind = arabic
        elif all(map(_OTHER_NAME.fullmatch, texts)):
            kind = other
        else:
            alone.append(place)
            continue
        kind += [(place, text) for text in texts]
    return latin, arabic, other, alone


def _maybe_german(latin: Sequence[_Written]) -> Iterator[_Written]:
    """Yield what MAYBE_GERMAN finds something in."""
    letters = _as_letters(_lines([text for _, text in latin]))
    h, c = letters == ord("h"), letters == ord("c")
    found = c & _before(h) & _after(_among("saou", letters))
    found |= (letters == ord("w")) | ((letters == ord("z")) & _before(letters == ord("k")))
    owners = np.cumsum(letters == _END) - 1
    for at in np.unique(owners[found]).tolist():
        yield latin[at]


def _lines(texts: Sequence[str]) -> str:
    return "".join(("\n", "\n".join(texts))) if texts else ""


def _as_letters(text: str) -> Bytes:
    return np.frombuffer(text.encode(), np.uint8)


def _latin(texts: Sequence[str]) -> tuple[str, Mask]:
    """Return lines with the consonants of Latin letters read, and which must go alone."""
    text = _without_articles(texts) + "\n"
    letters = _as_letters(text)
    odd = np.zeros(len(texts), np.bool_)
    for found in _OVERLAPPING.finditer(text):
        odd[text.count("\n", 0, found.start()) - 1] = True
    text = _at_ends(letters).tobytes().decode()[:-1]
    for written, sound in _replacements()[0]:
        text = text.replace(written, sound)
    return text, odd


def _without_articles(texts: Sequence[str]) -> str:
    """Return lines without the articles among their words."""
    text = _lines(texts)
    letters = _as_letters(text)
    between = (letters == _END) | (letters == _SPACE)
    # An article is two or three letters, a vowel first: few places are worth a look.
    short = between & _before(_among("aeiu", letters))
    short &= _before(_before(_before(between | _before(between))))
    at = np.flatnonzero(short)
    owners = np.searchsorted(np.flatnonzero(letters == _END), at, "right") - 1
    bare = {
        owner: without_articles(texts[owner])
        for place, owner in zip(at.tolist(), owners.tolist(), strict=True)
        if _ARTICLE.match(text, place)
    }
    return _lines([bare.get(at, text) for at, text in enumerate(texts)]) if bare else text


def _arabic(texts: Sequence[str]) -> str:
    """Return lines of Arabic words as they are said; see `sounds._written`."""
    text = _BEFORE_WORD.sub(r"\1ات", _lines(texts))
    text = _FINAL_HE.sub("ا", _ARTICLE_AL.sub("", text))
    return _shielded(undoubled(letter_by_letter(text)))


def _other(texts: Sequence[str]) -> str:
    return _shielded(letter_by_letter(_lines(texts)))


def _shielded(text: str) -> str:
    """Put letters out of reach of the rules for Latin digraphs: here, d and h are no dh."""
    return text.translate(_OUT_OF_REACH)


def _together(text: str, count: int) -> tuple[npt.NDArray[np.int64], list[str], Mask]:
    """Return the hash of each line's consonants, its shape, and whether it must go alone.

    The hash is -1 where too little is left to hear.
    """
    if not count:
        return np.empty(0, np.int64), [], np.empty(0, np.bool_)
    text += "\n"
    for written, sound in _replacements()[1]:
        text = text.replace(written, sound)
    names = _Names(letters := _with_h(_as_letters(text)), np.cumsum(letters == _END) - 1, count)
    lonely = names.lonely()
    marked = names.collapse()
    keys, shapes = names.keys(), names.shapes()
    for place in marked.nonzero()[0].tolist():
        shapes[place] = "!" + shapes[place]
    return keys, shapes, lonely


_COLOURS = bytes(code if code == _END else ord(COLOUR.get(chr(code), ",")) for code in range(256))


@cache
def _table(letters: str) -> bytes:
    """Return a table of 1 for these letters and 0 for others."""
    return bytes(chr(code) in letters for code in range(256))


def _among(letters: str, text: Bytes) -> Mask:
    """Return which letters of a text are among some: by `translate`, numpy takes ten times it."""
    return np.frombuffer(text.tobytes().translate(_table(letters)), np.bool_)


@cache
def _replacements() -> list[list[tuple[str, str]]]:
    """Return the digraphs of consonants and of vowels that need a replacement, longest first."""
    return [
        [
            (written, "".join(_DONE.get(one, one) for one in table[written]))
            for written in sorted(table, key=lambda written: (-len(written), written))
            if written not in _SINGLE and written[1:] != "h"
        ]
        for table in (DIGRAPHS, VOWEL_DIGRAPHS)
    ]


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
        same = np.concatenate([[False], self.letters[1:] == self.letters[:-1]])
        same &= self.letters != _END  # of ъ, nothing is left
        return same

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
        lead = vowels & _after(self.letters == _END)
        kept = np.where(lead, np.uint8(ord("a")), self.letters)[lead | ~vowels]
        long = np.diff(np.flatnonzero(kept == _END)) > 2
        hashes = np.array(list(map(zlib.crc32, kept.tobytes().split(b"\n")[1:-1])), np.int64)
        return np.where(long, hashes, -1)

    def shapes(self) -> list[str]:
        """Return each name's vowels between its consonants, as `shape_of` writes them."""
        shown = np.frombuffer(self.letters.tobytes().translate(_COLOURS), np.uint8)
        same = np.concatenate([[False], shown[1:] == shown[:-1]]) & _among(VOWELS, self.letters)
        text: str = shown[~same].tobytes().decode()
        return text.split("\n")[1:-1]
