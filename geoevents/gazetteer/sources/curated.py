"""Places written by hand: the CSV files of the folder `gazetteer/`, a source in every row."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Entry, Name, Source, SourceInfo
from geoevents.model import Place, Point

COLUMNS = (
    "id", "name", "names", "feature", "country", "admin1", "lat", "lon", "radius_m",
    "population", "footprint", "parent", "source", "licence", "note",
)  # fmt: skip
_CODES = frozenset({"icao", "iata", "code"})  # found by look-up, not when scanning a text
_NEEDED = ("id", "name", "feature", "lat", "lon", "source", "licence")


def folder() -> Path:
    """Return the curated files: inside an installed package, else at the top of the checkout.

    Raises:
        GazetteerError: neither is there.
    """
    package = Path(__file__).resolve().parents[2]
    for candidate in (package / "curated", package.parent / "gazetteer"):
        if candidate.is_dir():
            return candidate
    raise GazetteerError("the curated places are missing: install geoevents again")


def files(place: Path) -> list[Path]:
    """Return the CSV files of a folder, in the order of their names."""
    return sorted(place.glob("*.csv"))


def read_folder(place: Path) -> Iterator[Entry]:
    """Yield the entries of every file of a folder.

    Raises:
        GazetteerError: a row is bad; the message gives its file, line and column.
    """
    for path in files(place):
        yield from read_file(path)


def read_file(path: Path) -> Iterator[Entry]:
    """Yield the entries of one file.

    Raises:
        GazetteerError: a row is bad; the message gives its file, line and column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from _rows(path, csv.reader(lines, strict=True))
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise GazetteerError(f"{path.name}: not a CSV file in UTF-8: {error}") from error


def _rows(path: Path, reader: Iterator[list[str]]) -> Iterator[Entry]:
    header = next(reader, [])
    _check_header(path, header)
    for row in reader:
        where = f"{path.name}, line {reader.line_num}"  # type: ignore[attr-defined]
        if not any(row):
            continue
        if len(row) != len(header):
            raise GazetteerError(f"{where}: {len(row)} columns where {len(header)} are needed")
        yield _entry(dict(zip(header, (cell.strip() for cell in row), strict=True)), where)


def _check_header(path: Path, header: list[str]) -> None:
    unknown = [column for column in header if column not in COLUMNS]
    missing = [column for column in _NEEDED if column not in header]
    if unknown or missing or len(set(header)) != len(header):
        said = [f"unknown: {', '.join(unknown)}"] if unknown else []
        said += [f"missing: {', '.join(missing)}"] if missing else []
        told = "; ".join(said or ["a column is there twice"])
        raise GazetteerError(f"{path.name}, line 1: columns {told}; known: {', '.join(COLUMNS)}")


def _entry(row: dict[str, str], where: str) -> Entry:
    for column in _NEEDED:
        if not row[column]:
            raise GazetteerError(f"{where}: {column} is empty")
    place = Place(
        id=row["id"],
        name=row["name"],
        point=Point(_number(row, "lon", where, -180, 180), _number(row, "lat", where, -90, 90)),
        feature=row["feature"],
        country=row.get("country", ""),
        admin1=row.get("admin1", ""),
        population=int(_number(row, "population", where, 0, 1e10)),
        radius_m=_number(row, "radius_m", where, 0, 2e7),
        footprint=_footprint(row.get("footprint", ""), where),
        source=row["source"],
    )
    return Entry(place, _names(row, where), trusted=True, where=where)


def _number(row: dict[str, str], column: str, where: str, low: float, high: float) -> float:
    text = row.get(column, "") or "0"
    try:
        value = float(text)
    except ValueError:
        raise GazetteerError(f"{where}: {column} {text!r} is not a number") from None
    if not low <= value <= high:  # a NaN fails too
        raise GazetteerError(f"{where}: {column} {text} is not within {low:g} and {high:g}")
    return value


def _names(row: dict[str, str], where: str) -> tuple[Name, ...]:
    """Return the names of "fr:Alep|ar:حلب|ICAO:OSAP|Aleppo"."""
    names = [Name(row["name"])]
    for part in filter(None, (part.strip() for part in row.get("names", "").split("|"))):
        language, colon, form = part.partition(":")
        if not colon:
            names.append(Name(part))
        elif form.strip() and language.lower() in _CODES:
            names.append(Name(form.strip(), kind="code"))
        elif form.strip() and language.isascii() and 2 <= len(language) <= 3:
            names.append(Name(form.strip(), language.lower()))
        else:
            raise GazetteerError(f"{where}: names {part!r} is not language:form")
    return tuple(dict.fromkeys(names))


def _footprint(text: str, where: str) -> bytes:
    if not text:
        return b""
    import shapely

    try:
        shape = shapely.from_wkt(text)
    except shapely.errors.GEOSException as error:
        raise GazetteerError(f"{where}: footprint is not WKT: {error}") from None
    west, south, east, north = shape.bounds if not shape.is_empty else (999, 0, 0, 0)
    inside = west >= -180 and east <= 180 and south >= -90 and north <= 90
    if shape.geom_type not in {"Polygon", "MultiPolygon"} or not shape.is_valid or not inside:
        raise GazetteerError(f"{where}: footprint is not a valid polygon in lon lat")
    return bytes(shapely.to_wkb(shape))


def _stamp() -> str:
    digest = hashlib.sha256()
    for path in files(folder()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _read(_: Callable[[str], None]) -> Iterator[Entry]:
    return read_folder(folder())


SOURCE = Source(
    info=SourceInfo(
        name="Curated places",
        version="",
        licence="in every row",
        attribution="curated places of geoevents: each row names its source and licence",
    ),
    read=_read,
    stamp=_stamp,
)
