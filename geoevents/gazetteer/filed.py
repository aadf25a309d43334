"""Numbers filed under hashes: four to seven bytes each, found without a search.

The first bits of a CRC-32 say which bucket, eight more are kept with each number. Another
name can share all of them: who asks must look at what the number stands for.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from geoevents.gazetteer.sections import Region, Sections, Writer

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from geoevents.gazetteer.runs import Runs

_PER_BUCKET = 32
_MOST_BITS = 24  # eight of the 32 stay for telling names of one bucket apart
_NO_ROWS = range(0)
_BYTES = [bytes([value]) for value in range(256)]


def hash_of(text: str) -> int:
    """Return the hash that a text is filed under."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def hashes_of(texts: Sequence[str]) -> npt.NDArray[np.uint32]:
    """Return the hash of each text; none holds a line feed."""
    import numpy as np

    if not texts:
        return np.empty(0, np.uint32)
    encoded = "\n".join(texts).encode("utf-8", "surrogatepass").split(b"\n")
    return np.fromiter(map(zlib.crc32, encoded), np.uint32, len(encoded))


def write(writer: Writer, name: str, runs: Runs, most: int, kinds: str = "") -> None:
    """Write what runs hold; `kinds` are those of the bytes and words kept with each number.

    `most` is the largest number.
    The number that comes with a pair is cut into them, the lowest bits first.
    """
    import numpy as np

    bits = min(_MOST_BITS, max(0, (runs.count // _PER_BUCKET).bit_length()))
    marks = writer.reserve(f"{name}.marks", "B", runs.count)
    low = writer.reserve(f"{name}.low", "H", runs.count)
    above = "B" if most < 1 << 24 else "H"
    high = writer.reserve(f"{name}.high", above, runs.count)
    rest = [writer.reserve(f"{name}.{at}", kind, runs.count) for at, kind in enumerate(kinds)]
    filled = np.zeros((1 << bits) + 1, np.int64)
    for pairs, with_each in runs.parts():
        hashes = pairs >> np.uint64(32)
        buckets = (hashes >> np.uint64(32 - bits)).astype(np.int64)
        filled[1:] += np.bincount(buckets, minlength=1 << bits)
        marks.write(((hashes >> np.uint64(24 - bits)) & np.uint64(255)).astype(np.uint8).tobytes())
        low.write(pairs.astype(np.uint16).tobytes())
        high.write(((pairs & np.uint64(0xFFFFFFFF)) >> np.uint64(16)).astype(above).tobytes())
        _cut(rest, kinds, with_each)
    writer.put(f"{name}.starts", "I", np.cumsum(filled).astype(np.uint32).tobytes())


def _cut(regions: list[Region], kinds: str, with_each: object) -> None:
    import numpy as np

    left = np.asarray(with_each, np.uint32)
    for region, kind in zip(regions, kinds, strict=True):
        region.write(left.astype(kind).tobytes())
        left = left >> np.uint32(np.dtype(kind).itemsize * 8)


class Filed:
    """Reads what `write` wrote."""

    def __init__(self, sections: Sections, name: str) -> None:
        self._data = sections.data
        self._starts = sections.view(f"{name}.starts")
        self._first_mark = sections.start(f"{name}.marks")
        self._low = sections.view(f"{name}.low")
        self._high = sections.view(f"{name}.high")
        self._bits = (len(self._starts) - 1).bit_length() - 1

    def span(self, hash_: int) -> range:
        """Return the rows that may be filed under a hash, in the order of their numbers."""
        bits, first = self._bits, self._first_mark
        bucket = hash_ >> (32 - bits)
        low, high = first + self._starts[bucket], first + self._starts[bucket + 1]
        mark = _BYTES[(hash_ >> (24 - bits)) & 255]
        found = self._data.find(mark, low, high)
        if found < 0:
            return _NO_ROWS
        return range(found - first, self._data.rfind(mark, found, high) + 1 - first)

    def spans(self, texts: Iterable[str]) -> Iterator[tuple[str, range]]:
        """Yield each text that rows may be filed under, with these rows; see `span`."""
        for text in texts:
            if span := self.span(hash_of(text)):
                yield text, span

    def number(self, row: int) -> int:
        """Return the number of a row."""
        return int(self._low[row] | self._high[row] << 16)
