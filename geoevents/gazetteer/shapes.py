"""Shapes of names in three bytes or so: a byte for each stretch that many of them share.

symbols.py finds these stretches.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from geoevents.gazetteer.sections import Sections, Writer

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

UNVOWELLED = "~"
"""Before the shape of a name whose script leaves vowels out."""
LONG = "?"
"""For a shape of more symbols than a number holds: to be worked out from the place's names."""

ALSO = "+"
"""Before a shape that is of the same row as the one before."""
AT_MOST = 8
"""Symbols of a shape: as many as a number of 64 bits has bytes."""

_END = "\n"
_ROW_ENDS, _ROW_GOES_ON, _GOES_ON = b"\n", b"\n+", b".+"


def listed(symbols: Sequence[str]) -> bytes:
    """Return symbols as the index holds them."""
    return zlib.compress("\x1f".join(symbols).encode())


class Written:
    """Writes the shapes of rows as they come, and where those of each bucket begin."""

    def __init__(self, writer: Writer, name: str, buckets: int) -> None:
        import numpy as np

        self._writer, self._name = writer, name
        self._region = writer.stream(name)
        self._filled = np.zeros(buckets + 1, np.int64)

    def add(
        self,
        buckets: npt.NDArray[np.int64],
        numbers: npt.NDArray[Any],
        also: npt.NDArray[np.bool_],
    ) -> None:
        """Take in the next shapes, as `Code.numbers` gives them, with the bucket of each.

        `also` says which are of the same row as the one before.
        """
        import numpy as np

        symbols = numbers.astype("<u8").view(np.uint8).reshape(-1, AT_MOST)
        symbols = np.column_stack([also.astype(np.uint8), symbols])
        held = symbols != 0
        self._filled[1:] += np.bincount(
            np.repeat(buckets, held.sum(axis=1)), minlength=len(self._filled) - 1
        )
        self._region.write(symbols[held].tobytes())

    def finish(self) -> None:
        """Write where the shapes of each bucket begin."""
        import numpy as np

        self._writer.grown(self._name, self._region)
        starts = np.cumsum(self._filled).astype(np.uint32)
        self._writer.put(f"{self._name}.starts", "I", starts.tobytes())


class Shapes:
    """Reads what `Written` wrote."""

    def __init__(self, sections: Sections, name: str) -> None:
        self._read = sections.reader(name)
        self._starts = sections.view(f"{name}.starts")
        self._listed, self._broken = sections.view("symbols"), sections.broken
        self._symbols: list[str] = []
        self._ends = b""  # for each symbol, whether it ends a shape

    def of(self, bucket: int, first: int, end: int) -> list[str]:
        """Return the shapes of some of a bucket's rows, counted from its first; see `each`."""
        symbols = self._symbols or self._known()
        data = self._read(self._starts[bucket], self._starts[bucket + 1])
        # One stretch for each row: an end that is no end before a shape of the same row.
        rows = data.translate(self._ends).replace(_ROW_GOES_ON, _GOES_ON).split(_ROW_ENDS, end)
        skipped = sum(map(len, rows[:first])) + first
        wanted = data[skipped : skipped + sum(map(len, rows[first:end])) + end - first]
        try:
            text = "".join(map(symbols.__getitem__, wanted))
        except IndexError as error:
            raise self._broken("a shape without letters") from error
        return text.replace(_END + ALSO, ALSO).split(_END)[:-1]

    def _known(self) -> list[str]:
        try:
            symbols = ["", *zlib.decompress(self._listed).decode().split("\x1f")]
            also = symbols.index(ALSO)
        except (zlib.error, ValueError) as error:
            raise self._broken(error) from error
        self._symbols = symbols
        stands_for = {number: _ROW_ENDS for number, one in enumerate(symbols) if one[-1:] == _END}
        stands_for[also] = ALSO.encode()
        self._ends = b"".join(stands_for.get(number, b".") for number in range(256))
        return symbols


def each(shapes: str) -> list[str]:
    """Return the shapes of a row one by one."""
    return shapes.split(ALSO)


def joined(shapes: Iterable[str]) -> str:
    """Return what `each` takes apart."""
    return ALSO.join(shapes)
