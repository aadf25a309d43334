"""The rows of a reading, packed by whoever read it, and all rows of a run from its log."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from geoevents.locations import describe
from geoevents.model import Point, Reading
from geoevents.writers.rows import Row, Rows
from geoevents.writers.shapes import Shape

LAYERS = ("mentions", "events", "areas")


def rows_of(reading: Reading) -> Rows:
    """Return the rows of one reading; a relation's anchors bear their places' names."""
    places = {
        mention.toponym: mention.place
        for mention in reading.mentions
        if mention.toponym is not None and mention.place is not None
    }
    return Rows((reading,), partial(describe, places=places))


def pack(rows: Iterable[Row]) -> bytes:
    """Return rows as compressed JSON."""
    told = [[dict(row.properties), _told_shape(row.shape)] for row in rows]
    return squeeze(json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def unpack(data: bytes) -> Iterator[Row]:
    """Yield the rows that `pack` took."""
    for properties, shape in json.loads(unsqueeze(data)):
        yield Row(properties, _made_shape(shape))


def squeeze(text: str) -> bytes:
    """Return a text as few bytes."""
    return zlib.compress(text.encode("utf-8"), 1)


def unsqueeze(data: bytes) -> str:
    """Return the text that `squeeze` took."""
    return zlib.decompress(data).decode("utf-8")


def _told_shape(shape: Shape | None) -> Any:
    if shape is None:
        return None
    return list(shape.point) if shape.point is not None else {"polygons": shape.polygons}


def _made_shape(told: Any) -> Shape | None:
    if told is None:
        return None
    if isinstance(told, list):
        return Shape(point=Point(*told))
    polygons = told["polygons"]
    return Shape(
        polygons=tuple(
            tuple(tuple((lon, lat) for lon, lat in ring) for ring in polygon)
            for polygon in polygons
        )
    )


@dataclass(frozen=True, slots=True)
class Layer:
    """The packed rows of one layer: one blob a document, with the stories of its events."""

    packed: Iterable[tuple[bytes, Mapping[str, str]]]

    def __iter__(self) -> Iterator[Row]:
        for data, stories in self.packed:
            for row in unpack(data):
                if stories:
                    properties = dict(row.properties)
                    properties["story"] = stories[str(properties["id"])]
                    row = Row(properties, row.shape)
                yield row


@dataclass(frozen=True)
class LoggedRows(Rows):
    """All rows of a run, from its log: made once, by the process that read the document."""

    layers: Mapping[str, Layer] | None = None

    def mentions(self) -> Iterator[Row]:
        """Yield the rows of mentions.geojson, in the order of the documents."""
        return self._layer("mentions")

    def events(self) -> Iterator[Row]:
        """Yield the rows of events.geojson, in the order of the documents."""
        return self._layer("events")

    def areas(self) -> Iterator[Row]:
        """Yield the rows of areas.geojson, in the order of the documents."""
        return self._layer("areas")

    def _layer(self, name: str) -> Iterator[Row]:
        assert self.layers is not None
        return iter(self.layers[name])
