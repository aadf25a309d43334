"""Where the cells of rows with tabs begin and end, found in thousands of rows at once."""

from __future__ import annotations

from typing import Self

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Words = npt.NDArray[np.uint64]

TAB, LINE, SPACE = ord("\t"), ord("\n"), ord(" ")
WORD = 8  # bytes that `Cells.words` takes of a cell
# White space in UTF-8, for `str.split`, that is more than one byte: the last of three.
_THIN = [*range(0x80, 0x8B), 0xA8, 0xA9, 0xAF]


class Cells:
    """Rows of one width: `starts` and `ends` have a row each, and a column for each cell."""

    def __init__(self, data: bytes, tabs: Places, line_ends: Places) -> None:
        self._bytes = np.frombuffer(data, np.uint8)
        self._padded = data + bytes(WORD)
        first = np.concatenate([[-1], line_ends[:-1]])[:, None]
        self.starts = np.hstack([first, tabs]) + 1
        self.ends = np.hstack([tabs, line_ends[:, None]])

    @classmethod
    def of(cls, data: bytes) -> Self | None:
        """Cut whole lines into cells; None where they have not all as many."""
        units = np.frombuffer(data, np.uint8)
        line_ends, tabs = np.flatnonzero(units == LINE), np.flatnonzero(units == TAB)
        width, more = divmod(len(tabs), len(line_ends) or 1)
        if more or not width or not data.endswith(b"\n"):
            return None
        rows = tabs.reshape(len(line_ends), width)
        if (rows[:, -1] > line_ends).any() or (rows[1:, 0] < line_ends[:-1]).any():
            return None
        return cls(data, rows, line_ends)

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return int(self.starts.shape[1])

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.starts)

    def row(self, row: int) -> str:
        """Return one row as text."""
        return self._padded[self.starts[row, 0] : self.ends[row, -1]].decode()

    def numbers(self, column: int, most: int) -> tuple[Places, Mask]:
        """Return the numbers in a column, and which cells hold one of at most so many digits."""
        ends = self.ends[:, column]
        sizes = ends - self.starts[:, column]
        numbers, good = np.zeros(len(sizes), np.int64), (sizes > 0) & (sizes <= most)
        for at in range(min(most, int(sizes.max(initial=0)))):
            there = sizes > at
            digits = self._bytes[ends - (at + 1) * there] - np.uint8(ord("0"))
            good &= ~there | (digits < 10)
            numbers += digits * np.int64(10**at) * there
        return numbers, good

    def words(self, first: int, last: int) -> tuple[Words, Mask]:
        """Return the bytes of columns as one number, and which are no more than a WORD."""
        starts, sizes = self.starts[:, first], self.ends[:, last] - self.starts[:, first]
        every = np.ndarray(len(self._bytes), "<u8", self._padded, strides=(1,))
        spare = np.uint64(8) * (WORD - np.clip(sizes, 1, WORD)).astype(np.uint64)
        words = every[starts] << spare >> spare
        words[sizes == 0] = 0
        return words, sizes <= WORD

    def odd(self) -> Mask:
        """Say which rows hold other white space than single spaces within cells.

        Rows with control characters are among them.
        """
        found = np.zeros(len(self), np.bool_)
        found[np.searchsorted(self.ends[:, -1], np.flatnonzero(odd_space(self._bytes)))] = True
        return found


def odd_space(units: npt.NDArray[np.uint8]) -> Mask:
    """Say where there is other white space than single spaces within cells."""
    spaces = units == SPACE
    odd: Mask = (units < SPACE) & (units != TAB) & (units != LINE)
    beside = spaces | (units == TAB) | (units == LINE)
    odd[1:] |= spaces[1:] & beside[:-1]
    odd[:1] |= spaces[:1]
    odd[:-1] |= spaces[:-1] & beside[1:]
    if (units >= 0x80).any():
        odd |= _wide_space(units)
    return odd


def _wide_space(units: npt.NDArray[np.uint8]) -> Mask:
    """Say where letters of UTF-8 begin that are white space beyond ASCII."""
    odd = np.zeros(len(units), np.bool_)
    for first, second, thirds in (
        (0xC2, 0x85, None), (0xC2, 0xA0, None), (0xE1, 0x9A, [0x80]), (0xE2, 0x80, _THIN),
        (0xE2, 0x81, [0x9F]), (0xE3, 0x80, [0x80]),
    ):  # fmt: skip
        at = np.flatnonzero((units[:-1] == first) & (units[1:] == second))
        at = at if thirds is None else at[np.isin(units[at + 2], thirds)]
        odd[at] = True
    return odd
