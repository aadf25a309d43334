"""Lines of schema.py to columns and packed names; the other side of places.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer.places import BESIDE_NAMES, OTHER_IDS, common_of, pack
from geoevents.gazetteer.schema import NAMES, NOT_IN_COLUMN, PLACES_PER_BLOCK, UNITS_PER_DEGREE
from geoevents.gazetteer.sections import Writer

_KIND, _REGION = "B", "H"
_COLUMNS = {"lon": "i", "lat": "i", "kinds": _KIND, "regions": _REGION}
_CELLS = 12  # of a line


class Columns:
    """Writes places in the order of their rank.

    `count` is how many will come; the text of their names follows the columns in the file.
    """

    def __init__(self, writer: Writer, count: int, aliases: Mapping[str, Sequence[str]]) -> None:
        self._writer = writer
        self._regions = {name: writer.reserve(name, kind, count) for name, kind in _COLUMNS.items()}
        self._names = writer.stream("names")
        self._first = self._names.at
        self._starts, self._common = [0], b""
        self._people: list[npt.NDArray[np.uint32]] = []
        self._aliases = aliases
        self._waiting: tuple[list[int], list[str]] = ([], [])
        self.kinds = _Table(NOT_IN_COLUMN[_KIND])
        self.regions = _Table(NOT_IN_COLUMN[_REGION])

    def add(self, columns: Sequence[Sequence[str]]) -> npt.NDArray[np.float64]:
        """Write places given as the cells of their lines; return their points, lon and lat."""
        ids, features, countries, lons, lats, owns, names, people, radii, outlines, sources, a1 = (
            columns
        )
        extra = _Extra()
        points = np.array([self._degrees("lon", lons, extra), self._degrees("lat", lats, extra)])
        prefixes, numbers = _numbers(ids, extra)
        kinds = zip(features, sources, prefixes, strict=True)
        self._numbered("kinds", kinds, self.kinds, extra)
        self._numbered("regions", zip(countries, a1, strict=True), self.regions, extra)
        self._count(people, extra)
        for row in [
            row
            for row, (own, named) in enumerate(zip(owns, names, strict=True))
            if own != named and not named.startswith(own + NAMES)
        ]:
            if not _begins(names[row], owns[row]):
                extra.put(row, "own", owns[row])
        extra.put_all("radius", radii)
        extra.put_all("outline", outlines)
        if self._aliases:
            others = [OTHER_IDS.join(self._aliases.get(id_, ())) for id_ in ids]
            extra.put_all("others", others)
        self._pack(numbers, extra.after(names))
        return points

    def finish(self) -> None:
        """Write what is left."""
        if self._waiting[0]:
            self._block(*self._waiting)
        self._writer.grown("names", self._names)
        self._writer.put("names.common", "B", self._common)
        self._writer.put("names.starts", "Q", np.array(self._starts, np.uint64).tobytes())
        people = np.concatenate([*self._people, np.empty(0, np.uint32)])
        last = int(np.flatnonzero(people)[-1]) + 1 if people.any() else 0
        self._writer.put("people", "I", people[:last].tobytes())

    def _degrees(self, name: str, texts: Sequence[str], extra: _Extra) -> npt.NDArray[np.float64]:
        """Write longitudes or latitudes; what a column is too coarse for stays text."""
        degrees = np.fromiter(map(float, texts), np.float64, len(texts))
        units = np.rint(degrees * UNITS_PER_DEGREE).astype(np.int64)
        self._write(name, units)
        for row in np.flatnonzero(units / UNITS_PER_DEGREE != degrees).tolist():
            extra.put(row, name, texts[row])
        return degrees

    def _write(self, name: str, values: npt.NDArray[Any]) -> None:
        self._regions[name].write(values.astype(_COLUMNS[name]).tobytes())

    def _numbered(
        self, column: str, rows: Iterable[tuple[str, ...]], table: _Table, extra: _Extra
    ) -> None:
        """Write the number of each row of texts; what comes when the table is full stays text."""
        rows = list(rows)
        numbers = np.fromiter(map(table.__getitem__, rows), np.int64, len(rows))
        for row in np.flatnonzero(numbers == table.most).tolist():
            extra.put(row, column, "\x1f".join(rows[row]))
        self._write(column, numbers)

    def _count(self, people: Sequence[str], extra: _Extra) -> None:
        counted = np.fromiter(map(int, people), np.int64, len(people))
        for row in np.flatnonzero((counted < 0) | (counted >= 1 << 32)).tolist():
            extra.put(row, "people", people[row])
        self._people.append(counted.astype(np.uint32))

    def _pack(self, numbers: list[int], texts: list[str]) -> None:
        self._common = self._common or common_of(texts)
        held, named = self._waiting
        held += numbers
        named += texts
        whole = len(held) - len(held) % PLACES_PER_BLOCK
        for first in range(0, whole, PLACES_PER_BLOCK):
            block = slice(first, first + PLACES_PER_BLOCK)
            self._block(held[block], named[block])
        self._waiting = held[whole:], named[whole:]

    def _block(self, numbers: list[int], texts: list[str]) -> None:
        """Write neighbours: how far each one's id is from the one before, then the texts."""
        steps = map(int.__sub__, numbers, (0, *numbers[:-1]))
        text = "\n".join([" ".join(map(str, steps)), *texts])
        self._names.write(pack(text, self._common))
        self._starts.append(self._names.at - self._first)


class _Table(dict[tuple[str, ...], int]):
    """Numbers of rows of texts, in the order they came; `most` for those it has no room for."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __missing__(self, row: tuple[str, ...]) -> int:
        return self.setdefault(row, len(self)) if len(self) < self.most else self.most

    def texts(self) -> list[str]:
        """Return the rows in the order of their numbers."""
        return list(map("\t".join, self))


class _Extra:
    """What columns can't say of places, by their row."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[str, str]] = {}

    def put(self, row: int, what: str, text: str) -> None:
        """Say one thing of a place."""
        self._rows.setdefault(row, {})[what] = text

    def put_all(self, what: str, texts: Sequence[str]) -> None:
        """Say one thing of each place, but for what is empty."""
        if any(texts):
            for row, text in enumerate(texts):
                if text:
                    self.put(row, what, text)

    def after(self, names: Sequence[str]) -> list[str]:
        """Return names with what is told beside them; see places.py."""
        texts = list(names)
        for row, said in self._rows.items():
            texts[row] += "".join("\t" + said.get(what, "") for what in BESIDE_NAMES)
        return texts


def _numbers(ids: Sequence[str], extra: _Extra) -> tuple[list[str], list[int]]:
    """Return what ids begin with and the numbers they end in; an odd one stays text."""
    first = ids[0].rpartition(":")[0] + ":"
    text = "\n".join(["", *ids])
    if text.count(f"\n{first}") == len(ids):  # most sources have but one
        text = text.replace(f"\n{first}", "\n")
        if _are_plain_numbers(text):
            return [first] * len(ids), list(map(int, text.split("\n")[1:]))
    prefixes, numbers = [], []
    for row, id_ in enumerate(ids):
        prefix, colon, rest = id_.rpartition(":")
        if not (rest.isascii() and rest.isdigit() and str(number := int(rest)) == rest):
            extra.put(row, "id", id_)
            prefix, colon, number = "", "", 0
        prefixes.append(prefix + colon)
        numbers.append(number)
    return prefixes, numbers


def _are_plain_numbers(lines: str) -> bool:
    """Say whether lines, a line feed before each, are numbers as `str` writes them, but for 0."""
    digits = lines.replace("\n", "")
    plain = digits.isascii() and digits.isdigit()
    return plain and "\n0" not in lines and "\n\n" not in lines and lines[-1] != "\n"


def _begins(named: str, own: str) -> bool:
    """Say whether a place's own name is the first of its names."""
    return named.startswith(own) and named[len(own)] in "\x1f\x1e"


def cells_of(lines: str) -> list[list[str]]:
    """Return the cells of lines, a list for each column."""
    flat = lines.replace("\n", "\t").split("\t")
    return [flat[column::_CELLS] for column in range(_CELLS)]
