"""Documents read on a Dask cluster, in the order of the input.

Each task is a few documents with their bytes, and gives their outcomes: what a worker process
of this machine would send through its pipe. A worker that dies loses nothing: Dask gives its
tasks to others, and a document that kills each worker that takes it is told apart by itself.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import islice
from multiprocessing.reduction import ForkingPickler
from typing import Any

from geoevents import __version__
from geoevents.documents import Failure, Source, bytes_of
from geoevents.errors import DocumentError, SettingsError
from geoevents.gazetteer import Gazetteer
from geoevents.run.crew import without_interrupts
from geoevents.run.options import Options
from geoevents.run.unit import Outcome, failed, work
from geoevents.settings import Settings

Unit = Source | Failure
Batch = tuple[Unit, ...]

_MOST_UNITS, _MOST_BYTES = 8, 500_000
"""What a task holds at most: Dask asks a millisecond a task, a document twenty and more."""
_AHEAD = 4
"""Tasks a thread of the cluster has waiting."""
_WAIT_S = 30
_held = threading.local()


def read_on_cluster(
    units: Iterable[Unit], gazetteer: Gazetteer, options: Options
) -> Iterator[Outcome]:
    """Yield the outcome of each unit, in order.

    Raises SettingsError without Dask, without a scheduler that answers, or where the workers
    have another version; GazetteerError where a worker has no index.
    """
    try:
        opening = bytes(ForkingPickler.dumps(gazetteer))
    except TypeError as error:
        raise SettingsError(f"--engine dask: {error}; only one process can use it") from None
    told = replace(options, to="", upload="")
    with _client(options) as client:
        ahead = _AHEAD * max(4, sum(client.nthreads().values()))
        batches = _batches(iter(units), options.settings)
        waiting: deque[tuple[Batch, Any]] = deque()
        while True:
            for batch in islice(batches, ahead - len(waiting)):
                waiting.append((batch, _submit(client, batch, opening, told)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            yield from outcomes_of(client, batch, future, opening, told)


def read_batch(batch: Batch, opening: bytes, options: Options, version: str) -> tuple[Outcome, ...]:
    """Read a few documents on a worker. `opening` is the gazetteer's path, as we sent it."""
    if version != __version__:
        raise SettingsError(f"--engine dask: a worker has geoevents {__version__}, not {version}")
    gazetteer = _opened(opening)
    return tuple(work(unit, gazetteer, options) for unit in batch)


def _opened(opening: bytes) -> Gazetteer:
    """Return this thread's gazetteer: opened once, for SQLite's handle is one thread's."""
    held: tuple[bytes, Gazetteer] | None = getattr(_held, "gazetteer", None)
    if held is None or held[0] != opening:
        held = (opening, ForkingPickler.loads(opening))
        _held.gazetteer = held
    return held[1]


def _submit(client: Any, batch: Batch, opening: bytes, options: Options) -> Any:
    return client.submit(read_batch, batch, opening, options, __version__, pure=False)


def outcomes_of(
    client: Any, batch: Batch, future: Any, opening: bytes, options: Options
) -> Iterator[Outcome]:
    """Yield what came of a task; where it killed its workers, ask for each document alone."""
    from distributed.scheduler import KilledWorker

    try:
        outcomes: tuple[Outcome, ...] = future.result()
    except KilledWorker:
        if len(batch) == 1:
            reason = "made its reader crash again and again; remove it, or report it"
            yield failed(batch[0], reason)
            return
        for unit in batch:
            alone = _submit(client, (unit,), opening, options)
            yield from outcomes_of(client, (unit,), alone, opening, options)
        return
    yield from outcomes


def _batches(units: Iterator[Unit], settings: Settings) -> Iterator[Batch]:
    """Yield a few documents at a time: fewer where they are large."""
    batch: list[Unit] = []
    size = 0
    for unit in units:
        unit = _with_bytes(unit, settings)
        weight = len(unit.data or b"") if isinstance(unit, Source) else 0
        if batch and (len(batch) == _MOST_UNITS or size + weight > _MOST_BYTES):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(unit)
        size += weight
    if batch:
        yield tuple(batch)


def _with_bytes(unit: Unit, settings: Settings) -> Unit:
    """Return a document with its bytes: a worker needs no way to where it lies."""
    if isinstance(unit, Failure) or unit.data is not None:
        return unit
    try:
        return replace(unit, data=bytes_of(unit, settings))
    except DocumentError as error:
        return Failure(unit.id, str(error), unit.stamp, unit.weight)


@contextmanager
def _client(options: Options) -> Iterator[Any]:
    """Give a client of the scheduler, or of a cluster of this machine's processes."""
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise SettingsError(
            "--engine dask: needs dask; install it with: pip install 'geoevents[cluster]'"
        ) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # a worker's death is no news
    with ExitStack() as closing:
        address = options.scheduler
        if not address:
            with without_interrupts():
                own = LocalCluster(
                    n_workers=options.jobs,
                    threads_per_worker=1,
                    dashboard_address="127.0.0.1:0",
                    silence_logs=logging.CRITICAL,
                )
            address = closing.enter_context(own)
        try:
            client = Client(address, timeout=_WAIT_S, set_as_default=False)
        except (OSError, ValueError) as error:
            what = " ".join(str(error).split())[:200]
            raise SettingsError(
                f"--scheduler {options.scheduler}: no Dask scheduler answers there ({what})"
            ) from None
        yield closing.enter_context(client)
