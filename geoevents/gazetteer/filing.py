"""Places numbered in the order they come, and filed under all that leads to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer import filed
from geoevents.gazetteer.columns import Columns, cells_of
from geoevents.gazetteer.filed import hashes_of
from geoevents.gazetteer.naming import Naming
from geoevents.gazetteer.runs import Runs, order_of
from geoevents.gazetteer.schema import CELLS_PER_DEGREE, CELLS_PER_ROW, LAST_FORM, NAMES
from geoevents.gazetteer.sections import Writer
from geoevents.gazetteer.shapes import listed

Numbers = npt.NDArray[np.int64]
Owners = npt.NDArray[np.uint64]


class Filing:
    """Takes lines of schema.py in the order of rank and writes the index."""

    def __init__(self, writer: Writer, count: int, aliases: Sequence[tuple[str, str]]) -> None:
        self._writer = writer
        self._aliases: dict[str, list[str]] = defaultdict(list)
        for other, id_ in aliases:
            self._aliases[id_].append(other)
        self._columns = Columns(writer, count, self._aliases)
        self._keys, self._ids, self._cells = Runs(), Runs(), Runs()
        self._sounds, self._heard = Runs(np.uint64), 0
        self._naming = Naming()
        self.places = 0
        self.countries: dict[str, int] = {}

    def file(self, lines: str) -> None:
        """File the next places: 65,536 at most, whose numbers fit 64 bits beside their keys."""
        columns = cells_of(lines)
        ids, features, countries = columns[:3]
        numbers = np.arange(self.places, self.places + len(ids), dtype=np.int64)
        for row, feature in enumerate(features):
            if feature == "PCLI":
                self.countries.setdefault(countries[row], self.places + row)
        lons, lats = self._columns.add(columns)
        self._ids.add(hashes_of(ids), numbers)
        if self._aliases:
            for number, id_ in zip(numbers.tolist(), ids, strict=True):
                if others := self._aliases.get(id_):
                    self._ids.add(hashes_of(others), np.full(len(others), number))
        rows = ((lats + 90) * CELLS_PER_DEGREE).astype(np.int64) * CELLS_PER_ROW
        self._cells.add(rows + ((lons + 180) * CELLS_PER_DEGREE).astype(np.int64), numbers)
        self._file_names(columns[6])
        self.places += len(ids)

    def finish(self, meta: dict[str, Any]) -> None:
        """Write all that leads to places, and `meta`."""
        self._columns.finish()
        most = self.places
        filed.write(self._writer, "key", self._keys, most, "how")
        filed.write(self._writer, "sound", self._sounds, most, "shapes", self._heard)
        filed.write(self._writer, "id", self._ids, most)
        self._write_cells()
        self._writer.put("symbols", "B", listed(self._naming.symbols))
        told = {
            "max_words": self._naming.max_words,
            "places": self.places,
            "countries": self.countries,
            "kinds": self._columns.kinds.texts(),
            "regions": self._columns.regions.texts(),
        }
        self._writer.finish(meta | told)

    def _file_names(self, named: Sequence[str]) -> None:
        """File each key of a place once, with the form that weighs most, and each sound."""
        counts = np.fromiter(map(str.count, named, repeat(NAMES)), np.int64, len(named)) + 1
        owners = np.repeat(np.arange(len(named), dtype=np.uint64), counts)
        forms = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
        keys, sounds = self._naming.rows(NAMES.join(named))
        how = (keys.told >> 8) << 5 | np.minimum(forms[keys.names], LAST_FORM)
        told = (keys.hashes << 16 | (keys.told & 255) << 8 | how).astype(np.uint64)
        self._add_keys(owners[keys.names] << np.uint64(48) | told)
        hashes = sounds.hashes.astype(np.uint64)
        self._add_sounds(owners[sounds.names] << np.uint64(32) | hashes, sounds.told)

    def _add_keys(self, told: Owners) -> None:
        """File keys once for each owner: of some that differ in the last byte, the first.

        Above 16 bits that tell names apart there is the hash, and above it the owner.
        """
        ordered = np.sort(told)
        ordered = ordered[_first(ordered >> np.uint64(8))]
        hashes = (ordered >> np.uint64(16)) & np.uint64(0xFFFFFFFF)
        numbers = (ordered >> np.uint64(48)) + np.uint64(self.places)
        self._keys.add(hashes, numbers, ordered & np.uint64(255))

    def _add_sounds(self, owned: Owners, shapes: Owners) -> None:
        """File sounds once for each owner and shape; the owner stands above the hash."""
        order = order_of(owned, shapes)
        owned, shapes = owned[order], shapes[order]
        first = _first(owned)
        self._heard += int(np.count_nonzero(first))
        first |= _first(shapes)
        owned, shapes = owned[first], shapes[first]
        numbers = (owned >> np.uint64(32)) + np.uint64(self.places)
        self._sounds.add(owned & np.uint64(0xFFFFFFFF), numbers, shapes)

    def _write_cells(self) -> None:
        """Write the cells that hold places, where each one's begin, and their numbers."""
        low = self._writer.reserve("cell.low", "H", self._cells.count)
        above = "B" if self.places < 1 << 24 else "H"
        high = self._writer.reserve("cell.high", above, self._cells.count)
        held, counts = [np.empty(0, np.uint64)], [np.zeros(1, np.int64)]
        for pairs, _ in self._cells.parts():
            numbers = pairs & np.uint64(0xFFFFFFFF)
            low.write(numbers.astype(np.uint16).tobytes())
            high.write((numbers >> np.uint64(16)).astype(above).tobytes())
            cells, within = np.unique(pairs >> np.uint64(32), return_counts=True)
            held.append(cells)
            counts.append(within)
        starts = np.cumsum(np.concatenate(counts))
        self._writer.put("cells", "I", np.concatenate(held).astype(np.uint32).tobytes())
        self._writer.put("cell.starts", "I", starts.astype(np.uint32).tobytes())


def _first(ordered: Owners) -> npt.NDArray[np.bool_]:
    """Say which numbers differ from the one before."""
    return np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
