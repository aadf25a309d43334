"""A reading as the page gets it: plain values, spans in code points, points as [lon, lat]."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from geoevents.corrections import Fixes, Target
from geoevents.corrections.event_fixes import EventKey
from geoevents.corrections.verdicts import Placed
from geoevents.locations import describe
from geoevents.model import Candidate, Count, Event, Location, Mention, Place, Reading
from geoevents.writers.page_data import about
from geoevents.writers.shapes import of_footprint


def reading_record(reading: Reading, fixes: Fixes) -> dict[str, Any]:
    """Return all that the page shows of a document."""
    document = reading.document
    return {
        **about(document),
        "text": document.text,
        "mentions": [_mention(one, reading, fixes) for one in reading.mentions],
        "events": [_event(one, reading, fixes) for one in reading.events],
        "rejected": [_rejected(one) for target in Target for one in fixes.rejected(target)],
        "unfit": [
            {"words": one.correction.at.text, "reason": fixes.unfit[one.correction.id]}
            for one in fixes.placed
            if one.correction.id in fixes.unfit
        ],
    }


def candidate_record(one: Candidate) -> dict[str, Any]:
    """Return a place that might be meant, and why."""
    reasons = [f"{sign.feature}: {sign.detail}" for sign in one.evidence if sign.detail]
    return {**place_record(one.place), "score": round(one.score, 2), "reasons": reasons}


def place_record(place: Place) -> dict[str, Any]:
    """Return a place of a gazetteer."""
    return {
        "id": place.id,
        "name": place.name,
        "point": list(place.point),
        "feature": place.feature,
        "country": place.country,
        "admin1": place.admin1,
        "population": place.population,
    }


def row_as_read(record: Mapping[str, Any], asked: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what a correction keeps of the row that it is about, None where there is none."""
    event = asked["target"] == Target.EVENT.value
    here = [it for it in record["events" if event else "mentions"] if it["span"] == asked["span"]]
    key = {"kind": asked.get("kind"), "place": asked.get("place")}
    same = [it for it in here if not event or it["key"] == key]
    rows = same or (here if len(here) == 1 else [])  # its place may have been corrected since
    kept = _EVENT_KEPT if event else _MENTION_KEPT
    return {name: rows[0][name] for name in kept} if rows else None


_MENTION_KEPT = ("role", "method", "place", "point", "confidence")
_EVENT_KEPT = ("kind", "status", "date", "counts", "place", "confidence")


def _mention(one: Mention, reading: Reading, fixes: Fixes) -> dict[str, Any]:
    candidates = one.resolution.candidates if one.resolution else ()
    language = reading.document.language
    return {
        "span": list(one.span),
        "text": one.text,
        "name": one.toponym.name if one.toponym else "",
        "named": one.toponym is not None,
        "role": one.role.value,
        "method": one.method.value,
        "place": place_record(one.place) if one.place else None,
        "relation": describe(one.relation, language=language) if one.relation else "",
        "confidence": round(one.confidence, 2),
        "reason": one.reason,
        "candidates": [candidate_record(it) for it in candidates],
        "decided": fixes.decided(one.span),
        **_where(one.location),
    }


def _where(location: Location | None) -> dict[str, Any]:
    if location is None:
        return {"point": None, "radius_m": None, "rings": []}
    shape = of_footprint(location.footprint) if location.footprint else None
    rings = [ring for polygon in shape.polygons for ring in polygon[:1]] if shape else []
    return {
        "point": list(location.point),
        "radius_m": round(location.uncertainty_m),
        "rings": rings,
    }


def _event(one: Event, reading: Reading, fixes: Fixes) -> dict[str, Any]:
    key = fixes.origins.get(one.id) or EventKey.of(one)
    when, mention = one.when, one.mention
    return {
        "id": one.id,
        "kind": one.kind,
        "span": list(one.trigger_span),
        "text": one.trigger,
        "sentence": list(one.sentence_span),
        "status": one.status.value,
        "scope": one.scope.value,
        "date": {
            "start": when.earliest.isoformat() if when and when.earliest else None,
            "end": when.latest.isoformat() if when and when.latest else None,
            "precision": when.precision.value if when else "day",
        },
        "date_text": when.text if when else "",
        "counts": {
            "deaths": _count(one.deaths),
            "injured": _count(one.injured),
            "displaced": _count(one.displaced),
        },
        "actor": one.actor,
        "target": one.target,
        "source": one.source,
        "place": list(mention.span) if mention else None,
        "confidence": round(one.confidence, 2),
        "reason": one.reason,
        "decided": fixes.decisions.get(one.id, []),
        "key": {"kind": key.kind, "place": list(key.place) if key.place else None},
        "alone": _alone(one, reading, fixes),
        **_where(mention.location if mention else None),
    }


def _alone(one: Event, reading: Reading, fixes: Fixes) -> bool:
    """Say whether the trigger told of one event alone, those that were rejected included."""
    triggers = Counter(event.trigger_span for event in reading.events)
    triggers.update(placed.at for placed in fixes.rejected(Target.EVENT))
    return triggers[one.trigger_span] == 1


def _count(count: Count | None) -> list[int | None]:
    return [count.low, count.high] if count else [None, None]


def _rejected(one: Placed) -> dict[str, Any]:
    said = one.correction
    return {
        "id": said.id,
        "target": said.target.value,
        "span": list(one.at),
        "text": said.at.text,
        "kind": said.kind,
        "who": said.who,
    }
