"""How near the candidates of each name are to the places of the others: all names at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geoevents.geometry import bounds_m, distances_m
from geoevents.model import Place
from geoevents.resolution.groups import Group, Key

_FAR_M = 300_000.0
"""At this distance the nearness of another place has fallen to 1/e."""
_NEIGHBOURS = 3

Close = tuple[float, Callable[..., str], tuple[object, ...]]

_Floats = npt.NDArray[np.float64]
_Mask = npt.NDArray[np.bool_]


class _Other(NamedTuple):
    """The place that was chosen for a name, as a neighbour of other names' candidates."""

    name: str
    place: Place
    sure: float


class _Round(NamedTuple):
    """Rows of others, columns of candidates: metres between them, and how near, -1 if no pair."""

    others: Sequence[_Other]
    metres: _Floats
    near: _Floats

    def words(self, at: int) -> str:
        """Return which places are nearest to a candidate, and how far; told of few candidates."""
        near = sorted(
            (-near, metres, other.place.name)
            for other, metres, near in zip(
                self.others, self.metres[:, at].tolist(), self.near[:, at].tolist(), strict=True
            )
            if near >= 0
        )
        told = [f"{name} {metres / 1000:.0f} km" for _, metres, name in near[:_NEIGHBOURS]]
        return "from " + ", ".join(told)


class Near:
    """Distances of one document, each measured once however often its names are weighed."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups = groups
        places = [one.place for group in groups for one in group.candidates]
        self._lons = np.array([place.point.lon for place in places])
        self._lats = np.array([place.point.lat for place in places])
        self._numbers = {
            name: at for at, name in enumerate(dict.fromkeys(one.name for one in groups))
        }
        numbers = [self._numbers[group.name] for group in groups for _ in group.candidates]
        self._names = np.array(numbers, np.int64)
        self._columns: dict[str, list[int]] = {}
        for at, place in enumerate(places):
            self._columns.setdefault(place.id, []).append(at)
        self._metres: dict[str, _Floats] = {}

    def around(
        self, chosen: Mapping[Key, tuple[Place, float]]
    ) -> Mapping[Key, Sequence[Close | None]]:
        """Return how near each candidate of each group is to places chosen for other names.

        It is the mean nearness of the nearest ones, None without any. `chosen` gives each
        group's place with how sure it is; a country is no neighbour.
        """
        others = [
            _Other(key[0], place, sure)
            for key, (place, sure) in chosen.items()
            if not place.feature.startswith("PCL")
        ]
        closes = self._closes(others) if others else [None] * len(self._names)
        found: dict[Key, Sequence[Close | None]] = {}
        first = 0
        for group in self._groups:
            found[group.key] = closes[first : first + len(group.candidates)]
            first += len(group.candidates)
        return found

    def _closes(self, others: Sequence[_Other]) -> Sequence[Close | None]:
        pairs = self._pairs(others)
        sure = np.array([other.sure for other in others])[:, None]
        metres = self._measured(others, pairs, sure)
        near = np.where(np.isnan(metres) | ~pairs, -1.0, np.exp(metres / -_FAR_M) * sure)
        best = np.sort(near, axis=0)[: -_NEIGHBOURS - 1 : -1]
        counts = (best >= 0).sum(axis=0)
        means = np.maximum(best, 0.0).sum(axis=0) / np.maximum(counts, 1)
        told = _Round(others, metres, near).words
        return [
            (mean, told, (at,)) if count else None
            for at, (mean, count) in enumerate(zip(means.tolist(), counts.tolist(), strict=True))
        ]

    def _pairs(self, others: Sequence[_Other]) -> _Mask:
        """Say which others are neighbours of which candidates: no namesakes, nor itself."""
        numbers = np.array([self._numbers[other.name] for other in others])[:, None]
        pairs: _Mask = numbers != self._names
        for row, other in enumerate(others):
            pairs[row, self._columns[other.place.id]] = False  # Mexico City, as "Mexico"
        return pairs

    def _measured(self, others: Sequence[_Other], pairs: _Mask, sure: _Floats) -> _Floats:
        """Return metres from others to candidates; of those too far to count, perhaps not."""
        unknown = np.full(len(self._names), np.nan)
        metres = np.array([self._metres.get(other.place.id, unknown) for other in others])
        lons, lats = np.array([other.place.point for other in others]).T
        nearest = pairs & self._may_be_nearest(lons[:, None], lats[:, None], pairs, sure)
        rows, columns = np.nonzero(nearest & np.isnan(metres))
        if len(rows):
            metres[rows, columns] = distances_m(
                self._lons[columns], self._lats[columns], lons[rows], lats[rows]
            )
            for row, other in enumerate(others):
                self._metres[other.place.id] = metres[row]
        return metres

    def _may_be_nearest(self, lons: _Floats, lats: _Floats, pairs: _Mask, sure: _Floats) -> _Mask:
        """Say which others may be among the nearest of a candidate, before they are measured."""
        if len(lons) <= _NEIGHBOURS:
            return pairs
        least_m, most_m = bounds_m(self._lons, self._lats, lons, lats)
        least = np.where(pairs, np.exp(most_m / -_FAR_M) * sure, -1.0)
        least.sort(axis=0)
        nearest: _Mask = np.exp(least_m / -_FAR_M) * sure >= least[-_NEIGHBOURS]
        return nearest
