"""Stretches that lie anywhere in a nameless file, read without the file counting as memory."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_NEAR = 4096  # bytes: to read so many in vain takes less time than to ask once more
_AT_ONCE = 20  # bits of the bytes that are read at once, at most


class Scattered:
    """A file that is written no more."""

    def __init__(self, file: IO[bytes]) -> None:
        file.flush()
        self._file = file.fileno()

    def read(self, starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]) -> list[bytes]:
        """Return the bytes of each stretch; no two of them overlap."""
        import numpy as np

        order = np.argsort(starts)
        low, high = starts[order], ends[order]
        apart = (low[1:] > high[:-1] + _NEAR) | (low[1:] >> _AT_ONCE != low[:-1] >> _AT_ONCE)
        groups = [0, *(np.flatnonzero(apart) + 1).tolist(), len(order)]
        lows, highs = low.tolist(), high.tolist()
        found: list[bytes] = []
        for first, end in pairwise(groups):
            found += self._near(lows[first:end], highs[first:end])
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        return [found[at] for at in place.tolist()]

    def _near(self, lows: list[int], highs: list[int]) -> list[bytes]:
        """Return stretches that lie near one another, in their order."""
        if not lows:
            return []
        first = lows[0]
        data = self._bytes(first, max(highs))  # of two at one place, one may be empty
        if len(lows) == 1:
            return [data]
        return [data[low - first : high - first] for low, high in zip(lows, highs, strict=True)]

    def _bytes(self, start: int, end: int) -> bytes:
        if hasattr(os, "pread"):
            return os.pread(self._file, end - start, start)
        os.lseek(self._file, start, os.SEEK_SET)
        return os.read(self._file, end - start)
