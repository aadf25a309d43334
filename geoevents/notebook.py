"""Reading a text from Python: its rows as GeoDataFrames, its map in a notebook."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - `date` is what the caller names it
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, overload

from geoevents import __version__
from geoevents.documents import from_text
from geoevents.events import join_stories
from geoevents.gazetteer import Gazetteer
from geoevents.model import Document, Reading
from geoevents.pipeline import read as read_document
from geoevents.settings import Settings
from geoevents.writers import WRITERS
from geoevents.writers.attribution import attribution_of
from geoevents.writers.geojson import feature
from geoevents.writers.html import page
from geoevents.writers.labels import labels_near
from geoevents.writers.rows import Row, Rows
from geoevents.writers.run import RunInfo
from geoevents.writers.schema import AREA_FIELDS, EVENT_FIELDS, MENTION_FIELDS, Field

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_HEIGHT_PX = 600


class TextReading:
    """What was understood of a text: three tables, and a map where a notebook shows it.

    `mentions`, `events` and `areas` are GeoDataFrames (WGS 84) with the columns of
    docs/output-schema.md; a row that could not be placed has no geometry and a `reason`.
    `reading` holds the records behind them.
    """

    def __init__(self, reading: Reading, gazetteer: Gazetteer) -> None:
        self.reading = reading
        self._gazetteer = gazetteer
        self._rows = Rows((reading,))

    @cached_property
    def mentions(self) -> GeoDataFrame:
        """One row a mention of a place: a point, or no geometry."""
        return _frame(MENTION_FIELDS, self._rows.mentions())

    @cached_property
    def events(self) -> GeoDataFrame:
        """One row an event at one place: a point, or no geometry."""
        return _frame(EVENT_FIELDS, self._rows.events())

    @cached_property
    def areas(self) -> GeoDataFrame:
        """One row a mention that is not a point: a polygon."""
        return _frame(AREA_FIELDS, self._rows.areas())

    def html(self) -> str:
        """Return the whole page of the map: it loads nothing and runs nothing of the text."""
        return page(self._rows, self._run())

    def save(self, folder: str | Path, formats: Iterable[str] = ("html",)) -> tuple[Path, ...]:
        """Write files of these formats ("html", "geojson", "gpkg" …) and return their paths.

        Raises:
            KeyError: a format that `geoevents map --formats` does not know either.
        """
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        run = self._run()
        return tuple(p for name in formats for p in WRITERS[name].write(self._rows, target, run))

    def _run(self) -> RunInfo:
        return RunInfo(
            version=__version__,
            attribution=attribution_of(self._gazetteer),
            labels=labels_near((self.reading,), self._gazetteer),
        )

    def _repr_html_(self) -> str:
        # A frame of its own: the page's style and scripts stay out of the notebook, and
        # the notebook's out of the page.
        return (
            f'<iframe srcdoc="{html.escape(self.html())}" style="width:100%;border:0" '
            f'height="{_HEIGHT_PX}" sandbox="allow-scripts"></iframe>'
        )

    def __repr__(self) -> str:
        reading = self.reading
        return f"<TextReading: {len(reading.mentions)} mentions, {len(reading.events)} events>"


@overload
def read(
    document: str,
    gazetteer: Gazetteer | None = None,
    settings: Settings | None = None,
    *,
    date: Date | str | None = None,
    language: str = "",
    title: str = "",
    source: str = "",
) -> TextReading: ...


@overload
def read(
    document: Document, gazetteer: Gazetteer | None = None, settings: Settings | None = None
) -> Reading: ...


def read(
    document: Document | str,
    gazetteer: Gazetteer | None = None,
    settings: Settings | None = None,
    *,
    date: Date | str | None = None,
    language: str = "",
    title: str = "",
    source: str = "",
) -> Reading | TextReading:
    """Read a text (or a Document): which places it names, what happened there, and when.

    `date` is the day of publication (a date, or "2016-12-08"); without it weekdays of the
    text get no day. `language` is "fr", "en" …; without it the text's own is told. The
    default gazetteer is built on first use and then kept open.

    Raises:
        DocumentError: the text is empty, or in a language that is unknown or not read.
        ValueError: `date` is no ISO 8601 date.
    """
    gazetteer, settings = gazetteer or _default(), settings or Settings()
    if isinstance(document, Document):
        return read_document(document, gazetteer, settings)
    day = Date.fromisoformat(date) if isinstance(date, str) else date
    text = from_text(document, settings, language, day, title=title, source=source)
    return TextReading(_with_stories(read_document(text, gazetteer, settings)), gazetteer)


def _with_stories(reading: Reading) -> Reading:
    return replace(reading, events=join_stories(reading.events))


@cache
def _default() -> Gazetteer:
    return Gazetteer.default()


def _frame(fields: tuple[Field, ...], rows: Iterable[Row]) -> GeoDataFrame:
    """Return rows as a table with all columns of their layer, those that are empty too."""
    from geopandas import GeoDataFrame

    columns = ["geometry", *(field.name for field in fields)]
    features = [feature(row) for row in rows]
    made = (
        GeoDataFrame.from_features(features, crs=4326, columns=columns)
        if features
        else GeoDataFrame(columns=columns, geometry="geometry", crs=4326)
    )
    # 34 deaths, not 34.0, where another row has none.
    whole = {field.name: "Int64" for field in fields if field.type == "integer"}
    return made.astype(whole)
