"""Folded names, a line each, with their letters read: the rules that don't count sounds.

Each rule is one replacement in a text of thousands of names. Latin letters and those of
other scripts have digraphs of their own, and are one text from the vowels on. What is GONE
stays to the end: it is never between two letters that a rule looks at together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from geoevents.gazetteer.letters import DIGRAPHS, VOWEL_DIGRAPHS
from geoevents.gazetteer.masks import (
    END,
    GONE,
    SPACE,
    Bytes,
    Places,
    after,
    among,
    before,
    ends_of,
    letters_of,
    lines,
    replace,
    where,
    without_gone,
)
from geoevents.gazetteer.sounds import BEFORE_FINAL_OW, letter_by_letter, vowels_between

# An article, and what must follow it: see `sounds._is_article`.
_ARTICLE = re.compile(rb"(?:[aeiu]l|[ae](?:([sdnrtz])|([sctd])h)(?= (?:[cs]h|\1|\2))) ")
# Where words end decides; see `sounds._written`.
_BEFORE_WORD = re.compile(r"(?<!\S)(?!ال)(\S{2,})ه(?= )")
_ARTICLE_AL = re.compile(r"(?<!\S)ال(?!له(?!\S))(?=\S{2})")
_FINAL_HE = re.compile(r"(?<=\S\S)ه(?!\S)")
# What a rule puts in is out of reach of the next one: "ckh" is k and h, no "kh".
_DONE = {letter: chr(number) for number, letter in enumerate("ksuihjqx", start=14)}
_OUT_OF_REACH = str.maketrans({letter: _DONE[letter] for letter in "hjqx"})
_WITH_H = {pair[0]: sound for pair, sound in DIGRAPHS.items() if len(pair) == 2 and pair[1] == "h"}
_SINGLE = {letter: sound for letter, sound in DIGRAPHS.items() if len(letter) == len(sound) == 1}
_GROWING = {letter: sound for letter, sound in DIGRAPHS.items() if len(letter) < len(sound)}


def latin_lines(text: Bytes) -> tuple[Bytes, Places]:
    """Return lines with the consonants of Latin letters read, and which must go alone."""
    text = _without_articles(text)
    odd = where("dshch", text)  # two digraphs
    odd = np.searchsorted(ends_of(text), odd) if len(odd) else odd
    text = _at_ends(text)
    for written, sound in _replacements()[0]:
        replace(text, written, sound)
    data = text.tobytes()
    for letter, sound in _GROWING.items():
        data = data.replace(letter.encode(), _shown(sound).encode())
    return np.frombuffer(data, np.uint8), odd


def _without_articles(text: Bytes) -> Bytes:
    """Return lines without the articles among their words."""
    spaces = text == SPACE
    # An article is two or three letters, a vowel first: few places are worth a look.
    short = before(before(spaces | before(spaces)))
    short &= among("aeiu", text) & after(spaces | (text == END), True)
    data, text = text.tobytes(), text.copy()
    for place in np.flatnonzero(short).tolist():
        if found := _ARTICLE.match(data, place):
            text[place : found.end()] = GONE
    return text


def arabic_lines(texts: Sequence[str]) -> Bytes:
    """Return lines of Arabic words as they are said; see `sounds._written`."""
    text = _BEFORE_WORD.sub(r"\1ات", lines(texts))
    text = _FINAL_HE.sub("ا", _ARTICLE_AL.sub("", text))
    return _shielded(vowels_between(letter_by_letter(text)))


def other_lines(texts: Sequence[str]) -> Bytes:
    """Return lines of Cyrillic, Greek and Georgian words with their letters read."""
    return _shielded(letter_by_letter(lines(texts)).replace("mb", "nb"))


def _shielded(text: str) -> Bytes:
    """Put letters out of reach of the rules for Latin digraphs: here, d and h are no dh."""
    return letters_of(text.translate(_OUT_OF_REACH))


def vowels_read(text: Bytes) -> Bytes:
    """Return the letters of all lines as they sound, the doubled ones twice."""
    text = text.copy()
    for written, sound in _replacements()[1]:
        replace(text, written, sound)
    return _with_h(text)


@cache
def _replacements() -> list[list[tuple[str, str]]]:
    """Return the digraphs of consonants and of vowels that need a replacement, longest first."""
    return [
        [
            (written, _shown(table[written]))
            for written in sorted(table, key=lambda written: (-len(written), written))
            if len(written) > 1 and written[1:] != "h"
        ]
        for table in (DIGRAPHS, VOWEL_DIGRAPHS)
    ]


def _shown(sound: str) -> str:
    return "".join(_DONE.get(one, one) for one in sound)


def _at_ends(text: Bytes) -> Bytes:
    """Apply what looks at the neighbours of h, w, u and c; see `sounds._letters`."""
    ends = before((text == SPACE) | (text == END))
    soft = before(among("eiy", text))
    silent = (text == ord("h")) & ends & after(among("aeiou", text))
    silent |= (text == ord("u")) & soft & after(among("qg", text))
    slavic = np.flatnonzero((text == ord("w")) & ends & after(text == ord("o")))
    letters = text.copy()
    letters[slavic[among(BEFORE_FINAL_OW, text[slavic - 2])]] = ord("v")
    letters[np.flatnonzero((text == ord("c")) & soft)] = ord("s")
    letters[np.flatnonzero(silent)] = GONE
    return letters


def _with_h(text: Bytes) -> Bytes:
    """Read sh, kh and the like, the letters that were put out of reach, and a final z."""
    h = np.flatnonzero((text == ord("h")) & after(among("".join(_WITH_H), text)))
    shown = {"c": "k"} | _SINGLE | {held: letter for letter, held in _DONE.items()}
    letters = _read_as(shown, text).copy()
    letters[h - 1] = _read_as(_WITH_H, text[h - 1])
    letters[h] = GONE
    letters[np.flatnonzero((letters == ord("z")) & before(among(" \n", letters)))] = ord("s")
    return without_gone(letters)


def _read_as(sounds: Mapping[str, str], text: Bytes) -> Bytes:
    """Return the letters with some of them read as others."""
    table = bytes.maketrans("".join(sounds).encode(), "".join(sounds.values()).encode())
    return np.frombuffer(text.tobytes().translate(table), np.uint8)
