"""The unit of work: one document, from its bytes to all that the log keeps of it."""

from __future__ import annotations

import ctypes
import hashlib
import json
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from geoevents.corrections import Fixes
from geoevents.documents import Failure, Source, load
from geoevents.errors import DocumentError, LanguageError
from geoevents.events.stories import alike, blocks_of
from geoevents.gazetteer import Gazetteer
from geoevents.model import Event, Mention, Reading, Role
from geoevents.pipeline import read
from geoevents.run.options import Options
from geoevents.run.record import dumps
from geoevents.run.rows import pack, rows_of, squeeze

FIXED = ("mentions_rejected", "events_rejected", "mentions_added")
COUNTED = ("mentions", "mentions_placed", "mentions_unplaced", "events", "events_placed")


@dataclass(frozen=True, slots=True)
class Told:
    """An event as the joining of stories needs it.

    `story` is that of its document, `blocks` are those it may join others in, `start` and
    `end` its days as ordinals.
    """

    id: str
    document: str
    number: int
    story: str
    event: str
    blocks: tuple[str, ...] = ()
    alike: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document: plain values, for a pipe and for the log.

    `fixed` is what came of the corrections about it, as JSON; "" where there are none.
    """

    id: str
    stamp: str
    sha256: str = ""
    outcome: str = "read"
    message: str = ""
    counts: tuple[int, ...] = (0,) * len(COUNTED)
    reading: bytes = b""
    layers: tuple[bytes, bytes, bytes] = (b"", b"", b"")
    told: tuple[Told, ...] = ()
    places: tuple[str, ...] = ()
    fixed: str = ""


def work(source: Source | Failure, gazetteer: Gazetteer, options: Options) -> Outcome:
    """Read one document. Whatever is wrong with it is told in one line, and never raised.

    Raises SettingsError and GazetteerError: what is wrong with the run.
    """
    if isinstance(source, Failure):
        return failed(source, source.reason)
    seconds = options.settings.max_seconds
    try:
        with _no_longer_than(seconds):
            loaded = load(source, options.settings, options.language, options.published)
            fixes = options.corrections.of(loaded.document)
            reading = read(loaded.document, gazetteer, options.settings, fixes)
            digest = hashlib.sha256(loaded.data).hexdigest()
            return replace(_outcome(source, digest, reading), fixed=_fixed(fixes))
    except (DocumentError, LanguageError) as error:
        return failed(source, str(error))
    except TimeoutError:
        return failed(source, too_long(seconds))
    except MemoryError:
        return failed(source, "needs more memory than there is; split it")
    except (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError) as error:
        what = f"{type(error).__name__}: {error}"[:200]
        return failed(source, f"was read, but not understood ({what}); please report it")


def failed(source: Source | Failure, reason: str) -> Outcome:
    """Return the outcome of a document that could not be read."""
    line = " ".join(reason.split()).encode("utf-8", "replace").decode()
    return Outcome(source.id, source.stamp, outcome="failed", message=line)


def too_long(seconds: float) -> str:
    """Say that a document took more than its time."""
    return f"takes more than {seconds:g} seconds to read; split it, or remove it"


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in a block that runs on, between two steps of Python."""
    if seconds <= 0:
        yield
        return
    if threading.current_thread() is not threading.main_thread():
        with _thread_no_longer_than(seconds):
            yield
        return

    def stop(signum: int, frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _thread_no_longer_than(seconds: float) -> Iterator[None]:
    """Do the same without a signal, which only a main thread gets: a cluster's are others."""
    thread = ctypes.c_ulong(threading.get_ident())
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    lock, over = threading.Lock(), threading.Event()

    def stop() -> None:
        with lock:
            if not over.is_set():
                raise_in(thread, ctypes.py_object(TimeoutError))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            over.set()
            raise_in(thread, None)  # one on its way comes no more
        timer.cancel()


def _outcome(source: Source, digest: str, reading: Reading) -> Outcome:
    rows = rows_of(reading)
    return Outcome(
        id=source.id,
        stamp=source.stamp,
        sha256=digest,
        counts=_counts(reading),
        reading=squeeze(dumps(reading)),
        layers=(pack(rows.mentions()), pack(rows.events()), pack(rows.areas())),
        told=tuple(_told(event) for event in reading.events),
        places=tuple(sorted({m.place.id for m in reading.mentions if _names_place(m) and m.place})),
    )


def _fixed(fixes: Fixes) -> str:
    if not (told := fixes.told()):
        return ""
    counts = {name: getattr(fixes, name) for name in FIXED}
    return json.dumps({"told": told, "counts": counts}, sort_keys=True)


def _names_place(mention: Mention) -> bool:
    return mention.place is not None and mention.role is Role.PLACE


def _counts(reading: Reading) -> tuple[int, ...]:
    placed = sum(mention.location is not None for mention in reading.mentions)
    events = sum(e.mention is not None and e.mention.location is not None for e in reading.events)
    mentions = len(reading.mentions)
    return mentions, placed, mentions - placed, len(reading.events), events


def _told(event: Event) -> Told:
    number = int(event.id.rpartition("#e")[2] or 0)
    told = Told(event.id, event.document, number, event.story, dumps(_light(event)))
    when, blocks = event.when, blocks_of(event)
    if not (blocks and when and when.earliest and when.latest):
        return told
    days = when.earliest.toordinal(), when.latest.toordinal()
    return replace(told, blocks=blocks, alike=alike(event), start=days[0], end=days[1])


def _light(event: Event) -> Event:
    """Leave out what no rule of stories looks at, and what is heavy."""
    mention = event.mention
    if mention is None:
        return event
    place = replace(mention.place, footprint=b"") if mention.place else None
    location = replace(mention.location, footprint=b"") if mention.location else None
    return replace(
        event,
        mention=replace(mention, place=place, location=location, resolution=None, toponym=None),
    )
