"""How much of a document, but for one name's own mentions, lies in a candidate's country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from geoevents.resolution.columns import Chosen, Columns, Floats, Ints, Mask, numbered
from geoevents.resolution.weights import WEIGHTS, Reason, rounded

_SHARE = "{:.0%} of the names are in {}".format
_HOME = "the outlet is of {}".format
_WEIGHTS = np.array([[WEIGHTS["country"]], [WEIGHTS["region"]]])
_NOWHERE = 0
"""The number of the region of what is in none."""


class Shared(NamedTuple):
    """The shares of each column's country and region, two rows; which of them are told."""

    share: Floats
    told: Mask
    weight: Floats


class Shares:
    """The countries and first-level regions of the candidates of one document.

    `home` is the country whose domain the document's outlet has, or "".
    """

    def __init__(self, columns: Columns, home: str) -> None:
        self._places, self._group, self._home = columns.places, columns.group, home
        self._mentions = np.array([len(group.mentions) for group in columns.groups])
        countries = [(place.country, None) for place in columns.places]
        regions = [
            (place.country, place.admin1) if place.admin1 else () for place in columns.places
        ]
        self._areas: Ints = numbered([(), *countries, *regions])[1:].reshape(2, -1)
        self._count = int(self._areas.max()) + 1
        at_home = [home != "" and home == place.country for place in columns.places]
        self.home_weight: Floats = np.where(at_home, WEIGHTS["home"], 0.0)

    def of(self, chosen: Chosen) -> Shared:
        """Return the shares of all columns after what was chosen for each name.

        They are of what all other names weigh, or those in any region.
        """
        areas, group = self._areas, self._group
        own = areas[:, chosen.columns]
        taken = np.where(own == _NOWHERE, 0.0, chosen.sure * self._mentions)
        held = np.bincount(own.ravel(), taken.ravel(), self._count)
        total = (taken.sum(axis=1, keepdims=True) - taken)[:, group]
        ours = held[areas] - np.where(own[:, group] == areas, taken[:, group], 0.0)
        told = total > 0
        told[1] &= ours[1] > 0
        share = np.clip(ours, 0.0, total) / np.where(told, total, np.inf)
        return Shared(share, told, rounded(share * _WEIGHTS))

    def reasons(self, shared: Shared, at: int) -> Iterator[Reason]:
        """Yield the reasons of one column, with their words."""
        place = self._places[at]
        share, told, weight = shared
        if told.item(0, at):
            yield "country", weight.item(0, at), _SHARE, (share.item(0, at), place.country)
        if told.item(1, at):
            yield "region", weight.item(1, at), _SHARE, (share.item(1, at), place.admin1)
        if self._home and self._home == place.country:
            yield "home", WEIGHTS["home"], _HOME, (place.country,)
