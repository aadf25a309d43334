"""The files of a run, from its log: with several jobs, several formats at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from sqlite3 import Error as DatabaseError

from geoevents.gazetteer import Gazetteer
from geoevents.run.crew import Answer, Crew
from geoevents.run.log import Log
from geoevents.run.options import Options
from geoevents.run.readings import Readings
from geoevents.run.rows import LAYERS, Layer, LoggedRows
from geoevents.writers import WRITERS
from geoevents.writers.labels import labels_near
from geoevents.writers.run import RunInfo

_FEW = 100
"""Documents whose rows are written before another process would have unpacked them."""
_LONGEST = ("html", "gpkg", "qgz", "review")
"""Formats that take longest; another process begins with the first of these."""


def rows_in(log: Log) -> LoggedRows:
    """Return all rows of a run."""
    return LoggedRows(Readings(log), layers={name: Layer(_Again(log, name)) for name in LAYERS})


def write_formats(
    log: Log, formats: tuple[str, ...], places: Gazetteer, options: Options, info: RunInfo,
    crew: Crew,
) -> list[Path]:  # fmt: skip
    """Write every format and return the files, in the order of the formats.

    The crew shares them, if there is one; what a worker that dies was at is written here.
    Raises OutputError.
    """
    ranked = sorted(dict.fromkeys(formats), key=lambda name: (*_LONGEST, name).index(name))
    if len(ranked) == 1 or not crew.workers or log.count() <= _FEW:
        rows = rows_in(log)
        files = {name: _write(name, rows, places, options.output, info) for name in ranked}
    else:
        log.keep()
        files = _shared(log, ranked, crew, places, options.output, info)
    return [path for name in formats for path in files[name]]


def _shared(
    log: Log, ranked: list[str], crew: Crew, places: Gazetteer, folder: Path, info: RunInfo
) -> dict[str, tuple[Path, ...]]:
    """Write formats with the crew: it begins with the first, this process with the last."""
    files: dict[str, tuple[Path, ...]] = {}
    asked: dict[str, Answer[tuple[Path, ...]]] = {}
    waiting = deque(ranked)
    try:
        while waiting:
            name = waiting.pop()
            while waiting and (
                answer := crew.ask(partial(_write_elsewhere, waiting[0], folder, info))
            ):
                asked[waiting.popleft()] = answer
            files[name] = _write(name, rows_in(log), places, folder, info)
    finally:
        come = {name: answer.wait() for name, answer in asked.items()}
    for name, paths in come.items():
        files[name] = paths or _write(name, rows_in(log), places, folder, info)
    return files


def _write_elsewhere(name: str, folder: Path, info: RunInfo, places: Gazetteer) -> tuple[Path, ...]:
    """Write one format in a process of its own; nothing, where the log can't be read from it."""
    try:
        with closing(Log.of_another(folder)) as log:
            return _write(name, rows_in(log), places, folder, info)
    except DatabaseError:
        return ()


def _write(
    name: str, rows: LoggedRows, places: Gazetteer, folder: Path, info: RunInfo
) -> tuple[Path, ...]:
    if name == "html":
        info = replace(info, labels=labels_near(rows.readings, places))
    return WRITERS[name].write(rows, folder, info)


class _Again:
    """The packed rows of one layer; can be gone through again."""

    def __init__(self, log: Log, layer: str) -> None:
        self._log, self._layer = log, layer

    def __iter__(self) -> Iterator[tuple[bytes, Mapping[str, str]]]:
        return self._log.packed(self._layer)
