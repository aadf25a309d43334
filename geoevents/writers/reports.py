"""documents.jsonl: the reports as they were read, so that an outputs folder can be reviewed alone.

One line a document: its text and what is known of it, and where a reviewer's doubt is due.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geoevents.corrections import hash_of
from geoevents.model import Event, Mention, Method, Reading, Role
from geoevents.writers.files import beside
from geoevents.writers.rows import Rows
from geoevents.writers.run import RunInfo

FILE = "documents.jsonl"
_NO_PLACE = 0.8
_DISAGREEMENT = 0.9
_NO_LOCATION = 0.95
_OTHER_ROLE = 0.5
"""How much the doubt about a name counts that locates nothing."""


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write documents.jsonl and return its path."""
    path = folder / FILE
    with beside(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for reading in rows.readings:
            file.write(json.dumps(_record(reading), ensure_ascii=False) + "\n")
    return (path,)


def _record(reading: Reading) -> dict[str, Any]:
    document = reading.document
    return {
        "id": document.id,
        "sha256": hash_of(document.text),
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from,
        "source": document.source,
        "title": document.title,
        "url": document.url,
        "mentions": [[*one.span, round(doubt_of_mention(one), 2)] for one in reading.mentions],
        "events": [_event(one) for one in reading.events],
        "text": document.text,
    }


def _event(event: Event) -> list[Any]:
    place = list(event.mention.span) if event.mention else None
    return [*event.trigger_span, event.kind, place, round(doubt_of_event(event), 2)]


def doubt_of_mention(mention: Mention) -> float:
    """Return from 0 to 1 how much a mention needs a look: unsure, unplaced, or disputed.

    Disputed is a place that words put where the gazetteer has none of its name.
    """
    if mention.location is None:
        doubt = _NO_LOCATION
    else:
        disputed = mention.method is Method.RELATION and bool(
            mention.resolution and mention.resolution.candidates
        )
        doubt = max(1 - mention.confidence, _DISAGREEMENT if disputed else 0.0)
    return doubt if mention.role is Role.PLACE else doubt * _OTHER_ROLE


def doubt_of_event(event: Event) -> float:
    """Return from 0 to 1 how much an event needs a look."""
    return 1 - event.confidence if event.mention else _NO_PLACE
