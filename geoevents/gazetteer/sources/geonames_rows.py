"""Rows of a GeoNames dump, column by column; the bad ones are known by their line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from geoevents.errors import GazetteerError
from geoevents.gazetteer.sources.added import MOST_LETTERS, BadRowError, name_of, point_of

COLUMNS = 19
ID, NAME, PLAIN, OTHERS, LAT, LON, CODE, COUNTRY = 0, 1, 2, 3, 4, 5, 7, 8
FIRST, SECOND, PEOPLE = 10, 11, 14
_MOST_ID = 1 << 32
_MOST_DIGITS = 10  # of these, an id may be too large
_ROW = b"\t" * (COLUMNS - 1) + b"\n"  # but for its cells
_WITHIN_CELLS = bytes({*range(256)} - {*_ROW})


class Seen:
    """Ids met so far, a bit each: a set of 13 million numbers takes 800 MB, this takes 2."""

    def __init__(self) -> None:
        import numpy as np

        self._bits = np.zeros(1 << 18, np.uint8)

    def add(self, numbers: Sequence[int]) -> list[int]:
        """Remember numbers; return the places of those that were there before."""
        import numpy as np

        ids = np.array(numbers, np.int64)
        at, bit = ids >> 3, (1 << (ids & 7)).astype(np.uint8)
        if len(ids) and (most := int(at.max())) >= len(self._bits):
            self._bits = np.concatenate([self._bits, np.zeros(most + (1 << 16), np.uint8)])
        there = (self._bits[at] & bit) != 0
        first = np.zeros(len(ids), np.bool_)
        first[np.unique(ids, return_index=True)[1]] = True
        np.bitwise_or.at(self._bits, at, bit)
        return [int(place) for place in np.flatnonzero(there | ~first)]


class Table:
    """Rows of a dump, of which the bad ones are known by their line."""

    def __init__(self, path: Path, first: int, data: bytes) -> None:
        self._path, self._first = path, first
        self._bad: dict[int, str] = {}
        self.numbers: list[int] = []
        """The ids of the rows that can be used, after `check`."""
        flat = _cells_of(data)
        self.rows = len(flat) // COLUMNS
        """How many there are, the bad ones among them."""
        self._good = list(range(self.rows))
        if not flat:
            chunk = BytesIO(data).readlines()
            self.rows = len(chunk)
            flat = [cell for row, line in enumerate(chunk) for cell in self._cells(row, line)]
            self._good = [row for row in range(self.rows) if row not in self._bad]
        self._columns = [flat[column::COLUMNS] for column in range(COLUMNS)]

    def check(self, seen: Seen) -> None:
        """Find the rows whose id, name or point can't be used; ids count as seen."""
        ids = self._columns[ID]
        if not _are_ids(ids):
            self._each(lambda at: _check_id(ids[at]))
            self._drop()
        self.numbers = list(map(int, self._columns[ID]))
        for at in seen.add(self.numbers):
            reason = f"geonameid {self.numbers[at]} is there twice; the first row stays"
            self._bad[self._good[at]] = reason
        self._drop()
        names = self._columns[NAME]
        self._each(self._name, _odd_names(names))
        self._each(self._point, self._odd_points())
        self._drop()

    def reasons(self) -> Iterator[str]:
        """Yield why rows can't be used, in their order."""
        for row, reason in sorted(self._bad.items()):
            yield f"{self._path.name}, line {self._first + row}: {reason}"

    def columns(self) -> list[list[str]]:
        """Return the columns of the rows that can be used."""
        return self._columns

    def _cells(self, row: int, line: bytes) -> list[str]:
        try:
            cells = line.decode().removesuffix("\n").split("\t")
        except UnicodeDecodeError as error:
            self._bad[row] = f"is not in UTF-8 ({error.reason})"
            return []
        if len(cells) == COLUMNS:
            return cells
        if not line.endswith(b"\n"):
            raise GazetteerError(
                f"{self._path.name}, line {self._first + row}: the file is cut short here;"
                " download it again"
            )
        self._bad[row] = f"{len(cells)} columns where GeoNames has {COLUMNS}"
        return []

    def _each(self, use: Callable[[int], object], at: Iterable[int] | None = None) -> None:
        """Look at rows one by one."""
        for place in range(len(self._good)) if at is None else at:
            try:
                use(place)
            except BadRowError as error:
                self._bad.setdefault(self._good[place], str(error))

    def _drop(self) -> None:
        """Take out the rows that were found bad."""
        if not self._bad:
            return
        kept = [at for at, row in enumerate(self._good) if row not in self._bad]
        if len(kept) < len(self._good):
            self._good = [self._good[at] for at in kept]
            self._columns = [[column[at] for at in kept] for column in self._columns]
            self.numbers = [self.numbers[at] for at in kept] if self.numbers else []

    def _name(self, at: int) -> None:
        self._columns[NAME][at] = name_of(self._columns[NAME][at])

    def _odd_points(self) -> list[int]:
        """Return the rows whose degrees are not two plain numbers on the Earth."""
        import numpy as np

        try:
            lats = np.fromiter(map(float, self._columns[LAT]), np.float64)
            lons = np.fromiter(map(float, self._columns[LON]), np.float64)
        except ValueError:
            return list(range(len(self._good)))
        return [int(at) for at in np.flatnonzero(~((abs(lats) <= 90) & (abs(lons) <= 180)))]

    def _point(self, at: int) -> None:
        point = point_of(self._columns[LAT][at], self._columns[LON][at])
        self._columns[LAT][at], self._columns[LON][at] = str(point.lat), str(point.lon)


def _cells_of(data: bytes) -> list[str]:
    """Return the cells of rows; none where a row has not as many as it should, or is no text."""
    ends = data.count(b"\n")
    if data.translate(None, _WITHIN_CELLS) != _ROW * ends or not data.endswith(b"\n"):
        return []
    try:
        return data[:-1].replace(b"\n", b"\t").decode().split("\t")
    except UnicodeDecodeError:
        return []


def _odd_names(names: Sequence[str]) -> list[int]:
    """Return the places of names that need a second look.

    Others begin with a Latin letter, have plain spaces, one at a time, and are not too long.
    """
    import numpy as np

    from geoevents.gazetteer.sources.cells import LINE, odd_space

    units = np.frombuffer("\n".join([*names, "", ""]).encode(), np.uint8)
    ends = np.flatnonzero(units[:-1] == LINE)
    starts = np.append(0, ends + 1)[:-1]
    first, second = units[starts], units[starts + 1]
    plain = (first | 0x20) - np.uint8(ord("a")) < 26
    plain |= (first >= 0xC3) & (first <= 0xC8) & (second != 0x97) & (second != 0xB7)  # no × and ÷
    plain &= ends - starts <= MOST_LETTERS
    plain[np.searchsorted(ends, np.flatnonzero(odd_space(units[:-1])))] = False
    return [int(place) for place in np.flatnonzero(~plain)]


def _are_ids(texts: Sequence[str]) -> bool:
    return (
        all(map(str.isdigit, texts))
        and "".join(texts).isascii()
        and max(map(len, texts), default=0) < _MOST_DIGITS
    )


def _check_id(text: str) -> None:
    if not (text.isascii() and text.isdigit()):
        raise BadRowError(f"geonameid {text!r} is not a number")
    if len(text.lstrip("0")) > _MOST_DIGITS or int(text) >= _MOST_ID:
        raise BadRowError(f"geonameid {text[:20]} is too large")
