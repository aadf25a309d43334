"""The same place of several sources made one: by id, else by name and nearness.

Entries wait in sorted files, not in memory: a source may hold the whole world. Only what
people wrote by hand is held, and what may be the same place as one of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Entry, Name
from geoevents.gazetteer.names import fold
from geoevents.gazetteer.schema import line_of, names_of, place_of
from geoevents.gazetteer.sorting import Sorter
from geoevents.geometry import distance_m
from geoevents.model import Place

NEAR_M = 5_000.0
"""Places of one name and class of feature this near are one place."""

# What a country or a region counts for beside towns of its name, in people.
_WORTH = {"PCLI": 10_000_000_000, "ADM1": 100_000, "ADM2": 10_000}
_TOP = 99_999_999_999  # ranks are counted down from it, so that the most important sort first
_SETTLE_EVERY = 1024


@dataclass(slots=True)
class _ByHand:
    """An entry that people wrote, what it was merged with, and what else it may be."""

    entry: Entry
    aliases: list[str] = field(default_factory=list)
    merged: bool = False
    near: list[tuple[float, str, Entry]] = field(default_factory=list)


class Stage:
    """Where entries wait until all sources are read."""

    def __init__(self, admin1: dict[str, str]) -> None:
        self._admin1 = admin1
        self._by_id = Sorter()
        self._ranked = Sorter()
        self._by_hand: dict[str, _ByHand] = {}
        self._added = 0
        self.aliases: list[tuple[str, str]] = []
        """Other ids, each with the id of its place; whole once `lines` has begun."""

    def add(self, entry: Entry) -> None:
        """Take in an entry.

        Raises:
            GazetteerError: two rows written by hand give one id two far points.
        """
        if entry.trusted:
            held = self._by_hand.get(entry.place.id)
            self._by_hand[entry.place.id] = _ByHand(merge(held.entry, entry) if held else entry)
            return
        place = entry.place
        admin1 = place.admin1 or self._admin1.get(entry.admin1_code, "")
        names = with_own_name(place, entry.names)
        self._by_id.add(f"{place.id}\t{self._added:08d}{line_of(place, names, admin1)}")
        self.aliases += ((other, place.id) for other in entry.same)
        self._added += 1
        if self._added % _SETTLE_EVERY == 0:
            self._by_id.settle()

    def lines(self) -> Iterator[str]:
        """Yield every place as a line of schema.py, the most important first."""
        wanted = self._wanted()
        for count, (id_, group) in enumerate(groupby(self._by_id.lines(), _id_of)):
            lines = [line[len(id_) + 9 :] for line in group]
            by_hand = self._by_hand.get(id_)
            if len(lines) == 1 and by_hand is None and not self._claimed(lines[0], wanted):
                self._rank(lines[0])
            elif by_hand or len(lines) > 1:
                self._merge(lines, by_hand)
            if count % _SETTLE_EVERY == 0:
                self._ranked.settle()
        self._settle_claims()
        for line in self._ranked.lines():
            yield line[11:]

    def _wanted(self) -> dict[str, list[_ByHand]]:
        """Return what was written by hand, by each of its folded names."""
        wanted: dict[str, list[_ByHand]] = {}
        for held in self._by_hand.values():
            forms = {name.form for name in held.entry.names} | {held.entry.place.name}
            for folded in sorted({fold(form) for form in forms}):
                wanted.setdefault(folded, []).append(held)
        return wanted

    def _claimed(self, line: str, wanted: dict[str, list[_ByHand]]) -> bool:
        """Set a place aside where an entry by hand may be the same; say whether one may."""
        if not wanted:
            return False
        rivals = wanted.get(fold(line.split("\t", 6)[5]))
        if not rivals:
            return False
        entry = _entry_of(line)
        place, claimed = entry.place, False
        for held in rivals:
            mine = held.entry.place
            same_kind = (
                mine.feature[:1] == place.feature[:1] != "" and mine.country == place.country
            )
            apart = distance_m(mine.point, place.point) if same_kind else NEAR_M + 1
            if apart <= NEAR_M:
                held.near.append((apart, place.id, entry))
                claimed = True
        return claimed

    def _merge(self, lines: list[str], by_hand: _ByHand | None) -> None:
        merged = _entry_of(lines[0])
        for line in lines[1:]:
            merged = merge(merged, _entry_of(line))
        if by_hand is None:
            self._rank(_line(merged))
        else:
            by_hand.entry, by_hand.merged = merge(merged, by_hand.entry), True

    def _settle_claims(self) -> None:
        """Give each entry by hand the nearest place it may be; the others stay themselves."""
        taken: set[str] = set()
        left: dict[str, Entry] = {}
        for held in self._by_hand.values():
            left |= {id_: entry for _, id_, entry in held.near}
            free = [claim for claim in held.near if claim[1] not in taken]
            if free and not held.merged:
                _, id_, entry = min(free, key=lambda claim: claim[:2])
                held.entry = merge(entry, held.entry)
                self.aliases.append((id_, held.entry.place.id))
                taken.add(id_)
        for id_, entry in left.items():
            if id_ not in taken:
                self._rank(_line(entry))
        for held in self._by_hand.values():
            place = held.entry.place
            self.aliases += ((other, place.id) for other in held.entry.same)
            names = with_own_name(place, held.entry.names)
            admin1 = place.admin1 or self._admin1.get(held.entry.admin1_code, "")
            self._rank(line_of(place, names, admin1))

    def _rank(self, line: str) -> None:
        cells = line.split("\t", 8)
        self._ranked.add(f"{_TOP - rank(cells[1], int(cells[7])):011d}{line}")


def _id_of(line: str) -> str:
    return line[: line.index("\t")]


def _entry_of(line: str) -> Entry:
    return Entry(place_of(line), names_of(line))


def _line(entry: Entry) -> str:
    return line_of(entry.place, entry.names, entry.place.admin1)


def rank(feature: str, population: int) -> int:
    """Return what orders places of one name: people, with a floor for countries and regions."""
    people = min(max(population, 0), _TOP - _WORTH["PCLI"]) if feature[:3] != "ADM" else 0
    return people + _WORTH.get(feature, 0)


def with_own_name(place: Place, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the names, the place's own among them and each form once for each language."""
    if not any(name.form == place.name for name in names):
        names = (Name(place.name), *names)
    return tuple(dict.fromkeys(names)) if len(names) > 1 else names


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
    return replace(
        first,
        place=place,
        names=tuple(dict.fromkeys((*first.names, *second.names))),
        admin1_code=first.admin1_code or second.admin1_code,
        trusted=first.trusted or second.trusted,
        parent=first.parent or second.parent,
        same=tuple(dict.fromkeys((*first.same, *second.same))),
    )
