"""What the page is told: all rows of a run as one JSON value, ready to stand inside HTML.

Events go as columns: a hundred thousand of them share some thousand places, actors and days.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from geoevents.model import (
    Count,
    Document,
    Event,
    Location,
    Mention,
    Method,
    Reading,
    Relation,
    Role,
    Span,
)
from geoevents.writers.basemap import basemap
from geoevents.writers.legend import marks, page_text
from geoevents.writers.page_columns import columns
from geoevents.writers.rows import Rows, place_name
from geoevents.writers.run import RunInfo
from geoevents.writers.shapes import DECIMALS, of_footprint

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ckb", "ps"})
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&"}
_TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"

_LATER = frozenset(
    {"id", "tail", "area", "trigger", "victims", "inherited", "uncertainty_m"}
) | frozenset({"span", "marks", "why", "date_text", "target"})
"""Columns that no filter, mark or row of the list needs: they come with the texts."""

Units: TypeAlias = Callable[[int], int]
"""From an offset in code points, as Python counts, to one in UTF-16 units, as the page does."""


def embedded(value: object) -> str:
    """Return JSON that can stand inside a script element: nothing in it ends the element.

    It is ASCII: of one Arabic name the browser would keep the page in two bytes a character.
    """
    return json.dumps(value, separators=(",", ":")).translate(_ESCAPES)


def packed_block(value: object) -> str:
    """Return JSON, deflated, as base 64: what stands in the page until texts.js unpacks it.

    A third of the bytes: the browser reads to the end of the file before it draws.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def words() -> dict[str, dict[str, str]]:
    """Return the interface's words by language."""
    found: dict[str, dict[str, str]] = json.loads(page_text("words.json"))
    return found


def page_language(rows: Rows, run: RunInfo) -> str:
    """Return the interface's language: the documents', or "" to follow the browser."""
    return _language(Counter(reading.document.language for reading in rows.readings), run)


def _language(spoken: Counter[str], run: RunInfo) -> str:
    asked = run.language or (spoken.most_common(1)[0][0] if spoken else "")
    return asked if asked in words() else ""


def tiles(run: RunInfo) -> str:
    """Return the address of online tiles where the run asks for them, else ""."""
    return _TILES if run.options.get("tiles") == "osm" else ""


class PageData(NamedTuple):
    """What the page reads: for its first view, under the marks, and when it is used."""

    first: dict[str, Any]
    basemap: dict[str, Any]
    texts: dict[str, Any]


@dataclass
class _Gathered:
    """What a page says of the readings, which are gone through once: they come from disk."""

    describe: Callable[[Relation], str]
    documents: list[dict[str, Any]] = field(default_factory=list)
    spoken: Counter[str] = field(default_factory=Counter)
    kinds: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    areas: dict[Location, int] = field(default_factory=dict)
    mentions: dict[tuple[float, float], list[Any]] = field(default_factory=dict)
    lost: dict[tuple[str, str], None] = field(default_factory=dict)

    def add(self, reading: Reading) -> None:
        """Take the next reading in."""
        self.events.extend(_events(len(self.documents), reading, self.areas))
        self.documents.append(_document(reading.document))
        self.spoken[reading.document.language] += 1
        self.kinds.update(event.kind for event in reading.events)
        self.texts.append(reading.document.text)
        for mention in reading.mentions:
            if mention.role is Role.PLACE:
                self._name(mention)

    def _name(self, mention: Mention) -> None:
        """Keep [at, names, times, radius, reason] by position, or the words that have none."""
        if not mention.location:
            self.lost.setdefault((mention.text, mention.reason))
        elif at := _at(mention.location):
            radius = round(mention.location.uncertainty_m)
            row = self.mentions.setdefault(at, [at, [], 0, radius, mention.reason])
            said = self.describe(mention.relation) if mention.relation else ""
            name = " — ".join(filter(None, (place_name(mention), said)))
            row[1] = row[1] if name in row[1] or len(row[1]) > 4 else [*row[1], name]
            row[2] += 1


def page_data(rows: Rows, run: RunInfo, part: str = "") -> PageData:
    """Return the page's data. Points are [lat, lon] from here on, as Leaflet has them."""
    gathered = _Gathered(rows.describe)
    for reading in rows.readings:
        gathered.add(reading)
    points = [
        (at[1], at[0]) for it in gathered.events if (at := it["at"]) and it["geo_precision"] != 3
    ]
    table = columns(gathered.events)
    documents = gathered.documents
    ground = basemap(points, words())
    countries = ground.pop("countries")
    first = {
        "language": _language(gathered.spoken, run),
        "words": words(),
        "kinds": _kinds(gathered.kinds),
        "part": part,
        "tiles": tiles(run),
        "attribution": list(run.attribution),
        "reports": len(documents),
        "alone": documents[0] if len(documents) == 1 else None,
        "count": len(gathered.events),
        "columns": {name: table[name] for name in table if name not in _LATER},
    }
    texts = {
        "documents": columns(documents),
        "texts": gathered.texts,
        "columns": {name: table[name] for name in table if name in _LATER},
        "mentions": list(gathered.mentions.values()),
        "lost": [list(pair) for pair in gathered.lost],
        "areas": [_area(location) for location in gathered.areas],
        "labels": [[it.name, it.lat, it.lon, it.population] for it in run.labels],
        "countries": countries,
    }
    return PageData(first, ground, texts)


def _kinds(used: set[str]) -> dict[str, dict[str, str]]:
    return {
        kind: {"colour": it.colour, "shape": it.shape, **it.names}
        for kind, it in marks().items()
        if kind in used
    }


def about(document: Document) -> dict[str, Any]:
    """Return what a page says of a document, and which way its language is written."""
    return {
        "id": document.id,
        "title": document.title or document.id,
        "source": document.source,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "dir": "rtl" if document.language in _RIGHT_TO_LEFT else "ltr",
    }


def _document(document: Document) -> dict[str, Any]:
    url = document.url if urlsplit(document.url).scheme in ("http", "https") else ""
    return {**about(document), "url": url}


def _units(text: str) -> Units:
    """Return the function from code points to UTF-16 units; the same for nearly every text."""
    wide = [at for at, char in enumerate(text) if char > "\uffff"] if not text.isascii() else []
    return lambda offset: offset + sum(at < offset for at in wide)


def _events(number: int, reading: Reading, areas: dict[Location, int]) -> Iterator[dict[str, Any]]:
    units = _units(reading.document.text)
    for event in reading.events:
        mention, when = event.mention, event.when
        location = mention.location if mention else None
        tail = event.id.removeprefix(reading.document.id) or event.id
        yield {
            "id": event.id if tail == event.id else None,
            "tail": tail if tail != event.id else None,
            "kind": event.kind,
            "status": event.status.value,
            "scope": event.scope.value,
            "where": _where(event, location),
            "document": number,
            "trigger": event.trigger,
            "place": place_name(mention) if mention else None,
            "called": _called(mention),
            "at": _at(location),
            "area": areas.setdefault(location, len(areas)) if location else None,
            "date_start": when.earliest.isoformat() if when and when.earliest else None,
            "date_end": when.latest.isoformat() if when and when.latest else None,
            "date_text": when.text if when else None,
            "date_precision": when.precision.value if when else None,
            "actor": event.actor,
            "target": event.target,
            "deaths": _count(event.deaths),
            "injured": _count(event.injured),
            "displaced": _count(event.displaced),
            "victims": event.victims,
            "source": event.source,
            "inherited": event.source_inherited or None,
            "geo_precision": event.geo_precision,
            "uncertainty_m": round(location.uncertainty_m) if location else None,
            "confidence": round(event.confidence, 2),
            "span": tuple(units(offset) for offset in event.sentence_span),
            "marks": _marks(event, units),
            "why": event.reason or (mention.reason if mention else ""),
        }


def _where(event: Event, location: Location | None) -> str:
    if event.geo_precision == 3:
        return "region"
    return "point" if location else "none"


def _count(count: Count | None) -> tuple[int | None, int | None] | None:
    return (count.low, count.high) if count else None


def _called(mention: Mention | None) -> str:
    """Return the place as the document calls it ("Alep" for the gazetteer's Aleppo), or ""."""
    if mention is None or mention.toponym is None or mention.method is not Method.GAZETTEER:
        return ""
    return mention.toponym.name


def _marks(event: Event, units: Units) -> tuple[tuple[int, int, str], ...]:
    """Return [start, end, what] of the evidence: trigger, place, date and numbers."""
    counts: tuple[Count | None, ...] = (event.deaths, event.injured, event.displaced)
    spans: list[tuple[Span | None, str]] = [
        (event.trigger_span, "trigger"),
        (event.mention.span if event.mention else None, "place"),
        (event.when.span if event.when else None, "date"),
        *((count.span if count else None, "count") for count in counts),
    ]
    found = ((units(span.start), units(span.end), what) for span, what in spans if span)
    return tuple(sorted(found))


def _area(location: Location) -> Mapping[str, Any]:
    """Return a footprint, or where there is none the circle of doubt."""
    shape = of_footprint(location.footprint) if location.footprint else None
    rings = (
        [[[(y, x) for x, y in ring] for ring in part] for part in shape.polygons] if shape else []
    )
    return {"at": _at(location), "radius_m": round(location.uncertainty_m), "rings": rings}


def _at(location: Location | None) -> tuple[float, float] | None:
    """Return (lat, lon): the flip that Leaflet needs is made here and nowhere else."""
    if location is None:
        return None
    return (round(location.point.lat, DECIMALS), round(location.point.lon, DECIMALS))
