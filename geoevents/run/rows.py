"""The rows of a reading, packed by whoever read it, and all rows of a run from its log."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from geoevents.locations import describe
from geoevents.model import Reading
from geoevents.writers.geojson import Features, around, feature
from geoevents.writers.rows import Row, Rows
from geoevents.writers.shapes import of_geojson

LAYERS = ("mentions", "events", "areas")
_END = "\n"
_BEFORE_ID = '{"type": "Feature", "id": '
_value_at = json.JSONDecoder().raw_decode


def rows_of(reading: Reading) -> Rows:
    """Return the rows of one reading; a relation's anchors bear their places' names."""
    places = {
        mention.toponym: mention.place
        for mention in reading.mentions
        if mention.toponym is not None and mention.place is not None
    }
    return Rows((reading,), partial(describe, places=places))


def pack(rows: Iterable[Row]) -> bytes:
    """Return rows as GeoJSON has them, compressed: the box around all, then a feature a line.

    So who puts a run's features together need not make them: that is not shared by workers.
    """
    held = tuple(rows)
    lines = (json.dumps(feature(row), ensure_ascii=False) for row in held)
    return squeeze("\n".join((json.dumps(around(held)), *lines)))


def unpack(data: bytes) -> Iterator[Row]:
    """Yield the rows that `pack` took."""
    _, _, lines = unsqueeze(data).partition("\n")
    for told in json.loads(f"[{lines.replace(_END, ',')}]"):
        yield Row(told["properties"], of_geojson(told["geometry"]))


def squeeze(text: str) -> bytes:
    """Return a text as few bytes."""
    return zlib.compress(text.encode("utf-8"), 1)


def unsqueeze(data: bytes) -> str:
    """Return the text that `squeeze` took."""
    return zlib.decompress(data).decode("utf-8")


@dataclass(frozen=True, slots=True)
class Layer:
    """The packed rows of one layer: one blob a document, with the stories of its events."""

    packed: Iterable[tuple[bytes, Mapping[str, str]]]

    def __iter__(self) -> Iterator[Row]:
        for data, stories in self.packed:
            for row in unpack(data):
                if stories:
                    told = dict(row.properties)
                    yield Row(told | {"story": stories[str(told["id"])]}, row.shape)
                else:
                    yield row

    def features(self) -> Iterator[Features]:
        """Yield the features of each document as a GeoJSON file has them."""
        for data, stories in self.packed:
            box, _, text = unsqueeze(data).partition(_END)
            lines = text.split(_END)
            if stories:
                lines = [_in_story(line, stories) for line in lines]
            if text:
                yield Features(f",{_END}".join(lines), json.loads(box))


def _in_story(line: str, stories: Mapping[str, str]) -> str:
    """Return the line of an event with the name of its story.

    The first `"story": ` is the property: in a value, a stroke would stand before the quotes.
    """
    id_, _ = _value_at(line, len(_BEFORE_ID))
    before, key, after = line.partition('"story": ')
    _, end = _value_at(after)
    return f"{before}{key}{json.dumps(stories[id_])}{after[end:]}"


@dataclass(frozen=True)
class LoggedRows(Rows):
    """All rows of a run, from its log: made once, by the process that read the document."""

    layers: Mapping[str, Layer] = field(default_factory=dict)

    def mentions(self) -> Layer:
        """Return the rows of mentions.geojson, in the order of the documents."""
        return self.layers["mentions"]

    def events(self) -> Layer:
        """Return the rows of events.geojson, in the order of the documents."""
        return self.layers["events"]

    def areas(self) -> Layer:
        """Return the rows of areas.geojson, in the order of the documents."""
        return self.layers["areas"]
