"""The same place of several sources made one: by id, else by name and nearness.

Entries wait in a table of the database being built, not in memory: a source may be large.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Entry, Name
from geoevents.gazetteer.names import fold
from geoevents.gazetteer.schema import Row, pack, place_of, place_row, unpack
from geoevents.geometry import distance_m
from geoevents.model import Place

NEAR_M = 5_000.0
"""Places of one name and class of feature this near are one place."""

_STAGE = """
CREATE TEMP TABLE stage (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, lon REAL, lat REAL, feature TEXT,
    country TEXT, admin1 TEXT, population INTEGER, radius_m REAL, footprint BLOB, source TEXT,
    names TEXT, admin1_code TEXT, trusted INTEGER, aliases TEXT, place_rank INTEGER, folded TEXT
);
CREATE INDEX temp.stage_by_name ON stage (folded);
"""
_COLUMNS = "id, name, lon, lat, feature, country, admin1, population, radius_m, footprint, source"
# What a country or a region counts for beside towns of its name, in people.
_WORTH = {"PCLI": 10_000_000_000, "ADM1": 100_000, "ADM2": 10_000}


class Stage:
    """Where entries wait until all sources are read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._db.executescript(_STAGE)

    def add(self, entry: Entry) -> None:
        """File an entry, or merge it into the one that is the same place."""
        number = self._same_id(entry)
        if number is None and entry.trusted:
            number = self._same_place(entry)
        if number is None:
            self._insert(entry, ())
            return
        held, aliases = self._entry(number)
        merged = merge(held, entry)
        if merged.place.id != held.place.id:
            aliases = (*aliases, held.place.id)
        self._db.execute("DELETE FROM stage WHERE number = ?", (number,))
        self._insert(merged, aliases)

    def finish(self, admin1: dict[str, str]) -> int:
        """Name the first-level regions; return how many places there are."""
        self._db.create_function("region", 1, lambda code: admin1.get(code, ""))
        self._db.execute("UPDATE stage SET admin1 = region(admin1_code) WHERE admin1 = ''")
        (total,) = self._db.execute("SELECT count(*) FROM stage").fetchone()
        return int(total)

    def entries(self) -> Iterator[tuple[Entry, tuple[str, ...]]]:
        """Yield every entry with the other ids it has, the most important place first."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS}, names, admin1_code, trusted, aliases FROM stage"
            " ORDER BY place_rank DESC, id"
        )
        return map(_entry_of, rows)

    def drop(self) -> None:
        """Forget what is staged."""
        self._db.execute("DROP TABLE stage")

    def _same_id(self, entry: Entry) -> int | None:
        row = self._db.execute(
            "SELECT number FROM stage WHERE id = ?", (entry.place.id,)
        ).fetchone()
        return row[0] if row else None

    def _same_place(self, entry: Entry) -> int | None:
        place = entry.place
        folded = {fold(name.form) for name in entry.names} | {fold(place.name)}
        rows = self._db.execute(
            f"SELECT {_COLUMNS}, number, trusted FROM stage WHERE feature >= ? AND feature < ?"
            f" AND folded IN ({', '.join('?' * len(folded))})",
            (place.feature[:1], place.feature[:1] + "~", *sorted(folded)),
        )
        near = [
            (distance_m(place.point, place_of(row).point), row[-2])
            for row in rows
            if place.feature and not row[-1] and row[5] == place.country
        ]
        near = [pair for pair in near if pair[0] <= NEAR_M]
        return min(near)[1] if near else None

    def _entry(self, number: int) -> tuple[Entry, tuple[str, ...]]:
        row = self._db.execute(
            f"SELECT {_COLUMNS}, names, admin1_code, trusted, aliases FROM stage WHERE number = ?",
            (number,),
        ).fetchone()
        return _entry_of(row)

    def _insert(self, entry: Entry, aliases: tuple[str, ...]) -> None:
        place = entry.place
        names = with_own_name(place, entry.names)
        row = (*place_row(place), pack(names), entry.admin1_code, entry.trusted)
        row += (json.dumps(aliases), rank(place), fold(place.name))
        self._db.execute(f"INSERT INTO stage VALUES (NULL{', ?' * 17})", row)


def _entry_of(row: Row) -> tuple[Entry, tuple[str, ...]]:
    names, admin1_code, trusted, aliases = row[11:15]
    entry = Entry(place_of(row), unpack(names), admin1_code, bool(trusted))
    return entry, tuple(json.loads(aliases))


def rank(place: Place) -> int:
    """Return what orders places of one name: people, with a floor for countries and regions."""
    return max(place.population if place.feature[:3] != "ADM" else 0, 0) + _WORTH.get(
        place.feature, 0
    )


def with_own_name(place: Place, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the names, the place's own among them and each form once for each language."""
    named = names if any(name.form == place.name for name in names) else (Name(place.name), *names)
    return tuple(dict.fromkeys(named))


def merge(held: Entry, entry: Entry) -> Entry:
    """Return one entry of two: all names, and the trusted one's values where it has them.

    Raises:
        GazetteerError: two rows written by hand give one id two far points.
    """
    apart = distance_m(held.place.point, entry.place.point)
    if held.trusted and entry.trusted and apart > 1:
        raise GazetteerError(
            f"{entry.where}: {entry.place.id} is given twice, {apart:.0f} m apart; keep one row"
        )
    first, second = (entry, held) if entry.trusted else (held, entry)
    place, other = first.place, second.place
    place = replace(
        place,
        feature=place.feature or other.feature,
        country=place.country or other.country,
        admin1=place.admin1 or other.admin1,
        population=place.population or other.population,
        radius_m=place.radius_m or other.radius_m,
        footprint=place.footprint or other.footprint,
        source=place.source if other.source in place.source else f"{place.source}; {other.source}",
    )
    names = tuple(dict.fromkeys((*first.names, *second.names)))
    code = first.admin1_code or second.admin1_code
    return Entry(place, names, code, first.trusted or second.trusted, first.where)
