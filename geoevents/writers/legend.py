"""How each kind of event is drawn and called, in the page and in QGIS (page/kinds.json)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Mark(NamedTuple):
    """A colour (#rrggbb), a shape, and what the kind is called by language."""

    colour: str
    shape: str
    names: dict[str, str]


def page_text(name: str) -> str:
    """Return a text file of the page's own parts."""
    return files("geoevents.writers").joinpath("page", name).read_text(encoding="utf-8")


@cache
def marks() -> dict[str, Mark]:
    """Return the mark of each kind; a kind that is not here is a grey circle."""
    table: dict[str, dict[str, str]] = json.loads(page_text("kinds.json"))
    return {kind: Mark(it.pop("colour"), it.pop("shape"), it) for kind, it in table.items()}


def mark(kind: str) -> Mark:
    """Return the mark of a kind, whatever the kind."""
    return marks().get(kind) or Mark("#495057", "circle", {})
