"""What is filed how in the index on disk. docs/names.md describes it.

Places are numbered by rank, the most important first. Their numbers of fixed width lie in
columns, their names in packed blocks of neighbours in rank.
"""

from __future__ import annotations

from collections.abc import Iterator

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Batch, Entry, Name
from geoevents.gazetteer.names import CODE, NO_ARABIC_ARTICLE, NO_ARTICLE, WHOLE
from geoevents.model import Place, Point

VERSION = 16
"""Raise it with every change here, in names.py or sounds.py: other versions are rebuilt."""

PLACES_PER_BLOCK = 64
UNITS_PER_DEGREE = 10_000_000  # of the columns lon and lat
NOT_IN_COLUMN = {"B": 255, "H": 65_535}
"""In a column of kinds or regions: this place's is told beside its names."""

# With each number under a key: how it was filed, above five bits that say which of the
# place's names. With one under a sound: its shape, see shapes.py.
LETTERS = ((WHOLE, True), (WHOLE, False), (NO_ARABIC_ARTICLE, True), (NO_ARTICLE, False),
           (CODE, False))  # fmt: skip
"""How a key was filed: its weight, and whether texts are scanned for it."""
LAST_FORM = 31
"""This name of the place or a later one."""

CELLS_PER_DEGREE = 4
CELLS_PER_ROW = 4096


def row_of(lat: float) -> int:
    """Return the row of the grid that a latitude lies in, counted from the south pole."""
    return int((lat + 90) * CELLS_PER_DEGREE)


def column_of(lon: float) -> int:
    """Return the column of the grid that a longitude lies in, counted from 180° W."""
    return int((lon + 180) * CELLS_PER_DEGREE)


# ---------------------------------------------------------------- a place as one line

NAMES, _PARTS = "\x1f", "\x1e"  # str.split takes both for white space: no name holds them


def line_of(place: Place, names: tuple[Name, ...], admin1: str) -> str:
    """Return a place and its names as one line of text.

    What most lines have in common comes last, next to the following line's beginning: it
    packs best so.

    Raises:
        GazetteerError: its id, feature or country can't be written on one line.
    """
    packed = NAMES.join(map(name_text, names))
    line = (
        f"{place.id}\t{place.feature}\t{place.country}\t{place.point.lon}\t{place.point.lat}\t"
        f"{_one_line(place.name)}\t{packed}\t{place.population}\t{place.radius_m or ''}\t"
        f"{place.footprint.hex()}\t{_one_line(place.source)}\t{_one_line(admin1)}"
    )
    if line.count("\t") != 11 or "\n" in line:
        raise GazetteerError(f"{place.id}: a tab or a line feed in its id, feature or country")
    return line


def _one_line(text: str) -> str:
    return text if text.isalnum() else " ".join(text.split())


def name_text(name: Name) -> str:
    """Return a name as a line holds it; see `name_of`."""
    form = _one_line(name.form)
    if name.kind == "name":
        return f"{form}{_PARTS}{name.language}" if name.language else form
    return f"{form}{_PARTS}{name.language}{_PARTS}{name.kind}"


def place_of(line: str) -> Place:
    """Return the place of a line."""
    cells = line.split("\t")
    id_, feature, country, lon, lat, name, _, people, radius, outline, source, admin1 = cells
    return Place(
        *(id_, name, Point(float(lon), float(lat)), feature, country, admin1, int(people)),
        float(radius or 0),
        bytes.fromhex(outline) if outline else b"",
        source,
    )


def names_text(line: str) -> list[str]:
    """Return the names of a line, each still packed; see `name_of`."""
    return line.split("\t", 7)[6].split(NAMES)


def name_of(packed: str) -> Name:
    """Return one name of `names_text`."""
    form, language, kind = (*packed.split(_PARTS), "", "")[:3]
    return Name(form, language, kind or "name")


def names_of(line: str) -> tuple[Name, ...]:
    """Return the names of a line."""
    return tuple(map(name_of, names_text(line)))


def entries_of(batch: Batch) -> Iterator[Entry]:
    """Yield the places of a batch one by one."""
    parents = batch.parents or [""] * len(batch.ids)
    rows = zip(batch.lines, batch.admin1, batch.codes, parents, strict=True)
    for line, admin1, code, parent in rows:
        yield Entry(place_of(line + admin1), names_of(line), code, parent=parent)
