"""GeoNames' own dumps: allCountries.txt, a country's file, cities*.txt, or their zips.

What lies beside is read too, where it is there: alternateNamesV2 (or alternatenames/SY)
for names with their languages, admin1CodesASCII and admin2Codes for regions, hierarchy
for what lies in what. Columns are those of https://download.geonames.org/export/dump/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Batch, Name
from geoevents.gazetteer.merging import rank
from geoevents.gazetteer.schema import NAMES, name_text
from geoevents.gazetteer.sources.added import (
    Added,
    Format,
    Skip,
    is_formula,
)
from geoevents.gazetteer.sources.archives import first_line, open_bytes
from geoevents.gazetteer.sources.cities import is_name, kind_of
from geoevents.gazetteer.sources.geonames_rows import (
    CODE,
    COLUMNS,
    COUNTRY,
    FIRST,
    LAT,
    LON,
    NAME,
    OTHERS,
    PEOPLE,
    PLAIN,
    SECOND,
    Seen,
    Table,
)

if TYPE_CHECKING:
    from geoevents.gazetteer.sources.geonames_names import AlternateNames

_AT_ONCE = 1 << 18  # bytes: their cells stay in the processor's cache
_MOST_DIGITS = 18  # of people: what has more is a mistake, and no number of 64 bits
_MOST_CODES = 100_000  # remembered; there are some 5,000 regions
_HISTORIC = frozenset({"PPLH", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADMDH", "PCLH"})


@dataclass(frozen=True, slots=True)
class Regions:
    """Names and ids of regions by code ("SY.09", "SY.09.170061"), and what lies in what."""

    names: dict[str, str] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    parents: dict[int, int] = field(default_factory=dict)

    def parent(self, number: int, code1: str, second: str) -> str:
        """Return the id of what a place lies in: as hierarchy says, else its region."""
        above = self.parents.get(number) or self.ids.get(f"{code1}.{second}")
        above = above or self.ids.get(code1)
        return f"geonames:{above}" if above and above != number else ""

    def all_parents(
        self, numbers: Sequence[int], codes: Sequence[str], seconds: Sequence[str]
    ) -> list[str]:
        """Return the parent of each of many places; nothing where no file says any."""
        if not (self.ids or self.parents):
            return []
        return list(map(self.parent, numbers, codes, seconds))


def beside(path: Path) -> tuple[Path, ...]:
    """Return the files that are read with a dump, where they are there."""
    folder = path.parent
    names = [
        ("alternateNamesV2.txt", "alternateNamesV2.zip"),
        (f"alternatenames/{path.stem}.txt", f"alternatenames/{path.stem}.zip"),
        ("admin1CodesASCII.txt",),
        ("admin2Codes.txt",),
        ("hierarchy.txt", "hierarchy.zip"),
    ]
    found = (
        next((folder / name for name in choices if (folder / name).is_file()), None)
        for choices in names
    )
    files = [file for file in found if file is not None]
    # The country's own file is the smaller one, and holds all of its names.
    if any(file.parent.name == "alternatenames" for file in files):
        files = [file for file in files if not file.name.startswith("alternateNamesV2")]
    return tuple(files)


def known(path: Path) -> bool:
    """Say whether a file begins with a row of 19 columns as GeoNames writes them."""
    if path.suffix.lower() not in {".txt", ".zip", ".gz", ".tsv"}:
        return False
    cells = first_line(path).split("\t")
    return len(cells) == COLUMNS and cells[0].isdigit() and len(cells[6]) <= 1


def read(added: Added, skip: Skip) -> Iterator[Batch]:
    """Yield the places of a dump, many at once, skipping bad rows by their line.

    Raises:
        GazetteerError: the dump is cut short.
    """
    from geoevents.gazetteer.sources.geonames_names import AlternateNames

    files = beside(added.path)
    alternates = next((AlternateNames(f) for f in files if f.name.startswith("alternate")
                       or f.parent.name == "alternatenames"), None)  # fmt: skip
    rows = _Rows(added.path, _regions(files), alternates)
    try:
        with open_bytes(added.path, (".txt",)) as lines:
            while data := lines.read(_AT_ONCE):
                batch, reasons = rows.batch(data + lines.readline())
                if batch.ids:
                    yield batch
                for reason in reasons:  # when the good rows beside the bad ones are counted
                    skip(reason)
    finally:
        if alternates is not None:
            alternates.close()


@dataclass(slots=True)
class _Rows:
    """Turns rows of a dump into lines of the index, column by column."""

    path: Path
    regions: Regions
    alternates: AlternateNames | None
    seen: Seen = field(default_factory=Seen)
    read: int = 0

    def batch(self, data: bytes) -> tuple[Batch, list[str]]:
        """Return the places of the next lines of the file, and why others are none."""
        table = Table(self.path, self.read + 1, data)
        self.read += table.rows
        table.check(self.seen)
        return self._batch(table.numbers, table.columns()), list(table.reasons())

    def _batch(self, numbers: list[int], rows: list[list[str]]) -> Batch:
        tagged: list[Sequence[str]] = [()] * len(numbers)
        if self.alternates:
            tagged = self.alternates.of(numbers)
        names = _all_names(rows, tagged)
        people = _people(rows[PEOPLE])
        codes = list(map(_CODES.__getitem__, zip(rows[COUNTRY], rows[FIRST], strict=True)))
        cells = zip(
            numbers, rows[CODE], rows[COUNTRY], rows[LON], rows[LAT], rows[NAME], names,
            people, strict=True,
        )  # fmt: skip
        return Batch(
            ids=[f"geonames:{number}" for number in numbers],
            lines=[
                f"geonames:{number}\t{code}\t{country}\t{lon}\t{lat}\t{name}\t{packed}\t{count}"
                "\t\t\tGeoNames\t"
                for number, code, country, lon, lat, name, packed, count in cells
            ],
            ranks=_ranks(rows[CODE], list(map(int, people))),
            admin1=list(map(self.regions.names.get, codes, repeat(""))),
            codes=codes,
            parents=self.regions.all_parents(numbers, codes, rows[SECOND]),
        )


class _Codes(dict[tuple[str, str], str]):
    """The code of a first-level region, by its country's and its own."""

    def __missing__(self, key: tuple[str, str]) -> str:
        country, first = key
        code = f"{country}.{first}" if first and first != "00" else ""
        return self.setdefault(key, code) if len(self) < _MOST_CODES else code


_CODES = _Codes()


def _people(texts: list[str]) -> list[str]:
    if "".join(texts).isdecimal() and all(texts) and max(map(len, texts)) <= _MOST_DIGITS:
        return texts
    return [t if t.isdecimal() and len(t) <= _MOST_DIGITS else "0" for t in texts]


def _ranks(codes: list[str], people: list[int]) -> list[int]:
    """Return the rank of each place; that of most is its people."""
    most = max(people, default=0)  # rank has a ceiling
    plain = {code for code in set(codes) if [rank(code, n) for n in (0, most)] == [0, most]}
    ranks = people.copy()
    for row in [row for row, code in enumerate(codes) if code not in plain]:
        ranks[row] = rank(codes[row], people[row])
    return ranks


def _all_names(rows: list[list[str]], tagged: list[Sequence[str]]) -> list[str]:
    """Return all names of each place as a line of the index holds them."""
    columns = (rows[column] for column in (NAME, PLAIN, OTHERS, CODE))
    return [
        _names(name, plain, others, code, forms)
        if forms or others or code in _HISTORIC or not name.isascii()
        else name
        for name, plain, others, code, forms in zip(*columns, tagged, strict=True)
    ]


def _names(name: str, plain: str, others: str, code: str, tagged: Sequence[str]) -> str:
    """Return all names of a place as a line of the index holds them."""
    forms = [name_text(Name(name, kind="historic")) if code in _HISTORIC else name]
    if plain and not name.isascii():
        forms.append(plain if plain.isalnum() else " ".join(plain.split()))
    forms += tagged or _untagged(others)
    return NAMES.join(dict.fromkeys(forms))


def _untagged(others: str) -> list[str]:
    forms = others.split(",") if others else ()
    return [
        name_text(Name(form, kind=kind_of(form)))
        for form in forms
        if is_name(form) and not is_formula(form)
    ]


def _regions(files: tuple[Path, ...]) -> Regions:
    regions = Regions()
    for path in files:
        if path.name.startswith(("admin1Codes", "admin2Codes")):
            for cells in _rows(path, 4):
                if path.name.startswith("admin1"):
                    regions.names[cells[0]] = " ".join(cells[1].split())
                if cells[3].isdigit():
                    regions.ids[cells[0]] = int(cells[3])
        elif path.name.startswith("hierarchy"):
            for cells in _rows(path, 2):
                # A row with a type other than ADM is an alliance or a nickname, not a region.
                if cells[1].isdigit() and cells[0].isdigit() and cells[2:] in ([], [""], ["ADM"]):
                    regions.parents.setdefault(int(cells[1]), int(cells[0]))
    return regions


def _rows(path: Path, least: int) -> Iterator[list[str]]:
    """Yield the rows of a file beside; a row that is too short would name nothing."""
    with open_bytes(path, (".txt",)) as lines:
        for number, line in enumerate(lines, start=1):
            cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
            if len(cells) >= least:
                yield cells
            elif line.strip() and not line.endswith(b"\n"):
                raise GazetteerError(f"{path.name}, line {number}: the file is cut short here")


FORMAT = Format(
    name="geonames",
    title="GeoNames dump: allCountries.txt, SY.txt, cities500.txt, or a zip of one",
    known=known,
    read=read,
    licence="CC BY 4.0",
    attribution="GeoNames (https://www.geonames.org/), CC BY 4.0",
    beside=beside,
)
