"""Natural Earth's land in cells of five degrees, and coarse in one piece: cells.zip.

Lines are flat lists of whole numbers: a longitude and a latitude in units of `1 / scale`
degrees, then differences; a third of the size of plain JSON. `writers/basemap_build.py` cuts
and packs them.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

XY: TypeAlias = tuple[float, float]

CELL = 5
"""Degrees: a cell's width and height."""
WORLD = "world.json"
_KEPT = 64


def cell_name(x: int, y: int) -> str:
    """Return the name in the archive of the cell whose south-west corner is (x, y)."""
    return f"{x}_{y}.json"


@cache
def archive() -> zipfile.ZipFile:
    """Return the archive, open: `world.json`, and `x_y.json` for each cell with land in it."""
    data = files("geoevents.earth").joinpath("cells.zip").read_bytes()
    return zipfile.ZipFile(io.BytesIO(data))


@cache
def names() -> frozenset[str]:
    """Return the names of all cells that hold land."""
    return frozenset(archive().namelist())


def text_of(name: str) -> bytes:
    """Return one cell, or the world, as JSON."""
    return archive().read(name)


@lru_cache(_KEPT)
def land_in(name: str) -> tuple[Any, ...]:
    """Return the rings of land in one cell, or the world, closed; none where it is all sea.

    Each is an array of rows of (lon, lat).
    """
    if name not in names():
        return ()
    part: dict[str, Any] = json.loads(text_of(name))
    return tuple(_ring(packed, part["scale"]) for packed in part["land"])


def _ring(packed: Sequence[int], scale: int) -> Any:
    """Return what `closed` and `unpacked` would, as an array: the world has 40,000 corners."""
    import numpy as np

    ring = np.array(packed).reshape(-1, 2).cumsum(axis=0) / scale
    return ring if (ring[0] == ring[-1]).all() else np.vstack((ring, ring[:1]))


def unpacked(packed: Sequence[int], scale: int) -> tuple[XY, ...]:
    """Return a packed line as (lon, lat)."""
    x = y = 0
    line = []
    for dx, dy in zip(packed[::2], packed[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x / scale, y / scale))
    return tuple(line)


def closed(ring: tuple[XY, ...]) -> tuple[XY, ...]:
    """Return a ring that ends where it begins."""
    return ring if ring[0] == ring[-1] else (*ring, ring[0])
