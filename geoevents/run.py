"""One run of `geoevents map`: inputs to readings, readings to files, and what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from geoevents import __version__
from geoevents.documents import Failure, Source, collect, load
from geoevents.errors import DocumentError, OutputError, SettingsError
from geoevents.events.stories import join_stories
from geoevents.gazetteer import Gazetteer
from geoevents.locations import describe
from geoevents.model import Mention, Place, Reading, Role, Toponym
from geoevents.pipeline import read
from geoevents.settings import Settings
from geoevents.writers import WRITERS
from geoevents.writers.labels import labels_near
from geoevents.writers.rows import Rows
from geoevents.writers.run import GazetteerInfo, InputInfo, RunInfo, write_run

DEFAULT_FORMATS = ("geojson", "csv", "gpkg", "html")

Progress = Callable[[int, int], None]
"""Called with how many documents are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked for."""

    inputs: tuple[str, ...]
    output: Path = Path("outputs")
    published: date | None = None
    language: str = ""
    formats: tuple[str, ...] = ()
    strict: bool = False
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a run: counts by name, what failed, and the files that were written."""

    counts: dict[str, int]
    failures: tuple[Failure, ...]
    files: tuple[Path, ...]


def run(
    options: Options,
    open_gazetteer: Callable[[], Gazetteer],
    progress: Progress = lambda done, total: None,
) -> Summary:
    """Read every document and write every format.

    A document that fails is a Failure of the Summary and the others go on; with `strict`
    it raises DocumentError and nothing is written. Raises SettingsError for an unknown
    format and OutputError where the output folder can't be written, before reading.
    """
    started, clock = datetime.now(UTC), perf_counter()
    formats = _checked_formats(options.formats)
    found = list(collect(options.inputs))
    _check_folder(options.output)
    with closing(open_gazetteer()) as places:
        opened = perf_counter()
        inputs, readings = _read_all(found, places, options, progress)
        done = perf_counter()
        rows = Rows(readings, partial(describe, places=_anchor_places(readings)))
        info = RunInfo(
            version=__version__,
            options=_told(options, formats),
            gazetteers=tuple(_gazetteer_infos(places)),
            inputs=inputs,
            counts=_counts(inputs, readings),
            timings={"open gazetteer": opened - clock, "read": done - opened},
            started=started.isoformat(timespec="seconds"),
            attribution=_credits(places),
            labels=labels_near(readings, places),
        )
    files = [path for name in formats for path in WRITERS[name].write(rows, options.output, info)]
    timings = {**info.timings, "write": perf_counter() - done}
    files.append(write_run(replace(info, timings=timings), options.output))
    failures = tuple(Failure(i.id, i.message) for i in inputs if i.outcome == "failed")
    return Summary(dict(info.counts), failures, tuple(files))


def _checked_formats(formats: tuple[str, ...]) -> tuple[str, ...]:
    if unknown := [name for name in formats if name not in WRITERS]:
        known = ", ".join(WRITERS)
        raise SettingsError(f"--formats: no format is called {unknown[0]!r}; there are: {known}")
    return formats or DEFAULT_FORMATS


def _check_folder(folder: Path) -> None:
    """Refuse an output folder that can't be written, before an hour of reading is lost."""
    probe = folder / ".geoevents.probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(
            f"{folder}: cannot be written ({reason}); choose another with -o"
        ) from None


def _read_all(
    found: list[Source | Failure], gazetteer: Gazetteer, options: Options, progress: Progress
) -> tuple[tuple[InputInfo, ...], tuple[Reading, ...]]:
    inputs: list[InputInfo] = []
    readings: list[Reading] = []
    for number, source in enumerate(found, start=1):
        outcome, reading = _read_one(source, gazetteer, options)
        if options.strict and outcome.outcome == "failed":
            raise DocumentError(f"{outcome.id}: {outcome.message} (--strict: nothing was written)")
        inputs.append(outcome)
        readings.extend([] if reading is None else [reading])
        progress(number, len(found))
    return tuple(inputs), _with_stories(readings)


def _read_one(
    source: Source | Failure, gazetteer: Gazetteer, options: Options
) -> tuple[InputInfo, Reading | None]:
    if isinstance(source, Failure):
        return InputInfo(source.id, outcome="failed", message=source.reason), None
    try:
        loaded = load(source, options.settings, options.language, options.published)
    except DocumentError as error:
        return InputInfo(source.id, outcome="failed", message=str(error)), None
    digest = hashlib.sha256(loaded.data).hexdigest()
    return InputInfo(source.id, digest), read(loaded.document, gazetteer, options.settings)


def _with_stories(readings: list[Reading]) -> tuple[Reading, ...]:
    """Join the events of all documents into stories, each event staying in its reading."""
    events = iter(join_stories(tuple(event for r in readings for event in r.events)))
    return tuple(replace(r, events=tuple(next(events) for _ in r.events)) for r in readings)


def _counts(inputs: tuple[InputInfo, ...], readings: tuple[Reading, ...]) -> dict[str, int]:
    mentions = [mention for reading in readings for mention in reading.mentions]
    events = [event for reading in readings for event in reading.events]
    return {
        "documents": len(inputs),
        "documents_read": len(readings),
        "mentions": len(mentions),
        "places": len(set(_named_places(mentions))),
        "mentions_placed": sum(mention.location is not None for mention in mentions),
        "mentions_unplaced": sum(mention.location is None for mention in mentions),
        "events": len(events),
        "events_placed": sum(
            e.mention is not None and e.mention.location is not None for e in events
        ),
        "stories": len({event.story for event in events}),
    }


def _named_places(mentions: list[Mention]) -> Iterator[str]:
    return (m.place.id for m in mentions if m.place is not None and m.role is Role.PLACE)


def _told(options: Options, formats: tuple[str, ...]) -> dict[str, object]:
    return {
        "inputs": list(options.inputs),
        "output": str(options.output),
        "date": options.published.isoformat() if options.published else None,
        "language": options.language or None,
        "formats": list(formats),
        "recogniser": options.settings.recogniser,
        "strict": options.strict,
    }


def _credits(gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return one line a source: whose data, under which licence."""
    lines = (line.strip() for i in gazetteer.info() for line in i.attribution.split(";"))
    return tuple(dict.fromkeys(filter(None, lines)))


def _anchor_places(readings: tuple[Reading, ...]) -> dict[Toponym, Place]:
    return {
        mention.toponym: mention.place
        for reading in readings
        for mention in reading.mentions
        if mention.toponym is not None and mention.place is not None
    }


def _gazetteer_infos(gazetteer: Gazetteer) -> Iterator[GazetteerInfo]:
    for source in gazetteer.info():
        yield GazetteerInfo(
            name=f"{source.name} {source.version}".strip(),
            places=source.places,
            date=source.date,
            licence=source.licence,
            attribution=source.attribution,
        )
