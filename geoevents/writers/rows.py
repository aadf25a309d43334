"""Readings to flat rows: which properties each layer has, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from geoevents.events import EVENT_KINDS, acled_types, plover_code, ucdp_type
from geoevents.model import (
    Count,
    Document,
    Event,
    Location,
    Mention,
    Method,
    Reading,
    Relation,
    Sentence,
    Span,
)
from geoevents.writers.shapes import Shape, of_footprint, of_point

Value: TypeAlias = str | int | float | None
Properties: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Row:
    """One feature: its flat properties in the order of the schema, and its shape."""

    properties: Properties
    shape: Shape | None


def words_of(relation: Relation) -> str:
    """Say a relation in words: its kind and what the text has."""
    return f"{relation.kind.value.replace('_', ' ')}: {_line(relation.text)}"


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a run, made while they are asked for.

    `readings` may be read from disk each time they are gone through. `describe` puts a
    relation into normalised words ("4 km southwest of Palmyra").
    """

    readings: Iterable[Reading]
    describe: Callable[[Relation], str] = words_of

    def mentions(self) -> Iterable[Row]:
        """Yield the rows of mentions.geojson, in the order of the documents."""
        for reading in self.readings:
            for mention in reading.mentions:
                yield mention_row(mention, reading, self.describe)

    def events(self) -> Iterable[Row]:
        """Yield the rows of events.geojson, in the order of the documents."""
        for reading in self.readings:
            for event in reading.events:
                yield event_row(event, reading.document)

    def areas(self) -> Iterable[Row]:
        """Yield the rows of areas.geojson: mentions, then places that only an event has."""
        for reading in self.readings:
            seen = {mention.id for mention in reading.mentions}
            for mention in reading.mentions:
                yield from area_row(mention.id, mention)
            for event in reading.events:
                if event.mention is not None and event.mention.id not in seen:
                    yield from area_row(event.id, event.mention)


def mention_row(
    mention: Mention, reading: Reading, describe: Callable[[Relation], str] = words_of
) -> Row:
    """Return the row of one mention of a place."""
    place, document = mention.place, reading.document
    properties: dict[str, Value] = {
        "id": mention.id,
        "document": document.id,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "role": mention.role.value,
        "place_id": place.id if place else None,
        "name": place.name if place else (mention.toponym.name if mention.toponym else None),
        "country": (place.country or None) if place else None,
        "admin1": (place.admin1 or None) if place else None,
        "feature": (place.feature or None) if place else None,
        "method": mention.method.value,
        "relation": describe(mention.relation) if mention.relation else None,
        "confidence": round(mention.confidence, 2),
        "uncertainty_m": _uncertainty(mention.location),
        "reason": mention.reason or None,
        "sentence": sentence_of(reading, mention.span).of(document.text),
    }
    return Row(properties, _point(mention.location))


def event_row(event: Event, document: Document) -> Row:
    """Return the row of one event at one place.

    `reason`, beyond the schema's list, is set where there is no point: RFC 7946's null
    geometry never stands without one.
    """
    mention, when = event.mention, event.when
    location = mention.location if mention else None
    properties: dict[str, Value] = {
        "id": event.id,
        "story": event.story,
        "document": event.document,
        "kind": event.kind,
        "status": event.status.value,
        "scope": event.scope.value,
        "trigger": event.trigger,
        "trigger_start": event.trigger_span.start,
        "trigger_end": event.trigger_span.end,
        "date_start": when.earliest.isoformat() if when and when.earliest else None,
        "date_end": when.latest.isoformat() if when and when.latest else None,
        "date_text": (when.text or None) if when else None,
        "date_precision": when.precision.value if when else "unknown",
        "actor": event.actor or None,
        "target": event.target or None,
        **_bounds("deaths", event.deaths),
        **_bounds("injured", event.injured),
        **_bounds("displaced", event.displaced),
        "victims": event.victims or None,
        "source": event.source or None,
        "place": place_name(mention) if mention else None,
        "place_id": mention.place.id if mention and mention.place else None,
        "mention_id": mention.id if mention else None,
        "geo_precision": event.geo_precision,
        "uncertainty_m": _uncertainty(location),
        "confidence": round(event.confidence, 2),
        "sentence": event.sentence_span.of(document.text),
        "sentence_start": event.sentence_span.start,
        "sentence_end": event.sentence_span.end,
        **_codes(event),
        "reason": _why_not(event),
    }
    return Row(properties, _point(location))


def area_row(of: str, mention: Mention) -> Iterator[Row]:
    """Yield the row of the shape a mention draws, if it draws one."""
    location = mention.location
    shape = of_footprint(location.footprint) if location and location.footprint else None
    if location is None or shape is None:
        return
    properties: dict[str, Value] = {
        "id": f"{of}:area",
        "of": of,
        "shape": location.shape or None,
        "label": _line(mention.text),
        "uncertainty_m": _uncertainty(location),
    }
    yield Row(properties, shape)


def place_name(mention: Mention) -> str:
    """Name where a mention is: the place's name, else the words of the text."""
    if mention.place and mention.method is Method.GAZETTEER:
        return mention.place.name
    if mention.toponym and mention.method is not Method.PART:
        return mention.toponym.name
    return _line(mention.text)


def sentence_of(reading: Reading, span: Span) -> Span:
    """Return the sentence in which a span starts, or the span itself where none has it."""
    found: Sentence | None = next(
        (s for s in reading.sentences if s.span.start <= span.start < s.span.end), None
    )
    return found.span if found else span


def _codes(event: Event) -> dict[str, Value]:
    """Return the codes of other schemes; none for a kind that is not ours."""
    known = event.kind in EVENT_KINDS
    acled_type, acled_sub_type = acled_types(event) if known else ("", "")
    return {
        "acled_event_type": acled_type or None,
        "acled_sub_event_type": acled_sub_type or None,
        "ucdp_type": ucdp_type(event) if known else None,
        "plover": (plover_code(event) or None) if known else None,
    }


def _why_not(event: Event) -> str | None:
    if event.mention and event.mention.location:
        return None
    said = event.reason or (event.mention.reason if event.mention else "")
    return said or "the text names no place for it"


def _point(location: Location | None) -> Shape | None:
    return of_point(location.point) if location else None


def _uncertainty(location: Location | None) -> int | None:
    return round(location.uncertainty_m) if location else None


def _bounds(name: str, count: Count | None) -> dict[str, Value]:
    low, high = (count.low, count.high) if count else (None, None)
    return {f"{name}_low": low, f"{name}_high": high}


def _line(text: str) -> str:
    """Put words on one line: a report's own line breaks and no-break spaces become spaces."""
    return " ".join(text.split())
