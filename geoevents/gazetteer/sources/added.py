"""What reads a file that the user adds: a format, and the rules that all formats share."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from geoevents.gazetteer.entry import Batch, Entry
from geoevents.gazetteer.names import fold
from geoevents.model import Point

Skip = Callable[[str], None]
"""Called with the file, the line and the reason, for each row that can't be used."""


@dataclass(frozen=True, slots=True)
class Added:
    """A file or folder to read as a gazetteer.

    `name` begins the ids of places that have none of their own. `columns` maps what we call
    a column to what the file calls it, and wins over what is detected.
    """

    path: Path
    name: str
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table of formats.

    `known` looks at a file and says whether it is of this format; it must not raise.
    `beside` are the further files that are read with it. `licence` is the publisher's.
    `package` is the optional package that is needed, and `extra` how to ask for it.
    """

    name: str
    title: str
    known: Callable[[Path], bool]
    read: Callable[[Added, Skip], Iterable[Entry | Batch]]
    licence: str = "as its publisher says"
    attribution: str = ""
    beside: Callable[[Path], tuple[Path, ...]] = lambda _: ()
    package: str = ""
    extra: str = ""
    mapped: bool = False
    """Whether `columns` means anything to it."""


class BadRowError(ValueError):
    """A row can't be used: it is skipped and counted, and the reason told with its line."""


def usable(rows: Iterable[tuple[str, Callable[[], Entry | None]]], skip: Skip) -> Iterator[Entry]:
    """Yield the entry of each (where, make) that makes one; skip those that are bad.

    An id given twice is the same place again (more names of it) where the points agree,
    and a mistake where they don't: then the first row stays.
    """
    held: dict[str, tuple[str, Point]] = {}
    for where, make in rows:
        try:
            entry = make()
            if entry is None:
                continue
            first, point = held.setdefault(entry.place.id, (where, entry.place.point))
            if point != entry.place.point:
                raise BadRowError(f"id {entry.place.id} is there already, elsewhere, at {first}")
        except BadRowError as error:
            skip(f"{where}: {error}")
        else:
            yield entry


def point_of(lat: str | float | None, lon: str | float | None) -> Point:
    """Return a point of two numbers, or of their text; a decimal comma is read too.

    Raises:
        BadRowError: one is empty, is no number, or lies beyond the Earth.
    """
    try:
        x, y = float("x" if lon is None else lon), float("x" if lat is None else lat)
        if -180 <= x <= 180 and -90 <= y <= 90:
            return Point(x, y)
    except ValueError:
        pass  # slower, and with the reason
    return Point(_degrees(lon, "longitude", 180), _degrees(lat, "latitude", 90))


def _degrees(value: str | float | None, what: str, most: int) -> float:
    if value is None or value == "":
        raise BadRowError(f"{what} is empty")
    number = number_of(value, what)
    if not -most <= number <= most:
        raise BadRowError(f"{what} {value} is not within -{most} and {most}")
    return number


def number_of(value: str | float | None, what: str) -> float:
    """Return a number, 0 for nothing.

    Raises:
        BadRowError: it is not a number.
    """
    if value is None or value == "":
        return 0.0
    try:
        number = float(value)
    except ValueError:
        number = _with_comma(str(value), what)
    if not math.isfinite(number):
        raise BadRowError(f"{what} {value} is not a number")
    return number


def _with_comma(text: str, what: str) -> float:
    plain = text.strip().replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")  # 36,2 in a spreadsheet of French habits
    try:
        return float(plain)
    except ValueError:
        raise BadRowError(f"{what} {text!r} is not a number") from None


def name_of(text: object) -> str:
    """Return a name with plain spaces.

    Raises:
        BadRowError: it is empty, too long, or a spreadsheet's formula.
    """
    name = " ".join(str(text if text is not None else "").split())
    if not fold(name):
        raise BadRowError("name is empty")
    if len(name) > MOST_LETTERS:
        raise BadRowError(f"name is {len(name)} letters long: {name[:30]!r}…")
    if is_formula(name):
        raise BadRowError(f"name {name[:40]!r} is a spreadsheet's formula")
    return name


MOST_LETTERS = 400  # GeoNames' own limit of a name


def is_formula(text: str) -> bool:
    """Say whether a spreadsheet would run this cell: it is no name of a place."""
    return text.startswith("=") or (text[:1] in "+-@" and "(" in text)


def id_of(added: Added, given: str, name: str, point: Point) -> str:
    """Return an id with its prefix; where none is given, one that stays when rows move."""
    if given:
        return given if ":" in given else f"{added.name}:{given}"
    digest = sha256(f"{name}\0{point.lon}\0{point.lat}".encode()).hexdigest()[:6]
    return f"{added.name}:{fold(name).replace(' ', '-')[:40]}-{digest}"
