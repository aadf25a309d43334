"""How near the candidates of each name are to the places of the others: all names at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from geoevents.geometry import distances_m, nearly_m, off_m, positions
from geoevents.resolution.columns import Chosen, Columns, Floats, Ints, Mask, numbered
from geoevents.resolution.weights import WEIGHTS, Reason, rounded

_FAR_M = 300_000.0
"""At this distance the nearness of another place has fallen to 1/e."""
_NEIGHBOURS = 3
_STEPS = 10_000 * WEIGHTS["nearness"]
"""How many steps of nearness are told apart."""
_HAIR = 4e-9
"""How far nearness may be off that is found of what is nearly a distance: `off_m` at 1,500 km."""
SUPPORT = 0.15
"""Share of a country, or nearness, from which a name that only sounds alike is believed."""


class Near:
    """How far apart the candidates of one document are."""

    def __init__(self, columns: Columns) -> None:
        self.places = places = columns.places
        self._lons = np.array([place.point.lon for place in places])
        self._lats = np.array([place.point.lat for place in places])
        self.positions = positions(self._lons, self._lats)
        self.names = numbered([group.name for group in columns.groups])[columns.group]
        self.numbers = numbered([place.id for place in places])
        self.countries = np.array([place.feature.startswith("PCL") for place in places])

    def around(self, chosen: Chosen) -> Around | None:
        """Return how near all are to what was chosen for other names; None without any.

        A country is no neighbour.
        """
        towns = ~self.countries[chosen.columns]
        return Around(self, chosen.columns[towns], chosen.sure[towns]) if towns.any() else None

    def metres(self, columns: Ints, others: Ints) -> Floats:
        """Return what lies between columns, pair by pair."""
        lons, lats = self._lons, self._lats
        apart: Floats = distances_m(lons[columns], lats[columns], lons[others], lats[others])
        return apart


class Around:
    """The places that were chosen for other names, as neighbours of all columns.

    `mean` is the mean nearness of the three nearest to a column, or a number that weighs the
    same: what is nearly a distance does, and a few are measured. `known` says which columns
    have a neighbour.
    """

    def __init__(self, near: Near, others: Ints, sure: Floats) -> None:
        self._near, self._others = near, others
        pairs = near.names[:, None] != near.names[others]
        pairs &= near.numbers[:, None] != near.numbers[others]  # Mexico City, as "Mexico"
        self._pairs, self._sure = pairs, pairs * sure
        self._counts = np.minimum(pairs.sum(axis=1), _NEIGHBOURS)
        self.known: Mask = self._counts > 0
        self._nearly = nearly_m(near.positions, near.positions[:, others])
        self.mean = self._mean(_nearest(np.exp(self._nearly / -_FAR_M) * self._sure))
        self._settle()
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

    def _settle(self) -> None:
        """Measure where as little as a hair makes another weight."""
        low, high = self.mean - _HAIR, self.mean + _HAIR
        steps = np.rint(low * _STEPS) != np.rint(high * _STEPS)
        columns = np.flatnonzero(steps | ((low < SUPPORT) & (high >= SUPPORT)))
        if len(columns):
            _, near = self._measured(columns)
            self.mean[columns] = self._mean(_nearest(np.maximum(near, 0.0)), columns)

    def _measured(self, columns: Ints) -> tuple[Floats, Floats]:
        """Return metres to what may be among the nearest, and how near it is; else 0 and -1."""
        nearly, sure = self._nearly[columns], self._sure[columns]
        off = off_m(nearly)
        third = _nearest(np.exp((nearly + off) / -_FAR_M) * sure)[:, -1:]
        asked = self._pairs[columns] & (np.exp((nearly - off) / -_FAR_M) * sure >= third)
        metres = np.zeros(asked.shape)
        rows, at = np.nonzero(asked)
        metres[rows, at] = self._near.metres(columns[rows], self._others[at])
        return metres, np.where(asked, np.exp(metres / -_FAR_M) * sure, -1.0)

    def _mean(self, nearest: Floats, columns: Ints | slice = slice(None)) -> Floats:
        mean: Floats = nearest.sum(axis=1) / np.maximum(self._counts[columns], 1)
        return mean


def _nearest(near: Floats) -> Floats:
    """Return the three greatest of each row, the greatest first; all where there are fewer."""
    return np.sort(near, axis=1)[:, : -_NEIGHBOURS - 1 : -1]


def _say(around: Iterable[tuple[float, float, str]]) -> str:
    near = sorted([(-near, metres, name) for near, metres, name in around if near >= 0])
    told = [f"{name} {metres / 1000:.0f} km" for _, metres, name in near[:_NEIGHBOURS]]
    return "from " + ", ".join(told)
