"""The files of a run, from its log: with several jobs, several formats at a time."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from sqlite3 import Error as DatabaseError

from geoevents.gazetteer import Gazetteer
from geoevents.run.log import Log
from geoevents.run.options import Options
from geoevents.run.readings import Readings
from geoevents.run.rows import LAYERS, Layer, LoggedRows
from geoevents.writers import WRITERS
from geoevents.writers.labels import labels_near
from geoevents.writers.run import RunInfo

_FEW = 500
"""Documents that are written before another process has started."""
_LONGEST = ("html", "gpkg", "qgz", "review")
"""Formats that take longest; another process begins with the first of these."""


def rows_in(log: Log) -> LoggedRows:
    """Return all rows of a run."""
    return LoggedRows(Readings(log), layers={name: Layer(_Again(log, name)) for name in LAYERS})


def write_formats(
    log: Log, formats: tuple[str, ...], places: Gazetteer, options: Options, info: RunInfo
) -> list[Path]:
    """Write every format and return the files, in the order of the formats.

    `options.jobs` processes share them; what a process that dies was at is written here.
    Raises OutputError.
    """
    ranked = sorted(dict.fromkeys(formats), key=lambda name: (*_LONGEST, name).index(name))
    others = min(options.jobs, len(ranked)) - 1
    if others < 1 or options.engine == "dask" or log.count() <= _FEW:
        rows = rows_in(log)
        files = {name: _write(name, rows, places, options.output, info) for name in ranked}
    else:
        log.keep()
        files = _shared(log, ranked, others, places, options.output, info)
    return [path for name in formats for path in files[name]]


def _shared(
    log: Log, ranked: list[str], others: int, places: Gazetteer, folder: Path, info: RunInfo
) -> dict[str, tuple[Path, ...]]:
    """Write formats with other processes: they begin with the first, this one with the last."""
    files: dict[str, tuple[Path, ...]] = {}
    asked: dict[str, Future[tuple[Path, ...]]] = {}
    waiting = deque(ranked)
    with ProcessPoolExecutor(others, get_context("spawn"), _uninterrupted) as pool:
        while waiting:
            busy = sum(not future.done() for future in asked.values())
            for name in [waiting.popleft() for _ in range(min(others - busy, len(waiting)))]:
                asked[name] = pool.submit(_write_elsewhere, name, places, folder, info)
            if waiting:
                name = waiting.pop()
                files[name] = _write(name, rows_in(log), places, folder, info)
        for name, future in asked.items():
            files[name] = _come(future) or _write(name, rows_in(log), places, folder, info)
    return files


def _come(future: Future[tuple[Path, ...]]) -> tuple[Path, ...]:
    try:
        return future.result()
    except (BrokenProcessPool, DatabaseError):
        return ()


def _uninterrupted() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that we work for


def _write_elsewhere(name: str, places: Gazetteer, folder: Path, info: RunInfo) -> tuple[Path, ...]:
    """Write one format in a process of its own."""
    with closing(places), closing(Log.of_another(folder)) as log:
        return _write(name, rows_in(log), places, folder, info)


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
