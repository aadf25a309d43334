"""One decision over all names of a document: each choice is context for the others."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from geoevents.geometry import is_within
from geoevents.model import Candidate, Document, Evidence, Place, Relation, Toponym
from geoevents.relation_fit import fit
from geoevents.resolution.columns import Chosen, Columns, Mask
from geoevents.resolution.features import of_itself
from geoevents.resolution.groups import Group, Key, group_key
from geoevents.resolution.home import home_country
from geoevents.resolution.namesakes import ONE_SPOT_M
from geoevents.resolution.nearness import SUPPORT, Around, Near
from geoevents.resolution.shares import Shared, Shares
from geoevents.resolution.weights import NONE, Reason, always, rounded, total
from geoevents.resolution.written import Choices, written

_ROUNDS = 3
"""The choices settle in two or three rounds; a limit so that no document circles."""
_NEGLIGIBLE = 1e-4
_UNSUPPORTED = always("unsupported", "")


class Ranking(NamedTuple):
    """A group's candidates by their columns, best first, with how sure the first is."""

    order: Sequence[int]
    confidence: float
    tell: Callable[[int], Candidate]

    def told(self, number: int | None = None) -> tuple[Candidate, ...]:
        """Return the first candidates, or all, with their reasons in words."""
        return tuple([self.tell(at) for at in self.order[:number]])


def decide(
    groups: Sequence[Group],
    relations: tuple[Relation, ...],
    document: Document,
    shown: int | None = None,
) -> Mapping[Key, Ranking]:
    """Return the ranking of each group's candidates, after some rounds of all together.

    Of each the first `shown` are told in less time than others.
    """
    known = [group for group in groups if group.candidates]
    if not known:
        return dict.fromkeys((group.key for group in groups), _NOTHING)
    found = _Decision(known, groups, relations, document).settled().rankings(shown)
    ranked = dict(zip((group.key for group in known), found, strict=True))
    return {group.key: ranked.get(group.key, _NOTHING) for group in groups}


def _untold(_: int) -> Candidate:
    raise LookupError("no candidates")


_NOTHING = Ranking((), 0.0, _untold)


class _Decision:
    """The names of one document, and what is the same of them in every round of choices."""

    def __init__(
        self,
        known: Sequence[Group],
        groups: Sequence[Group],
        relations: tuple[Relation, ...],
        document: Document,
    ) -> None:
        self.columns = columns = Columns(known)
        self.by_id = [sorted(one, key=lambda at: columns.places[at].id) for one in columns.of]
        """The columns of each group in the order of those that score the same."""
        self.own = [one for group in known for one in of_itself(group)]
        self.shares = Shares(columns, home_country(document))
        self._sums = np.array([one.score for one in self.own])
        self._loose = np.array([one.match != "exact" for one in columns.candidates])
        self._near = Near(columns)
        self._written = written(groups, document)
        self._said = _by_subject(relations)

    def settled(self) -> _Round:
        """Return the last round: that in which no choice changes."""
        last = _Round(self, self._sums.tolist())
        for _ in range(_ROUNDS):
            before, last = last, self._after(last)
            if before.chosen == last.chosen:
                break
        return last

    def _after(self, before: _Round) -> _Round:
        """Return the round for which another's choices are the context."""
        chosen = Chosen(np.array(before.chosen), np.array(before.confidences))
        shared, around = self.shares.of(chosen), self._near.around(chosen)
        sums = self._sums + shared.weight[0] + shared.weight[1] + self.shares.home_weight
        if around:
            sums += around.weight
        unsupported = self._unsupported(shared, around)
        sums[unsupported] += _UNSUPPORTED[1]
        others, scores = self._others(before), sums.tolist()
        for at, reasons in others.items():
            scores[at] = total(reasons, scores[at])
        return _Round(self, scores, _Context(shared, around, unsupported.tolist(), others))

    def _unsupported(self, shared: Shared, around: Around | None) -> Mask:
        near = around is not None and around.mean >= SUPPORT
        found: Mask = self._loose & (shared.share[0] < SUPPORT) & ~np.asarray(near)
        return found

    def _others(self, before: _Round) -> Mapping[int, list[Reason]]:
        """Return what follows from the words about a name and beside it, of few columns."""
        places, groups = self.columns.places, self.columns.groups
        picked = zip(groups, before.chosen, before.confidences, strict=True)
        chosen = {group.key: (places[at], sure) for group, at, sure in picked}
        stands = self._written.stands(chosen)
        found: dict[int, list[Reason]] = {}
        for group, columns in zip(groups, self.columns.of, strict=True):
            if stand := stands.get(group.key):
                found.update((at, [*stand.reasons(places[at])]) for at in columns)
            for relation in self._said.get(group.key, ()):
                if anchors := _anchor_places(relation, chosen):
                    for at in columns:
                        found.setdefault(at, []).append(_fitting(relation, places[at], anchors))
        return found


class _Context(NamedTuple):
    """What the choices of one round say of each column in the next."""

    shared: Shared
    around: Around | None
    unsupported: Sequence[bool]
    others: Mapping[int, list[Reason]]


class _Round:
    """The columns of each group by their scores, and what the best is chosen with."""

    def __init__(
        self, names: _Decision, scores: list[float], context: _Context | None = None
    ) -> None:
        self._names, self._context = names, context
        self._scores = rounded(np.array(scores)).tolist()
        told = self._scores.__getitem__
        self._orders = [sorted(one, key=told, reverse=True) for one in names.by_id]
        self.chosen = [order[0] for order in self._orders]
        self.confidences = [self._confidence(order) for order in self._orders]

    def rankings(self, shown: int | None) -> Iterator[Ranking]:
        """Yield each group's ranking; its first `shown` are told in less time than others."""
        if self._context and self._context.around:
            self._context.around.tell([at for order in self._orders for at in order[:shown]])
        for order, confidence in zip(self._orders, self.confidences, strict=True):
            yield Ranking(order, confidence, self._told)

    def _confidence(self, order: Sequence[int]) -> float:
        """Return how likely the best candidate's spot is the one that is meant.

        The softmax of all scores with that of "none of these", which is always a choice.
        """
        scores, places = self._scores, self._names.columns.places
        best, there = scores[order[0]], places[order[0]].point
        shares = [math.exp(scores[at] - best) for at in order]
        whole = sum(shares) + math.exp(NONE - best)
        spot = shares[0]
        for at, share in zip(order[1:], shares[1:], strict=True):
            if share <= _NEGLIGIBLE:  # nor are those after it any likelier
                break
            if is_within(places[at].point, there, ONE_SPOT_M):
                spot += share
        return round(spot / whole, 4)

    def _told(self, at: int) -> Candidate:
        """Return the candidate of a column with its reasons in words."""
        told = [(feature, weight, words(*of)) for feature, weight, words, of in self._why(at)]
        one = self._names.columns.candidates[at]
        return Candidate(one.place, one.match, self._scores[at], tuple(map(Evidence._make, told)))

    def _why(self, at: int) -> Sequence[Reason]:
        reasons = [*self._names.own[at].reasons]
        if self._context:
            shared, around, unsupported, others = self._context
            reasons += self._names.shares.reasons(shared, at)
            if around and around.known[at]:
                reasons.append(around.reason(at))
            if unsupported[at]:
                reasons.append(_UNSUPPORTED)
            reasons += others.get(at, ())
        return reasons


def _fitting(relation: Relation, place: Place, anchors: tuple[Place, ...]) -> Reason:
    """Return how a place fits to "27 km from"."""
    found = fit(relation, place, anchors)
    return always("relation", found.detail, found.value)


def _by_subject(relations: tuple[Relation, ...]) -> Mapping[Key, list[Relation]]:
    """Return what the text says of each name: "27 km from"."""
    said: dict[Key, list[Relation]] = {}
    for relation in relations:
        if relation.subject is not None:
            said.setdefault(group_key(relation.subject), []).append(relation)
    return said


def _anchor_places(relation: Relation, chosen: Choices) -> tuple[Place, ...]:
    """Return the places of a relation's anchors; empty where one is not known."""
    found = []
    for anchor in relation.anchors:
        toponym = _named(anchor.toponym, anchor.relation)
        one = chosen.get(group_key(toponym)) if toponym else None
        if one is None:
            return ()
        found.append(one[0])
    return tuple(found)


def _named(toponym: Toponym | None, relation: Relation | None) -> Toponym | None:
    """Return the place that a nested anchor starts from in the end."""
    while toponym is None and relation is not None and relation.anchors:
        toponym, relation = relation.anchors[0].toponym, relation.anchors[0].relation
    return toponym
