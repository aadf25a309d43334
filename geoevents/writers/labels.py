"""Towns to write on the basemap: those that a reader of the events would look for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geoevents.gazetteer import Gazetteer
from geoevents.model import Place, Point, Reading
from geoevents.writers.run import Label

_REACH_M = 250_000.0
_SMALLEST = 30_000
_MOST = 150


def labels_near(readings: Iterable[Reading], gazetteer: Gazetteer) -> tuple[Label, ...]:
    """Return the larger towns around what was placed, most populous first."""
    towns: dict[str, Place] = {}
    for centre in _centres(readings):
        for place in gazetteer.near(centre, _REACH_M, limit=5_000):
            if place.feature.startswith("PPL") and place.population >= _SMALLEST:
                towns[place.id] = place
    ranked = sorted(towns.values(), key=lambda town: (-town.population, town.id))
    return tuple(Label(t.name, t.point.lon, t.point.lat, t.population) for t in ranked[:_MOST])


def _centres(readings: Iterable[Reading]) -> Iterator[Point]:
    """Yield one point a degree square: a corpus names the same city ten thousand times."""
    seen: set[tuple[int, int]] = set()
    for reading in readings:
        for mention in reading.mentions:
            if mention.location is None:
                continue
            lon, lat = mention.location.point
            if (square := (round(lon), round(lat))) not in seen:
                seen.add(square)
                yield mention.location.point
