"""Sorted keys and what is filed under them, in packed blocks of one SQLite table.

A row a key costs SQLite some twenty bytes beside the key; in blocks of neighbours that are
packed together, a key and its places take about eight. One seek and one unpacking answer.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from geoevents.errors import GazetteerError

_BLOCK_CHARS = 2_000


def pack(text: str) -> bytes:
    """Return text packed as blocks are; raw deflate, its checksum being SQLite's business."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -13, 7)
    return packer.compress(text.encode()) + packer.flush()


def unpack(data: bytes) -> str:
    """Return the text that `pack` packed.

    Raises:
        GazetteerError: the data are not that.
    """
    try:
        return zlib.decompress(data, -15, 4096).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise GazetteerError(
            f"the index of places is broken ({error}); delete it, then `geoevents gazetteer build`"
        ) from error


def write(connection: sqlite3.Connection, table: str, lines: Iterable[str]) -> None:
    """Fill a table from sorted lines "key<TAB>item"; items of one key share a line."""
    sql = f"CREATE TABLE {table} (first TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID"
    connection.execute(sql)
    connection.executemany(f"INSERT INTO {table} VALUES (?, ?)", _blocks(lines))


def _blocks(lines: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    first, size = "", 0
    held: list[str] = []
    for key, items in _grouped(lines):
        if size > _BLOCK_CHARS:
            yield first, pack("".join(held))
            held, size = [], 0
        if not held:
            first = key
        line = f"\n{key}\t{items}"
        held.append(line)
        size += len(line)
    if held:
        yield first, pack("".join(held))


def _grouped(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    key: str | None = None
    items: list[str] = []
    for line in lines:
        found, _, item = line.partition("\t")
        if found != key:
            if key is not None:
                yield key, " ".join(items)
            key, items = found, []
        items.append(item.lstrip("0"))
    if key is not None:
        yield key, " ".join(items)


class Shelf:
    """Reads a table that `write` filled."""

    def __init__(self, execute: Callable[..., Any], table: str) -> None:
        self._execute = execute
        self._one = f"SELECT data FROM {table} WHERE first <= ? ORDER BY first DESC LIMIT 1"
        self._more = f"SELECT data FROM {table} WHERE first > ? AND first < ? ORDER BY first"

    def find(self, key: str) -> list[str]:
        """Return the items filed under a key, in order; none where it is not there."""
        row = self._execute(self._one, (key,)).fetchone()
        if row is None:
            return []
        text = unpack(row[0])
        start = text.find(f"\n{key}\t")
        if start < 0:
            return []
        start += len(key) + 2
        end = text.find("\n", start)
        return text[start : end if end >= 0 else None].split(" ")

    def under(self, prefix: str) -> Iterator[tuple[str, str]]:
        """Yield what follows `prefix` in each key that begins with it, and its items."""
        row = self._execute(self._one, (prefix,)).fetchone()
        if row:
            text = unpack(row[0])
            yield from _lines_under(text, prefix)
            last = text[text.rfind("\n") + 1 :]
            if last > prefix and not last.startswith(prefix):
                return
        for (data,) in self._execute(self._more, (prefix, prefix + "\U0010ffff")):
            yield from _lines_under(unpack(data), prefix)

    def span(self, low: str, high: str) -> Iterator[tuple[str, str]]:
        """Yield each key from `low` up to, but not with, `high`, and its items in one text."""
        before = self._execute(self._one, (low,)).fetchone()
        rows = self._execute(self._more, (low, high))
        for (data,) in ([before] if before else []) + rows.fetchall():
            for line in unpack(data).split("\n"):
                key, tab, items = line.partition("\t")
                if tab and low <= key < high:
                    yield key, items


def _lines_under(text: str, prefix: str) -> Iterator[tuple[str, str]]:
    start = text.find("\n" + prefix)
    if start < 0:
        return
    for line in text[start + 1 :].split("\n"):
        if not line.startswith(prefix):
            return
        rest, _, items = line[len(prefix) :].partition("\t")
        yield rest, items
