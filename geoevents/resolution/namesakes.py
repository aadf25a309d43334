"""What a candidate is held against: the other places of its name, and how well known each is."""

from __future__ import annotations

import math
from typing import NamedTuple

from geoevents.gazetteer.names import fold
from geoevents.geometry import is_within
from geoevents.model import Candidate, Place, Role
from geoevents.resolution.groups import Group

_DIGITS = 9
"""Digits of the largest population: a country of a hundred million is nearly 1."""
_FAME = {"CONT": 0.9, "OCN": 0.9, "SEA": 0.8, "RGN": 0.7, "GULF": 0.7}
"""Places that nobody lives in, or nobody counts, and everybody names."""
_VAST_M, _VAST_FAME = 100_000.0, 0.7
"""So are a river, a desert and a strait of this radius: the Nile, and no brook of a map."""
_SMALLEST_SHARE = 20
"""A town with fewer than one in so many of a region's people is not its namesake: not the
village Illinois in Illinois."""
_SPHERE = 1.01
"""A region's radius is measured on a sphere, and ends at its farthest town: Ménaka's at Ménaka."""
ONE_SPOT_M = 30_000.0
"""Places of one name this near are one spot: Genève the town and Genève the canton."""
_WIDE = ("RGN", "CONT")
COUNTED = ("ADM", "PPL", "PCL")


class Name(NamedTuple):
    """What its candidates' reasons depend on that need no other name of the document."""

    sorts: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    base: str
    phrased: frozenset[str]
    form: str
    cue: str
    speaks: bool
    """Whether a mention acts or speaks in the text."""


def name_of(group: Group) -> Name:
    """Return a group as a name: equal ones, of many documents, have the same reasons."""
    first = group.mentions[0]
    speaks = Role.METONYM in [one.role for one in group.mentions]
    _, sorts = group.key
    return Name(sorts, group.candidates, group.base, group.phrased, first.name, first.cue, speaks)


class Namesakes:
    """What a candidate is held against: the other candidates of its name."""

    def __init__(self, name: Name) -> None:
        self.sorts = name.sorts
        self.name = fold(name.form.casefold())
        self.sizes: list[float] = []
        self.towns: list[Place] = []
        self.seated: list[Place] = []
        self.own: set[str] = set()
        self.wide = False
        self.largest = self.largest_town = 0.0
        for one in name.candidates:
            self._hold(one.place)
        exact = [one.score for one in name.candidates if one.match == "exact"]
        self.straight = max(exact, default=0.0)

    def _hold(self, place: Place) -> None:
        feature, size = place.feature, size_of(place)
        self.sizes.append(size)
        self.largest = max(self.largest, size)
        if feature.startswith("ADM"):
            if feature.startswith("ADM1"):
                self.seated.append(place)
            return
        self.largest_town = max(self.largest_town, size)
        if feature.startswith("PPL"):
            self.towns.append(place)
            if fold(place.name) == self.name:
                self.own.add(place.id)
        elif feature.startswith(_WIDE) and fold(place.name) == self.name:
            self.wide = True


def size_of(place: Place) -> float:
    """Return from 0 to 1 how well known a place is: by its people, else by its extent."""
    if place.population:
        return min(1.0, math.log10(max(place.population, 1)) / _DIGITS)
    vast = place.radius_m >= _VAST_M and not place.feature.startswith(COUNTED)
    return _FAME.get(place.feature, _VAST_FAME if vast else 0.0)


def has_town(named: Namesakes, region: Place) -> bool:
    """Say whether the name is also a town's at the same spot: "à Genève" means the town."""
    if named.sorts and region.feature.startswith(named.sorts):
        return False  # "le canton de Genève"
    return any(_is_chief_town(town, region) for town in named.towns)


def is_seat(named: Namesakes, town: Place) -> bool:
    """Say whether a town's first-level region bears the name too: Gaza, but no Paris of Texas."""
    return any(_is_chief_town(town, region) for region in named.seated)


def _is_chief_town(town: Place, region: Place) -> bool:
    """Say whether a town in a region is large enough to be meant by the region's name."""
    return (
        town.country == region.country
        and town.population * _SMALLEST_SHARE >= region.population
        and is_within(town.point, region.point, max(ONE_SPOT_M, _SPHERE * region.radius_m))
    )
