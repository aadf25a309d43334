"""Places in the index: numbers in columns, names and what is rare in packed blocks.

A place's text is its names and, after a tab each, what its columns can't say, in the order
of BESIDE_NAMES. Most have names alone.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from geoevents.gazetteer.entry import Name
from geoevents.gazetteer.schema import PLACES_PER_BLOCK, UNITS_PER_DEGREE, name_of
from geoevents.gazetteer.sections import Sections
from geoevents.model import Place, Point

_HALF = PLACES_PER_BLOCK // 2  # the second is not unpacked for a place of the first
_HALVES_KEPT = 9_000  # all of the world's own, some 45 MB: a name has places in many blocks
_PLACES_KEPT = 8_192  # a report names the same few, and their namesakes come with them
_COMMON = 8_192  # bytes: twice that saves one hundredth of a block, and takes longer to pack
OTHER_IDS = "\x1d"
BESIDE_NAMES = (
    "own", "id", "lon", "lat", "people", "radius", "outline", "kinds", "regions", "others",
)  # fmt: skip


def pack(text: str, common: bytes) -> bytes:
    """Return text packed as blocks are; what it shares with `common` takes little."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, common)
    return packer.compress(text.encode()) + packer.flush()


def common_of(texts: Sequence[str]) -> bytes:
    """Return some of many texts, from all over them: every block is packed beside these."""
    step = 1 + sum(map(len, texts)) // _COMMON
    return "\n".join(texts[::step]).encode()[:_COMMON]


class Places:
    """Reads places by their number, the most important being 0.

    Raises:
        GazetteerError: from any method, where the file is broken.
    """

    def __init__(self, sections: Sections) -> None:
        self._sections = sections
        self._lon, self._lat = sections.view("lon"), sections.view("lat")
        self._people = sections.view("people")
        self._kinds, self._regions = sections.view("kinds"), sections.view("regions")
        self._blocks, self._starts = sections.reader("names"), sections.view("names.starts")
        self._common = bytes(sections.view("names.common"))
        self._kind = [row.split("\t") for row in sections.meta["kinds"]]
        self._region = [row.split("\t") for row in sections.meta["regions"]]
        self._half = lru_cache(_HALVES_KEPT)(self._read_half)
        self._ids = lru_cache(_HALVES_KEPT)(self._read_ids)
        self.place = lru_cache(_PLACES_KEPT)(self._place)  # type: ignore[method-assign]

    def names(self, number: int) -> list[Name]:
        """Return the names of a place."""
        return list(map(name_of, self._names_text(number)))

    def forms(self, number: int, first: int = 0, end: int | None = None) -> list[str]:
        """Return the names of a place as they are written, or some of them."""
        names = self._names_text(number)[first:end]
        return [text.partition("\x1e")[0] if "\x1e" in text else text for text in names]

    def spoken(self, number: int) -> list[str]:
        """Return the names of a place that are no codes: ALP is spelt out, no one says it."""
        texts = self._names_text(number)
        return [text.partition("\x1e")[0] for text in texts if not text.endswith("\x1ecode")]

    def place(self, number: int) -> Place:
        """Return a place."""
        return self._place(number)

    def _place(self, number: int) -> Place:
        names, *rest = self._text(number).split("\t")
        own, id_, lon, lat, people, radius, outline, kind, region, _ = rest or [""] * len(
            BESIDE_NAMES
        )
        kinds = kind.split("\x1f") if kind else self._kind[self._kinds[number]]
        feature, source, prefix = kinds
        regions = region.split("\x1f") if region else self._region[self._regions[number]]
        country, admin1 = regions
        return Place(
            id_ or f"{prefix}{self._id(number)}",
            own or names.partition("\x1f")[0].partition("\x1e")[0],
            Point(
                float(lon) if lon else self._lon[number] / UNITS_PER_DEGREE,
                float(lat) if lat else self._lat[number] / UNITS_PER_DEGREE,
            ),
            feature,
            country,
            admin1,
            int(people or self.people(number)),
            float(radius or 0),
            bytes.fromhex(outline) if outline else b"",
            source,
        )

    def is_called(self, number: int, id_: str) -> bool:
        """Say whether a place has this id, as its own or from another source."""
        rest = self._text(number).split("\t")
        if len(rest) > 1 and id_ in rest[-1].split(OTHER_IDS):
            return True
        return self.place(number).id == id_

    def feature(self, number: int) -> str:
        """Return a place's feature code."""
        kind = self._kinds[number]
        return self._kind[kind][0] if kind < len(self._kind) else self.place(number).feature

    def people(self, number: int) -> int:
        """Return a place's population, but for what is no number of 32 bits."""
        return self._people[number] if number < len(self._people) else 0

    def degrees(self, numbers: Sequence[int]) -> tuple[list[float], list[float]]:
        """Return longitudes and latitudes of places to a ten-millionth of a degree."""
        lons = [self._lon[number] / UNITS_PER_DEGREE for number in numbers]
        return lons, [self._lat[number] / UNITS_PER_DEGREE for number in numbers]

    def _names_text(self, number: int) -> list[str]:
        return self._text(number).partition("\t")[0].split("\x1f")

    def _text(self, number: int) -> str:
        half, place = divmod(number, _HALF)
        try:
            return self._half(half)[place + 1].decode()
        except (IndexError, UnicodeDecodeError) as error:
            raise self._sections.broken(f"no place {number}") from error

    def _id(self, number: int) -> int:
        """Return the number that a place's id ends in."""
        half, place = divmod(number, _HALF)
        return self._ids(half)[place]

    def _read_ids(self, half: int) -> Sequence[int]:
        ids = list(accumulate(map(int, self._half(half)[0].split(b" "))))
        ids = ids[_HALF:] if half % 2 else ids[:_HALF]
        return array("q", ids) if max(ids) < 1 << 63 else ids  # a quarter of the memory

    def _read_half(self, half: int) -> tuple[bytes, ...]:
        """Return the line of a block's ids, and the lines of half of its places."""
        block, second = divmod(half, 2)
        ids, *lines = self._unpacked(block, bool(second)).split(b"\n")
        # Not a list: the garbage collector skips such a tuple.
        return (ids, *(lines[_HALF:] if second else lines[:_HALF]))

    def _unpacked(self, block: int, whole: bool) -> bytes:
        """Return the text of a block, or at least its beginning with half of the places."""
        start, end = self._starts[block], self._starts[block + 1]
        text, packed = b"", self._blocks(start, end)
        try:
            unpacker = zlib.decompressobj(-15, self._common)
            if not whole:
                text = unpacker.decompress(packed, len(packed) * 5 // 4)  # mostly enough
                if text.count(b"\n") > _HALF:
                    return text
                packed = unpacker.unconsumed_tail
            text += unpacker.decompress(packed)
        except zlib.error as error:
            raise self._sections.broken(error) from error
        if not unpacker.eof:
            raise self._sections.broken(f"block {block} has no end")
        return text
