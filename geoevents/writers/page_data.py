"""What the page is told: all rows of a run as one JSON value, ready to stand inside HTML."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from geoevents.model import Count, Document, Event, Location, Mention, Method, Reading, Span
from geoevents.writers.basemap import basemap
from geoevents.writers.legend import marks, page_text
from geoevents.writers.rows import Rows, event_row, mention_row
from geoevents.writers.run import RunInfo
from geoevents.writers.shapes import DECIMALS, of_footprint

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ckb", "ps"})
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def embedded(value: object) -> str:
    """Return JSON that can stand inside a script element: nothing in it ends the element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def page_language(rows: Rows, run: RunInfo) -> str:
    """Return the interface's language: what the run asks, else French for French documents."""
    spoken = Counter(reading.document.language for reading in rows.readings)
    asked = run.language or (spoken.most_common(1)[0][0] if spoken else "")
    return asked if asked in ("fr", "en") else "en"


def page_data(rows: Rows, run: RunInfo) -> dict[str, Any]:
    """Return the page's data. Points are [lat, lon] from here on, as Leaflet has them."""
    language = page_language(rows, run)
    points = [
        (mention.location.point.lon, mention.location.point.lat)
        for mention in _placed(rows)
        if mention.location
    ]
    return {
        "language": language,
        "words": json.loads(page_text("words.json"))[language],
        "kinds": _kinds(rows, language),
        "attribution": list(run.attribution),
        "documents": [_document(reading.document) for reading in rows.readings],
        "events": [it for n, reading in enumerate(rows.readings) for it in _events(n, reading)],
        "mentions": [
            _mention(n, mention, reading, rows)
            for n, reading in enumerate(rows.readings)
            for mention in reading.mentions
            if mention.role.value == "place"
        ],
        "areas": _areas(rows),
        "labels": [[it.name, it.lat, it.lon, it.population] for it in run.labels],
        "basemap": basemap(points, language),
    }


def _placed(rows: Rows) -> Iterator[Mention]:
    """Yield where events are: one mention an event that has a point, so boxes can be weighed."""
    for reading in rows.readings:
        for event in reading.events:
            if event.mention and event.mention.location and event.geo_precision != 3:
                yield event.mention


def _kinds(rows: Rows, language: str) -> dict[str, list[str]]:
    used = {event.kind for reading in rows.readings for event in reading.events}
    return {
        kind: [it.colour, it.shape, it.names.get(language, kind)]
        for kind, it in marks().items()
        if kind in used
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title or document.id,
        "source": document.source,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "dir": "rtl" if document.language in _RIGHT_TO_LEFT else "ltr",
        "url": document.url if urlsplit(document.url).scheme in ("http", "https") else "",
    }


def _events(number: int, reading: Reading) -> Iterator[dict[str, Any]]:
    for event in reading.events:
        row = event_row(event, reading.document)
        location = event.mention.location if event.mention else None
        kept = {name: value for name, value in row.properties.items() if value is not None}
        yield {
            **kept,
            "document": number,
            "called": _called(event.mention),
            "source_inherited": event.source_inherited,
            "marks": _marks(event),
            "why": event.reason or (event.mention.reason if event.mention else ""),
            "at": _at(location),
        }


def _called(mention: Mention | None) -> str:
    """Return the place as the document calls it ("Alep" for the gazetteer's Aleppo), or ""."""
    if mention is None or mention.toponym is None or mention.method is not Method.GAZETTEER:
        return ""
    return mention.toponym.name


def _marks(event: Event) -> list[list[Any]]:
    """Return [start, end, what] of the evidence, in code points from the sentence's start."""
    counts: tuple[Count | None, ...] = (event.deaths, event.injured, event.displaced)
    spans: list[tuple[Span | None, str]] = [
        (event.trigger_span, "trigger"),
        (event.mention.span if event.mention else None, "place"),
        (event.when.span if event.when else None, "date"),
        *((count.span if count else None, "count") for count in counts),
    ]
    start = event.sentence_span.start
    return sorted(
        [span.start - start, span.end - start, what]
        for span, what in spans
        if span and event.sentence_span.covers(span)
    )


def _mention(number: int, mention: Mention, reading: Reading, rows: Rows) -> dict[str, Any]:
    row = mention_row(mention, reading, rows.describe).properties
    names = ("id", "text", "name", "method", "relation", "confidence", "uncertainty_m", "reason")
    kept = {name: row[name] for name in names if row[name] is not None}
    return {**kept, "document": number, "at": _at(mention.location)}


def _areas(rows: Rows) -> list[dict[str, Any]]:
    """Return every footprint, and a circle of doubt where there is none, each drawn once."""
    drawn: dict[Location, dict[str, Any]] = {}
    for reading in rows.readings:
        for mention in (*reading.mentions, *(it.mention for it in reading.events if it.mention)):
            if mention.location and mention.role.value == "place":
                area = drawn.setdefault(mention.location, _area(mention, mention.location))
                area["of"] = sorted({*area["of"], mention.id})
    return list(drawn.values())


def _area(mention: Mention, location: Location) -> dict[str, Any]:
    shape = of_footprint(location.footprint) if location.footprint else None
    rings = (
        [[[(y, x) for x, y in ring] for ring in part] for part in shape.polygons] if shape else []
    )
    return {
        "of": [],
        "shape": location.shape,
        "label": " ".join(mention.text.split()),
        "at": _at(location),
        "radius_m": round(location.uncertainty_m),
        "rings": rings,
    }


def _at(location: Location | None) -> list[float] | None:
    """Return [lat, lon]: the flip that Leaflet needs is made here and nowhere else."""
    if location is None:
        return None
    return [round(location.point.lat, DECIMALS), round(location.point.lon, DECIMALS)]
