"""One decision over all names of a document: each choice is context for the others."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from geoevents.geometry import distance_m
from geoevents.model import Candidate, Document, Evidence, Place, Relation, Toponym
from geoevents.relation_fit import fit
from geoevents.resolution.features import ONE_SPOT_M, Context, of_context, of_itself
from geoevents.resolution.groups import Group, group_key
from geoevents.resolution.home import home_country
from geoevents.resolution.weights import NONE, WEIGHTS

_ROUNDS = 3
"""The choices settle in two or three rounds; a limit so that no document circles."""
_NEGLIGIBLE = 1e-4
_BESIDE = frozenset({",", ", ", " (", ",\u00a0"})

Key = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Ranking:
    """A group's candidates, best first, with how sure the first is."""

    candidates: tuple[Candidate, ...]
    confidence: float

    @property
    def best(self) -> Candidate | None:
        """Return the likeliest place, if there is any."""
        return self.candidates[0] if self.candidates else None


def decide(
    groups: tuple[Group, ...], relations: tuple[Relation, ...], document: Document
) -> Mapping[Key, Ranking]:
    """Return the ranking of each group's candidates, after some rounds of all together."""
    own = {
        group.key: [tuple(of_itself(group, one)) for one in group.candidates] for group in groups
    }
    rankings = {group.key: _rank(group, own[group.key]) for group in groups}
    for _ in range(_ROUNDS):
        context = _context(groups, rankings, document)
        after = {
            group.key: _in_context(group, own[group.key], context, relations) for group in groups
        }
        settled = _choices(after) == _choices(rankings)
        rankings = after
        if settled:
            break
    return rankings


def _choices(rankings: Mapping[Key, Ranking]) -> list[str]:
    return [one.best.place.id if one.best else "" for one in rankings.values()]


def _in_context(
    group: Group,
    own: list[tuple[Evidence, ...]],
    context: Context,
    relations: tuple[Relation, ...],
) -> Ranking:
    signs = [
        (*signs, *of_context(group, one, context), *_of_relations(group, one, context, relations))
        for one, signs in zip(group.candidates, own, strict=True)
    ]
    return _rank(group, signs)


def _rank(group: Group, signs: list[tuple[Evidence, ...]]) -> Ranking:
    """Order candidates by the sum of their weighed reasons; ties by their id."""
    scored = []
    for one, reasons in zip(group.candidates, signs, strict=True):
        weighed = tuple(
            Evidence(
                reason.feature, round(reason.value * WEIGHTS[reason.feature], 4), reason.detail
            )
            for reason in reasons
        )
        score = sum(reason.value for reason in weighed)
        scored.append(Candidate(one.place, one.match, round(score, 4), weighed))
    scored.sort(key=lambda one: (-one.score, one.place.id))
    return Ranking(tuple(scored), _confidence(scored))


def _confidence(scored: list[Candidate]) -> float:
    """Return how likely the best candidate's spot is the one that is meant.

    The softmax of all scores with that of "none of these", which is always a choice.
    """
    if not scored:
        return 0.0
    best = scored[0]
    there = best.place.point
    shares = [math.exp(one.score - best.score) for one in scored]
    total = sum(shares) + math.exp(NONE - best.score)
    spot = sum(
        share
        for one, share in zip(scored, shares, strict=True)
        if share > _NEGLIGIBLE and distance_m(one.place.point, there) < ONE_SPOT_M
    )
    return round(spot / total, 4)


def _context(
    groups: tuple[Group, ...], rankings: Mapping[Key, Ranking], document: Document
) -> Context:
    chosen = {}
    countries: dict[str, float] = {}
    regions: dict[tuple[str, str], float] = {}
    for group in groups:
        ranking = rankings[group.key]
        if ranking.best is None:
            continue
        place = ranking.best.place
        chosen[group.key] = (place, ranking.confidence)
        weight = ranking.confidence * len(group.mentions)
        countries[place.country] = countries.get(place.country, 0.0) + weight
        if place.admin1:
            region = place.country, place.admin1
            regions[region] = regions.get(region, 0.0) + weight
    beside = _beside(groups, chosen, document)
    return Context(chosen, countries, regions, home_country(document), beside)


def _beside(
    groups: tuple[Group, ...], chosen: Mapping[Key, tuple[Place, float]], document: Document
) -> Mapping[Key, tuple[Place, ...]]:
    """Return the places that stand right after mentions: Syria in "Aleppo, Syria"."""
    mentions = sorted((one for group in groups for one in group.mentions), key=lambda one: one.span)
    found: dict[Key, dict[str, Place]] = {}
    for one, after in pairwise(mentions):
        between = document.text[one.span.end : after.span.start]
        if between in _BESIDE and group_key(after) in chosen:
            place = chosen[group_key(after)][0]
            found.setdefault(group_key(one), {})[place.id] = place
    return {key: tuple(places.values()) for key, places in found.items()}


def _of_relations(
    group: Group, candidate: Candidate, context: Context, relations: tuple[Relation, ...]
) -> list[Evidence]:
    """Return how well the place agrees with what the text says of it: "27 km from"."""
    return [
        replace(fit(relation, candidate.place, anchors), feature="relation")
        for relation in relations
        if relation.subject is not None and group_key(relation.subject) == group.key
        if (anchors := _anchor_places(relation, context)) is not None
    ]


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
