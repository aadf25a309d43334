"""Shapes of names as numbers: the symbols they are best written in, and all of many at once.

There are too many shapes to number, and no shape may be lost for being rare. The 255 symbols
are learnt from the first names that come, as in FSST (Boncz, Neumann and Leis, VLDB 2020):
from single letters on, neighbours that often stand together become one symbol.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer.masks import END, Bytes
from geoevents.gazetteer.shapes import ALSO, AT_MOST, LONG, UNVOWELLED

Numbers = npt.NDArray[np.int64]
Shown = npt.NDArray[np.uint64]

_END = chr(END)
_FIRST = (ALSO, LONG + _END, *",aeiou!", UNVOWELLED, _END)
_MOST = 255  # 0 stands for none
_ROUNDS = 4  # a symbol is at most twice as long after each: 16 letters, of four bits each
_LEARNT_FROM = 4_000  # shapes, the most frequent ones

_LETTERS = "".join(dict.fromkeys("".join(_FIRST))).encode()
_FOUR_BITS = bytes(1 + _LETTERS.find(letter) for letter in range(256))
# What brings four bits of each of eight bytes together, and how far they are apart before.
_CLOSER = [(np.uint64(4 << k), np.uint64(mask)) for k, mask in
           enumerate((0x00FF00FF00FF00FF, 0x0000FFFF0000FFFF, 0xFFFFFFFF))]  # fmt: skip
_START = np.zeros(1, np.int64)


def symbols_of(shapes: Iterable[str]) -> list[str]:
    """Return the symbols that shapes like these are best written in, at most 255."""
    often = sorted(Counter(shapes).items(), key=lambda one: (-one[1], one[0]))[:_LEARNT_FROM]
    lines = np.frombuffer("".join(f"{shape}\n" for shape, _ in often).encode(), np.uint8)
    times = np.array([times for _, times in often], np.int64)
    found = list(_FIRST)
    for _ in range(_ROUNDS):
        saved = _saved(found, lines, times)
        best = sorted(saved.keys() - set(_FIRST), key=lambda symbol: (-saved[symbol], symbol))
        found = [*_FIRST, *best][:_MOST]
    return found


def _saved(symbols: Sequence[str], lines: Bytes, times: Numbers) -> Counter[str]:
    """Return how many letters each symbol is of, and would be of each two that are neighbours."""
    shown = ["", *symbols]
    counts = np.zeros(1 << 16, np.int64)
    before = np.zeros(len(times), np.int64)
    for step, (rows, found) in enumerate(Code(symbols).steps(lines)):
        np.add.at(counts, found, times[rows])
        if step:
            np.add.at(counts, before[rows] << 8 | found, times[rows])
        before[rows] = found
    saved: Counter[str] = Counter()
    for pair in np.flatnonzero(counts).tolist():
        symbol = shown[pair >> 8] + shown[pair & 255]
        saved[symbol] += len(symbol) * int(counts[pair])
    return saved


class Code:
    """Writes shapes as numbers of 64 bits."""

    def __init__(self, symbols: Sequence[str]) -> None:
        lines = [np.frombuffer(symbol.encode(), np.uint8) for symbol in symbols]
        first = np.array([_windows(_shown(line), _START)[0] for line in lines], np.uint64)
        self._lengths = np.array([0, *map(len, symbols)], np.int64)
        self._ends = np.array([True, *(symbol.endswith(_END) for symbol in symbols)])
        self._long = np.uint64(1 + list(symbols).index(LONG + _END))
        # What begins with a symbol lies in one stretch of numbers, within that of what begins
        # with less of it: from each of `_from` on, the longest symbol is another one.
        last = first + (np.uint64(1) << (64 - 4 * self._lengths[1:]).astype(np.uint64))
        self._from = np.unique(np.concatenate([[np.uint64(0)], first, last]))
        self._longest = np.zeros(len(self._from), np.int64)
        lows, highs = np.searchsorted(self._from, first), np.searchsorted(self._from, last)
        for place in np.argsort(self._lengths[1:], kind="stable").tolist():
            self._longest[lows[place] : highs[place]] = 1 + place

    def steps(self, lines: Bytes) -> Iterator[tuple[Numbers, Numbers]]:
        """Yield which lines have a first symbol, and its number; then the second, and so on.

        Each symbol is as long as there is one. A line is a shape and a line feed.
        """
        shown, ends = _shown(lines), np.flatnonzero(lines == END)
        at, rows = np.append(0, ends + 1)[: len(ends)], np.arange(len(ends))
        while len(rows):
            windows = _windows(shown, at)
            order = np.argsort(windows)  # for neighbours, the search takes an eighth of its time
            found = np.empty(len(rows), np.int64)
            found[order] = self._longest[np.searchsorted(self._from, windows[order], "right") - 1]
            yield rows, found
            more = np.flatnonzero(~self._ends[found])
            at, rows = (at + self._lengths[found])[more], rows[more]

    def numbers(self, lines: Bytes) -> Shown:
        """Return the symbols of each shape, a byte each, the first one lowest."""
        numbers = np.zeros(np.count_nonzero(lines == END), np.uint64)
        for step, (rows, found) in enumerate(islice(self.steps(lines), AT_MOST)):
            numbers[rows] |= found.astype(np.uint64) << np.uint64(8 * step)
        last = (numbers >> np.uint64(8 * (AT_MOST - 1))).astype(np.int64)
        numbers[~self._ends[last]] = self._long
        return numbers


def _shown(lines: Bytes) -> Shown:
    """Return the eight letters from each place on, four bits in a byte each, as one number."""
    data = lines.tobytes().translate(_FOUR_BITS) + bytes(16)
    return np.ndarray(len(lines) + 8, ">u8", data, strides=(1,))


def _windows(shown: Shown, at: Numbers) -> Shown:
    """Return the sixteen letters from some places on as one number."""
    return _together(shown[at]) << np.uint64(32) | _together(shown[at + 8])


def _together(letters: Shown) -> Shown:
    """Return four bits of each of the eight bytes of numbers."""
    numbers = letters.astype(np.uint64)
    for apart, mask in _CLOSER:
        numbers |= numbers >> apart
        numbers &= mask
    return numbers
