"""Where places wait as lines of schema.py until all sources are read: on disk, in any order.

What orders them stays in memory: some 30 bytes a place.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer.scattered import Scattered

_READ_AT_ONCE = 1 << 14  # lines


class Spool:
    """Takes lines, tells which share an id, gives them back by rank and then by id."""

    def __init__(self) -> None:
        self._file: Any = tempfile.TemporaryFile(buffering=1 << 20)  # noqa: SIM115 - see `close`
        self._prefixes: dict[str, int] = {}
        self._ranks: list[npt.NDArray[np.int64]] = []
        self._owners: list[npt.NDArray[np.uint32]] = []
        self._rests: list[npt.NDArray[np.bytes_]] = []
        self._sizes: list[npt.NDArray[np.uint32]] = []
        self.count = 0

    def add(self, ids: Sequence[str], ranks: Sequence[int], lines: Sequence[str]) -> None:
        """Take in lines, with the id and the rank of the place of each."""
        if not lines:
            return
        data = "\n".join([*lines, ""]).encode()
        self._file.write(data)
        ends = np.flatnonzero(np.frombuffer(data, np.uint8) == ord("\n"))
        self._sizes.append(np.diff(ends, prepend=-1).astype(np.uint32))
        self._ranks.append(np.array(ranks, np.int64))
        self._number(ids)
        self.count += len(lines)

    def _number(self, ids: Sequence[str]) -> None:
        number = self._prefixes.setdefault
        first, _ = _cut(ids[0])
        if first and all(map(str.startswith, ids, repeat(first))):  # most sources have but one
            self._owners.append(np.full(len(ids), number(first, len(self._prefixes)), np.uint32))
            rests = "\n".join(ids).replace(f"\n{first}", "\n").removeprefix(first).split("\n")
        else:
            cut = list(map(_cut, ids))
            owners = [number(prefix, len(self._prefixes)) for prefix, _ in cut]
            self._owners.append(np.array(owners, np.uint32))
            rests = [rest for _, rest in cut]
        # An id ends in no NUL, which is what numpy fills shorter ones with.
        self._rests.append(np.array([rest.encode() for rest in rests], np.bytes_))

    def settle(self) -> None:
        """Make one array of each of the pieces; no line may be added afterwards."""
        self._file.flush()
        self._ends = np.cumsum(_whole(self._sizes, np.uint32), dtype=np.int64)
        self._rank = _whole(self._ranks, np.int64)
        owners = _whole(self._owners, np.uint32)
        names = sorted(self._prefixes)
        place = np.zeros(len(names) + 1, np.uint32)
        place[[self._prefixes[name] for name in names]] = np.arange(len(names))
        self._owner = place[owners]
        width = max((rest.itemsize for rest in self._rests), default=1)
        words = -(-width // 8)
        self._words = [np.empty(len(owners), np.uint64) for _ in range(words)]
        at = 0
        while self._rests:
            rest = self._rests.pop(0).astype(f"S{8 * words}")
            cut = rest.view(">u8").reshape(len(rest), words)
            for word in range(words):
                self._words[word][at : at + len(rest)] = cut[:, word]
            at += len(rest)

    def shared(self) -> list[list[int]]:
        """Return which lines may have one id: the numbers of each such group, in order."""
        mixed = self._owner.astype(np.uint64)
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        for word in self._words:
            mixed ^= word
            mixed *= np.uint64(0xBF58476D1CE4E5B9)
        ordered = np.sort(mixed)
        again = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
        del ordered
        groups: dict[int, list[int]] = {}
        for first in range(0, len(mixed) if len(again) else 0, _READ_AT_ONCE):
            some = mixed[first : first + _READ_AT_ONCE]
            found = again[np.minimum(np.searchsorted(again, some), len(again) - 1)] == some
            for at in np.flatnonzero(found).tolist():
                groups.setdefault(int(some[at]), []).append(first + at)
        return [groups[value] for value in sorted(groups)]

    def line(self, number: int) -> str:
        """Return one line by its number."""
        start = int(self._ends[number - 1]) if number else 0
        self._file.seek(start)
        return str(self._file.read(int(self._ends[number]) - start).decode()[:-1])

    def all(self) -> Iterator[tuple[int, list[str]]]:
        """Yield lines in the order they came, with the number of the first."""
        start = 0
        self._file.seek(0)
        for first in range(0, len(self._ends), _READ_AT_ONCE):
            ends = self._ends[first : first + _READ_AT_ONCE]
            yield first, self._file.read(int(ends[-1]) - start).decode().split("\n")[:-1]
            start = int(ends[-1])

    def ranked(self, left_out: Sequence[int]) -> Iterator[str]:
        """Yield the lines but for some, the highest rank first, then by id; many in a text."""
        kept = np.ones(len(self._rank), np.bool_)
        kept[list(left_out)] = False
        np.negative(self._rank, out=self._rank)
        order = np.lexsort((*reversed(self._words), self._owner, self._rank)).astype(np.uint32)
        self._words, self._rank, self._owner = [], self._rank[:0], self._owner[:0]
        order = order[kept[order]]
        held = Scattered(self._file)
        for first in range(0, len(order), _READ_AT_ONCE):
            chosen = order[first : first + _READ_AT_ONCE].astype(np.int64)
            starts = np.where(chosen > 0, self._ends[chosen - 1], 0)
            yield b"".join(held.read(starts, self._ends[chosen]))[:-1].decode()

    def close(self) -> None:
        """Delete the file."""
        self._file.close()


def _cut(id_: str) -> tuple[str, str]:
    """Return an id up to its colon, and the rest; ordered by both, ids stand in their order."""
    prefix, colon, rest = id_.partition(":")
    return prefix + colon, rest


def _whole(pieces: list[npt.NDArray[Any]], kind: type) -> npt.NDArray[Any]:
    whole = np.concatenate(pieces) if pieces else np.empty(0, kind)
    pieces.clear()
    return whole
