"""How near the candidates of one name are to the places of the others."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from geoevents.geometry import distances_m
from geoevents.model import Place
from geoevents.resolution.groups import Group, Key

_FAR_M = 300_000.0
"""At this distance the nearness of another place has fallen to 1/e."""
_NEIGHBOURS = 3

Close = tuple[float, Callable[..., str], tuple[object, ...]]


_Apart = tuple[float, float]
"""How near, from 0 to 1, and metres."""


@dataclass(frozen=True, slots=True)
class Near:
    """Distances of one document, each measured once however often its names are weighed."""

    _measured: dict[Key, dict[str, list[_Apart]]] = field(default_factory=dict)

    def of(self, group: Group, others: Mapping[Key, tuple[Place, float]]) -> list[Close | None]:
        """Return the mean nearness of the nearest others to each candidate, None without any.

        `others` are places with how sure each is.
        """
        if not others:
            return [None] * len(group.candidates)
        measured = self._measured.setdefault(group.key, {})
        places = {place.id: place for place, _ in others.values() if place.id not in measured}
        measured.update(_measure(group, list(places.values())))
        columns = [(measured[place.id], sure, place.name) for place, sure in others.values()]
        return [_nearest(columns, at) for at in range(len(group.candidates))]


def _nearest(columns: list[tuple[list[_Apart], float, str]], at: int) -> Close:
    near = sorted([(-ones[at][0] * sure, ones[at][1], name) for ones, sure, name in columns])
    best = near[:_NEIGHBOURS]
    return sum([-value for value, _, _ in best]) / len(best), _words, (best,)


def _words(best: list[tuple[float, float, str]]) -> str:
    return "from " + ", ".join(f"{name} {apart / 1000:.0f} km" for _, apart, name in best)


def _measure(group: Group, places: list[Place]) -> Mapping[str, list[_Apart]]:
    """Return how far each candidate is from each place, by the place's id."""
    points = [one.place.point for one in group.candidates]
    lons = [point.lon for point in points] * len(places)
    lats = [point.lat for point in points] * len(places)
    to_lons = [place.point.lon for place in places for _ in points]
    to_lats = [place.point.lat for place in places for _ in points]
    if not lons:
        return {place.id: [] for place in places}
    exp = math.exp
    apart = [(exp(-one / _FAR_M), one) for one in distances_m(lons, lats, to_lons, to_lats)]
    size = len(points)
    return {place.id: apart[at * size : (at + 1) * size] for at, place in enumerate(places)}
