"""A candidate as `geocode` and `gazetteer search` show it: as JSON, and in words."""

from __future__ import annotations

from typing import Any

from geoevents.model import Candidate


def record_of(candidate: Candidate, **more: Any) -> dict[str, Any]:
    """Return the JSON shape of a place that was found, with `more` before its reasons."""
    place = candidate.place
    return {
        "id": place.id,
        "name": place.name,
        "lat": round(place.point.lat, 5),
        "lon": round(place.point.lon, 5),
        "country": place.country,
        "admin1": place.admin1,
        "feature": place.feature,
        "population": place.population,
        **more,
        "reasons": [evidence.detail or evidence.feature for evidence in candidate.evidence],
    }


def line_of(candidate: Candidate) -> str:
    """Return a place that was found for a reader, in two lines, the reasons in the second."""
    r = record_of(candidate)
    where = ", ".join(filter(None, (r["name"], r["admin1"], r["country"])))
    spot = f"{r['lat']}, {r['lon']}"
    return f"{where}  [{r['feature']}]  {spot}  {r['id']}\n      {'; '.join(r['reasons'])}"
