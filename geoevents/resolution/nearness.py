"""How near the candidates of each name are to the places of the others: all names at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from geoevents.geometry import bounds_m, distances_m, positions
from geoevents.resolution.columns import Chosen, Columns, Floats, Ints, Mask, numbered
from geoevents.resolution.weights import WEIGHTS, Reason, rounded

_FAR_M = 300_000.0
"""At this distance the nearness of another place has fallen to 1/e."""
_NEIGHBOURS = 3
_STEPS, _HAIR = 10_000 * WEIGHTS["nearness"], 1e-6
"""How many steps of nearness are told apart, and a hair's breadth around where they meet."""
SUPPORT = 0.15
"""Share of a country, or nearness, from which a name that only sounds alike is believed."""


class Near:
    """Distances of one document, each measured once however often its names are weighed."""

    def __init__(self, columns: Columns) -> None:
        self.places = places = columns.places
        self.lons = np.array([place.point.lon for place in places])
        self.lats = np.array([place.point.lat for place in places])
        self.positions = positions(self.lons, self.lats)
        self.names = numbered([group.name for group in columns.groups])[columns.group]
        self.numbers = numbered([place.id for place in places])
        self.countries = np.array([place.feature.startswith("PCL") for place in places])
        self._metres: dict[int, Floats] = {}

    def around(self, chosen: Chosen) -> Around | None:
        """Return how near all are to what was chosen for other names; None without any.

        A country is no neighbour.
        """
        towns = ~self.countries[chosen.columns]
        return Around(self, chosen.columns[towns], chosen.sure[towns]) if towns.any() else None

    def measure(self, columns: Ints, others: Ints, asked: Mask) -> Floats:
        """Return metres from some columns, rows, to the places of others; else NaN."""
        numbers = self.numbers[others].tolist()
        for one in numbers:
            if one not in self._metres:
                self._metres[one] = np.full(len(self.places), np.nan)
        metres = np.array([self._metres[one][columns] for one in numbers]).T
        rows, at = np.nonzero(asked & np.isnan(metres))
        if len(rows):
            ours, theirs = columns[rows], others[at]
            metres[rows, at] = distances_m(
                self.lons[ours], self.lats[ours], self.lons[theirs], self.lats[theirs]
            )
            for one, measured in zip(numbers, metres.T, strict=True):
                self._metres[one][columns] = measured
        return metres


class Around:
    """The places that were chosen for other names, as neighbours of all columns.

    `mean` is the mean nearness of the three nearest to a column, or a number that weighs the
    same: most distances need no measuring, as bounds of them tell the weight. `known` says
    which columns have a neighbour.
    """

    def __init__(self, near: Near, others: Ints, sure: Floats) -> None:
        self._near, self._others = near, others
        pairs = near.names[:, None] != near.names[others]
        pairs &= near.numbers[:, None] != near.numbers[others]  # Mexico City, as "Mexico"
        self._pairs, self._sure = pairs, pairs * sure
        self._counts = np.minimum(pairs.sum(axis=1), _NEIGHBOURS)
        self.known: Mask = self._counts > 0
        least_m, most_m = bounds_m(near.positions, near.positions[:, others])
        self._most = np.exp(least_m / -_FAR_M) * self._sure
        nearest = _nearest(np.exp(most_m / -_FAR_M) * self._sure)
        self._third = nearest[:, -1:]
        self.mean = self._mean(nearest)
        self._settle(_may_differ(self.mean, self._mean(_nearest(self._most))))
        self.weight = rounded(self.mean * WEIGHTS["nearness"])
        self._told: dict[int, str] = {}

    def reason(self, at: int) -> Reason:
        """Return the reason of one column, with its words."""
        return "nearness", self.weight.item(at), self._words, (at,)

    def tell(self, columns: Sequence[int]) -> None:
        """Find the words for some columns: measured at once, in a fraction of the time."""
        metres, near = self._measured(np.array(columns))
        names = [self._near.places[other].name for other in self._others.tolist()]
        for at, apart, how_near in zip(columns, metres.tolist(), near.tolist(), strict=True):
            self._told[at] = _say(zip(how_near, apart, names, strict=True))

    def _words(self, at: int) -> str:
        if at not in self._told:
            self.tell([at])
        return self._told[at]

    def _settle(self, unsure: Mask) -> None:
        """Measure what the bounds leave open."""
        columns = np.flatnonzero(unsure)
        if len(columns):
            _, near = self._measured(columns)
            self.mean[columns] = self._mean(_nearest(np.maximum(near, 0.0)), columns)

    def _measured(self, columns: Ints) -> tuple[Floats, Floats]:
        """Return metres to what may be among the nearest, and how near it is; else -1."""
        asked = self._pairs[columns] & (self._most[columns] >= self._third[columns])
        metres = self._near.measure(columns, self._others, asked)
        near = np.where(asked, np.exp(metres / -_FAR_M) * self._sure[columns], -1.0)
        return metres, near

    def _mean(self, nearest: Floats, columns: Ints | slice = slice(None)) -> Floats:
        mean: Floats = nearest.sum(axis=1) / np.maximum(self._counts[columns], 1)
        return mean


def _nearest(near: Floats) -> Floats:
    """Return the three greatest of each row, the greatest first; all where there are fewer."""
    return np.sort(near, axis=1)[:, : -_NEIGHBOURS - 1 : -1]


def _may_differ(low: Floats, high: Floats) -> Mask:
    """Say which of two bounds weigh differently, or leave open whether anything is near."""
    steps = np.rint(low * _STEPS - _HAIR) != np.rint(high * _STEPS + _HAIR)
    differ: Mask = steps | ((low < SUPPORT) != (high < SUPPORT))
    return differ


def _say(around: Iterable[tuple[float, float, str]]) -> str:
    near = sorted([(-near, metres, name) for near, metres, name in around if near >= 0])
    told = [f"{name} {metres / 1000:.0f} km" for _, metres, name in near[:_NEIGHBOURS]]
    return "from " + ", ".join(told)
