"""The processes that work for a run: hired before its log is open, let go when all is written.

On Linux they are forks: all that is loaded, and the open index of places, is theirs at no cost.
A fork is safe here because nothing that minds one is there yet: the index is a read-only map
of a file, the log (SQLite must not be taken through a fork) opens later, and a process with a
second thread, whose locks a fork would keep locked for ever, spawns instead. Spawned are also
those that take the place of one that died, and all on macOS and Windows.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from time import monotonic
from typing import Any, Generic, TypeVar

from geoevents.documents import Failure, Source
from geoevents.errors import GeoeventsError, SettingsError
from geoevents.gazetteer import Gazetteer
from geoevents.languages import LANGUAGES
from geoevents.languages.detect import load_detector
from geoevents.recogniser import load_ahead
from geoevents.run.options import Options
from geoevents.run.unit import work

Unit = Source | Failure
T = TypeVar("T")

_THREADS = Path("/proc/self/task")


@dataclass
class Worker:
    """A process, our end of its pipe, and the numbered documents that it has not done yet."""

    process: BaseProcess
    pipe: Connection
    tasks: deque[tuple[int, Unit]] = field(default_factory=deque)
    since: float = 0.0


class Answer(Generic[T]):
    """What comes of an errand."""

    def __init__(self, worker: Worker) -> None:
        self._worker: Worker | None = worker
        self._told: T | GeoeventsError | None = None

    def has_come(self) -> bool:
        """Say whether `wait` would return at once."""
        return self._worker is None or self._worker.pipe.poll()

    def wait(self) -> T | None:
        """Return what the errand gave, or None where its worker died. Raises GeoeventsError."""
        if self._worker is not None:
            worker, self._worker = self._worker, None
            with suppress(EOFError, OSError):
                self._told = worker.pipe.recv()
        if isinstance(self._told, GeoeventsError):
            raise self._told
        return self._told


class Crew:
    """The workers of one run: none where one process does all, or a cluster."""

    def __init__(self, gazetteer: Gazetteer, options: Options) -> None:
        self.workers: list[Worker] = []
        self._gazetteer, self._options = gazetteer, options
        self._sent: dict[int, Answer[Any]] = {}

    def hire(self) -> None:
        """Start all workers. Raises SettingsError where the places can't be shared."""
        if self._options.jobs == 1 or self._options.engine == "dask":
            return
        try:
            ForkingPickler.dumps(self._gazetteer)
        except TypeError as error:
            raise SettingsError(f"--jobs: {error}; only one process can use it") from None
        os.environ.setdefault("OMP_NUM_THREADS", "1")  # a worker has numpy before it is asked
        if start_method() == "fork":
            _load_what_all_need(self._options)
        method = start_method()  # numpy may have threads now
        for _ in range(self._options.jobs):
            self.workers.append(self._started(method))

    def replace(self, worker: Worker) -> None:
        """Put a new worker in the place of one that died or hangs."""
        _end(worker)
        self.workers[self.workers.index(worker)] = self._started("spawn")

    def dismiss(self, only_busy: bool = False) -> None:
        """Let workers go: all, or those that are at a document which nobody wants any more."""
        for worker in [it for it in self.workers if it.tasks or not only_busy]:
            self.workers.remove(worker)
            _end(worker)

    def ask(self, errand: Callable[[Gazetteer], T]) -> Answer[T] | None:
        """Send an idle worker on an errand that pickle can name; None where all are busy.

        One worker is left out: the process that asks works too.
        """
        for worker in self.workers[: self._options.jobs - 1]:
            before = self._sent.get(id(worker))
            if before is not None:
                if not before.has_come():
                    continue
                before.wait()  # its words are out of the way of the next answer
            with suppress(OSError):  # it has died: the answer tells
                worker.pipe.send(errand)
            answer = self._sent[id(worker)] = Answer[T](worker)
            return answer
        return None

    def _started(self, method: str) -> Worker:
        context = get_context(method)
        ours, theirs = context.Pipe()
        # A fork has our ends of all pipes: if it kept them, no worker would see us die.
        inherited = [ours, *(it.pipe for it in self.workers)] if method == "fork" else []
        process = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, self._gazetteer, self._options, inherited), daemon=True
        )
        with without_interrupts():
            process.start()
        theirs.close()
        return Worker(process, ours, since=monotonic())


@contextmanager
def hired(gazetteer: Gazetteer, options: Options) -> Iterator[Crew]:
    """Give the workers of a run; none of them outlives the block."""
    crew = Crew(gazetteer, options)
    try:
        crew.hire()
        yield crew
    finally:
        crew.dismiss()


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Start processes that leave Ctrl-C to us: they inherit that it is ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def start_method() -> str:
    """Return how a process of ours starts: "fork" on Linux where we have one thread."""
    if sys.platform != "linux":
        return "spawn"
    try:
        threads = len(list(_THREADS.iterdir()))  # those of libraries too, which Python can't see
    except OSError:
        return "spawn"
    return "fork" if threads == 1 else "spawn"


def _load_what_all_need(options: Options) -> None:
    """Load here, once, what each fork would load by itself."""
    import numpy  # noqa: F401  (with the next two, 0.3 s)
    import pyproj  # noqa: F401
    import shapely  # noqa: F401

    if not options.language:
        load_detector()
    known = [it for it in LANGUAGES.values() if options.language in ("", it.code)]
    load_ahead(known, options.settings)


def _end(worker: Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _serve(
    pipe: Connection, gazetteer: Gazetteer, options: Options, inherited: Sequence[Connection]
) -> None:
    """Do what is asked until the other end of the pipe is closed, or its process is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that we work for
    for connection in inherited:
        connection.close()
    try:
        while True:
            asked = pipe.recv()
            read = isinstance(asked, Source | Failure)
            pipe.send(work(asked, gazetteer, options) if read else asked(gazetteer))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except GeoeventsError as error:
        pipe.send(error)
