"""Tables of OCHA's common operational datasets: administrative units and places by p-code.

As published on HDX: ADM2_EN, ADM2_AR, ADM2_PCODE (or admin2Name_en, admin2Pcode; adm2_name,
adm2_pcode), and gazetteers with NAME_EN, PCODE; in CSV, or in the sheets of an XLSX.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from geoevents.gazetteer.entry import Entry, Name
from geoevents.gazetteer.sources import workbooks
from geoevents.gazetteer.sources.added import Added, BadRowError, Format, Skip, usable
from geoevents.gazetteer.sources.columns import Columns, Row, detect, entry_of, need
from geoevents.gazetteer.sources.tables import NumberedRow, as_row, header_of, open_table

_PCODE = re.compile(r"adm(?:in)?_?([0-5])_?p_?code", re.IGNORECASE)
_NAME = re.compile(
    r"adm(?:in)?_?([0-5])(?:_?name)?(?:_?([a-z]{2})|_?([1-3])|_?ref)?", re.IGNORECASE
)
_OWN_NAME = re.compile(r"(?:name|nam)(?:_([a-z]{2}))?(?:_?ref|_?alt\d?)?", re.IGNORECASE)
_FEATURES = ("PCLI", "ADM1", "ADM2", "ADM3", "ADM4", "ADM5")


@dataclass(frozen=True, slots=True)
class Levels:
    """The columns of a p-code table: of its own places, and of what they lie in."""

    columns: Columns
    feature: str
    pcodes: Mapping[int, str]
    names: tuple[tuple[str, str], ...]

    def above(self, row: Row, own: str) -> str:
        """Return the p-code of the smallest unit that a row's place lies in."""
        codes = (row.get(self.pcodes[level], "").strip() for level in sorted(self.pcodes)[::-1])
        return next((code for code in codes if code and code != own), "")


def known(path: Path) -> bool:
    """Say whether a table has columns of p-codes."""
    if path.suffix.lower() in {".csv", ".tsv", ".txt", ".zip"}:
        headers = [header_of(path)]
    elif path.suffix.lower() in workbooks.SUFFIXES:
        headers = workbooks.headers_of(path)
    else:
        return False
    return any(_PCODE.fullmatch(heading) for header in headers for heading in header)


def levels(header: Sequence[str], given: Mapping[str, str], where: str) -> Levels:
    """Return what the columns of a p-code table hold.

    Raises:
        GazetteerError: a column that the user names isn't there.
    """
    found = {int(m[1]): h for h in header if (m := _PCODE.fullmatch(h.strip()))}
    own = next((h for h in header if h.strip().lower() in {"pcode", "p_code", "place_pcode"}), "")
    deepest = max(found, default=-1)
    columns = detect(header, given, where)
    named = _own_names(header) if own else _level_names(header, deepest)
    of = dict(columns.of)
    of |= {"id": own or found.get(deepest, of.get("id", ""))}
    first = next(
        (c for c, language in named if language in {"en", ""}), named[0][0] if named else ""
    )
    if first:
        of["name"] = first
    of |= {what: column for what, column in given.items() if ":" not in what}
    of |= {"admin1": _level_name(header, 1, of.get("admin1", "")), "country": found.get(0, "")}
    # A gazetteer of places below the community (ADM4) is one of neighbourhoods.
    feature = _FEATURES[max(0, deepest)] if not own else "PPLX" if deepest >= 4 else "PPL"
    kept = Columns({w: c for w, c in of.items() if c and w != "names"}, tuple(named))
    return Levels(kept, feature, found, tuple(named))


def _own_names(header: Sequence[str]) -> list[tuple[str, str]]:
    found = ((h, m) for h in header if (m := _OWN_NAME.match(h.strip())) and m.end() == len(h))
    return [(h, (m[1] or "").lower()) for h, m in found]


def _level_names(header: Sequence[str], level: int) -> list[tuple[str, str]]:
    found = ((h, m) for h in header if (m := _NAME.fullmatch(h.strip())) and int(m[1]) == level)
    return [(h, (m[2] or "").lower()) for h, m in found if not _PCODE.fullmatch(h.strip())]


def _level_name(header: Sequence[str], level: int, otherwise: str) -> str:
    named = _level_names(header, level)
    return next((h for h, language in named if language in {"en", ""}), otherwise)


def read(added: Added, skip: Skip) -> Iterator[Entry]:
    """Yield the place of each row; its id is "ocha:" and its p-code.

    Raises:
        GazetteerError: no table here gives a name, a latitude and a longitude.
    """
    if added.path.suffix.lower() in workbooks.SUFFIXES:
        yield from _workbook(added, skip)
        return
    with open_table(added.path) as (header, rows):
        yield from usable(_makers(added, header, rows, f"{added.path.name}"), skip)


def _workbook(added: Added, skip: Skip) -> Iterator[Entry]:
    """Yield the rows of every sheet that has p-codes and points; the others are told."""
    sheets = [
        (sheet, header, rows)
        for sheet, header, rows in workbooks.sheets(added.path)
        if any(_PCODE.fullmatch(heading) for heading in header)
    ]
    usable_sheets = [one for one in sheets if _has_points(one[1], added)]
    for sheet, _, _ in [one for one in sheets if one not in usable_sheets][: len(sheets) - 1]:
        skip(f"{added.path.name}, sheet {sheet}: no columns of latitude and longitude")
    makers = (
        _makers(added, header, iter(rows), f"{added.path.name}, sheet {sheet}")
        for sheet, header, rows in usable_sheets or sheets
    )
    yield from usable(chain.from_iterable(makers), skip)


def _has_points(header: list[str], added: Added) -> bool:
    return {"lat", "lon"} <= detect(header, {}, added.path.name).of.keys()


def _makers(
    added: Added, header: list[str], rows: Iterator[NumberedRow], where: str
) -> Iterator[tuple[str, Callable[[], Entry | None]]]:
    found = levels(header, added.columns, where)
    need(found.columns, header, f"{where}, line 1", ("name", "lat", "lon"))
    for line, cells in rows:
        yield f"{where}, line {line}", _maker(added, header, cells, found)


def _maker(
    added: Added, header: list[str], cells: list[str], found: Levels
) -> Callable[[], Entry | None]:
    def make() -> Entry | None:
        row = as_row(header, cells)
        if row is None:
            return None
        code = found.columns.cell(row, "id")
        if not code:
            raise BadRowError("p-code is empty")
        entry = entry_of(row, found.columns, replace(added, name="ocha"), found.feature)
        above = found.above(row, code)
        place = replace(entry.place, source="OCHA")
        return replace(entry, place=place, parent=f"ocha:{above}" if above else "")

    return make


def names_of(row: Row, found: Levels) -> tuple[Name, ...]:
    """Return the names of a row of attributes, for shapes that come with the same columns."""
    pairs = ((" ".join((row.get(c) or "").split()), language) for c, language in found.names)
    return tuple(dict.fromkeys(Name(form, language) for form, language in pairs if form))


FORMAT = Format(
    name="ocha",
    title="OCHA p-codes: a COD's table or gazetteer in CSV or XLSX",
    known=known,
    read=read,
    licence="CC BY-IGO where HDX says nothing else",
    attribution="OCHA and partners, https://data.humdata.org/",
    mapped=True,
)
