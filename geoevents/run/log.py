"""The log of a run: what is done, on disk, so that a killed run goes on where it was.

One SQLite file in the output folder, a transaction every few documents: after a kill at any
instant a document is in it whole or not at all.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from geoevents.errors import OutputError, SettingsError
from geoevents.model import Reading
from geoevents.run.record import loads
from geoevents.run.rows import LAYERS, unsqueeze
from geoevents.run.unit import COUNTED, Outcome, Told

FOLDER = ".geoevents"
_FILE = "log.sqlite"
_ROWS = ", ".join(f"{layer}_rows" for layer in LAYERS)
_TABLES = f"""
CREATE TABLE plan(text TEXT);
CREATE TABLE units(n INTEGER PRIMARY KEY, id TEXT, stamp TEXT, sha256 TEXT, outcome TEXT,
  message TEXT, {", ".join(COUNTED)}, reading BLOB, {_ROWS}, fixed TEXT);
CREATE TABLE told(n INTEGER, id TEXT, document TEXT, number INTEGER, story TEXT, event TEXT);
CREATE TABLE blocks(n INTEGER, told INTEGER, key TEXT, alike TEXT, start INTEGER, end INTEGER);
CREATE TABLE stories(told INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE places(id TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
"""
_TOGETHER, _SECONDS = 8, 0.25
"""A transaction ends with the eighth document, or with the first after a quarter of a second."""


class Log:
    """What a run has done so far. Units are numbered from 1, in the order of the input."""

    def __init__(self, folder: Path, plan: Mapping[str, object], resume: bool) -> None:
        """Open the log in an output folder: a new one, or the one to go on with.

        Raises SettingsError where the log is that of another run, and OutputError where
        it can't be written.
        """
        self.folder = folder / FOLDER
        told = json.dumps(plan, sort_keys=True, ensure_ascii=False)
        if not resume or not (self.folder / _FILE).is_file():
            self.remove()
        with self._told_errors():
            self.folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.folder / _FILE, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._start(told)
        self._held, self._since = 0, monotonic()

    @classmethod
    def of_another(cls, folder: Path) -> Log:
        """Open the log in an output folder to read from it, beside the process that wrote it."""
        log = cls.__new__(cls)
        log.folder, log._held = folder / FOLDER, 0
        address = f"{(log.folder / _FILE).absolute().as_uri()}?mode=ro"
        log._db = sqlite3.connect(address, uri=True, isolation_level=None)
        return log

    def _start(self, told: str) -> None:
        held = self._db.execute("SELECT name FROM sqlite_master WHERE name = 'plan'").fetchone()
        if held is None:
            self._db.executescript(f"BEGIN; {_TABLES} COMMIT;")
        row = self._db.execute("SELECT text FROM plan").fetchone()
        if row is None:
            self._db.execute("INSERT INTO plan VALUES (?)", (told,))
        elif row[0] != told:
            names = ", ".join(_differing(row[0], told))
            raise SettingsError(
                f"--resume: the run in {self.folder.parent} was started otherwise ({names});"
                " start it as it was, or leave --resume out to begin anew"
            )

    @contextmanager
    def _told_errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.OperationalError) as error:
            raise OutputError(
                f"{self.folder}: cannot be written ({error}); what is done is kept:"
                " make room and go on with --resume"
            ) from None

    def count(self) -> int:
        """Return how many documents are done."""
        return self._number("SELECT count(*) FROM units")

    def holds(self, n: int, id_: str, stamp: str) -> bool:
        """Say whether unit `n` is this document, unchanged."""
        row = self._db.execute("SELECT id, stamp FROM units WHERE n = ?", (n,)).fetchone()
        return bool(row == (id_, stamp))

    def cut(self, n: int) -> None:
        """Forget unit `n` and all after it."""
        with self._transaction():
            for table in ("units", "told", "blocks", "places"):
                self._db.execute(f"DELETE FROM {table} WHERE n >= ?", (n,))

    def add(self, n: int, done: Outcome) -> None:
        """Write one document, whole or not at all; `keep` makes sure that it stays.

        Raises OutputError where the disk is full.
        """
        row = (n, done.id, done.stamp, done.sha256, done.outcome, done.message)
        values = (*row, *done.counts, done.reading, *done.layers, done.fixed)
        with self._told_errors(), self._undone():
            if not self._held:
                self._db.execute("BEGIN")
            self._held += 1
            self._db.execute(f"INSERT INTO units VALUES ({_slots(values)})", values)
            for told in done.told:
                self._add_told(n, told)
            self._db.executemany(
                "INSERT OR IGNORE INTO places VALUES (?, ?)", [(place, n) for place in done.places]
            )
        if self._held == _TOGETHER or monotonic() - self._since > _SECONDS:
            self.keep()

    def keep(self) -> None:
        """End the transaction: what was added is there after a kill. Raises OutputError."""
        if self._held:
            with self._told_errors(), self._undone():
                self._db.execute("COMMIT")
            self._held = 0
        self._since = monotonic()

    def _add_told(self, n: int, told: Told) -> None:
        cursor = self._db.execute(
            "INSERT INTO told VALUES (?, ?, ?, ?, ?, ?)",
            (n, told.id, told.document, told.number, told.story, told.event),
        )
        more = (told.alike, told.start, told.end)
        rows = [(n, cursor.lastrowid, key, *more) for key in told.blocks]
        self._db.executemany("INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?)", rows)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.keep()
        with self._told_errors(), self._undone():
            self._db.execute("BEGIN")
            yield
            self._db.execute("COMMIT")

    @contextmanager
    def _undone(self) -> Iterator[None]:
        """Undo the transaction where its block fails."""
        try:
            yield
        except BaseException:
            self._held = 0
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def counts(self) -> dict[str, int]:
        """Return what was counted over all documents."""
        sums = ", ".join(f"coalesce(sum({name}), 0)" for name in COUNTED)
        row = self._db.execute(f"SELECT {sums} FROM units").fetchone()
        return {
            "documents": self.count(),
            "documents_read": self._number("SELECT count(*) FROM units WHERE outcome = 'read'"),
            **dict(zip(COUNTED, row, strict=True)),
            "places": self._number("SELECT count(*) FROM places"),
            "stories": self._number("SELECT count(DISTINCT name) FROM stories"),
        }

    def inputs(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield (id, sha256, outcome, message) of every document, in order."""
        return self._each("SELECT id, sha256, outcome, message FROM units ORDER BY n")

    def fixed(self) -> Iterator[dict[str, dict[str, Any]]]:
        """Yield what came of the corrections of every document that has some, in order."""
        query = "SELECT fixed FROM units WHERE fixed != '' ORDER BY n"
        return (json.loads(text) for (text,) in self._db.execute(query))

    def failures(self, most: int) -> list[tuple[str, str]]:
        """Return the first failures: id and reason."""
        query = "SELECT id, message FROM units WHERE outcome = 'failed' ORDER BY n LIMIT ?"
        return list(self._db.execute(query, (most,)))

    def readings(self) -> Iterator[tuple[Reading, Mapping[str, str]]]:
        """Yield what was understood of every document, and the stories of its events by id."""
        query = "SELECT n, reading FROM units WHERE outcome = 'read' ORDER BY n"
        for n, data in self._db.execute(query):
            yield loads(Reading, unsqueeze(data)), self._stories(n)

    def read_units(self) -> Iterator[int]:
        """Yield the numbers of the units that were read, in order."""
        for (n,) in self._db.execute("SELECT n FROM units WHERE outcome = 'read' ORDER BY n"):
            yield n

    def reading(self, n: int) -> tuple[Reading, Mapping[str, str]]:
        """Return what was understood of one unit, and the stories of its events by id."""
        (data,) = self._db.execute("SELECT reading FROM units WHERE n = ?", (n,)).fetchone()
        return loads(Reading, unsqueeze(data)), self._stories(n)

    def packed(self, layer: str) -> Iterator[tuple[bytes, Mapping[str, str]]]:
        """Yield the packed rows of a layer by document, and the stories of its events by id.

        The stories come in the order of the events.
        """
        query = f"SELECT n, {layer}_rows FROM units WHERE outcome = 'read' ORDER BY n"
        for n, data in self._db.execute(query):
            yield data, self._stories(n) if layer == "events" else {}

    def sheets(self) -> Iterator[tuple[tuple[str, str, str, str], list[bytes], Mapping[str, str]]]:
        """Yield each document's inputs row, packed rows by layer and stories, in order."""
        query = f"SELECT n, id, sha256, outcome, message, {_ROWS} FROM units ORDER BY n"
        for n, id_, sha256, outcome, message, *layers in self._db.execute(query):
            stories = self._stories(n) if outcome == "read" else {}
            yield (id_, sha256, outcome, message), layers, stories

    def _stories(self, n: int) -> dict[str, str]:
        query = (
            "SELECT id, name FROM told CROSS JOIN stories ON stories.told = told.rowid"
            " WHERE n = ? ORDER BY told.rowid"
        )
        return dict(self._db.execute(query, (n,)))

    def told(self) -> Iterator[tuple[int, int, str]]:
        """Yield (row, n, story in its document) of all events, document by document."""
        return self._each("SELECT rowid, n, story FROM told ORDER BY rowid")

    def event(self, row: int) -> str:
        """Return an event, as `dumps` wrote it."""
        query = "SELECT event FROM told WHERE rowid = ?"
        return str(self._db.execute(query, (row,)).fetchone()[0])

    def blocks(self) -> Iterator[tuple[str, int, str, int, int]]:
        """Yield (key, row, what makes it alike, first day, last day), by key and first day.

        Sorted on disk: rows are short, for none holds its event.
        """
        return self._each(
            "SELECT key, told, alike, start, end FROM blocks ORDER BY key, start, told"
        )

    def in_order(self) -> Iterator[int]:
        """Yield the rows of all events by document and number: the order of stories' names."""
        for (row,) in self._db.execute("SELECT rowid FROM told ORDER BY document, number, rowid"):
            yield row

    def name_stories(self, names: Iterable[tuple[int, str]]) -> None:
        """Write the story of each event: (row, name), best by row."""
        with self._transaction():
            self._db.execute("CREATE INDEX IF NOT EXISTS told_n ON told(n)")
            self._db.execute("DELETE FROM stories")
            self._db.executemany("INSERT INTO stories VALUES (?, ?)", names)

    def _each(self, query: str) -> Iterator[Any]:
        """Yield rows by `map`, which closes no cursor: one left by Ctrl-C outlives its log."""
        yield from map(tuple, self._db.execute(query))

    def _number(self, query: str) -> int:
        return int(self._db.execute(query).fetchone()[0])

    def close(self) -> None:
        """Close the file; the log stays."""
        self._db.close()

    def remove(self) -> None:
        """Take the log away: in one step, so that no half of it is ever found."""
        gone = self.folder.with_name(f"{FOLDER}.gone")
        shutil.rmtree(gone, ignore_errors=True)
        if self.folder.exists():
            self.folder.replace(gone)
            shutil.rmtree(gone, ignore_errors=True)


def _slots(values: tuple[object, ...]) -> str:
    return ", ".join("?" * len(values))


def _differing(one: str, two: str) -> list[str]:
    a, b = json.loads(one), json.loads(two)
    return sorted(name for name in {*a, *b} if a.get(name) != b.get(name))
