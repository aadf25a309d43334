"""Towns to write on the basemap: those that a reader of the events would look for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import cos, radians

from geoevents.gazetteer import Gazetteer
from geoevents.model import Place, Point, Reading
from geoevents.writers.run import Label

_REACH_DEGREES = 3
_SQUARE_DEGREES = 3
_SMALLEST = 30_000
_MOST = 400


def labels_near(readings: Iterable[Reading], gazetteer: Gazetteer) -> tuple[Label, ...]:
    """Return the larger towns around what was placed, most populous first.

    The readings are gone through once, for those of a large run are read from disk.
    They are called what the documents' language calls them, where the gazetteer knows it.
    """
    spoken: Counter[str] = Counter()
    centres: dict[tuple[int, int], Point] = {}
    for reading in readings:
        spoken[reading.document.language] += 1
        for point in _placed(reading):
            centres.setdefault(_square(point), point)
    language = spoken.most_common(1)[0][0] if spoken else ""
    towns: dict[str, Place] = {}
    for centre in centres.values():
        for place in gazetteer.biggest(*_box(centre), limit=_MOST):
            if place.population >= _SMALLEST:
                towns[place.id] = place
    ranked = sorted(towns.values(), key=lambda town: (-town.population, town.id))
    return tuple(
        Label(_called(t, gazetteer, language), t.point.lon, t.point.lat, t.population)
        for t in ranked[:_MOST]
    )


def _box(centre: Point) -> tuple[float, float, float, float]:
    """Return west, south, east, north around a point; at the poles all longitudes."""
    wide = min(180.0, _REACH_DEGREES / max(0.02, cos(radians(centre.lat))))
    south, north = max(-90.0, centre.lat - _REACH_DEGREES), min(90.0, centre.lat + _REACH_DEGREES)
    if wide == 180.0:
        return -180.0, south, 180.0, north
    return _turned(centre.lon - wide), south, _turned(centre.lon + wide), north


def _turned(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _called(town: Place, gazetteer: Gazetteer, language: str) -> str:
    """Return a town's name in a language, or its own where no name is of that language.

    `Gazetteer.names` puts names of the language first but does not say whose they are: a
    first name that changes with the language is of it. Gaziantep, which has no French name,
    starts with the historical Aintab in either order and keeps its own.
    """
    asked, plain = gazetteer.names(town.id, language), gazetteer.names(town.id)
    return asked[0] if asked and asked[0] != plain[0] else town.name


def _placed(reading: Reading) -> Iterator[Point]:
    return (mention.location.point for mention in reading.mentions if mention.location)


def _square(point: Point) -> tuple[int, int]:
    """Return the square of a point: a corpus names the same city ten thousand times."""
    return round(point.lon / _SQUARE_DEGREES), round(point.lat / _SQUARE_DEGREES)
