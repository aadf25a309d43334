"""Many names folded at once: what `names.fold` makes of each, by one table of letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import category

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer.masks import (
    END,
    SPACE,
    Mask,
    Places,
    after,
    before,
    ends_of,
    lines,
    owners,
)
from geoevents.gazetteer.names import fold, folded_letter

Units = npt.NDArray[np.uint16]

_UNKNOWN, _ALONE, _GONE = 0xFFFF, 1, 0
_JAMO = range(0x1100, 0x1200)
_fold = fold.__wrapped__  # names of a source seldom come back soon enough to be remembered


@dataclass(frozen=True, slots=True)
class Folded:
    """Names, which hold no line feed, and their folds."""

    names: Sequence[str]
    units: Units
    """The letters of all names, a line feed after each."""
    ends: Places
    """Where these line feeds are."""
    texts: list[str]
    """The fold of each name."""
    text: str
    """All of them, a line feed after each."""

    def some(self, letters: Mask) -> Mask:
        """Return which names have one of some letters."""
        found = np.zeros(len(self.names), np.bool_)
        found[owners(self.ends, letters)] = True
        return found


def fold_all(names: Sequence[str]) -> Folded:
    """Return names with their folds."""
    units = np.frombuffer(lines(names).encode("utf-16", "surrogatepass")[2:], np.uint16)
    ends = ends_of(units)
    shown = _shown(units)
    alone = shown == _ALONE
    text = _spaced(np.compress((shown != _GONE) & ~alone, shown)).tobytes().decode("utf-16")
    folded = text.split("\n")[:-1]
    again = np.unique(owners(ends, alone)).tolist()
    for place in again:
        folded[place] = _fold(names[place])
    return Folded(names, units, ends, folded, lines(folded) if again else text)


def _spaced(units: Units) -> Units:
    """Return lines with single spaces between words, and none around them."""
    spaces = units == SPACE
    units = np.compress(~(spaces & before(spaces | (units == END))), units)
    return np.compress(~((units == SPACE) & after(units == END, True)), units)


def _shown(units: Units) -> Units:
    """Return what each letter becomes.

    A full stop, a letter that becomes two and one that may join the letter before go alone.
    """
    table = _table()
    shown = table.take(units)
    unknown = shown == _UNKNOWN
    if unknown.any():
        for code in np.unique(units[unknown]).tolist():
            table[code] = _one(code)
        shown = table.take(units)
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
