"""Documents read by one process or by several, in the order of the input either way.

A worker opens the index of places by its path (the system keeps one copy of it in memory
for all), takes a document, and sends back what the log keeps. One that dies or hangs costs
the document it was at, and no other.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from time import monotonic

from geoevents.documents import Failure, Source
from geoevents.errors import GeoeventsError, SettingsError
from geoevents.gazetteer import Gazetteer
from geoevents.run.options import Options
from geoevents.run.unit import Outcome, failed, too_long, work

Unit = Source | Failure

_SMALL = 30_000
"""Bytes that a pipe takes at once: a worker gets a next document in advance only if it is
smaller, else we would wait for it while it waits for us."""
_AHEAD = 32
"""Documents a worker may be ahead of the slowest."""
_GRACE_S = 5.0


def read_in_order(
    units: Iterable[Unit], gazetteer: Gazetteer, options: Options
) -> Iterator[Outcome]:
    """Yield the outcome of each unit, in order, whatever `options.jobs` is.

    Raises SettingsError where there is no index on disk that several processes could open.
    """
    if options.engine == "dask":
        from geoevents.run.cluster import read_on_cluster

        return read_on_cluster(units, gazetteer, options)
    if options.jobs == 1:
        return (work(unit, gazetteer, options) for unit in units)
    try:
        ForkingPickler.dumps(gazetteer)
    except TypeError as error:
        raise SettingsError(f"--jobs: {error}; only one process can use it") from None
    return _Crew(units, gazetteer, options).outcomes()


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    tasks: deque[tuple[int, Unit]] = field(default_factory=deque)
    since: float = 0.0


class _Crew:
    """Several processes, and the outcomes that came before their turn."""

    def __init__(self, units: Iterable[Unit], gazetteer: Gazetteer, options: Options) -> None:
        self._units = enumerate(units)
        self._next: tuple[int, Unit] | None = next(self._units, None)
        self._again: deque[tuple[int, Unit]] = deque()
        self._gazetteer, self._options = gazetteer, options
        self._early: dict[int, Outcome] = {}
        self._suspects: set[int] = set()
        self._turn = 0
        self._workers: list[_Worker] = []

    def outcomes(self) -> Iterator[Outcome]:
        try:
            self._workers = [self._hire() for _ in range(self._options.jobs)]
            while self._next or self._again or any(worker.tasks for worker in self._workers):
                self._hand_out()
                self._gather()
                while self._turn in self._early:
                    outcome = self._early.pop(self._turn)
                    self._turn += 1
                    self._hand_out()  # nobody waits while the outcome is written
                    yield outcome
        finally:
            for worker in self._workers:
                worker.process.kill()
                worker.process.join()
                worker.pipe.close()

    def _hire(self) -> _Worker:
        context = get_context("spawn")  # a fork would share SQLite's handle, which breaks it
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_serve, args=(theirs, self._gazetteer, self._options), daemon=True
        )
        os.environ.setdefault("OMP_NUM_THREADS", "1")  # a worker has numpy before it is asked
        process.start()
        theirs.close()
        return _Worker(process, ours, since=monotonic())

    def _hand_out(self) -> None:
        for depth in (0, 1):  # everyone gets a first document before anyone gets a second
            for worker in self._workers:
                while len(worker.tasks) == depth and self._may_go_on(depth):
                    self._send(worker)

    def _may_go_on(self, depth: int) -> bool:
        task = self._again[0] if self._again else self._next
        if task is None or task[0] >= self._turn + _AHEAD * len(self._workers):
            return False
        return depth == 0 or _weight(task[1]) <= _SMALL

    def _send(self, worker: _Worker) -> None:
        if self._again:
            task = self._again.popleft()
        else:
            assert self._next is not None
            task, self._next = self._next, next(self._units, None)
        if not worker.tasks:
            worker.since = monotonic()
        worker.tasks.append(task)
        with suppress(OSError):  # it has died: _gather finds out
            worker.pipe.send(task[1])

    def _gather(self) -> None:
        busy = {worker.pipe: worker for worker in self._workers if worker.tasks}
        for pipe in wait(list(busy), timeout=1.0):
            worker = busy[pipe]  # type: ignore[index]
            try:
                said = worker.pipe.recv()
            except (EOFError, OSError):
                self._crashed(worker)
                continue
            if isinstance(said, GeoeventsError):
                raise said
            self._done(worker, said)
        limit = self._options.settings.max_seconds
        for worker in [w for w in self._workers if w.tasks]:
            if 0 < 2 * limit + _GRACE_S < monotonic() - worker.since:
                self._done(worker, failed(worker.tasks[0][1], too_long(limit)))
                self._replace(worker)

    def _done(self, worker: _Worker, outcome: Outcome) -> None:
        number, _ = worker.tasks.popleft()
        self._early[number] = outcome
        worker.since = monotonic()

    def _crashed(self, worker: _Worker) -> None:
        """Read its document again, once: the worker may have been killed for another's sake."""
        number, unit = worker.tasks[0]
        if number in self._suspects:
            reason = "made its reader crash twice; remove it, or report it"
            self._done(worker, failed(unit, reason))
        self._suspects.add(number)
        self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        """Put a new worker in the place of one that died or hangs; its tasks come again."""
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self._again.extend(worker.tasks)
        self._workers[self._workers.index(worker)] = self._hire()


def _weight(unit: Unit) -> int:
    return len(unit.data or b"") if isinstance(unit, Source) else 0


def _serve(pipe: Connection, gazetteer: Gazetteer, options: Options) -> None:
    """Read documents until the other end of the pipe is closed, or its process is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that we work for
    try:
        with closing(gazetteer):
            while True:
                pipe.send(work(pipe.recv(), gazetteer, options))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except GeoeventsError as error:
        pipe.send(error)
