"""Folded names, a line each, with their letters read: the rules that don't count sounds.

Each rule is one replacement in a text of thousands of names. Latin letters and those of
other scripts have digraphs of their own, and are one text from the vowels on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from geoevents.gazetteer.letters import DIGRAPHS, VOWEL_DIGRAPHS
from geoevents.gazetteer.masks import (
    END,
    SPACE,
    Bytes,
    Mask,
    after,
    among,
    before,
    letters_of,
    lines,
)
from geoevents.gazetteer.sounds import (
    BEFORE_FINAL_OW,
    letter_by_letter,
    vowels_between,
    without_articles,
)

_OVERLAPPING = re.compile("dshch")  # two digraphs
_ARTICLE = re.compile(r"[ \n](?:[aeiu]l|[ae](?:[sdnrtz]|[sctd]h)) ")
# Where words end decides; see `sounds._written`.
_BEFORE_WORD = re.compile(r"(?<!\S)(?!ال)(\S{2,})ه(?= )")
_ARTICLE_AL = re.compile(r"(?<!\S)ال(?!له(?!\S))(?=\S{2})")
_FINAL_HE = re.compile(r"(?<=\S\S)ه(?!\S)")
# What a rule puts in is out of reach of the next one: "ckh" is k and h, no "kh".
_DONE = {letter: chr(number) for number, letter in enumerate("ksuihjqx", start=14)}
_OUT_OF_REACH = str.maketrans({letter: _DONE[letter] for letter in "hjqx"})
_WITH_H = {pair[0]: sound for pair, sound in DIGRAPHS.items() if len(pair) == 2 and pair[1] == "h"}
_SINGLE = {letter: sound for letter, sound in DIGRAPHS.items() if len(letter) == len(sound) == 1}


def latin_lines(texts: Sequence[str]) -> tuple[str, Mask]:
    """Return lines with the consonants of Latin letters read, and which must go alone."""
    text = _without_articles(texts) + "\n"
    letters = letters_of(text)
    odd = np.zeros(len(texts), np.bool_)
    for found in _OVERLAPPING.finditer(text):
        odd[text.count("\n", 0, found.start()) - 1] = True
    text = _at_ends(letters).tobytes().decode()[:-1]
    for written, sound in _replacements()[0]:
        text = text.replace(written, sound)
    return text, odd


def _without_articles(texts: Sequence[str]) -> str:
    """Return lines without the articles among their words."""
    text = lines(texts)
    letters = letters_of(text)
    between = (letters == END) | (letters == SPACE)
    # An article is two or three letters, a vowel first: few places are worth a look.
    short = between & before(among("aeiu", letters))
    short &= before(before(before(between | before(between))))
    at = np.flatnonzero(short)
    owners = np.searchsorted(np.flatnonzero(letters == END), at, "right") - 1
    bare = {
        owner: without_articles(texts[owner])
        for place, owner in zip(at.tolist(), owners.tolist(), strict=True)
        if _ARTICLE.match(text, place)
    }
    if not bare:
        return text
    shown = list(texts)
    for owner, written in bare.items():
        shown[owner] = written
    return lines(shown)


def arabic_lines(texts: Sequence[str]) -> str:
    """Return lines of Arabic words as they are said; see `sounds._written`."""
    text = _BEFORE_WORD.sub(r"\1ات", lines(texts))
    text = _FINAL_HE.sub("ا", _ARTICLE_AL.sub("", text))
    return _shielded(vowels_between(letter_by_letter(text)))


def other_lines(texts: Sequence[str]) -> str:
    """Return lines of Cyrillic, Greek and Georgian words with their letters read."""
    return _shielded(letter_by_letter(lines(texts)).replace("mb", "nb"))


def _shielded(text: str) -> str:
    """Put letters out of reach of the rules for Latin digraphs: here, d and h are no dh."""
    return text.translate(_OUT_OF_REACH)


def vowels_read(text: str) -> Bytes:
    """Return the letters of all lines as they sound, the doubled ones twice."""
    for written, sound in _replacements()[1]:
        text = text.replace(written, sound)
    return _with_h(letters_of(text))


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


def _at_ends(letters: Bytes) -> Bytes:
    """Apply what looks at the neighbours of h, w, u and c; see `sounds._letters`."""
    ends = before((letters == SPACE) | (letters == END))
    silent_h = (letters == ord("h")) & ends & after(among("aeiou", letters))
    hard = among(BEFORE_FINAL_OW, letters)
    slavic = (letters == ord("w")) & ends
    slavic &= after((letters == ord("o")) & after(hard))
    soft = before(among("eiy", letters))
    silent_u = (letters == ord("u")) & soft & after(among("qg", letters))
    letters = letters.copy()
    letters[slavic] = ord("v")
    kept = ~(silent_h | silent_u)
    letters = letters[kept]
    letters[(letters == ord("c")) & before(among("eiy", letters))] = ord("s")
    return letters


def _with_h(letters: Bytes) -> Bytes:
    """Read sh, kh and the like, the letters that were put out of reach, and a final z."""
    h = (letters == ord("h")) & after(among("".join(_WITH_H), letters))
    shown = {"c": "k"} | _SINGLE | {held: letter for letter, held in _DONE.items()}
    letters = np.where(before(h), _read_as(_WITH_H, letters), _read_as(shown, letters))[~h]
    letters[(letters == ord("z")) & before(among(" \n", letters))] = ord("s")
    return letters


def _read_as(sounds: Mapping[str, str], text: Bytes) -> Bytes:
    """Return the letters with some of them read as others."""
    table = bytes.maketrans("".join(sounds).encode(), "".join(sounds.values()).encode())
    return np.frombuffer(text.tobytes().translate(table), np.uint8)
