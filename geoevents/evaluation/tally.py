"""Scores while they are counted, one document after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from geoevents.evaluation.gold import GoldDocument, GoldMention
from geoevents.evaluation.matching import Pair
from geoevents.evaluation.mistakes import Kind, Mistake
from geoevents.evaluation.scores import (
    NEAR_KM,
    Decile,
    KindScore,
    Placement,
    Recognition,
    Scores,
)
from geoevents.geometry import distance_m
from geoevents.model import Candidate

COUNTRIES, REGIONS, TOWNS = "countries", "first-level regions", "populated places"
OTHER, UNKNOWN = "other places", "unknown kind"
KINDS = (COUNTRIES, REGIONS, TOWNS, OTHER, UNKNOWN)

Lookup = Callable[[str], Sequence[Candidate]]


def kind_of(gold: GoldMention, lookup: Lookup | None) -> str:
    """Return the kind of a gold place, by its feature code.

    A corpus without codes (GeoVirus) leaves it to the gazetteer: the nearest place of that
    name whose circle, or 161 km, holds the gold point.
    """
    feature = gold.feature or _nearest_feature(gold, lookup)
    if not feature:
        return UNKNOWN
    if feature.startswith("PCL"):
        return COUNTRIES
    if feature == "ADM1":
        return REGIONS
    return TOWNS if feature.startswith("PPL") else OTHER


def _nearest_feature(gold: GoldMention, lookup: Lookup | None) -> str:
    if lookup is None or gold.point is None:
        return ""
    found = []
    for place in (candidate.place for candidate in lookup(gold.text)):
        apart = distance_m(place.point, gold.point)
        if apart <= max(NEAR_KM * 1000, place.radius_m):  # two centres of Russia lie far apart
            found.append((apart, place.id, place.feature))
    return min(found)[2] if found else ""


@dataclass(slots=True)
class _Distances:
    """Gold mentions with coordinates, and the errors of those we placed."""

    gold: int = 0
    errors_km: list[float] = field(default_factory=list)

    def add(self, error_km: float | None) -> None:
        self.gold += 1
        if error_km is not None:
            self.errors_km.append(error_km)

    def total(self) -> Placement:
        return Placement(self.gold, tuple(self.errors_km))


@dataclass(slots=True)
class _OfKind:
    """Counts of one kind of gold place."""

    gold: int = 0
    found: int = 0
    end_to_end: _Distances = field(default_factory=_Distances)
    gold_spans: _Distances = field(default_factory=_Distances)


@dataclass(slots=True)
class Tally:
    """Counts over the documents so far. Only this module changes it."""

    lookup: Lookup | None = None
    documents: int = 0
    moved: int = 0
    left_out: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    end_to_end: _Distances = field(default_factory=_Distances)
    gold_spans: _Distances = field(default_factory=_Distances)
    kinds: dict[str, _OfKind] = field(default_factory=dict)
    deciles: dict[int, Counter[str]] = field(default_factory=dict)
    mistakes: Counter[Kind] = field(default_factory=Counter)

    def add_document(self, gold: GoldDocument) -> None:
        """Count a document and its faulty annotations."""
        self.documents += 1
        self.moved += gold.moved
        self.left_out += gold.left_out

    def add_pairs(self, pairs: Iterable[Pair]) -> None:
        """Count what the reading of one document found."""
        for pair in pairs:
            self.counts["gold"] += pair.gold is not None
            self.counts["ours"] += pair.ours is not None
            self.counts["exact"] += pair.exact
            if pair.gold and pair.ours:
                self.counts["overlap"] += 1
                self.counts["roles"] += pair.gold.role is not None
                self.counts["roles right"] += pair.gold.role is pair.ours.mention.role
            self._add_placement(pair)
            self._add_confidence(pair)

    def add_gold_spans(self, pairs: Iterable[Pair]) -> None:
        """Count what was resolved of the gold's own spans."""
        for pair in pairs:
            if pair.gold and pair.gold.point:
                self.gold_spans.add(pair.error_km)
                self._kind(pair.gold).gold_spans.add(pair.error_km)

    def add_mistake(self, mistake: Mistake) -> None:
        """Count one error."""
        self.mistakes[mistake.kind] += 1

    def scores(self, corpus: str, seconds: float, gold_spans: bool) -> Scores:
        """Return the scores of all that was counted."""
        count = self.counts
        return Scores(
            corpus,
            self.documents,
            Recognition(count["gold"], count["ours"], count["exact"]),
            Recognition(count["gold"], count["ours"], count["overlap"]),
            self.end_to_end.total(),
            self.gold_spans.total() if gold_spans else None,
            count["roles right"],
            count["roles"],
            tuple(self._kind_scores(gold_spans)),
            tuple(self._calibration()),
            {kind.value: self.mistakes[kind] for kind in Kind},
            self.moved,
            self.left_out,
            seconds,
        )

    def _add_placement(self, pair: Pair) -> None:
        if pair.gold and pair.gold.point:
            self.end_to_end.add(pair.error_km)
            kind = self._kind(pair.gold)
            kind.gold += 1
            kind.found += pair.ours is not None
            kind.end_to_end.add(pair.error_km)

    def _add_confidence(self, pair: Pair) -> None:
        if pair.ours is None or pair.ours.point is None:
            return
        decile = self.deciles.setdefault(_decile(pair.ours.mention.confidence), Counter())
        error = pair.error_km
        decile["not in gold"] += pair.gold is None
        decile["rows"] += error is not None
        decile["right"] += error is not None and error <= NEAR_KM

    def _kind(self, gold: GoldMention) -> _OfKind:
        return self.kinds.setdefault(kind_of(gold, self.lookup), _OfKind())

    def _kind_scores(self, gold_spans: bool) -> Iterable[KindScore]:
        for name in KINDS:
            if kind := self.kinds.get(name):
                spans = kind.gold_spans.total() if gold_spans else None
                yield KindScore(name, kind.gold, kind.found, kind.end_to_end.total(), spans)

    def _calibration(self) -> Iterable[Decile]:
        if not self.end_to_end.gold:
            return  # a corpus without coordinates can't say which rows are right
        for tenth in range(10):
            count = self.deciles.get(tenth, Counter())
            yield Decile(tenth / 10, count["rows"], count["right"], count["not in gold"])


def _decile(confidence: float) -> int:
    """Return the tenth that a confidence falls in; 0.3 is 3, whatever floats make of 0.3 x 10."""
    return min(9, max(0, int(round(confidence * 10, 9))))
