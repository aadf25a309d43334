"""One decision over all names of a document: each choice is context for the others."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

from geoevents.geometry import is_within
from geoevents.model import Candidate, Document, Evidence, Place, Relation, Toponym
from geoevents.relation_fit import fit
from geoevents.resolution.beside import is_sign, says_in
from geoevents.resolution.features import Context, Reason, of_context, of_itself
from geoevents.resolution.groups import Group, Key, group_key
from geoevents.resolution.home import home_country
from geoevents.resolution.lists import listed_with
from geoevents.resolution.namesakes import ONE_SPOT_M
from geoevents.resolution.nearness import Close, Near
from geoevents.resolution.weights import NONE, weighed

_ROUNDS = 3
"""The choices settle in two or three rounds; a limit so that no document circles."""
_NEGLIGIBLE = 1e-4


class Scored(NamedTuple):
    """A candidate with the sum of its reasons, smaller first and then by id: as it is sorted."""

    less: float
    id: str
    candidate: Candidate
    reasons: Sequence[Reason]
    of_context: Sequence[Reason]

    def told(self) -> Candidate:
        """Return the candidate with its reasons in words."""
        evidence = [
            Evidence(feature, weight, words(*of))
            for feature, weight, words, of in (*self.reasons, *self.of_context)
        ]
        place, match = self.candidate.place, self.candidate.match
        return Candidate(place, match, -self.less, tuple(evidence))


class Ranking(NamedTuple):
    """A group's candidates, best first, with how sure the first is."""

    scored: Sequence[Scored]
    confidence: float

    @property
    def place(self) -> Place | None:
        """Return the likeliest place, if there is any."""
        return self.scored[0].candidate.place if self.scored else None

    def told(self, number: int | None = None) -> tuple[Candidate, ...]:
        """Return the first candidates, or all, with their reasons in words."""
        return tuple([one.told() for one in self.scored[:number]])


_Pair = tuple[Key, Key]


class _Written(NamedTuple):
    """How the names stand to one another in the text: the same in every round.

    `beside` are names with those right after them ("Aleppo, Syria"), `before` the same the
    other way round, `inside` those of which the words say that the second holds the first;
    `lists` gives the other names of a list, `same` those that differ by their cue, last first.
    """

    beside: list[_Pair]
    before: list[_Pair]
    inside: list[_Pair]
    lists: Mapping[Key, tuple[Key, ...]]
    same: Mapping[Key, tuple[Key, ...]]


class _Own(NamedTuple):
    """A candidate's reasons that need no other name, and their sum."""

    reasons: list[Reason]
    score: float


def decide(
    groups: tuple[Group, ...], relations: tuple[Relation, ...], document: Document
) -> Mapping[Key, Ranking]:
    """Return the ranking of each group's candidates, after some rounds of all together."""
    known = [group for group in groups if group.candidates]
    own = {
        group.key: [_Own(reasons, _sum(reasons)) for reasons in of_itself(group)] for group in known
    }
    said = _by_subject(relations)
    home, written, near = home_country(document), _written(groups, document), Near(known)
    rankings = {group.key: _rank(group, own[group.key]) for group in known}
    for _ in range(_ROUNDS):
        context = _context(known, rankings, home, written)
        closes = near.around(context.chosen)
        after = {
            group.key: _in_context(
                group, own[group.key], context, said.get(group.key, ()), closes[group.key]
            )
            for group in known
        }
        settled = _choices(after) == _choices(rankings)
        rankings = after
        if settled:
            break
    return {group.key: rankings.get(group.key, _NOTHING) for group in groups}


_NOTHING = Ranking((), 0.0)


def _choices(rankings: Mapping[Key, Ranking]) -> list[str]:
    return [one.scored[0].id for one in rankings.values()]


def _in_context(
    group: Group,
    own: list[_Own],
    context: Context,
    relations: Sequence[Relation],
    closes: Sequence[Close | None],
) -> Ranking:
    found = of_context(group, context, closes)
    for relation in relations:
        anchors = _anchor_places(relation, context)
        if anchors is None:
            continue
        for candidate, reasons in zip(group.candidates, found, strict=True):  # "27 km from"
            fits = fit(relation, candidate.place, anchors)
            reasons.append(("relation", weighed("relation", fits.value), str, (fits.detail,)))
    return _rank(group, own, found)


def _by_subject(relations: tuple[Relation, ...]) -> Mapping[Key, list[Relation]]:
    """Return what the text says of each name: "27 km from"."""
    said: dict[Key, list[Relation]] = {}
    for relation in relations:
        if relation.subject is not None:
            said.setdefault(group_key(relation.subject), []).append(relation)
    return said


def _sum(reasons: Sequence[Reason], score: float = 0.0) -> float:
    for reason in reasons:
        score += reason[1]
    return score


def _rank(group: Group, own: list[_Own], found: list[list[Reason]] | None = None) -> Ranking:
    """Order candidates by the sum of their weighed reasons; ties by their id."""
    scored = [
        Scored(-round(_sum(reasons, score), 4), one.place.id, one, itself, reasons)
        for one, (itself, score), reasons in zip(
            group.candidates, own, found or repeat(()), strict=False
        )
    ]
    scored.sort()
    return Ranking(scored, _confidence(scored))


def _confidence(scored: list[Scored]) -> float:
    """Return how likely the best candidate's spot is the one that is meant.

    The softmax of all scores with that of "none of these", which is always a choice.
    """
    least = scored[0].less
    there = scored[0].candidate.place.point
    shares = [math.exp(least - one.less) for one in scored]
    total = sum(shares) + math.exp(NONE + least)
    spot = shares[0]
    for one, share in zip(scored[1:], shares[1:], strict=True):
        if share <= _NEGLIGIBLE:  # nor are those after it any likelier
            break
        if is_within(one.candidate.place.point, there, ONE_SPOT_M):
            spot += share
    return round(spot / total, 4)


def _context(
    groups: Sequence[Group],
    rankings: Mapping[Key, Ranking],
    home: str,
    written: _Written,
) -> Context:
    chosen = {}
    countries: dict[str, float] = {}
    regions: dict[tuple[str, str], float] = {}
    for group in groups:
        ranking = rankings[group.key]
        place = ranking.scored[0].candidate.place
        chosen[group.key] = (place, ranking.confidence)
        weight = ranking.confidence * len(group.mentions)
        countries[place.country] = countries.get(place.country, 0.0) + weight
        if place.admin1:
            region = place.country, place.admin1
            regions[region] = regions.get(region, 0.0) + weight
    beside, before, inside = (_chosen_of(chosen, pairs) for pairs in written[:3])
    listed = {
        key: tuple(chosen[other] for other in others if other in chosen)
        for key, others in written.lists.items()
    }
    same = {
        key: {chosen[other][0].id: chosen[other][1] for other in others if other in chosen}
        for key, others in written.same.items()
    }
    return Context(chosen, countries, regions, home, beside, before, listed, inside, same)


def _chosen_of(
    chosen: Mapping[Key, tuple[Place, float]], pairs: list[_Pair]
) -> Mapping[Key, tuple[Place, ...]]:
    """Return each first name's places: those that were chosen for the other names."""
    found: dict[Key, dict[str, Place]] = {}
    for one, other in pairs:
        if other in chosen:
            place = chosen[other][0]
            found.setdefault(one, {})[place.id] = place
    return {key: tuple(places.values()) for key, places in found.items()}


def _written(groups: tuple[Group, ...], document: Document) -> _Written:
    mentions = sorted((one for group in groups for one in group.mentions), key=lambda one: one.span)
    beside, inside = [], []
    for one, after in pairwise(mentions):
        between = document.text[one.span.end : after.span.start]
        held = says_in(between, document.language)
        if held or is_sign(between):
            beside.append((group_key(one), group_key(after)))
        if held:
            inside.append(beside[-1])
    before = [(after, one) for one, after in beside]
    return _Written(beside, before, inside, listed_with(mentions, document), _same(groups))


def _same(groups: Sequence[Group]) -> Mapping[Key, tuple[Key, ...]]:
    of_name: dict[str, list[Key]] = {}
    for group in reversed(groups):
        of_name.setdefault(group.name, []).append(group.key)
    return {
        key: tuple(other for other in keys if other != key)
        for keys in of_name.values()
        if len(keys) > 1
        for key in keys
    }


def _anchor_places(relation: Relation, context: Context) -> tuple[Place, ...] | None:
    found = []
    for anchor in relation.anchors:
        toponym = _named(anchor.toponym, anchor.relation)
        chosen = context.chosen.get(group_key(toponym)) if toponym else None
        if chosen is None:
            return None
        found.append(chosen[0])
    return tuple(found) or None


def _named(toponym: Toponym | None, relation: Relation | None) -> Toponym | None:
    """Return the place that a nested anchor starts from in the end."""
    while toponym is None and relation is not None and relation.anchors:
        toponym, relation = relation.anchors[0].toponym, relation.anchors[0].relation
    return toponym
