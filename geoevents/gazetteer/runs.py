"""More numbers than memory holds, sorted: runs in a nameless file, merged a part at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

if TYPE_CHECKING:
    _Sorted = tuple[npt.NDArray[np.uint64], npt.NDArray[np.unsignedinteger[Any]]]

_IN_MEMORY = 1_000_000  # numbers of a run
_PARTS = 64


class Runs:
    """Takes pairs of a hash of 32 bits with a number, and a further small number with each.

    They come back in the order of hashes, numbers and what is with them, which `kind` is the
    type of. A killed build leaves no file.
    """

    def __init__(self, kind: type[np.unsignedinteger[Any]] | None = None) -> None:
        import numpy as np

        self._kind = np.dtype(kind or np.uint32)
        self._held: list[_Sorted] = []
        self._waiting = 0
        self._file: Any = None
        self._runs: list[tuple[int, list[int]]] = []
        self.count = 0

    def add(
        self,
        hashes: npt.NDArray[Any],
        numbers: npt.NDArray[Any],
        with_each: npt.NDArray[Any] | None = None,
    ) -> None:
        """Take in pairs, in any order."""
        import numpy as np

        pairs = (hashes.astype(np.uint64) << np.uint64(32)) | numbers.astype(np.uint64)
        rest = np.zeros(len(pairs), self._kind) if with_each is None else with_each
        self._held.append((pairs, rest.astype(self._kind)))
        self._waiting += len(pairs)
        self.count += len(pairs)
        if self._waiting >= _IN_MEMORY:
            self._spill()

    def parts(self) -> Iterator[_Sorted]:
        """Yield the sorted pairs, hash above number, a stretch at a time, once."""
        if not self._runs:
            yield self._sorted()
            return
        self._spill()
        for part in range(_PARTS):
            pieces = [self._read(start, bounds, part) for start, bounds in self._runs]
            self._held = [piece for piece in pieces if len(piece[0])]
            yield self._sorted()
        self._file.close()

    def _sorted(self) -> _Sorted:
        import numpy as np

        if not self._held:
            return np.empty(0, np.uint64), np.empty(0, self._kind)
        pairs = np.concatenate([piece for piece, _ in self._held])
        rest = np.concatenate([piece for _, piece in self._held])
        self._held, self._waiting = [], 0
        order = order_of(pairs, rest)
        return pairs[order], rest[order]

    def _spill(self) -> None:
        import numpy as np

        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `parts`
        pairs, rest = self._sorted()
        steps = np.arange(1, _PARTS, dtype=np.uint64) << np.uint64(64 - _PARTS.bit_length() + 1)
        bounds = [0, *np.searchsorted(pairs, steps).tolist(), len(pairs)]
        start = self._file.seek(0, 2)
        self._runs.append((start, bounds))
        self._file.write(pairs.tobytes())
        self._file.write(rest.tobytes())

    def _read(self, start: int, bounds: list[int], part: int) -> _Sorted:
        import numpy as np

        low, high = bounds[part], bounds[part + 1]
        self._file.seek(start + 8 * low)
        pairs = np.frombuffer(self._file.read(8 * (high - low)), np.uint64)
        wide = self._kind.itemsize
        self._file.seek(start + 8 * bounds[-1] + wide * low)
        return pairs, np.frombuffer(self._file.read(wide * (high - low)), self._kind)


def order_of(first: npt.NDArray[Any], second: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return what sorts two rows of numbers by the first, and by the second where it is equal."""
    import numpy as np

    order = np.argsort(first)  # in a quarter of the time of a stable sort
    ordered = first[order]
    same = ordered[1:] == ordered[:-1]
    if same.any():
        equal = np.flatnonzero(np.append(same, False) | np.append(False, same))
        ties = order[equal]
        order[equal] = ties[np.lexsort((second[ties], first[ties]))]
    return order
