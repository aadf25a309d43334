"""What is known of a run as a whole, and run.json, the only file with times in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import NamedTuple

from geoevents.writers.files import beside


class Label(NamedTuple):
    """A town to write on the basemap: degrees, WGS 84, longitude first."""

    name: str
    lon: float
    lat: float
    population: int = 0


@dataclass(frozen=True, slots=True)
class GazetteerInfo:
    """One gazetteer that was asked. `date` is the ISO day of its data, or ""."""

    name: str
    places: int = 0
    names: int = 0
    date: str = ""
    licence: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class InputInfo:
    """One document that was asked for. `outcome` is "read", "failed" or "skipped"."""

    id: str
    sha256: str = ""
    outcome: str = "read"
    message: str = ""


@dataclass(frozen=True, slots=True)
class RunInfo:
    """A run: what it was asked, what it used, what came of it.

    `timings` are seconds by stage; `started` is an ISO date and time. Both reach run.json
    alone. `attribution` credits the data, one line a source, in the map and in each
    GeoJSON file. `labels` are towns for the basemap. `language` is that of the map's
    interface ("fr", "en"), or "" to follow the documents. `corrections` is what came of those
    that were replayed.
    """

    version: str = ""
    options: Mapping[str, object] = field(default_factory=dict)
    gazetteers: tuple[GazetteerInfo, ...] = ()
    inputs: Iterable[InputInfo] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    timings: Mapping[str, float] = field(default_factory=dict)
    started: str = ""
    attribution: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    language: str = ""
    corrections: Mapping[str, object] = field(default_factory=dict)


def write_run(run: RunInfo, folder: Path) -> Path:
    """Write run.json and return its path; the inputs, which may be millions, as a stream."""
    path = folder / "run.json"
    record = {
        "version": run.version,
        "started": run.started,
        "options": dict(run.options),
        "gazetteers": [asdict(gazetteer) for gazetteer in run.gazetteers],
        "attribution": list(run.attribution),
        "counts": dict(run.counts),
        **({"corrections": dict(run.corrections)} if run.corrections else {}),
        "timings": {stage: round(seconds, 3) for stage, seconds in run.timings.items()},
    }
    text = json.dumps(record, ensure_ascii=False, indent=2, default=str)
    with beside(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text.removesuffix("\n}") + ',\n  "inputs": [')
        for number, document in enumerate(run.inputs):
            line = json.dumps(asdict(document), ensure_ascii=False)
            file.write(f"{',' if number else ''}\n    {line}")
        file.write("\n  ]\n}\n")
    return path
