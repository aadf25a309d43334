"""Names to places: the one question every stage asks of a gazetteer."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from geoevents.errors import GazetteerError
from geoevents.gazetteer import build as building
from geoevents.gazetteer.build import Progress, silent
from geoevents.gazetteer.entry import Entry, Name, Source, SourceInfo
from geoevents.gazetteer.names import (
    NO_ARABIC_ARTICLE,
    WHOLE,
    fold,
    sounds,
    transliteration_key,
    without_article,
)
from geoevents.gazetteer.schema import (
    CELLS_PER_DEGREE,
    CELLS_PER_ROW,
    COLUMNS,
    VERSION,
    Row,
    column_of,
    place_of,
    row_of,
    unpack,
)
from geoevents.gazetteer.spelling import enough, is_vowelled, likeness, romanised
from geoevents.geometry import distance_m
from geoevents.model import Candidate, Evidence, Place, Point

_REMEMBERED = 50_000  # answers of `knows` kept: a report asks for the same words again
_METRES_PER_DEGREE = 110_000.0  # a little less than the shortest, so that no cell is missed

_BY_KEY = f"""
SELECT {COLUMNS}, names, form, weight FROM keys JOIN places ON places.number = keys.place
WHERE key = ? ORDER BY weight < 0.9, keys.place"""
_SOUNDS = "SELECT place, form, heard, vowelled FROM sounds WHERE key = ?"
_BY_NUMBER = f"SELECT {COLUMNS}, names FROM places WHERE number = ?"
_KNOWN = "SELECT max(scan) FROM keys WHERE key = ?"
_NEAR = f"SELECT {COLUMNS} FROM places WHERE cell BETWEEN ? AND ?"
_SPELT = "SELECT DISTINCT key FROM keys WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ?"


class Gazetteer:
    """Places on disk, findable by any of their names; opens fast, stays small."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self._db = connection
        self.path = path
        meta: dict[str, str] = dict(self._rows("SELECT name, value FROM meta"))
        if meta.get("version") != str(VERSION):
            raise GazetteerError(
                f"{path}: made by another version; run `geoevents gazetteer build`"
            )
        self.max_words = int(meta["max_words"])
        self.size = int(meta["places"])
        self._sources = meta["sources"]
        self.knows = lru_cache(_REMEMBERED)(self._knows)  # type: ignore[method-assign]

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
        return Gazetteer.open, (self.path,)

    def close(self) -> None:
        """Close the file; no other method may be called afterwards."""
        self._db.close()

    # ------------------------------------------------------------ by name

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Return the places of this name, under folding, else transliteration.

        Most populous first; countries and first-level regions come before small towns.
        """
        return self._exact(name) or self._heard(name)

    def knows(self, name: str) -> bool:
        """Say whether a place is filed under this name, folded (no transliteration)."""
        return self._knows(name)

    def fuzzy(self, name: str, limit: int = 5) -> tuple[Candidate, ...]:
        """Return places with the nearest spellings, nearest first, with the distance."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        folded = fold(name)
        allowed = 1 if len(folded) < 5 else 2 if len(folded) < 9 else 3
        spelt = [key for (key,) in self._rows(_SPELT, _block(folded, allowed))]
        nearest = process.extract(
            folded, spelt, scorer=OSA.distance, score_cutoff=allowed, limit=limit
        )
        found: dict[str, Candidate] = {}
        for key, distance, _ in sorted(nearest, key=lambda one: (one[1], one[0])):
            detail = f"{key!r} is {distance:.0f} letters from {folded!r}"
            evidence = Evidence("spelling distance", float(distance), detail)
            score = 1 - distance / max(len(folded), 1)
            for row in self._rows(_BY_KEY, (key,)):
                candidate = Candidate(place_of(row), "fuzzy", score, (evidence,))
                found.setdefault(candidate.place.id, candidate)
        return tuple(found.values())[:limit]

    # ------------------------------------------------------------ by id, by point

    def place(self, place_id: str) -> Place | None:
        """Return one place by its id ("geonames:170063"), or None."""
        row = self._row(place_id)
        return place_of(row) if row else None

    def country(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 alpha-2 code, or None."""
        sql = f"SELECT {COLUMNS} FROM places WHERE feature = 'PCLI' AND country = ? ORDER BY number"
        rows = self._rows(sql, (code.upper(),))
        return place_of(rows[0]) if rows else None

    def near(self, point: Point, radius_m: float, limit: int = 50) -> tuple[Place, ...]:
        """Return the places within `radius_m` metres, nearest first."""
        found = []
        for low, high in _cells(point, radius_m):
            for row in self._rows(_NEAR, (low, high)):
                place = place_of(row)
                apart = distance_m(point, place.point)
                if apart <= radius_m:
                    found.append((apart, place.id, place))
        found.sort(key=lambda one: one[:2])
        return tuple(place for _, _, place in found[:limit])

    def names(self, place_id: str, language: str = "") -> tuple[str, ...]:
        """Return the names of a place, those of `language` first where it is known."""
        row = self._row(place_id)
        held = unpack(row[11]) if row else ()
        ordered = sorted(held, key=lambda name: not language or name.language != language)
        return tuple(dict.fromkeys(name.form for name in ordered))

    def info(self) -> tuple[SourceInfo, ...]:
        """Return what this index was built from: counts, versions, licences."""
        return tuple(SourceInfo(**fields) for fields in json.loads(self._sources))

    # ------------------------------------------------------------ within

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> list[Row]:
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            remedy = "delete it and run `geoevents gazetteer build`"
            raise GazetteerError(f"{self.path}: the index is broken ({error}); {remedy}") from error

    def _row(self, place_id: str) -> Row | None:
        sql = f"SELECT {COLUMNS}, names FROM places WHERE id = ?"
        alias = f"{COLUMNS}, names FROM places JOIN aliases ON aliases.place = places.number"
        rows = self._rows(sql, (place_id,)) or self._rows(
            f"SELECT places.{alias} WHERE aliases.id = ?", (place_id,)
        )
        return rows[0] if rows else None

    def _knows(self, name: str) -> bool:
        ((scan,),) = self._rows(_KNOWN, (fold(name),))
        if scan is None:
            bare, weight = without_article(name)
            if NO_ARABIC_ARTICLE <= weight < WHOLE:
                ((scan,),) = self._rows(_KNOWN, (fold(bare),))
        return bool(scan)

    def _exact(self, name: str) -> tuple[Candidate, ...]:
        rows = self._rows(_BY_KEY, (fold(name),))
        asked = WHOLE
        if not rows:
            bare, asked = without_article(name)
            rows = self._rows(_BY_KEY, (fold(bare),)) if asked < WHOLE else []
        return tuple(_exact_candidate(row, asked) for row in rows)

    def _heard(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that sound like the name, the most alike first."""
        key = transliteration_key(name)
        rows = self._rows(_SOUNDS, (key,)) if key else []
        alike = _most_alike(name, rows, enough(key))
        found = sorted(alike.items(), key=lambda one: (-round(one[1][0], 2), one[0]))
        return tuple(self._heard_candidate(name, number, *how) for number, how in found)

    def _heard_candidate(self, name: str, number: int, alike: float, form: int) -> Candidate:
        (row,) = self._rows(_BY_NUMBER, (number,))
        held = unpack(row[11])[form].form
        detail = f"{romanised(name)} sounds like {held} ({romanised(held)})"
        evidence = Evidence("transliteration", round(alike, 3), detail)
        return Candidate(place_of(row), "transliteration", alike, (evidence,))


def _most_alike(name: str, rows: list[Row], least: float) -> dict[int, tuple[float, int]]:
    """Return how alike each place sounds, and by which form.

    Forms without vowels don't count where name and place have forms with them: طرطوس could
    be read Tortosa; Tartus, the same place's other form, could not.
    """
    asked, vowelled = sounds(name), is_vowelled(name)
    with_vowels = {place for place, _, _, written in rows if written} if vowelled else set()
    compared: dict[tuple[str, bool], float] = {}
    best: dict[int, tuple[float, int]] = {}
    for place, form, heard, written in rows:
        if written or place not in with_vowels:
            pair = (heard, bool(vowelled and written))
            if pair not in compared:
                compared[pair] = likeness(asked, *pair)
            if compared[pair] >= least and compared[pair] > best.get(place, (0.0,))[0]:
                best[place] = (compared[pair], form)
    return best


def _form(row: Row) -> Name:
    language, kind, form = row[11].split("\n")[int(row[12])].split("\t", 2)
    return Name(form, language, kind)


def _exact_candidate(row: Row, asked: float) -> Candidate:
    weight = min(float(row[13]), asked)
    detail = f"filed as {_form(row).form}" + ("" if weight == WHOLE else ", but for the article")
    return Candidate(place_of(row), "exact", weight, (Evidence("name", weight, detail),))


def _block(folded: str, allowed: int) -> tuple[object, ...]:
    """Return the range of keys worth comparing: same beginning, nearly the same length."""
    start = folded[: 2 if len(folded) > 4 else 1]
    return start, start + "\U0010ffff", len(folded) - allowed, len(folded) + allowed


def _cells(point: Point, radius_m: float) -> Iterable[tuple[int, int]]:
    """Yield runs of cells that may hold a point within the radius, row by row."""
    reach = radius_m / _METRES_PER_DEGREE
    south, north = max(-90.0, point.lat - reach), min(90.0, point.lat + reach)
    narrowest = math.cos(math.radians(max(abs(south), abs(north))))
    wide = min(180.0, reach / narrowest) if narrowest > 1e-6 else 180.0
    runs = _columns(point.lon - wide, point.lon + wide)
    for row in range(row_of(south), row_of(north) + 1):
        for west, east in runs:
            yield row * CELLS_PER_ROW + west, row * CELLS_PER_ROW + east


def _columns(west: float, east: float) -> list[tuple[int, int]]:
    """Return the columns from west to east, as two runs where they cross 180°."""
    last = 360 * CELLS_PER_DEGREE
    if east - west >= 360:
        return [(0, last)]
    if west < -180:
        return [(column_of(west + 360), last), (0, column_of(east))]
    if east > 180:
        return [(column_of(west), last), (0, column_of(east - 360))]
    return [(column_of(west), column_of(east))]
