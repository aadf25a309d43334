"""A basemap that needs no network: land, borders and country names from Natural Earth.

earth/cells.zip has the world, coarse, and cells of five degrees in detail, packed as
earth/cells.py says; the page unpacks them itself.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from geoevents.earth.cells import CELL, WORLD, XY, cell_name, names, text_of

_MAX_DETAIL = 900_000
"""Characters in all cells: with the world's 300,000 the page keeps below 1.5 MB."""


def basemap(points: Iterable[XY], languages: Iterable[str]) -> dict[str, Any]:
    """Return what the page draws under events at `points` (lon, lat)."""
    world: dict[str, Any] = json.loads(text_of(WORLD))
    hearts = world.pop("countries")
    return {
        "world": world,
        "detail": list(_details(points)),
        "countries": _country_names(hearts, languages),
    }


def _details(points: Iterable[XY]) -> Iterator[dict[str, Any]]:
    """Yield cells while they fit: those with most events first, then those around them."""
    left = _MAX_DETAIL
    for x, y in _wanted(points):
        if (name := cell_name(x, y)) in names():
            packed = text_of(name)
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
