"""Entries to an index: staged as they come, merged, ranked, filed under all their keys."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from itertools import islice

from geoevents.gazetteer import shelf
from geoevents.gazetteer.entry import Source, SourceInfo
from geoevents.gazetteer.merging import Stage
from geoevents.gazetteer.names import CODE, NO_ARABIC_ARTICLE, NO_ARTICLE, WHOLE, keys
from geoevents.gazetteer.schema import (
    PLACES_PER_BLOCK,
    SCHEMA,
    VERSION,
    cell_key,
    cell_of,
    name_of,
    names_text,
)
from geoevents.gazetteer.sorting import Sorter
from geoevents.gazetteer.sounds import consonants, readings
from geoevents.gazetteer.spelling import is_vowelled

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is in all."""

HOW = {"a": (WHOLE, True), "b": (WHOLE, False), "c": (NO_ARABIC_ARTICLE, True),
       "d": (NO_ARTICLE, False), "e": (CODE, False)}  # fmt: skip
"""The letter between number and form of an item on the shelf of keys: weight, and scan."""
_LETTER = {how: letter for letter, how in HOW.items()}
VOWELLED, UNVOWELLED = "v", "u"

_EVERY = 5_000
_SKIP_NAMED = 5  # how many skipped entries a source's note names
_REMEMBERED = 100_000  # names: San José is the name of thousands of places


def silent(_: str, __: int, ___: int) -> None:
    """Show no progress."""


def build(
    connection: sqlite3.Connection,
    sources: Iterable[Source],
    progress: Progress = silent,
    admin1: dict[str, str] | None = None,
) -> None:
    """Fill an empty database from sources, in their order; a trusted one wins.

    `admin1` names first-level regions by GeoNames' code, where `Entry.admin1_code` is used.

    Raises:
        GazetteerError: a trusted source holds a bad entry.
    """
    # A packed block takes a third of the usual page: a fourth of the file would be empty.
    connection.executescript("PRAGMA page_size = 16384; PRAGMA cache_size = -16384;" + SCHEMA)
    stage = Stage(admin1 or {})
    infos = [_read(stage, source, progress) for source in sources]
    filing = _Filing()
    connection.executemany(
        "INSERT INTO places VALUES (?, ?)",
        filing.blocks(stage.lines(), sum(info.places for info in infos), progress),
    )
    filing.file_aliases(stage.aliases)
    for table, sorter in filing.shelves.items():
        progress("ordering the index", filing.places, filing.places)
        shelf.write(connection, table, sorter.lines())
    meta = {
        "version": str(VERSION),
        "max_words": str(filing.max_words),
        "places": str(filing.places),
        "countries": json.dumps(filing.countries),
        "sources": json.dumps([asdict(info) for info in infos]),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.commit()


def _read(stage: Stage, source: Source, progress: Progress) -> SourceInfo:
    skipped: list[str] = []
    read = 0
    label = f"reading {source.info.name}"
    progress(label, 0, source.expected)
    for entry in source.read(skipped.append):
        stage.add(entry)
        read += 1
        if read % _EVERY == 0:
            progress(label, read, max(source.expected, read))
    progress(label, read, read)
    note = source.info.note
    if skipped:
        note = "; ".join(filter(None, [note, "skipped: " + ", ".join(skipped[:_SKIP_NAMED])]))
    return replace(source.info, places=read, skipped=len(skipped), note=note)


@dataclass(slots=True)
class _Filing:
    """Places numbered in the order they come, and what leads to their numbers."""

    shelves: dict[str, Sorter] = field(
        default_factory=lambda: {table: Sorter() for table in ("keys", "sounds", "ids", "cells")}
    )
    places: int = 0
    max_words: int = 1
    countries: dict[str, int] = field(default_factory=dict)

    def blocks(
        self, lines: Iterator[str], total: int, progress: Progress
    ) -> Iterator[tuple[int, bytes]]:
        """Yield the blocks of places, filing what they hold."""
        block = 0
        while chunk := list(islice(lines, PLACES_PER_BLOCK)):
            for line in chunk:
                self._file(line)
            yield block, shelf.pack("\n".join(chunk))
            block += 1
            if block % 256 == 0:
                progress("filing names", min(self.places, total), total)
                for sorter in self.shelves.values():
                    sorter.settle()

    def _file(self, line: str) -> None:
        number = self.places = self.places + 1
        id_, feature, country, lon, lat, _ = line.split("\t", 5)
        if feature == "PCLI":
            self.countries.setdefault(country, number)
        self.shelves["ids"].add(f"{id_}\t{number}")
        self.shelves["cells"].add(f"{cell_key(cell_of(float(lon), float(lat)))}\t{number:08d}")
        self._file_names(f"\t{number:08d}", names_text(line))

    def _file_names(self, number: str, packed: list[str]) -> None:
        """File each key of a place once, with the form that weighs most, and each sound."""
        seen: dict[str, tuple[str, int]] = {}
        heard: set[str] = set()
        for form, name in enumerate(packed):
            filed, sounded, script, words = _forms(name)
            self.max_words = max(self.max_words, words)
            for key, letter in filed:
                if key not in seen or letter < seen[key][0]:
                    seen[key] = letter, form
            for sound in sounded:
                if sound not in heard:
                    heard.add(sound)
                    self.shelves["sounds"].add(f"{sound}{number}{script}{form or ''}")
        add = self.shelves["keys"].add
        for key, (letter, form) in seen.items():
            add(f"{key}{number}{letter}{form or ''}")

    def file_aliases(self, aliases: list[tuple[str, str]]) -> None:
        """File the other ids of places under their own number."""
        self.shelves["ids"].settle()
        for other, id_ in aliases:
            self.shelves["ids"].add(f"{other}\t={id_}")


@lru_cache(maxsize=_REMEMBERED)
def _forms(packed: str) -> tuple[list[tuple[str, str]], list[str], str, int]:
    """Return the keys of a name with their letters, its sounds, its script, its words' number.

    A sound is "consonants what-is-heard": as it is sorted on its shelf.
    """
    name = name_of(packed)
    filed = keys(name.form, name.kind)
    letters = [(key.text, _LETTER[key.weight, key.scan]) for key in filed]
    words = max((key.text.count(" ") + 1 for key in filed if key.scan), default=1)
    if name.kind == "code":
        return letters, [], VOWELLED, 1
    script = VOWELLED if is_vowelled(name.form) else UNVOWELLED
    sounded = []
    for heard in readings(name.form):
        key = consonants(heard)
        if key:
            sounded.append(f"{key} {heard}")
    return letters, sounded, script, words
