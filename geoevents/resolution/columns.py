"""The candidates of all names of a document side by side: each has a column in arrays."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geoevents.resolution.groups import Group

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class Chosen(NamedTuple):
    """The columns that were chosen so far, one a group, and how sure each choice is."""

    columns: Ints
    sure: Floats


class Columns:
    """The columns of each group, one after the other; every group has candidates."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self.candidates = [one for group in groups for one in group.candidates]
        self.places = [one.place for one in self.candidates]
        counts = [len(group.candidates) for group in groups]
        ends = list(accumulate(counts))
        self.of = [range(end - count, end) for end, count in zip(ends, counts, strict=True)]
        self.group = np.repeat(np.arange(len(groups)), counts)
        """The number of each column's group."""


def numbered(values: Iterable[Hashable]) -> Ints:
    """Return values as numbers in the order of their first appearance: equal ones are equal."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], np.int64)
