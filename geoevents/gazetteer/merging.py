"""The same place of several sources made one, and what orders places of one name."""

from __future__ import annotations

from dataclasses import replace

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Entry, Name
from geoevents.geometry import distance_m
from geoevents.model import Place

NEAR_M = 5_000.0
"""Places of one name and class of feature this near are one place."""

# What a country or a region counts for beside towns of its name, in people.
_WORTH = {"PCLI": 10_000_000_000, "ADM1": 100_000, "ADM2": 10_000}
_MOST = 10**11  # of people and of ranks


def rank(feature: str, population: int) -> int:
    """Return what orders places of one name: people, with a floor for countries and regions."""
    people = min(max(population, 0), _MOST - _WORTH["PCLI"]) if feature[:3] != "ADM" else 0
    return people + _WORTH.get(feature, 0)


def with_own_name(place: Place, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the names, the place's own among them and each form once for each language."""
    if not any(name.form == place.name for name in names):
        names = (Name(place.name), *names)
    return tuple(dict.fromkeys(names)) if len(names) > 1 else names


def merge(held: Entry, entry: Entry) -> Entry:
    """Return one entry of two: all names, and the trusted one's values where it has them.

    Raises:
        GazetteerError: two rows written by hand give one id two far points.
    """
    apart = distance_m(held.place.point, entry.place.point)
    if held.trusted and entry.trusted and apart > 1:
        raise GazetteerError(
            f"{entry.where}: {entry.place.id} is given twice, {apart:.0f} m apart; keep one row"
        )
    first, second = (entry, held) if entry.trusted else (held, entry)
    place, other = first.place, second.place
    place = replace(
        place,
        feature=place.feature or other.feature,
        country=place.country or other.country,
        admin1=place.admin1 or other.admin1,
        population=place.population or other.population,
        radius_m=place.radius_m or other.radius_m,
        footprint=place.footprint or other.footprint,
        source=place.source if other.source in place.source else f"{place.source}; {other.source}",
    )
    return replace(
        first,
        place=place,
        names=tuple(dict.fromkeys((*first.names, *second.names))),
        admin1_code=first.admin1_code or second.admin1_code,
        trusted=first.trusted or second.trusted,
        parent=first.parent or second.parent,
        same=tuple(dict.fromkeys((*first.same, *second.same))),
    )
