"""GeoNames' own dumps: allCountries.txt, a country's file, cities*.txt, or their zips.

What lies beside is read too, where it is there: alternateNamesV2 (or alternatenames/SY)
for names with their languages, admin1CodesASCII and admin2Codes for regions, hierarchy
for what lies in what. Columns are those of https://download.geonames.org/export/dump/.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Entry, Name
from geoevents.gazetteer.sources.added import (
    Added,
    BadRowError,
    Format,
    Skip,
    is_formula,
    name_of,
    point_of,
)
from geoevents.gazetteer.sources.archives import first_line, open_bytes
from geoevents.gazetteer.sources.cities import is_name, kind_of
from geoevents.gazetteer.sources.geonames_names import AlternateNames
from geoevents.model import Place

COLUMNS = 19
_CHUNK = 10_000
_HISTORIC = frozenset({"PPLH", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADMDH", "PCLH"})


@dataclass(slots=True)
class _Seen:
    """Ids met so far, a bit each: a set of 13 million numbers takes 800 MB, this takes 2."""

    bits: bytearray = field(default_factory=lambda: bytearray(1 << 18))

    def add(self, number: int) -> bool:
        """Say whether a number is new, and remember it."""
        place, bit = number >> 3, 1 << (number & 7)
        if place >= len(self.bits):
            if number > 1 << 32:
                raise BadRowError(f"geonameid {number} is too large")
            self.bits.extend(bytes(place + 1 - len(self.bits) + (1 << 16)))
        if self.bits[place] & bit:
            return False
        self.bits[place] |= bit
        return True


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


def read(added: Added, skip: Skip) -> Iterator[Entry]:
    """Yield every place of a dump, skipping bad rows by their line.

    Raises:
        GazetteerError: the dump is cut short.
    """
    files = beside(added.path)
    alternates = next((AlternateNames(f) for f in files if f.name.startswith("alternate")
                       or f.parent.name == "alternatenames"), None)  # fmt: skip
    regions = _regions(files)
    seen = _Seen()
    try:
        with open_bytes(added.path, (".txt",)) as lines:
            numbered = enumerate(lines, start=1)
            while chunk := list(islice(numbered, _CHUNK)):
                yield from _chunk(added.path, chunk, alternates, regions, seen, skip)
    finally:
        if alternates is not None:
            alternates.close()


def _chunk(
    path: Path, chunk: list[tuple[int, bytes]], alternates: AlternateNames | None,
    regions: Regions, seen: _Seen, skip: Skip,
) -> Iterator[Entry]:  # fmt: skip
    rows: list[tuple[int, int, list[str]]] = []
    for line, text in chunk:
        try:
            cells = _cells(path, line, text)
            number = int(cells[0])
            if not seen.add(number):
                raise BadRowError(f"geonameid {number} is there twice; the first row stays")
            rows.append((line, number, cells))
        except BadRowError as error:
            skip(f"{path.name}, line {line}: {error}")
    named = alternates.of([number for _, number, _ in rows]) if alternates else [None] * len(rows)
    for (line, number, cells), names in zip(rows, named, strict=True):
        try:
            yield _entry(number, cells, regions, names)
        except BadRowError as error:
            skip(f"{path.name}, line {line}: {error}")


def _cells(path: Path, number: int, line: bytes) -> list[str]:
    try:
        cells = line.decode().split("\t")
    except UnicodeDecodeError as error:
        raise BadRowError(f"is not in UTF-8 ({error.reason})") from None
    if len(cells) != COLUMNS:
        if not line.endswith(b"\n"):
            raise GazetteerError(
                f"{path.name}, line {number}: the file is cut short here; download it again"
            )
        raise BadRowError(f"{len(cells)} columns where GeoNames has {COLUMNS}")
    if not (cells[0].isascii() and cells[0].isdigit()):
        raise BadRowError(f"geonameid {cells[0]!r} is not a number")
    return cells


def _entry(
    number: int, cells: list[str], regions: Regions, tagged: tuple[Name, ...] | None
) -> Entry:
    _, form, plain, others, lat, lon, _, code, country, _, first, second = cells[:12]
    # Most names are one plain word: no need to look at their letters one by one.
    name = form if form.isalpha() and form.isascii() else name_of(form)
    code1 = f"{country}.{first}" if first and first != "00" else ""
    people = cells[14]
    place = Place(
        f"geonames:{number}", name, point_of(lat, lon), code, country,
        regions.names.get(code1, "") if code1 else "",
        int(people) if people.isdigit() else 0, source="GeoNames",
    )  # fmt: skip
    kind = "historic" if code in _HISTORIC else "name"
    own: tuple[Name, ...] = (Name(name, kind=kind),)
    if plain and not name.isascii():
        own = (*own, Name(plain))
    parent = regions.parent(number, code1, second) if regions.ids or regions.parents else ""
    return Entry(place, own + (tagged or _untagged(others)), code1, parent=parent)


def _untagged(others: str) -> tuple[Name, ...]:
    forms = others.split(",") if others else ()
    return tuple(
        Name(form, kind=kind_of(form)) for form in forms if is_name(form) and not is_formula(form)
    )


def _regions(files: tuple[Path, ...]) -> Regions:
    regions = Regions()
    for path in files:
        if path.name.startswith(("admin1Codes", "admin2Codes")):
            for cells in _rows(path, 4):
                if path.name.startswith("admin1"):
                    regions.names[cells[0]] = cells[1]
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
