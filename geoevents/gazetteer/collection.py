"""The gazetteers that the user has added: which files, in what order of trust, how indexed.

A file is referenced, not copied: it may be large, and its owner goes on working on it. Its
index is kept beside the record, so that a file that has gone is still of use. An index is
made anew when the file changes, and the old one stays where the new file is refused.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from geoevents.errors import GazetteerError
from geoevents.gazetteer.build import Progress, silent
from geoevents.gazetteer.index import Gazetteer
from geoevents.gazetteer.intake import Tally, admin1_of, source_of
from geoevents.gazetteer.names import fold
from geoevents.gazetteer.records import Record, Report, digest_of, stamp_of
from geoevents.gazetteer.sections import FORMER_SUFFIX, SUFFIX
from geoevents.gazetteer.sources.formats import format_named, recognise

VARIABLE = "GEOEVENTS_HOME"
DEFAULT = "default"
"""The name of the gazetteer that comes with the package."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")


def home() -> Path:
    """Return where the user's gazetteers are recorded: $GEOEVENTS_HOME, else her data folder."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("geoevents")


class Collection:
    """The user's gazetteers, kept in one folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = (folder or home()) / "gazetteers"
        self._file = self.folder / "gazetteers.json"

    # ------------------------------------------------------------ what is there

    def records(self) -> tuple[Record, ...]:
        """Return what was added, the most trusted first.

        Raises:
            GazetteerError: the list is broken.
        """
        try:
            held = json.loads(self._file.read_text("utf-8"))
            return tuple(Record(**fields) for fields in held)
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, TypeError) as error:
            raise GazetteerError(f"{self._file}: can't be read ({error}); delete it") from error

    def record(self, name: str) -> Record:
        """Return one record.

        Raises:
            GazetteerError: none has the name; the message lists those there are.
        """
        for record in self.records():
            if record.name == name:
                return record
        there = ", ".join([*(record.name for record in self.records()), DEFAULT])
        raise GazetteerError(f"no gazetteer is called {name!r}; there are: {there}")

    def index(self, name: str) -> Path:
        """Return the file of a gazetteer's index."""
        return self.folder / f"{name}{SUFFIX}"

    def state(self, record: Record) -> str:
        """Return how a gazetteer stands, in words: ready, changed, gone or not built."""
        built = self.index(record.name).is_file()
        if not Path(record.path).exists():
            return "file gone, index kept" if built else "file gone"
        if not built:
            return "not built"
        return "ready" if stamp_of(record) == record.stamp else "file changed"

    # ------------------------------------------------------------ to change it

    def add(
        self, path: Path, *, name: str = "", format_: str = "",
        columns: Mapping[str, str] | None = None, first: bool = False, progress: Progress = silent,
    ) -> Report:  # fmt: skip
        """Index a file or folder and record it; a name that is there already is replaced.

        Raises:
            GazetteerError: the file is refused; nothing has changed then.
        """
        path = path.absolute()
        found = format_named(format_) if format_ else recognise(path)
        if columns and not found.mapped:
            raise GazetteerError(f"--columns: the format {found.name} has columns of its own")
        record = Record(_checked_name(name or _name_of(path)), str(path), found.name, columns or {})
        with self._locked():
            report = self._build(record, progress)
            others = [other for other in self.records() if other.name != record.name]
            places = [other.name for other in self.records()]
            at = places.index(record.name) if record.name in places else len(others)
            others.insert(0 if first else at, report.record)
            self._write(others)
        return report

    def build(self, name: str, progress: Progress = silent) -> Report:
        """Index a gazetteer's file again.

        Raises:
            GazetteerError: the file has gone or is refused; the old index stays.
        """
        record = self.record(name)
        with self._locked():
            report = self._build(record, progress)
            self._write([report.record if r.name == name else r for r in self.records()])
        return report

    def remove(self, name: str) -> Record:
        """Forget a gazetteer and delete its index; its file is left alone.

        Raises:
            GazetteerError: none has the name.
        """
        record = self.record(name)
        with self._locked():
            self._write([other for other in self.records() if other.name != name])
            self.index(name).unlink(missing_ok=True)
        return record

    def open(self, name: str, progress: Progress = silent) -> Gazetteer:
        """Open a gazetteer's index; make it anew first where its file has changed.

        Raises:
            GazetteerError: it isn't there, or its file is refused.
        """
        record = self.record(name)
        path = self.index(name)
        if Path(record.path).exists() and stamp_of(record) != record.stamp:
            self._refresh(record, progress)
        try:
            return Gazetteer.open(path)
        except GazetteerError:  # not there, broken, or of another version
            self.build(name, progress)
            return Gazetteer.open(path)

    # ------------------------------------------------------------ within

    def _refresh(self, record: Record, progress: Progress) -> None:
        """Index a file again if its bytes have changed, not only its time."""
        if digest_of(record) == record.digest:
            with self._locked():
                fresh = replace(record, stamp=stamp_of(record))
                self._write([fresh if r.name == record.name else r for r in self.records()])
            return
        try:
            self.build(record.name, progress)
        except GazetteerError as error:
            raise GazetteerError(
                f"the gazetteer {record.name!r} has changed and is refused: {error};"
                f" mend the file, or `geoevents gazetteer remove {record.name}`"
            ) from error

    def _build(self, record: Record, progress: Progress) -> Report:
        from geoevents.gazetteer.cache import make

        path = Path(record.path)
        if not path.exists():
            raise GazetteerError(
                f"{path}: the file of the gazetteer {record.name!r} is gone; add it again from"
                f" where it is now, or `geoevents gazetteer remove {record.name}`"
            )
        format_ = format_named(record.format)
        digest, stamp = digest_of(record), stamp_of(record)
        tally = Tally(path)
        source = source_of(record, format_, digest, tally)
        try:
            make(self.index(record.name), [source], progress, admin1_of(format_))
        except OSError as error:
            raise GazetteerError(f"{self.folder}: can't be written ({error})") from error
        self._forget_former(record)
        counted = replace(
            record, digest=digest, stamp=stamp, places=tally.read, skipped=tally.skipped
        )
        return Report(counted, tuple(tally.reasons))

    def _forget_former(self, record: Record) -> None:
        """Delete the index that a version before 11 made of this gazetteer."""
        former = self.index(record.name).with_suffix(FORMER_SUFFIX)
        if former != Path(record.path):  # an SQLite file that is indexed where it lies
            former.unlink(missing_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / "gazetteers.lock")
            lock.acquire()
        except OSError as error:
            raise GazetteerError(
                f"{self.folder}: can't be written ({error}); set {VARIABLE} to a folder that can be"
            ) from error
        try:
            yield
        finally:
            lock.release()

    def _write(self, records: Iterable[Record]) -> None:
        held: list[dict[str, Any]] = [asdict(record) for record in records]
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps(held, ensure_ascii=False, indent=2) + "\n", "utf-8")
        part.replace(self._file)


def _checked_name(name: str) -> str:
    if not _NAME.fullmatch(name) or name == DEFAULT:
        raise GazetteerError(
            f"--name: {name!r} can't be a gazetteer's name; use letters a to z, digits, - and _"
        )
    return name


def _name_of(path: Path) -> str:
    """Return a name made of a file's: "Mes lieux (2).csv" is mes-lieux-2."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(path.name.partition(".")[0])).strip("-")
    return plain if plain and plain != DEFAULT else "added"
