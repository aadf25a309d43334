"""What is measured, and the arithmetic of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

NEAR_KM = 161.0
"""100 miles: within it a toponym counts as resolved (Acc@161)."""
FARTHEST_KM = 20_039.0
"""Half the equator, rounded up: the largest error there can be, which AUC is relative to."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """How many gold mentions, how many of ours, and how many of each pair up, one to one."""

    gold: int
    ours: int
    paired: int

    @property
    def precision(self) -> float:
        """Share of ours that are gold; 0 where we found nothing."""
        return self.paired / self.ours if self.ours else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that we found; 0 where there is none."""
        return self.paired / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.gold + self.ours
        return 2 * self.paired / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Placement:
    """How far from the truth: `gold` mentions have coordinates, `errors_km` those we placed.

    A mention that we missed or did not place is wrong in `acc161`, and in no other figure.
    """

    gold: int
    errors_km: tuple[float, ...]

    @property
    def right(self) -> int:
        """How many lie within 161 km."""
        return sum(error <= NEAR_KM for error in self.errors_km)

    @property
    def acc161(self) -> float | None:
        """Share of the gold with coordinates placed within 161 km; None where there is none."""
        return self.right / self.gold if self.gold else None

    @property
    def mean_km(self) -> float | None:
        """Mean error of what was placed."""
        return fmean(self.errors_km) if self.errors_km else None

    @property
    def median_km(self) -> float | None:
        """Median error of what was placed."""
        return median(self.errors_km) if self.errors_km else None

    @property
    def auc(self) -> float | None:
        """Area under the curve of the sorted ln(1 + error in km), over the largest it can be.

        By the trapezium rule, as Gritta et al. (2018) have it: 0 perfect, 1 all antipodal.
        """
        logs = sorted(math.log1p(error) for error in self.errors_km)
        if not logs:
            return None
        if len(logs) == 1:
            return logs[0] / math.log(FARTHEST_KM)
        area = sum((one + next_one) / 2 for one, next_one in pairwise(logs))
        return area / (math.log(FARTHEST_KM) * (len(logs) - 1))


@dataclass(frozen=True, slots=True)
class KindScore:
    """Scores of one kind of gold place (countries, first-level regions …)."""

    kind: str
    gold: int
    found: int
    end_to_end: Placement
    gold_spans: Placement | None


@dataclass(frozen=True, slots=True)
class Decile:
    """Our placed mentions of one tenth of the confidence: [low, low + 0.1).

    `rows` meet a gold mention with coordinates, `right` of them lie within 161 km of it;
    `not_in_gold` meet no gold mention at all.
    """

    low: float
    rows: int
    right: int
    not_in_gold: int


@dataclass(frozen=True, slots=True)
class Scores:
    """All that was measured on one corpus. `seconds` were spent reading, nothing else."""

    corpus: str
    documents: int
    exact: Recognition
    overlap: Recognition
    end_to_end: Placement
    gold_spans: Placement | None
    roles_right: int
    roles_judged: int
    kinds: tuple[KindScore, ...]
    calibration: tuple[Decile, ...]
    mistakes: Mapping[str, int]
    moved: int
    left_out: int
    seconds: float

    @property
    def mentions(self) -> int:
        """Gold mentions."""
        return self.exact.gold

    @property
    def placement(self) -> Placement:
        """What the headline figures are of: the gold spans where they were asked for."""
        return self.gold_spans or self.end_to_end

    @property
    def docs_per_s(self) -> float | None:
        """Documents read in a second."""
        return self.documents / self.seconds if self.seconds else None

    @property
    def role_accuracy(self) -> float | None:
        """Share of the mentions found whose role is right; None where no role is annotated."""
        return self.roles_right / self.roles_judged if self.roles_judged else None
