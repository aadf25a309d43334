"""Words for people and things of a place ("russe", "Aleppine"): data/demonyms.csv."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def demonyms(language: str) -> Mapping[str, str]:
    """Return the places of demonyms by form, lower case; prefixes end with "-".

    A country is "iso:" and its ISO 3166-1 alpha-2 code, another place its name.
    """
    return {
        row["form"].lower(): _place(row["place"])
        for row in reversed(_rows())  # the first row of a form wins
        if row["language"] == language
    }


@cache
def peoples(language: str) -> frozenset[str]:
    """Return the words for several people of a land, as they stand after a number.

    "14 Palestiniens" are people, "14 soldats palestiniens" soldiers: French writes the noun
    with a capital, English the adjective without an s.
    """
    nouns = {"fr": {"noun", "both"}, "en": {"noun"}, "ar": {"noun", "both"}}.get(language, set())
    plural = ("s", "x", "ين", "ون")
    forms = (r["form"] for r in _rows() if r["language"] == language and r["kind"] in nouns)
    some = (form for form in forms if form.endswith(plural))
    return frozenset(form[0].upper() + form[1:] for form in some)


@cache
def ancient_demonyms(language: str) -> frozenset[str]:
    """Return the forms that mean an ancient people as often ("forteresse romaine")."""
    return frozenset(
        row["form"].lower()
        for row in _rows()
        if row["language"] == language and row["note"].startswith("ambiguous: ancient")
    )


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    table = files("geoevents.languages") / "data" / "demonyms.csv"
    return tuple(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))


def _place(cell: str) -> str:
    is_code = len(cell) == 2 and cell.isascii() and cell.isupper()
    return f"iso:{cell}" if is_code else cell
