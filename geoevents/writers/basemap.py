"""A basemap that needs no network: land, borders and country names from Natural Earth.

page/basemap.zip has the world, coarse, and cells of five degrees in detail, cut and packed
by basemap_build.py. Lines are flat lists of whole numbers: a longitude and a latitude in
units of `1 / scale` degrees, then differences; a third of the size of plain JSON.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

XY: TypeAlias = tuple[float, float]

CELL = 5
"""Degrees: a cell's width and height."""
_MAX_DETAIL = 900_000
"""Characters in all cells: with the world's 300,000 the page keeps below 1.5 MB."""


def basemap(points: Iterable[XY], languages: Iterable[str]) -> dict[str, Any]:
    """Return what the page draws under events at `points` (lon, lat)."""
    with zipfile.ZipFile(io.BytesIO(_archive())) as archive:
        world: dict[str, Any] = json.loads(archive.read("world.json"))
        hearts = world.pop("countries")
        return {
            "world": world,
            "detail": list(_details(archive, points)),
            "countries": _country_names(hearts, languages),
        }


def cell_name(x: int, y: int) -> str:
    """Return the name in the archive of the cell whose south-west corner is (x, y)."""
    return f"{x}_{y}.json"


@cache
def _archive() -> bytes:
    return files("geoevents.writers").joinpath("page", "basemap.zip").read_bytes()


def _details(archive: zipfile.ZipFile, points: Iterable[XY]) -> Iterator[dict[str, Any]]:
    """Yield cells while they fit: those with most events first, then those around them."""
    known, left = set(archive.namelist()), _MAX_DETAIL
    for x, y in _wanted(points):
        if (name := cell_name(x, y)) in known:
            packed = archive.read(name)
            left -= len(packed)
            if left < 0:
                return
            yield json.loads(packed)


def _wanted(points: Iterable[XY]) -> Iterator[tuple[int, int]]:
    """Yield the corners of cells, each once: those with events, then their neighbours."""
    home = Counter((int(x // CELL) * CELL, int(y // CELL) * CELL) for x, y in points)
    ranked = sorted(home, key=lambda cell: (-home[cell], cell))
    around = [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)]
    wanted = dict.fromkeys(ranked)
    for x, y in ranked:
        for dx, dy in around:
            wanted[(x + CELL * dx + 180) % 360 - 180, y + CELL * dy] = None
    yield from wanted


def _country_names(hearts: list[list[Any]], languages: Iterable[str]) -> list[list[Any]]:
    """Return [{language: name}, lon, lat, area] by country, the largest first."""
    from babel import Locale
    from babel.core import get_global

    spoken = {language: Locale(language).territories for language in languages}
    codes = get_global("territory_aliases")
    found = []
    for code, lon, lat, area in hearts:
        letters = codes.get(code, [""])[0]
        names = {language: names.get(letters) for language, names in spoken.items()}
        if all(names.values()):
            found.append([names, lon, lat, area])
    return found
