"""Readings to files: one module a format, one table of them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from geoevents.writers import (
    acled,
    gdal,
    geojson,
    geopackage,
    html,
    kml,
    linked_places,
    parquet,
    project,
    reports,
    table,
    ucdp,
)
from geoevents.writers.rows import Rows
from geoevents.writers.run import RunInfo


@dataclass(frozen=True, slots=True)
class Writer:
    """A format. `write` makes `files` in a folder, each whole or not at all, and returns them."""

    files: tuple[str, ...]
    write: Callable[[Rows, Path, RunInfo], tuple[Path, ...]]


WRITERS: dict[str, Writer] = {
    "geojson": Writer(("mentions.geojson", "events.geojson", "areas.geojson"), geojson.write),
    "csv": Writer(("events.csv",), table.write),
    "gpkg": Writer(("geoevents.gpkg",), geopackage.write),
    "html": Writer(("map.html",), html.write),
    "acled-csv": Writer(("acled.csv",), acled.write),
    "ucdp-csv": Writer(("ucdp.csv",), ucdp.write),
    "qgz": Writer(("geoevents.gpkg", "basemap.gpkg", "geoevents.qgz"), project.write),
    "kml": Writer(("geoevents.kml",), kml.write),
    "kmz": Writer(("geoevents.kmz",), kml.write_zipped),
    "fgb": Writer(("mentions.fgb", "events.fgb", "areas.fgb"), gdal.write_flatgeobuf),
    "parquet": Writer(("mentions.parquet", "events.parquet", "areas.parquet"), parquet.write),
    "review": Writer((reports.FILE,), reports.write),
    "lpf": Writer(("places.lpf.json",), linked_places.write),
}
"""Every format by the name that `--formats` takes."""
