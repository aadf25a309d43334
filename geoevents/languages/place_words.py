"""Words that say what sort of place a name is: the rows of data/place_words.csv."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class PlaceWord(NamedTuple):
    """One word ("quartiers"), whether it is a plural, and the feature codes it admits."""

    form: str
    plural: bool
    features: tuple[str, ...]


@cache
def place_words(language: str) -> Mapping[str, PlaceWord]:
    """Return the place words of a language by their form, lower case."""
    table = files("geoevents.languages") / "data" / "place_words.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return {
        row["form"]: PlaceWord(row["form"], row["number"] == "many", codes(row["features"]))
        for row in rows
        if row["language"] == language
    }


def codes(text: str) -> tuple[str, ...]:
    """Return the GeoNames feature codes, or prefixes of them, of one cell."""
    return tuple(text.split())
