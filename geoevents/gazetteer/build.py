"""Entries to an index: staged as they come, merged, ranked, filed under all their keys."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from itertools import islice

from geoevents.gazetteer.entry import Entry, Source, SourceInfo
from geoevents.gazetteer.merging import Stage
from geoevents.gazetteer.names import Key, consonants, keys, sounds
from geoevents.gazetteer.schema import INDEXES, SCHEMA, VERSION, Row, cell_of, pack, place_row
from geoevents.gazetteer.spelling import is_vowelled

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is in all."""

_EVERY = 5_000
_SKIP_NAMED = 5  # how many skipped entries a source's note names


def silent(_: str, __: int, ___: int) -> None:
    """Show no progress."""


def build(
    connection: sqlite3.Connection,
    sources: Iterable[Source],
    progress: Progress = silent,
    admin1: dict[str, str] | None = None,
) -> None:
    """Fill an empty database from sources, in their order; a later trusted one wins.

    `admin1` names first-level regions by GeoNames' code, where `Entry.admin1_code` is used.

    Raises:
        GazetteerError: a trusted source holds a bad entry.
    """
    # Keys come in no order: with the 2 MB of the default, every page is written many times.
    connection.execute("PRAGMA cache_size = -131072")
    connection.executescript(SCHEMA)
    stage = Stage(connection)
    infos = [_read(stage, source, progress) for source in sources]
    total = stage.finish(admin1 or {})
    max_words = _file(connection, stage, total, progress)
    progress("ordering the index", total, total)
    connection.executescript(INDEXES)
    meta = {
        "version": str(VERSION),
        "max_words": str(max_words),
        "places": str(total),
        "sources": json.dumps([asdict(info) for info in infos]),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    stage.drop()
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


def _file(connection: sqlite3.Connection, stage: Stage, total: int, progress: Progress) -> int:
    """Write places most important first, so that rows of a key come in that order."""
    max_words = 1
    entries = enumerate(stage.entries(), start=1)
    while chunk := list(islice(entries, _EVERY)):
        connection.executemany(
            f"INSERT INTO places VALUES ({', '.join('?' * 14)})",
            [_place_row(number, entry) for number, (entry, _) in chunk],
        )
        connection.executemany(
            "INSERT OR IGNORE INTO aliases VALUES (?, ?)",
            [(alias, number) for number, (_, aliases) in chunk for alias in aliases],
        )
        filed = [row for number, (entry, _) in chunk for row in _key_rows(number, entry)]
        connection.executemany("INSERT INTO keys VALUES (?, ?, ?, ?, ?)", filed)
        connection.executemany(
            "INSERT OR IGNORE INTO sounds VALUES (?, ?, ?, ?, ?)",
            [row for number, (entry, _) in chunk for row in _sound_rows(number, entry)],
        )
        words = (key.count(" ") + 1 for key, _, _, scan, _ in filed if scan)
        max_words = max(max_words, max(words, default=1))
        progress("filing names", chunk[-1][0], total)
    return max_words


def _place_row(number: int, entry: Entry) -> Row:
    place = entry.place
    return (number, *place_row(place), pack(entry.names), cell_of(place.point))


def _key_rows(number: int, entry: Entry) -> Iterator[tuple[str, int, float, bool, int]]:
    """Yield each key of a place once, with the form that weighs most under it."""
    best: dict[str, tuple[Key, int]] = {}
    for form, name in enumerate(entry.names):
        for key in keys(name.form, name.kind):
            if key.text not in best or best[key.text][0].weight < key.weight:
                best[key.text] = (key, form)
    for key, form in best.values():
        yield key.text, number, key.weight, key.scan, form


def _sound_rows(number: int, entry: Entry) -> Iterator[tuple[str, int, int, str, bool]]:
    """Yield a row for each form that sounds unlike those before it."""
    heard = {""}
    for form, name in enumerate(entry.names):
        sound = sounds(name.form) if name.kind != "code" else ""
        key = "" if sound in heard else consonants(sound)
        heard.add(sound)
        if key:
            yield key, number, form, sound, is_vowelled(name.form)
