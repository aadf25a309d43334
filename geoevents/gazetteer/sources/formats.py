"""The formats of files that a user may add: one file a format, one table."""

from __future__ import annotations

from pathlib import Path

from geoevents.errors import GazetteerError
from geoevents.gazetteer.sources import (
    geonames,
    linkedplaces,
    ocha,
    openstreetmap,
    pleiades,
    tables,
    vector,
    whosonfirst,
)
from geoevents.gazetteer.sources.added import Format

# Asked in this order: a table with p-codes is also a table, a place of Who's On First a layer.
FORMATS: dict[str, Format] = {
    format_.name: format_
    for format_ in (
        openstreetmap.FORMAT,
        whosonfirst.FORMAT,
        linkedplaces.FORMAT,
        geonames.FORMAT,
        pleiades.FORMAT,
        ocha.FORMAT,
        tables.FORMAT,
        vector.FORMAT,
    )
}


def format_named(name: str) -> Format:
    """Return the format of a name.

    Raises:
        GazetteerError: there is none; the message lists them.
    """
    if name not in FORMATS:
        raise GazetteerError(f"no format is called {name!r}; there are: {', '.join(FORMATS)}")
    return FORMATS[name]


def recognise(path: Path) -> Format:
    """Return the format that a file is of, by looking at it.

    Raises:
        GazetteerError: the file is not there, or of no known format.
    """
    if not path.exists():
        raise GazetteerError(f"{path}: there is no such file")
    for format_ in FORMATS.values():
        if format_.known(path):
            return format_
    if path.suffix.lower() in {".zip", ".xlsx", ".ods"}:
        from geoevents.gazetteer.sources.archives import check_zip

        check_zip(path)  # a broken or hostile archive is told as such
    raise GazetteerError(
        f"{path.name}: its format isn't clear; say --format, one of: {', '.join(FORMATS)}"
    )
