"""What a run is asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from geoevents.corrections import NO_CORRECTIONS, Corrections
from geoevents.corrections import Outcome as CorrectionOutcome
from geoevents.documents import Failure
from geoevents.settings import Settings

Progress = Callable[[int, float], None]
"""Called with how many documents are done, and the share of the input's bytes (0 to 1)."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked for.

    `jobs` is the number of processes. `columns` maps what we look for in a table (text,
    published, title, source, url, language) to the table's own columns. `tiles` is "none" or
    "osm": online tiles in the map. `hxl` gives events.csv a row of HXL tags. `to` is the
    address of a PostGIS database, which may hold a password: it is shown nowhere.
    `engine` is "local" or "dask", with the address of a `scheduler` or, without one, `jobs`
    processes of this machine. `upload` is an address (s3://…) to which the files of `output`
    go when they are whole.
    `corrections` are what reviewers decided, replayed on every document.
    """

    inputs: tuple[str, ...]
    output: Path = Path("outputs")
    published: date | None = None
    language: str = ""
    formats: tuple[str, ...] = ()
    strict: bool = False
    settings: Settings = field(default_factory=Settings)
    jobs: int = 1
    resume: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    tiles: str = "none"
    hxl: bool = False
    to: str = field(default="", repr=False)
    engine: str = "local"
    scheduler: str = ""
    upload: str = field(default="", repr=False)
    corrections: Corrections = NO_CORRECTIONS


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a run: counts by name, what failed, and the files that were written.

    `failures` are the first `FAILURES_TOLD`; run.json has all. `stopped` says that the run
    was interrupted: what was done is written, and `resume` goes on from there. `sent` says
    how many documents went to which database, `uploaded` where the files are that went to
    an address; `corrections` is what came of each decision.
    """

    counts: dict[str, int]
    failures: tuple[Failure, ...]
    files: tuple[Path, ...]
    stopped: bool = False
    resumed_at: int = 0
    sent: str = ""
    uploaded: tuple[str, ...] = ()
    corrections: tuple[CorrectionOutcome, ...] = ()


FAILURES_TOLD = 1_000
