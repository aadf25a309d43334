"""Stretches that lie anywhere in a nameless file, read without the file counting as memory."""

from __future__ import annotations

import mmap
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# The kernel maps 64 kB around each stretch that is read: of 16,000 lines, a gigabyte.
_LET_GO_EVERY = 512


class Scattered:
    """A file that is written no more."""

    def __init__(self, file: IO[bytes]) -> None:
        file.flush()
        empty = file.seek(0, 2) == 0
        self._data = None if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def read(self, starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]) -> list[bytes]:
        """Return the bytes of each stretch."""
        found: list[bytes] = []
        if (data := self._data) is None:
            return [b""] * len(starts)
        for first in range(0, len(starts), _LET_GO_EVERY):
            these = slice(first, first + _LET_GO_EVERY)
            bounds = zip(starts[these].tolist(), ends[these].tolist(), strict=True)
            found += [data[start:end] for start, end in bounds]
            if hasattr(mmap, "MADV_DONTNEED"):
                data.madvise(mmap.MADV_DONTNEED)
        return found

    def close(self) -> None:
        """Let go of the file, which stays open."""
        if self._data is not None:
            self._data.close()
