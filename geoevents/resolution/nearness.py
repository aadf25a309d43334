"""How near the candidates of one name are to the places of the others."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from geoevents.geometry import distances_m
from geoevents.model import Place
from geoevents.resolution.groups import Group, Key

_FAR_M = 300_000.0
"""At this distance the nearness of another place has fallen to 1/e."""
_NEIGHBOURS = 3

Close = tuple[float, Callable[..., str], tuple[object, ...]]


_Apart = tuple[list[float], list[float]]
"""How near one place is to each candidate, from 0 to 1, and in metres."""

_Column = tuple[list[float], list[float], float, Place]
"""The same, with how sure the place is, and the place."""


@dataclass(frozen=True, slots=True)
class Near:
    """Distances of one document, each measured once however often its names are weighed."""

    _measured: dict[Key, dict[str, _Apart]] = field(default_factory=dict)

    def of(self, group: Group, others: Sequence[tuple[Place, float]]) -> list[Close | None]:
        """Return the mean nearness of the nearest others to each candidate, None without any.

        `others` are places with how sure each is.
        """
        if not others or not group.candidates:
            return [None] * len(group.candidates)
        measured = self._measured.setdefault(group.key, {})
        new = {place.id: place for place, _ in others if place.id not in measured}
        if new:
            measured.update(_measure(group, list(new.values())))
        columns = [(*measured[place.id], sure, place) for place, sure in others]
        weighed = [[value * sure for value in near] for near, _, sure, _ in columns]
        chosen = {place.id for place, _ in others}
        return [
            _nearest(columns, at, values, one.place.id, one.place.id in chosen)
            for at, (one, values) in enumerate(
                zip(group.candidates, zip(*weighed, strict=True), strict=True)
            )
        ]


def _nearest(
    columns: list[_Column], at: int, values: Sequence[float], own: str, is_chosen: bool
) -> Close | None:
    if is_chosen:  # Mexico City is no neighbour of itself as "Mexico"
        values = [v for v, (*_, place) in zip(values, columns, strict=True) if place.id != own]
    best = sorted(values, reverse=True)[:_NEIGHBOURS]
    return (sum(best) / len(best), _words, (columns, at, own)) if best else None


def _words(columns: list[_Column], at: int, own: str) -> str:
    """Return which places are nearest to a candidate, and how far; told of few candidates."""
    near = sorted(
        (-near[at] * sure, metres[at], place.name)
        for near, metres, sure, place in columns
        if place.id != own
    )
    told = [f"{name} {metres / 1000:.0f} km" for _, metres, name in near[:_NEIGHBOURS]]
    return "from " + ", ".join(told)


def _measure(group: Group, places: Sequence[Place]) -> Mapping[str, _Apart]:
    """Return how far each candidate is from each place, by the place's id."""
    points = [one.place.point for one in group.candidates]
    size = len(points)
    lons, lats = [point.lon for point in points], [point.lat for point in points]
    to_lons = [lon for place in places for lon in [place.point.lon] * size]
    to_lats = [lat for place in places for lat in [place.point.lat] * size]
    metres = distances_m(lons * len(places), lats * len(places), to_lons, to_lats)
    near = [math.exp(-one / _FAR_M) for one in metres]
    runs = [slice(first, first + size) for first in range(0, len(metres), size)]
    return {one.id: (near[run], metres[run]) for one, run in zip(places, runs, strict=True)}
