"""Where places come from: one file a format, one table, read in this order."""

from __future__ import annotations

from geoevents.gazetteer.entry import Source
from geoevents.gazetteer.sources import cities, countries, curated, subdivisions

SOURCES: dict[str, Source] = {
    "countries": countries.SOURCE,
    "subdivisions": subdivisions.SOURCE,
    "cities": cities.SOURCE,
    # Last: what was written by hand is merged into the others and wins.
    "curated": curated.SOURCE,
}
