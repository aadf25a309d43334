"""Many names folded in the ways that they may be read, sorted by script; see `sounds.spelt`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from geoevents.gazetteer.folding import Folded, fold_all
from geoevents.gazetteer.letters import ARABIC, CARONS, LATIN, SECOND_LETTERS
from geoevents.gazetteer.masks import (
    Bytes,
    Mask,
    Places,
    after,
    among,
    before,
    ends_of,
    letters_of,
    lines,
    only,
    owners,
)
from geoevents.gazetteer.sounds import (
    HARD_H,
    UNREAD_FROM_TO,
    german,
    is_read,
    is_read_twice,
    second_letters,
    with_carons_read,
)

_ODD = "".join({*CARONS, *SECOND_LETTERS, *HARD_H})
_ARABIC_WORD = f"[{''.join(ARABIC)}][a-z0-9{''.join(ARABIC)}]*|[0-9]+"
_OTHERS = "".join(letter for letter in LATIN if letter not in ARABIC)
_OTHER_WORD = f"[a-z0-9]*[{_OTHERS}][a-z0-9{_OTHERS}]*|[0-9]+"
_ARABIC_NAME = re.compile(f"(?:{_ARABIC_WORD})(?: (?:{_ARABIC_WORD}))*")
_OTHER_NAME = re.compile(f"(?:{_OTHER_WORD})(?: (?:{_OTHER_WORD}))*")


class Written(NamedTuple):
    """The places of names, and each folded, in one way of reading it."""

    places: list[int]
    texts: list[str]


class Ways(NamedTuple):
    """Readings in Latin letters, as lines, in Arabic and in other ones, and what goes alone."""

    latin: tuple[Places, Bytes]
    arabic: Written
    other: Written
    alone: list[int]


def ways(folded: Folded) -> Ways:
    """Return the ways to read names."""
    names, texts = folded.names, folded.texts
    plain = np.fromiter(map(str.isascii, names), np.bool_, len(names))
    together = plain | ~_are_odd(folded)
    places, latin = np.flatnonzero(together), only(letters_of(folded.text), together)
    again = [
        place
        for place in places[_maybe_german(latin)].tolist()
        if plain[place] or "sch" in names[place].casefold()
    ]
    mixed, arabic, other, alone = _by_script(names, np.flatnonzero(~together).tolist())
    mixed.places.extend(again)
    mixed.texts.extend(german(lines([texts[place] for place in again])).split("\n")[:-1])
    return Ways(
        (
            np.concatenate([places, np.array(mixed.places, np.int64)]),
            np.concatenate([latin, letters_of(lines(mixed.texts))]),
        ),
        *(arabic, other, alone),
    )


def _are_odd(folded: Folded) -> Mask:
    """Say which names are not read as their fold is: for some letters' marks, or in two ways."""
    beyond_ascii = np.flatnonzero(folded.units >= 0x80)
    odd = np.zeros(len(folded.units), np.bool_)
    odd[beyond_ascii] = _odd_letters().take(folded.units[beyond_ascii])
    plain = np.fromiter(map(str.isascii, folded.texts), np.bool_, len(folded.texts))
    return ~plain | folded.some(odd)


@cache
def _odd_letters() -> Mask:
    """Return which of all letters of 16 bits are read in two ways, or not at all."""
    odd = np.zeros(1 << 16, np.bool_)
    odd[[ord(letter) for letter in _ODD + _ODD.upper()]] = True
    for first, last in UNREAD_FROM_TO:
        odd[first : last + 1] = True
    return odd


def _maybe_german(latin: Bytes) -> Places:
    """Return the lines in which MAYBE_GERMAN finds something."""
    h, c = latin == ord("h"), latin == ord("c")
    found = c & before(h) & after(among("saou", latin))
    found |= (latin == ord("w")) | ((latin == ord("z")) & before(latin == ord("k")))
    return np.unique(owners(ends_of(latin), found))


def _by_script(
    names: Sequence[str], places: Sequence[int]
) -> tuple[Written, Written, Written, list[int]]:
    """Return readings of names in Latin letters, in Arabic and in other ones, and the mixed."""
    latin, arabic, other, alone = Written([], []), Written([], []), Written([], []), []
    read = [place for place in places if is_read(names[place])]
    for place, texts in zip(read, _spelt([names[place] for place in read]), strict=True):
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


def _spelt(names: list[str]) -> list[list[str]]:
    """Return what `sounds.spelt` does of each name, but for what is empty."""
    text = lines(names).casefold()
    plain = text.split("\n")[:-1]
    folded = fold_all(with_carons_read(text).split("\n")[:-1]).texts
    spelt = [[first] if first else [] for first in folded]
    again = [place for place, name in enumerate(plain) if is_read_twice(name)]
    seconds = fold_all([second_letters(plain[place]) for place in again]).texts
    for place, second in zip(again, seconds, strict=True):
        if second:
            spelt[place].append(german(second) if "sch" in second else second)
    return spelt
