"""Where places wait until all sources are read, and become one where they are the same.

Entries wait on disk, not in memory: a source may hold the whole world. Only what people
wrote by hand is held, and what may be the same place as one of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat

from geoevents.gazetteer.entry import Batch, Entry
from geoevents.gazetteer.merging import NEAR_M, merge, rank, with_own_name
from geoevents.gazetteer.names import fold
from geoevents.gazetteer.schema import line_of, names_of, place_of
from geoevents.gazetteer.spool import Spool
from geoevents.geometry import distance_m

_AT_ONCE = 10_000


@dataclass(slots=True)
class _ByHand:
    """An entry that people wrote, what it was merged with, and what else it may be."""

    entry: Entry
    merged: bool = False
    near: list[tuple[float, str, Entry]] = field(default_factory=list)


class Stage:
    """Where entries wait until all sources are read."""

    def __init__(self, admin1: dict[str, str]) -> None:
        self._admin1 = admin1
        self._one_line = {code: " ".join(name.split()) for code, name in admin1.items()}
        self._spool = Spool()
        self._waiting: list[str] = []
        self._by_hand: dict[str, _ByHand] = {}
        self._left_out: set[int] = set()
        self._found: list[str] = []
        self.aliases: list[tuple[str, str]] = []
        """Other ids, each with the id of its place; whole after `settle`."""

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
        self.aliases += ((other, place.id) for other in entry.same)
        self._wait(self._line(entry))

    def add_all(self, batch: Batch) -> None:
        """Take in many places of one source at once."""
        self._flush()
        admin1 = list(map(self._one_line.get, batch.codes, repeat("")))
        if any(batch.admin1):
            admin1 = [own or of_code for own, of_code in zip(batch.admin1, admin1, strict=True)]
        self._spool.add(batch.ids, batch.ranks, list(map(str.__add__, batch.lines, admin1)))

    def settle(self) -> int:
        """Make one of the places that are the same; return how many there are then.

        `aliases` is whole afterwards, and no entry may be added.
        """
        self._flush()
        self._spool.settle()
        for group in self._spool.shared():
            self._merge_shared(group)
        if self._by_hand:
            self._claim()
        self._settle_claims()
        self._found.sort(key=_order)
        return self._spool.count - len(self._left_out) + len(self._found)

    def lines(self) -> Iterator[str]:
        """Yield every place as a line of schema.py, the most important first; many in a text."""
        yield from _among(self._spool.ranked(sorted(self._left_out)), self._found)
        self._spool.close()

    def _line(self, entry: Entry) -> str:
        place = entry.place
        admin1 = place.admin1 or self._admin1.get(entry.admin1_code, "")
        return line_of(place, with_own_name(place, entry.names), admin1)

    def _wait(self, line: str) -> None:
        self._waiting.append(line)
        if len(self._waiting) >= _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        lines, self._waiting = self._waiting, []
        self._spool.add([_id_of(line) for line in lines], [_rank_of(line) for line in lines], lines)

    def _merge_shared(self, group: list[int]) -> None:
        """Make one of the lines that share an id."""
        by_id: dict[str, list[tuple[int, str]]] = {}
        for number in group:
            line = self._spool.line(number)
            by_id.setdefault(_id_of(line), []).append((number, line))
        for id_, numbered in by_id.items():
            if len(numbered) == 1 and id_ not in self._by_hand:
                continue
            self._left_out.update(number for number, _ in numbered)
            self._merge([line for _, line in numbered], self._by_hand.get(id_))

    def _claim(self) -> None:
        """Set aside what an entry by hand is, by its id, or may be, by its name."""
        wanted = self._wanted()
        for first, lines in self._spool.all():
            for number, line in enumerate(lines, first):
                if number in self._left_out:
                    continue
                by_hand = self._by_hand.get(_id_of(line))
                if by_hand is not None:
                    self._merge([line], by_hand)
                elif not self._claimed(line, wanted):
                    continue
                self._left_out.add(number)

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
            self._found.append(_line(merged))
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
        self._found += (_line(entry) for id_, entry in left.items() if id_ not in taken)
        for held in self._by_hand.values():
            self.aliases += ((other, held.entry.place.id) for other in held.entry.same)
            self._found.append(self._line(held.entry))


def _among(texts: Iterator[str], extra: list[str]) -> Iterator[str]:
    """Yield texts of sorted lines with further sorted lines among them."""
    at = 0
    for text in texts:
        start, last = at, _order(text[text.rfind("\n") + 1 :])
        while at < len(extra) and _order(extra[at]) < last:
            at += 1
        if start == at:
            yield text
        else:
            yield from _texts(sorted(text.split("\n") + extra[start:at], key=_order))
    yield from _texts(extra[at:])


def _texts(lines: list[str]) -> Iterator[str]:
    for first in range(0, len(lines), _AT_ONCE):
        yield "\n".join(lines[first : first + _AT_ONCE])


def _order(line: str) -> tuple[int, str]:
    return -_rank_of(line), line


def _rank_of(line: str) -> int:
    cells = line.split("\t", 8)
    return rank(cells[1], int(cells[7]))


def _id_of(line: str) -> str:
    return line[: line.index("\t")]


def _entry_of(line: str) -> Entry:
    return Entry(place_of(line), names_of(line))


def _line(entry: Entry) -> str:
    return line_of(entry.place, entry.names, entry.place.admin1)
