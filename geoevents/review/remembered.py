"""The places that a reviewer asked to remember: a gazetteer that is asked first from then on."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from geoevents.gazetteer.collection import Collection, home
from geoevents.gazetteer.sources.added import BadRowError, name_of
from geoevents.model import Point
from geoevents.writers.files import atomic_write

NAME = "remembered"
_COLUMNS = ("name", "lat", "lon", "feature", "country", "admin1", "radius_m")


def remember(
    name: str, point: Point, *, feature: str = "", country: str = "", admin1: str = "",
    radius_m: float = 0.0,
) -> Path:  # fmt: skip
    """Add a name and its point to the gazetteer of remembered places, and index it.

    A name that is there already at the same point is left alone. Raises ValueError for a
    name that no gazetteer takes, GazetteerError or OutputError where it can't be written.
    """
    try:
        called = name_of(name)
    except BadRowError as error:
        raise ValueError(str(error)) from None
    path = home() / f"{NAME}.csv"
    row = [called, f"{point.lat:.6f}", f"{point.lon:.6f}", feature, country, admin1]
    rows = [*_rows(path), [*row, f"{radius_m:g}" if radius_m else ""]]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    table.writerows(dict.fromkeys(map(tuple, rows)))
    atomic_write(path, out.getvalue().encode())
    Collection().add(path, name=NAME, format_="csv", first=True)
    return path


def _rows(path: Path) -> list[list[str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
