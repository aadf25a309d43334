"""Which place a toponym means, and why: a list of weighed reasons."""

from __future__ import annotations

from geoevents.gazetteer.index import Gazetteer
from geoevents.model import Candidate, Document, Relation, Resolution, Toponym
from geoevents.resolution.groups import Group, anchors_beside, group_key, groups_of
from geoevents.resolution.joint import Ranking, decide
from geoevents.settings import Settings

__all__ = ["ranked", "resolve"]

_SHOWN = 5
"""Candidates kept in a resolution: the rest never mattered."""


def resolve(
    toponyms: tuple[Toponym, ...],
    relations: tuple[Relation, ...],
    gazetteer: Gazetteer,
    settings: Settings,
    document: Document,
) -> tuple[Resolution, ...]:
    """Return one resolution a toponym, in order, then those of anchors alone.

    A relation may be anchored at a name that is no toponym of its own ("Alep" inside
    "Alep-Est"): resolutions for these follow, and are told by `toponym` being none of
    `toponyms`. Mentions of one name with one cue mean one place.
    """
    everything = (*toponyms, *anchors_beside(toponyms, relations, gazetteer))
    groups = groups_of(everything, gazetteer, document)
    rankings = decide(groups, relations, document, _SHOWN)
    found = {group.key: _resolution(group, rankings[group.key], settings) for group in groups}
    return tuple(_for(one, found[group_key(one)]) for one in everything)


def ranked(toponym: Toponym, gazetteer: Gazetteer, document: Document) -> tuple[Candidate, ...]:
    """Return every place that was weighed for a name alone, best first, with its reasons."""
    groups = groups_of((toponym,), gazetteer, document)
    return decide(groups, (), document)[group_key(toponym)].told()


def _for(toponym: Toponym, of_group: Resolution) -> Resolution:
    """Return the resolution of one mention: its group's, whose names may differ by their case."""
    if toponym is of_group.toponym:
        return of_group
    found, none = of_group, not of_group.candidates
    reason = _unknown(toponym) if none else found.reason
    return Resolution(
        toponym, found.candidates, found.place, found.confidence, found.evidence, reason
    )


def _unknown(toponym: Toponym) -> str:
    return f"no gazetteer knows “{toponym.name}”"


def _resolution(group: Group, ranking: Ranking, settings: Settings) -> Resolution:
    """Return the resolution of a group's first mention."""
    first, shown = group.mentions[0], ranking.told(_SHOWN)
    if not shown:
        return Resolution(first, reason=_unknown(first))
    best = shown[0]
    if ranking.confidence < settings.min_confidence:
        reason = f"not sure enough: {_title(best)} would be the best of {len(ranking.order)}"
        return Resolution(first, shown, None, ranking.confidence, best.evidence, reason)
    reason = _reason(best, group, len(ranking.order))
    return Resolution(first, shown, best.place, ranking.confidence, best.evidence, reason)


def _reason(best: Candidate, group: Group, number: int) -> str:
    """Return why this place, strongest reason first, in words."""
    strongest = sorted(best.evidence, key=lambda one: -one.value)
    words = [f"{one.feature}: {one.detail}" for one in strongest if one.value > 0 and one.detail]
    part = f"; by its base name “{group.base}”" if group.base else ""
    rivals = f"; best of {number} places of this name" if number > 1 else ""
    return f"{_title(best)}{part}{rivals}; " + "; ".join(words)


def _title(candidate: Candidate) -> str:
    place = candidate.place
    where = ", ".join(part for part in (place.feature, place.admin1, place.country) if part)
    return f"{place.name} ({where})"
