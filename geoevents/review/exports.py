"""A reviewed set as gold: in our own format, brat's, or as W3C Web Annotations."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from geoevents.corrections import quoted
from geoevents.documents.catalogue import COLUMNS
from geoevents.model import Event, Location, Mention, Place, Span
from geoevents.review.reviewed import Reviewed
from geoevents.writers import geojson
from geoevents.writers.files import atomic_write
from geoevents.writers.rows import Rows
from geoevents.writers.run import RunInfo

_DOCUMENTS = "documents"
_GEONAMES = "geonames:"


def export(form: str, documents: Iterable[Reviewed], folder: Path) -> None:
    """Write documents into a folder in a format of `EXPORTS`.

    Raises OutputError where the folder can't be written.
    """
    EXPORTS[form](list(documents), folder)


def _gold(documents: list[Reviewed], folder: Path) -> None:
    """Write mentions.geojson, events.geojson, and the texts that they speak of."""
    geojson.write(Rows([one.reading for one in documents]), folder, RunInfo())
    _texts(documents, folder / _DOCUMENTS)


def _texts(documents: list[Reviewed], folder: Path) -> None:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for one in documents:
        document = one.reading.document
        atomic_write(folder / one.name, document.text.encode("utf-8"))
        day = document.published.isoformat() if document.published else ""
        said = (day, document.source, document.language, document.title, document.url)
        table.writerow((one.name, *said))
    atomic_write(folder / "documents.csv", out.getvalue().encode())


# ---------------------------------------------------------------- brat


def _brat(documents: list[Reviewed], folder: Path) -> None:
    """Write report.txt and report.ann: names by role, with notes that say where; events."""
    for one in documents:
        stem = one.name.removesuffix(".txt")
        atomic_write(folder / one.name, one.reading.document.text.encode("utf-8"))
        lines = "".join(f"{line}\n" for line in _brat_lines(one))
        atomic_write(folder / f"{stem}.ann", lines.encode("utf-8"))


def _brat_lines(one: Reviewed) -> Iterator[str]:
    text = one.reading.document.text
    keys: dict[str, str] = {}
    for number, mention in enumerate(one.reading.mentions, start=1):
        key = keys[mention.id] = f"T{number}"
        kind = mention.role.value if mention.toponym else "Description"
        yield _bound(key, kind, mention.span, text)
        yield from _notes(key, number, mention)
    first = len(keys) + 1
    for number, event in enumerate(one.reading.events, start=first):
        yield _bound(f"T{number}", event.kind, event.trigger_span, text)
        place = f" Place:{keys[event.mention.id]}" if event.mention else ""
        yield f"E{number}\t{event.kind}:T{number}{place}"
        yield f"A{number}\tStatus E{number} {event.status.value}"


def _bound(key: str, kind: str, span: Span, text: str) -> str:
    """Return a text-bound annotation; words over several lines are told as several pieces."""
    pieces, at = [], span.start
    for line in span.of(text).splitlines(keepends=True):
        bare = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        if bare:
            pieces.append((Span(at, at + len(bare)), bare))
        at += len(line)
    spans = ";".join(f"{piece.start} {piece.end}" for piece, _ in pieces)
    return f"{key}\t{kind} {spans}\t{' '.join(words for _, words in pieces)}"


def _notes(key: str, number: int, mention: Mention) -> Iterator[str]:
    place, location = mention.place, mention.location
    if place is not None and place.id.startswith(_GEONAMES):
        name = " ".join(place.name.split())
        yield f"N{number}\tReference {key} GeoNames:{place.id.removeprefix(_GEONAMES)}\t{name}"
    if location is not None:
        point = location.point
        yield f"#{number}\tAnnotatorNotes {key}\t{point.lat:.6f}, {point.lon:.6f}"


# ---------------------------------------------------------------- Web Annotation


def _web(documents: list[Reviewed], folder: Path) -> None:
    """Write annotations.jsonld (W3C Web Annotation Data Model) and the texts it points into."""
    items = [item for one in documents for item in _annotations(one)]
    record = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:geoevents:reviewed",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {
            "id": "urn:geoevents:reviewed:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    atomic_write(folder / "annotations.jsonld", text.encode("utf-8", "replace"))
    _texts(documents, folder / _DOCUMENTS)


def _annotations(one: Reviewed) -> Iterator[dict[str, Any]]:
    for mention in one.reading.mentions:
        yield _annotation(one, mention.id, mention.span, "identifying", _place_bodies(mention))
    for event in one.reading.events:
        yield _annotation(one, event.id, event.trigger_span, "classifying", _event_bodies(event))


def _annotation(
    one: Reviewed, id_: str, span: Span, motivation: str, bodies: list[dict[str, Any]]
) -> dict[str, Any]:
    words = quoted(one.reading.document.text, span)
    return {
        "id": f"urn:geoevents:{id_}",
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": {
            "source": f"{_DOCUMENTS}/{one.name}",
            "selector": [
                {"type": "TextQuoteSelector", "exact": words.text, "prefix": words.before,
                 "suffix": words.after},
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        },
    }  # fmt: skip


def _place_bodies(mention: Mention) -> list[dict[str, Any]]:
    bodies = [_said("tagging", mention.role.value)]
    if mention.place is not None:
        bodies.append(_said("describing", mention.place.name))
        bodies += _identity(mention.place)
    return bodies + _where(mention.location)


def _identity(place: Place) -> list[dict[str, Any]]:
    if not place.id.startswith(_GEONAMES):
        return []
    source = f"https://sws.geonames.org/{place.id.removeprefix(_GEONAMES)}/"
    return [{"type": "SpecificResource", "purpose": "identifying", "source": source}]


def _where(location: Location | None) -> list[dict[str, Any]]:
    if location is None:
        return []
    geometry = {"type": "Point", "coordinates": [round(value, 6) for value in location.point]}
    body = _said("describing", json.dumps(geometry))
    return [{**body, "format": "application/geo+json"}]


def _event_bodies(event: Event) -> list[dict[str, Any]]:
    bodies = [_said("classifying", event.kind), _said("tagging", event.status.value)]
    return bodies + (_where(event.mention.location) if event.mention else [])


def _said(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


EXPORTS: Mapping[str, Callable[[list[Reviewed], Path], None]] = {
    "gold": _gold,
    "brat": _brat,
    "webannotation": _web,
}
"""Every format that a reviewed set is exported in, by the name that `--export` takes."""
