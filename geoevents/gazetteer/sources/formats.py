"""The formats of files that a user may add: one file a format, one table."""

from __future__ import annotations

import json
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
from geoevents.gazetteer.sources.archives import check_zip, open_text

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


_LOOKED_AT = 1 << 20  # letters
_MOST_JSON = 100_000_000


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
    if path.is_file():
        _check(path)
    raise GazetteerError(
        f"{path.name}: its format isn't clear; say --format, one of: {', '.join(FORMATS)}"
    )


def _check(path: Path) -> None:
    """Tell what is wrong with a file that no format knows, where more is wrong than that.

    Raises:
        GazetteerError: it is empty, a broken or hostile archive, in another encoding than
            its suffix promises, or JSON that is cut short.
    """
    suffix = path.suffix.lower()
    if not path.stat().st_size:
        raise GazetteerError(f"{path.name}: is empty")
    if suffix in {".zip", ".xlsx", ".ods"}:
        check_zip(path)
    elif suffix in {".gz", *tables.SUFFIXES}:
        with open_text(path) as text:
            text.read(_LOOKED_AT)
    elif suffix in {".json", ".geojson"} and path.stat().st_size < _MOST_JSON:
        try:
            json.loads(path.read_bytes())
        except (ValueError, RecursionError) as error:
            raise GazetteerError(f"{path.name}: is no JSON, or cut short ({error})") from error
