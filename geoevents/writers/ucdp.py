"""ucdp.csv: deadly incidents in the columns of UCDP's Georeferenced Event Dataset.

UCDP's own numbers of conflicts, dyads and sides are its coders' and stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from geoevents.events import ucdp_type
from geoevents.events.crosswalk import actor_class
from geoevents.events.kinds import EVENT_KINDS
from geoevents.model import Document, Event
from geoevents.writers.rows import Rows, Value, place_name
from geoevents.writers.run import RunInfo
from geoevents.writers.views import (
    country_name,
    days_of,
    happened,
    place_of,
    sources_of,
    write_view,
)

_NAMES = """
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id
conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a
side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office
source_date source_headline source_original where_prec where_coordinates
where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country
country_id region event_clarity date_prec date_start date_end deaths_a deaths_b
deaths_civilians deaths_unknown best high low gwnoa gwnob
"""
COLUMNS = tuple(_NAMES.split())
"""The columns of GED, in its order."""

_COUNTRY, _REGION = 6, 4
_DATE_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write ucdp.csv: incidents with a type of violence and at least one death, as GED has."""
    return write_view(folder / "ucdp.csv", COLUMNS, _lines(rows))


def _lines(rows: Rows) -> Iterator[Mapping[str, Value]]:
    for event, reading in happened(rows):
        deadly = event.deaths is not None and bool(event.deaths.low)
        if event.kind in EVENT_KINDS and deadly and ucdp_type(event) is not None:
            sources = sources_of(rows, event.story)
            yield {
                **_what(event),
                **_deaths(event),
                **_when(event),
                **_where(event),
                **_said(event, reading.document, sources),
            }


def _what(event: Event) -> dict[str, Value]:
    return {
        "id": event.id,
        "relid": event.story,
        "type_of_violence": ucdp_type(event),
        "side_a": event.actor,
        "side_b": event.target or event.victims,
        "event_clarity": 1,
    }


def _deaths(event: Event) -> dict[str, Value]:
    """Return the deaths: civilians where the text says so, else of an unknown side."""
    low = event.deaths.low if event.deaths else None
    high = event.deaths.high if event.deaths else None
    civilians = actor_class(event.target or event.victims) == "civilians"
    return {
        "deaths_civilians": low if civilians else 0,
        "deaths_unknown": 0 if civilians else low,
        "best": low,
        "low": low,
        "high": high if high is not None else low,
    }


def _when(event: Event) -> dict[str, Value]:
    when, days = event.when, days_of(event)
    if when is None or when.earliest is None or when.latest is None or days is None:
        return {}
    return {
        "year": when.earliest.year,
        "date_prec": next((code for most, code in _DATE_PRECISION if days <= most), 5),
        "date_start": when.earliest.isoformat(),
        "date_end": when.latest.isoformat(),
    }


def _where(event: Event) -> dict[str, Value]:
    place, mention = place_of(event), event.mention
    location = mention.location if mention else None
    lat, lon = (location.point.lat, location.point.lon) if location else (None, None)
    return {
        "where_prec": _where_precision(event),
        "where_coordinates": place_name(mention) if mention else None,
        "where_description": " ".join(mention.text.split()) if mention else None,
        "adm_1": place.admin1 if place else None,
        "latitude": round(lat, 6) if lat is not None else None,
        "longitude": round(lon, 6) if lon is not None else None,
        "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})" if location else None,
        "country": country_name(place.country) if place else None,
    }


def _where_precision(event: Event) -> int | None:
    """Return GED's code: 1 the place, 2 near it, 4 a first-order region, 6 a country."""
    place = place_of(event)
    if place and place.feature.startswith("PCL"):
        return _COUNTRY
    return _REGION if event.geo_precision == 3 else event.geo_precision


def _said(event: Event, document: Document, sources: int) -> dict[str, Value]:
    return {
        "number_of_sources": sources,
        "source_article": document.id,
        "source_office": document.source,
        "source_date": document.published.isoformat() if document.published else None,
        "source_headline": document.title,
        "source_original": event.source,
    }
