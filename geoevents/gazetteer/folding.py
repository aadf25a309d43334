"""Many names folded at once: what `names.fold` makes of each, by one table of letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from unicodedata import category

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer.masks import END, SPACE, after, before, lines, owners
from geoevents.gazetteer.names import fold, folded_letter

Units = npt.NDArray[np.uint16]

_UNKNOWN, _ALONE, _GONE = 0xFFFF, 1, 0
_JAMO = range(0x1100, 0x1200)
_fold = fold.__wrapped__  # names of a source seldom come back soon enough to be remembered


def units_of(names: Sequence[str]) -> Units:
    """Return the letters of names, which hold no line feed, with one after each."""
    return np.frombuffer(lines(names).encode("utf-16", "surrogatepass")[2:], np.uint16)


def fold_all(names: Sequence[str], units: Units) -> list[str]:
    """Return the folds of names, given with their letters."""
    shown = _shown(units)
    alone = shown == _ALONE
    kept = shown[(shown != _GONE) & ~alone]
    folded = _spaced(kept).tobytes().decode("utf-16").split("\n")[:-1]
    for place in np.unique(owners(units, alone)).tolist():
        folded[place] = _fold(names[place])
    return folded


def _spaced(units: Units) -> Units:
    """Return lines with single spaces between words, and none around them."""
    spaces = units == SPACE
    units = units[~(spaces & before(spaces | (units == END)))]
    kept: Units = units[~((units == SPACE) & after(units == END, True))]
    return kept


def _shown(units: Units) -> Units:
    """Return what each letter becomes.

    A full stop, a letter that becomes two and one that may join the letter before go alone.
    """
    table = _table()
    shown = table[units]
    unknown = shown == _UNKNOWN
    if unknown.any():
        for code in np.unique(units[unknown]).tolist():
            table[code] = _one(code)
        shown = table[units]
    return shown


@cache
def _table() -> Units:
    """Return the table of letters, filled in as they are met."""
    table = np.full(1 << 16, _UNKNOWN, np.uint16)
    table[END] = END
    table[ord(".")] = _ALONE  # U.S.A. is one word
    table[0xD800:0xE000] = _ALONE  # halves of letters beyond 16 bits
    return table


def _one(code: int) -> int:
    folded = folded_letter(code)
    if folded.isspace():
        return SPACE
    if not folded:
        return _GONE
    joins = category(folded[0])[0] == "M" or ord(folded[0]) in _JAMO
    return _ALONE if joins or len(folded) > 1 or folded > "\uffef" else ord(folded)
