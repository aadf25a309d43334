"""One run of `geoevents map`: inputs to readings, readings to files, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from time import perf_counter

from geoevents import __version__
from geoevents.documents import Failure, Source, expand, weigh
from geoevents.documents.remote import is_address, shown
from geoevents.errors import DocumentError, OutputError, SettingsError
from geoevents.gazetteer import Gazetteer
from geoevents.run import corrected
from geoevents.run.crew import Crew, hired
from geoevents.run.delivery import check_address, deliver
from geoevents.run.log import Log
from geoevents.run.options import FAILURES_TOLD, Options, Progress, Summary
from geoevents.run.record import shape
from geoevents.run.rows import LAYERS, Layer
from geoevents.run.stories import join_logged
from geoevents.run.workers import read_in_order
from geoevents.run.writing import rows_in, write_formats
from geoevents.writers import WRITERS
from geoevents.writers.attribution import attribution_of
from geoevents.writers.files import sweep
from geoevents.writers.parquet import write_parts
from geoevents.writers.postgis import Sheet, prepare, send
from geoevents.writers.postgis_address import Address, address_of
from geoevents.writers.run import GazetteerInfo, InputInfo, RunInfo, write_run

DEFAULT_FORMATS = ("geojson", "csv", "gpkg", "html", "review")
CLUSTER_FORMATS = ("geojson", "csv", "gpkg", "parquet")
"""Those whose making takes the same memory for any number of documents."""


def run(
    options: Options,
    open_gazetteer: Callable[[], Gazetteer],
    progress: Progress = lambda done, share: None,
) -> Summary:
    """Read every document and write every format.

    A document that fails is a Failure of the Summary and the others go on; with `strict`
    it raises DocumentError and nothing is written. Ctrl-C ends the reading: what is done
    is written, and `resume` goes on from there. Raises SettingsError for an unknown
    format and OutputError where the output folder can't be written, before reading.
    """
    started, clock = datetime.now(UTC), perf_counter()
    formats = _checked_formats(options)
    weight = weigh(options.inputs)
    _check_folder(options.output)
    database = address_of(options.to) if options.to else None
    if database:
        prepare(database)
    if options.upload:
        check_address(options.upload)
    with closing(open_gazetteer()) as places, hired(places, options) as crew:
        opened = perf_counter()
        log = Log(options.output, _plan(options, formats, places), options.resume)
        with closing(log):
            at = log.count()
            stopped = _read_all(log, places, options, _Meter(progress, weight), crew)
            done = perf_counter()
            join_logged(log)
            came = corrected.outcomes(options.corrections, log)
            info = RunInfo(
                version=__version__,
                options=_told(options, formats, stopped),
                gazetteers=tuple(_gazetteer_infos(places)),
                inputs=Inputs(log),
                counts=_counts(log) | corrected.counts(came, log),
                timings={"open gazetteer": opened - clock, "read": done - opened},
                started=started.isoformat(timespec="seconds"),
                attribution=attribution_of(places),
                corrections=corrected.told(options.corrections, came) if came else {},
            )
            table = corrected.write(came, options.output)
            files = (*_write(log, formats, places, options, info, crew), *table)
            uploaded = _upload(files, options)
            sent = _send(log, info, database) if database else ""
            failures = tuple(Failure(*row) for row in log.failures(FAILURES_TOLD))
    if not stopped:
        log.remove()
        if options.upload:
            rmtree(options.output, ignore_errors=True)
    return Summary(dict(info.counts), failures, files, stopped, at, sent, uploaded, came)


class Inputs:
    """The inputs of a run with their outcome, from its log; can be gone through again."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def __iter__(self) -> Iterator[InputInfo]:
        return (InputInfo(*row) for row in self._log.inputs())


def _read_all(log: Log, places: Gazetteer, options: Options, meter: _Meter, crew: Crew) -> bool:
    """Read what the log does not hold yet; return whether Ctrl-C cut it short."""
    position = [log.count()]
    units = _left(log, options, position, meter)
    outcomes = read_in_order(units, places, options, crew)
    try:
        for outcome in outcomes:
            if options.strict and outcome.outcome == "failed":
                log.remove()
                raise DocumentError(
                    f"{outcome.id}: {outcome.message} (--strict: nothing was written)"
                )
            position[0] += 1
            log.add(position[0], outcome)
            meter.step(position[0])
    except KeyboardInterrupt:
        return True
    finally:
        outcomes.close()  # type: ignore[attr-defined]
    return False


def _left(
    log: Log, options: Options, position: list[int], meter: _Meter
) -> Iterator[Source | Failure]:
    """Yield the documents that the log does not hold; where the input changed, from there on."""
    done, n = position[0], 0
    for n, unit in enumerate(expand(options.inputs, options.settings, options.columns), start=1):
        meter.pass_by(unit)
        if n <= done:
            if log.holds(n, unit.id, unit.stamp):
                continue
            log.cut(n)
            done = n - 1
            position[0] = done
        yield unit
    if n < done:
        log.cut(n + 1)
        position[0] = n


class _Meter:
    """How far a run is, in documents and in bytes of the input."""

    def __init__(self, progress: Progress, weight: int) -> None:
        self._progress, self._weight, self._passed = progress, max(weight, 1), 0

    def pass_by(self, unit: Source | Failure) -> None:
        """Take note that the input is read as far as this unit's end."""
        self._passed += unit.weight

    def step(self, done: int) -> None:
        """Tell that one more document is done."""
        self._progress(done, min(1.0, self._passed / self._weight))


def _write(
    log: Log, formats: tuple[str, ...], places: Gazetteer, options: Options, info: RunInfo,
    crew: Crew,
) -> tuple[Path, ...]:  # fmt: skip
    begun, folder = perf_counter(), options.output
    files = write_formats(log, formats, places, options, replace(info, inputs=()), crew)
    if options.engine == "dask":
        files.extend(write_parts(rows_in(log), folder))
    timings = {**info.timings, "write": perf_counter() - begun}
    return (*files, write_run(replace(info, timings=timings), folder))


def _upload(files: tuple[Path, ...], options: Options) -> tuple[str, ...]:
    return deliver(files, options.output, options.upload) if options.upload else ()


def _send(log: Log, info: RunInfo, database: Address) -> str:
    sheets = (
        Sheet(
            InputInfo(*row),
            *(
                tuple(Layer(((data, stories if name == "events" else {}),))) if data else ()
                for name, data in zip(LAYERS, layers, strict=True)
            ),
        )
        for row, layers, stories in log.sheets()
    )
    return f"{send(sheets, info, database)} documents to {database.shown}"


def _checked_formats(options: Options) -> tuple[str, ...]:
    formats = options.formats
    if unknown := [name for name in formats if name not in WRITERS]:
        known = ", ".join(WRITERS)
        raise SettingsError(f"--formats: no format is called {unknown[0]!r}; there are: {known}")
    return formats or (CLUSTER_FORMATS if options.engine == "dask" else DEFAULT_FORMATS)


def _check_folder(folder: Path) -> None:
    """Refuse an output folder that can't be written, before an hour of reading is lost."""
    probe = folder / ".geoevents.probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
        sweep(folder)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(
            f"{folder}: cannot be written ({reason}); choose another with -o"
        ) from None


def _plan(options: Options, formats: tuple[str, ...], gazetteer: Gazetteer) -> dict[str, object]:
    """Return what must be the same for a run to go on: what a reading depends on."""
    return {
        "version": __version__,
        "nouns": shape(),
        "inputs": list(options.inputs),
        "date": options.published.isoformat() if options.published else None,
        "language": options.language,
        "settings": asdict(options.settings),
        "columns": dict(options.columns),
        "gazetteer": [asdict(info) for info in gazetteer.info()],
        "corrections": options.corrections.digest,
    }


def _counts(log: Log) -> dict[str, int]:
    counts = log.counts()
    names = (
        *("documents", "documents_read", "mentions", "places", "mentions_placed"),
        *("mentions_unplaced", "events", "events_placed", "stories"),
    )
    return {name: counts[name] for name in names}


def _told(options: Options, formats: tuple[str, ...], stopped: bool) -> dict[str, object]:
    return {
        "inputs": [shown(name) if is_address(name) else name for name in options.inputs],
        "output": shown(options.upload) if options.upload else str(options.output),
        "date": options.published.isoformat() if options.published else None,
        "language": options.language or None,
        "formats": list(formats),
        "recogniser": options.settings.recogniser,
        "strict": options.strict,
        "tiles": options.tiles,
        "hxl": options.hxl,
        "jobs": options.jobs,
        **({"engine": options.engine} if options.engine != "local" else {}),
        **({"stopped": True} if stopped else {}),
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
