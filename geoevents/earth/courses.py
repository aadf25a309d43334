"""Where rivers and roads run: the rows of courses.csv, coarse lines with a stated error."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geoevents.geometry import line_from_wkt


@dataclass(frozen=True, slots=True)
class Course:
    """The way of a river, from source to mouth, or of a road: a WKB line in (lon, lat)."""

    line: bytes
    error_m: float


def course_of(place_id: str) -> Course | None:
    """Return the course of a place of the gazetteer, by its id, or None where none is known."""
    row = _rows().get(place_id)
    return Course(line_from_wkt(row["line"]), float(row["error_m"])) if row else None


@cache
def _rows() -> Mapping[str, dict[str, str]]:
    table = files("geoevents.earth") / "courses.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows}
