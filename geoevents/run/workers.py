"""Documents read by one process or by several, in the order of the input either way.

A worker has the index of places (the system keeps one copy of it in memory for all), takes a
document, and sends back what the log keeps. One that dies or hangs costs the document it was
at, and no other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import wait
from time import monotonic

from geoevents.documents import Source
from geoevents.errors import GeoeventsError
from geoevents.gazetteer import Gazetteer
from geoevents.run.crew import Crew, Unit, Worker
from geoevents.run.options import Options
from geoevents.run.unit import Outcome, failed, too_long, work

_SMALL = 30_000
"""Bytes that a pipe takes at once: a worker gets a next document in advance only if it is
smaller, else we would wait for it while it waits for us."""
_SHORT, _DEEP = 8_000, 4
"""A worker has up to four documents where those in advance are this short together: such take
some milliseconds each, and we may get no processor for as long."""
_AHEAD = 32
"""Documents a worker may be ahead of the slowest."""
_GRACE_S = 5.0


def read_in_order(
    units: Iterable[Unit], gazetteer: Gazetteer, options: Options, crew: Crew
) -> Iterator[Outcome]:
    """Yield the outcome of each unit, in order, whoever reads."""
    if options.engine == "dask":
        from geoevents.run.cluster import read_on_cluster

        return read_on_cluster(units, gazetteer, options)
    if not crew.workers:
        return (work(unit, gazetteer, options) for unit in units)
    return _Desk(units, crew, options).outcomes()


class _Desk:
    """Hands out documents to a crew, and keeps the outcomes that came before their turn."""

    def __init__(self, units: Iterable[Unit], crew: Crew, options: Options) -> None:
        self._units = enumerate(units)
        self._next: tuple[int, Unit] | None = next(self._units, None)
        self._again: deque[tuple[int, Unit]] = deque()
        self._crew, self._max_seconds = crew, options.settings.max_seconds
        self._early: dict[int, Outcome] = {}
        self._suspects: set[int] = set()
        self._turn = 0

    def outcomes(self) -> Iterator[Outcome]:
        try:
            while self._next or self._again or any(worker.tasks for worker in self._crew.workers):
                self._hand_out()
                self._gather()
                while self._turn in self._early:
                    outcome = self._early.pop(self._turn)
                    self._turn += 1
                    self._hand_out()  # nobody waits while the outcome is written
                    yield outcome
        finally:
            self._crew.dismiss(only_busy=True)

    def _hand_out(self) -> None:
        for depth in range(_DEEP):  # everyone gets a first document before anyone gets a second
            for worker in self._crew.workers:
                while len(worker.tasks) == depth and self._may_go_on(worker):
                    self._send(worker)

    def _may_go_on(self, worker: Worker) -> bool:
        task = self._again[0] if self._again else self._next
        if task is None or task[0] >= self._turn + _AHEAD * len(self._crew.workers):
            return False
        if len(worker.tasks) < 2:
            return not worker.tasks or _bytes(task[1]) <= _SMALL
        waiting = [unit for _, unit in list(worker.tasks)[1:]]
        return sum(max(unit.weight, _bytes(unit)) for unit in (*waiting, task[1])) <= _SHORT

    def _send(self, worker: Worker) -> None:
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
        busy = {worker.pipe: worker for worker in self._crew.workers if worker.tasks}
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
        limit = self._max_seconds
        for worker in [w for w in self._crew.workers if w.tasks]:
            if 0 < 2 * limit + _GRACE_S < monotonic() - worker.since:
                self._done(worker, failed(worker.tasks[0][1], too_long(limit)))
                self._replace(worker)

    def _done(self, worker: Worker, outcome: Outcome) -> None:
        number, _ = worker.tasks.popleft()
        self._early[number] = outcome
        worker.since = monotonic()

    def _crashed(self, worker: Worker) -> None:
        """Read its document again, once: the worker may have been killed for another's sake."""
        number, unit = worker.tasks[0]
        if number in self._suspects:
            reason = "made its reader crash twice; remove it, or report it"
            self._done(worker, failed(unit, reason))
        self._suspects.add(number)
        self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        """Replace a worker that died or hangs; its tasks come again."""
        self._again.extend(worker.tasks)
        self._crew.replace(worker)


def _bytes(unit: Unit) -> int:
    return len(unit.data or b"") if isinstance(unit, Source) else 0
