"""Numbers filed under hashes: four to seven bytes each, found without a search.

The first bits of a CRC-32 say which bucket, eight more are kept with each number. Another
name can share all of them: who asks must look at what the number stands for.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from sys import byteorder
from typing import TYPE_CHECKING

from geoevents.gazetteer.sections import Sections, Writer
from geoevents.gazetteer.shapes import Written

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from geoevents.gazetteer.runs import Runs

_PER_BUCKET = 40
_MOST_BITS = 24  # eight of the 32 stay for telling names of one bucket apart
_NO_ROWS = range(0)
_REMEMBERED = 64  # lengths of what follows a letter: no row of consonants is so long


def hash_of(text: str) -> int:
    """Return the hash that a text is filed under."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def hashes_of(texts: Sequence[str]) -> npt.NDArray[np.uint32]:
    """Return the hash of each text; none holds a line feed."""
    return hashes_of_lines("\n".join([*texts, ""]))


def hashes_of_lines(text: str) -> npt.NDArray[np.uint32]:
    """Return the hash of each line, which has a line feed at its end."""
    import numpy as np

    encoded = text.encode("utf-8", "surrogatepass").split(b"\n")[:-1]
    return np.fromiter(map(zlib.crc32, encoded), np.uint32, len(encoded))


def write(
    writer: Writer, name: str, runs: Runs, most: int, with_each: str = "", rows: int = 0
) -> None:
    """Write what runs hold, `most` being the largest number.

    `with_each` says what comes with each pair: "how", a byte; "shapes", of which a pair may
    have several, in one of so many `rows`; or nothing.
    """
    import numpy as np

    rows = rows or runs.count
    bits = min(_MOST_BITS, max(0, (rows // _PER_BUCKET).bit_length()))
    marks = writer.reserve(f"{name}.marks", "B", rows)
    low = writer.reserve(f"{name}.low", "H", rows)
    above = "B" if most < 1 << 24 else "H"
    high = writer.reserve(f"{name}.high", above, rows)
    how = writer.reserve(f"{name}.how", "B", rows) if with_each == "how" else None
    shapes = Written(writer, f"{name}.shapes", 1 << bits) if with_each == "shapes" else None
    filled = np.zeros((1 << bits) + 1, np.int64)
    for pairs, rest in runs.parts():
        buckets = (pairs >> np.uint64(32) >> np.uint64(32 - bits)).astype(np.int64)
        if shapes:
            also = np.append(False, pairs[1:] == pairs[:-1])[: len(pairs)]
            shapes.add(buckets, rest, also)
            pairs, buckets = pairs[~also], buckets[~also]
        if how:
            how.write(rest.astype(np.uint8).tobytes())
        filled[1:] += np.bincount(buckets, minlength=1 << bits)
        marks.write((pairs >> np.uint64(56 - bits)).astype(np.uint8).tobytes())
        low.write(pairs.astype(np.uint16).tobytes())
        high.write(((pairs & np.uint64(0xFFFFFFFF)) >> np.uint64(16)).astype(above).tobytes())
    if shapes:
        shapes.finish()
    writer.put(f"{name}.starts", "I", np.cumsum(filled).astype(np.uint32).tobytes())


@lru_cache(_REMEMBERED)
def _changes(letters: str, after: int) -> list[int]:
    """Return what each letter changes in a hash, put for a zero with so many letters after it.

    It changes the same whatever else the text holds: a CRC is linear.
    """
    rest = "\0" * after
    return [hash_of(letter + rest) ^ hash_of("\0" + rest) for letter in letters]


class Filed:
    """Reads what `write` wrote."""

    def __init__(self, sections: Sections, name: str) -> None:
        self._starts = sections.view(f"{name}.starts")
        self._marks, self._held = sections.reader(f"{name}.marks"), sections.held(f"{name}.marks")
        self._low, self._high = sections.reader(f"{name}.low"), sections.reader(f"{name}.high")
        self._wide = sections.view(f"{name}.high").itemsize == 2
        self._bits = (len(self._starts) - 1).bit_length() - 1
        self._present: npt.NDArray[np.uint8] | None = None

    def span(self, hash_: int) -> range:
        """Return the rows that may be filed under a hash, in the order of their numbers."""
        bits = self._bits
        bucket = hash_ >> (32 - bits)
        first, end = self._starts[bucket], self._starts[bucket + 1]
        mark = (hash_ >> (24 - bits)) & 255
        if (marks := self._held) is not None:
            found = marks.find(mark, first, end)
            return range(found, marks.rfind(mark, found, end) + 1) if found >= 0 else _NO_ROWS
        marks = self._marks(first, end)
        found = marks.find(mark)
        return range(first + found, first + marks.rfind(mark) + 1) if found >= 0 else _NO_ROWS

    def spans(self, texts: Iterable[str]) -> list[tuple[str, range]]:
        """Return those of many texts that may be filed, with their rows as `span` does."""
        return [(text, rows) for text in texts if (rows := self.span(hash_of(text)))]

    def spans_around(
        self, around: Sequence[tuple[str, str]], letters: str
    ) -> list[tuple[str, range]]:
        """Return as `spans` does what may be filed of a head, one of some letters, and a tail.

        `around` are heads and tails. All are ASCII. Of hundreds of such texts most are not
        filed: only the others are put together.
        """
        size = len(letters)
        likely = self._likely(around, letters)
        pairs = [(*around[one // size], letters[one % size]) for one in likely]
        return self.spans([head + letter + tail for head, tail, letter in pairs])

    def _likely(self, around: Sequence[tuple[str, str]], letters: str) -> Iterable[int]:
        """Return which texts may be filed, counted by heads and tails, then by letters."""
        import numpy as np

        if self._held is None:
            return range(len(around) * len(letters))
        without = np.array([hash_of(f"{head}\0{tail}") for head, tail in around], np.uint32)
        changes = np.array([_changes(letters, len(tail)) for _, tail in around], np.uint32)
        marks = ((without[:, None] ^ changes) >> np.uint32(24 - self._bits)).ravel()
        if self._present is None:
            self._present = self._marks_present(self._held)
        found = self._present.take(marks >> np.uint32(3)) & (1 << (marks & np.uint32(7)))
        return found.nonzero()[0].tolist()

    def _marks_present(self, held: bytes) -> npt.NDArray[np.uint8]:
        """Return a bit for each mark of each bucket: whether a row has it."""
        import numpy as np

        filled = np.diff(np.asarray(self._starts))
        buckets = np.repeat(np.arange(len(filled)), filled)
        present = np.zeros(len(filled) << 8, np.bool_)
        present[buckets << 8 | np.frombuffer(held, np.uint8)] = True
        return np.packbits(present, bitorder="little")

    def bucket(self, text: str) -> tuple[int, int]:
        """Return the bucket that a text belongs to, and its first row."""
        bucket = hash_of(text) >> (32 - self._bits)
        return bucket, self._starts[bucket]

    def numbers(self, rows: range) -> list[int]:
        """Return the numbers of rows, which there must be."""
        if len(rows) == 1:  # most names are one place's
            return [self.number(rows.start)]
        first, end = rows.start, rows.stop
        low = memoryview(self._low(2 * first, 2 * end)).cast("H")
        if self._wide:
            high = memoryview(self._high(2 * first, 2 * end)).cast("H")
        else:
            high = memoryview(self._high(first, end))
        return [one | above << 16 for one, above in zip(low, high, strict=True)]

    def number(self, row: int) -> int:
        """Return the number of a row."""
        low = int.from_bytes(self._low(2 * row, 2 * row + 2), byteorder)
        if self._wide:
            return low | int.from_bytes(self._high(2 * row, 2 * row + 2), byteorder) << 16
        return low | self._high(row, row + 1)[0] << 16
