"""Names to places: the one question every stage asks of a gazetteer."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from geoevents.errors import GazetteerError
from geoevents.gazetteer import build as building
from geoevents.gazetteer.build import HOW, Progress, silent
from geoevents.gazetteer.entry import Entry, Source, SourceInfo
from geoevents.gazetteer.grid import cells_in, cells_near
from geoevents.gazetteer.heard import most_alike, spelt_nearly
from geoevents.gazetteer.names import NO_ARABIC_ARTICLE, WHOLE, fold, without_article
from geoevents.gazetteer.schema import (
    CELLS_PER_DEGREE,
    PLACES_PER_BLOCK,
    VERSION,
    name_of,
    names_of,
    names_text,
    place_of,
)
from geoevents.gazetteer.shelf import Shelf, unpack
from geoevents.gazetteer.spelling import romanised
from geoevents.geometry import distances_m
from geoevents.model import Candidate, Evidence, Place, Point

_REMEMBERED = 50_000  # answers of `knows` kept: a report asks for the same words again
_LOOKED_UP = 2_048  # ... and of `lookup`: the stages ask for one name in turn
_BLOCKS_KEPT = 2_048  # some 10 MB
_FEW_CELLS = 2_000  # a larger box is searched by rank: its most populous places come early
_FAR_DOWN = 50_000  # ... unless it is empty sea
_ITEM = re.compile(r"(\d+)([a-e])(\d*)")

Box = tuple[float, float, float, float]


class Gazetteer:
    """Places on disk, findable by any of their names; opens fast, stays small."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self._db = connection
        self.path = path
        meta = self._meta()
        self.max_words = int(meta["max_words"])
        self.size = int(meta["places"])
        self._sources = meta["sources"]
        self._countries: dict[str, int] = json.loads(meta["countries"])
        self._keys, self._sounds, self._ids, self._cells = (
            Shelf(self._execute, table) for table in ("keys", "sounds", "ids", "cells")
        )
        self.knows = lru_cache(_REMEMBERED)(self._knows)  # type: ignore[method-assign]
        self.lookup = lru_cache(_LOOKED_UP)(self._lookup)  # type: ignore[method-assign]
        self._block = lru_cache(_BLOCKS_KEPT)(self._read_block)

    @classmethod
    def open(cls, path: Path) -> Gazetteer:
        """Open an index that was built before, read-only.

        Raises:
            GazetteerError: there is none, it is broken, or another version made it.
        """
        uri = f"{Path(path).absolute().as_uri()}?mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            connection.execute("PRAGMA mmap_size = 1073741824")
            (size,) = connection.execute(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
            ).fetchone()
        except (sqlite3.Error, OSError) as error:
            raise GazetteerError(f"{path}: no index of places can be read here: {error}") from error
        if size != Path(path).stat().st_size:
            raise GazetteerError(f"{path}: the index is cut short; delete it and build it again")
        return cls(connection, Path(path))

    @classmethod
    def default(cls, progress: Progress = silent) -> Gazetteer:
        """Open the default index; build it first where it is absent, stale or broken.

        Raises:
            GazetteerError: the cache can't be written, or a curated file holds a bad row.
        """
        from geoevents.gazetteer.cache import default_index

        return default_index(progress)

    @classmethod
    def from_entries(
        cls, entries: Iterable[Entry], admin1: dict[str, str] | None = None
    ) -> Gazetteer:
        """Index entries in memory."""
        held = tuple(entries)
        info = SourceInfo("entries", "", "", "")
        source = Source(info, lambda _: held, lambda: "", len(held))
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        building.build(connection, [source], admin1=admin1)
        return cls(connection)

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        if self.path is None:
            raise TypeError("a gazetteer in memory can't be sent to another process")
        return _open_here, (self.path,)

    def close(self) -> None:
        """Close the file; no other method may be called afterwards."""
        self._db.close()

    # ------------------------------------------------------------ by name

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Return the places of this name, under folding, else transliteration.

        Most populous first; countries and first-level regions come before small towns.
        """
        return self._lookup(name)

    def knows(self, name: str) -> bool:
        """Say whether a place is filed under this name, folded (no transliteration)."""
        return self._knows(name)

    def fuzzy(self, name: str, limit: int = 5) -> tuple[Candidate, ...]:
        """Return places with the nearest spellings, nearest first, with the distance.

        Only names that sound the same but for one consonant are compared.
        """
        from rapidfuzz.distance import OSA

        folded = fold(name)
        allowed = 1 if len(folded) < 5 else 2 if len(folded) < 9 else 3
        measured = []
        for number, form in spelt_nearly(self._sounds, name, limit):
            key = fold(name_of(names_text(self._line(number))[form]).form)
            distance = OSA.distance(folded, key, score_cutoff=allowed)
            if distance <= allowed:
                measured.append((distance, number, key))
        found: dict[int, Candidate] = {}
        for distance, number, key in sorted(measured):
            detail = f"{key!r} is {distance} letters from {folded!r}"
            evidence = Evidence("spelling distance", float(distance), detail)
            score = 1 - distance / max(len(folded), 1)
            place = place_of(self._line(number))
            found.setdefault(number, Candidate(place, "fuzzy", score, (evidence,)))
        return tuple(found.values())[:limit]

    # ------------------------------------------------------------ by id, by point

    def place(self, place_id: str) -> Place | None:
        """Return one place by its id ("geonames:170063"), or None."""
        line = self._line_of(place_id)
        return place_of(line) if line else None

    def country(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 alpha-2 code, or None."""
        number = self._countries.get(code.upper())
        return place_of(self._line(number)) if number else None

    def near(self, point: Point, radius_m: float, limit: int = 50) -> tuple[Place, ...]:
        """Return the places within `radius_m` metres, nearest first."""
        lines = [self._line(number) for number in self._in_cells(cells_near(point, radius_m))]
        if not lines:
            return ()
        cells = [line.split("\t", 5) for line in lines]
        lons, lats = [float(cell[3]) for cell in cells], [float(cell[4]) for cell in cells]
        here = [point.lon] * len(lines), [point.lat] * len(lines)
        apart = distances_m(*here, lons, lats)
        found = [
            (metres, cell[0], line)
            for metres, cell, line in zip(apart, cells, lines, strict=True)
            if metres <= radius_m
        ]
        return tuple(place_of(line) for _, _, line in sorted(found)[:limit])

    def biggest(
        self, west: float, south: float, east: float, north: float, limit: int = 50
    ) -> tuple[Place, ...]:
        """Return the most populous towns of a box in degrees, the largest first.

        Where the box crosses 180°, west is greater than east. Places without a population
        come last, in the order of their ids.
        """
        if west > east:
            east += 360
        box = (west, south, east, north)
        if (east - west) * (north - south) * CELLS_PER_DEGREE**2 > _FEW_CELLS:
            found = tuple(self._towns_in(range(1, min(self.size, _FAR_DOWN) + 1), box, limit))
            if len(found) == limit or self.size <= _FAR_DOWN:
                return found
        return tuple(self._towns_in(sorted(self._in_cells(cells_in(*box))), box, limit))

    def names(self, place_id: str, language: str = "") -> tuple[str, ...]:
        """Return the names of a place, those of `language` first where it is known."""
        line = self._line_of(place_id)
        held = names_of(line) if line else ()
        ordered = sorted(held, key=lambda name: not language or name.language != language)
        return tuple(dict.fromkeys(name.form for name in ordered))

    def info(self) -> tuple[SourceInfo, ...]:
        """Return what this index was built from: counts, versions, licences."""
        return tuple(SourceInfo(**fields) for fields in json.loads(self._sources))

    # ------------------------------------------------------------ within

    def _meta(self) -> dict[str, str]:
        meta = dict(self._execute("SELECT name, value FROM meta").fetchall())
        if meta.get("version") != str(VERSION):
            raise GazetteerError(
                f"{self.path}: made by another version; run `geoevents gazetteer build`"
            )
        return meta

    def _execute(self, sql: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        try:
            return self._db.execute(sql, values)
        except sqlite3.DatabaseError as error:
            remedy = "delete it and run `geoevents gazetteer build`"
            raise GazetteerError(f"{self.path}: the index is broken ({error}); {remedy}") from error

    def _read_block(self, block: int) -> list[str]:
        sql = "SELECT data FROM places WHERE block = ?"
        (data,) = self._execute(sql, (block,)).fetchone()
        return unpack(data).split("\n")

    def _line(self, number: int) -> str:
        block, place = divmod(number - 1, PLACES_PER_BLOCK)
        return self._block(block)[place]

    def _line_of(self, place_id: str) -> str | None:
        found = self._ids.find(place_id)
        if found and found[0].startswith("="):
            found = self._ids.find(" ".join(found)[1:])
        return self._line(int(found[0])) if found else None

    def _in_cells(self, runs: Iterable[tuple[str, str]]) -> Iterator[int]:
        for low, high in runs:
            for _, packed in self._cells.span(low, high):
                yield from map(int, packed.split(" "))

    def _towns_in(self, numbers: Iterable[int], box: Box, limit: int) -> Iterator[Place]:
        west, south, east, north = box
        for number in numbers:
            if limit <= 0:
                return
            line = self._line(number)
            _, feature, _, lon, lat, _ = line.split("\t", 5)
            inside = south <= float(lat) <= north and west <= float(lon) <= east
            inside = inside or (south <= float(lat) <= north and float(lon) + 360 <= east)
            if inside and feature.startswith("P") and not feature.startswith("PCL"):
                limit -= 1
                yield place_of(line)

    def _lookup(self, name: str) -> tuple[Candidate, ...]:
        return self._exact(name) or self._heard(name)

    def _knows(self, name: str) -> bool:
        filed = self._keys.find(fold(name))
        if not filed:
            bare, weight = without_article(name)
            if NO_ARABIC_ARTICLE <= weight < WHOLE:
                filed = self._keys.find(fold(bare))
        return any("a" in item or "c" in item for item in filed)

    def _exact(self, name: str) -> tuple[Candidate, ...]:
        filed = self._keys.find(fold(name))
        asked = WHOLE
        if not filed:
            bare, asked = without_article(name)
            filed = self._keys.find(fold(bare)) if asked < WHOLE else []
        if len(filed) > 1:  # weighing least last: Ville is La Ville only after every Ville
            filed.sort(key=lambda item: "d" in item or "e" in item)
        return tuple(self._exact_candidate(item, asked) for item in filed)

    def _exact_candidate(self, item: str, asked: float) -> Candidate:
        number, letter, form = _ITEM.fullmatch(item).groups()  # type: ignore[union-attr]
        weight = min(HOW[letter][0], asked)
        line = self._line(int(number))
        named = name_of(names_text(line)[int(form or 0)]).form
        detail = f"filed as {named}" + ("" if weight == WHOLE else ", but for the article")
        return Candidate(place_of(line), "exact", weight, (Evidence("name", weight, detail),))

    def _heard(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that sound like the name, the most alike first."""
        alike = most_alike(self._sounds, name)
        found = sorted(alike.items(), key=lambda one: (-round(one[1][0], 2), one[0]))
        return tuple(self._heard_candidate(name, number, *how) for number, how in found)

    def _heard_candidate(self, name: str, number: int, alike: float, form: int) -> Candidate:
        line = self._line(number)
        held = name_of(names_text(line)[form]).form
        detail = f"{romanised(name)} sounds like {held} ({romanised(held)})"
        evidence = Evidence("transliteration", round(alike, 3), detail)
        return Candidate(place_of(line), "transliteration", alike, (evidence,))


def _open_here(path: Path) -> Gazetteer:
    """Open an index where it was, or in this machine's cache: a name that is a digest."""
    from geoevents.gazetteer.cache import VARIABLE, cache_folder

    is_digest = path.name.startswith("gazetteer-")
    here = path if path.is_file() or not is_digest else cache_folder() / path.name
    if not here.is_file():
        raise GazetteerError(
            f"{here}: this machine has no index of places; copy {path} here, or set {VARIABLE}"
        )
    return Gazetteer.open(here)
