"""The reasons for a place: each is a number from -1 to 1 and words for people."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from geoevents.geometry import distance_m
from geoevents.model import Candidate, Evidence, Place, Role
from geoevents.resolution.groups import Group

_LEVELS = (
    ("PCL", 1.0),
    ("TERR", 0.9),
    ("CONT", 1.0),
    ("PPLC", 0.8),
    ("ADM1", 0.3),
    ("RGN", 0.6),
    ("PPLA", 0.5),
    ("PPLX", 0.2),
    ("PPL", 0.3),
    ("ADM2", 0.3),
    ("ADM", 0.2),
)
_OTHER_LEVEL = 0.2
_POWERS = ("PCL", "PPLC", "ADM1", "BLDG", "GOVL", "PAL")
"""Places that speak and decide: countries, capitals, houses of government."""
_DIGITS = 9
"""Digits of the largest population: a country of a hundred million is nearly 1."""
_FAME = {"CONT": 0.9, "OCN": 0.9, "SEA": 0.8, "RGN": 0.7, "GULF": 0.7}
"""Places that nobody lives in, or nobody counts, and everybody names."""
_MATCHES = {"exact": 1.0, "transliteration": 0.5, "fuzzy": 0.2}
_FAR_M = 300_000.0
"""At this distance the nearness of another place has fallen to 1/e."""
_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Context:
    """What was decided so far about the other names of the document.

    `chosen` holds each group's place with how sure it is; `countries` the weight of each
    country code; `beside` the place names that stand right after a group's mentions.
    """

    chosen: Mapping[tuple[str, tuple[str, ...]], tuple[Place, float]] = field(default_factory=dict)
    countries: Mapping[str, float] = field(default_factory=dict)
    beside: Mapping[tuple[str, tuple[str, ...]], tuple[Place, ...]] = field(default_factory=dict)


def of_itself(group: Group, candidate: Candidate) -> Iterator[Evidence]:
    """Yield the reasons that need no other name: spelling, level, population, cue."""
    place = candidate.place
    yield Evidence(
        "name",
        _MATCHES.get(candidate.match, 0.0) * min(1.0, candidate.score),
        "; ".join(one.detail for one in candidate.evidence) or f"{candidate.match} name",
    )
    yield Evidence("level", level(place.feature), place.feature or "no feature code")
    if _has_town(group, place):
        yield Evidence("town", -1.0, "a town of this name is in it")
    size = min(1.0, math.log10(max(place.population, 1)) / _DIGITS)
    if place.population:
        yield Evidence("population", size, f"{place.population:,} people")
    elif place.feature in _FAME:
        yield Evidence("population", _FAME[place.feature], "as well known as a country")
    if any(one.role is Role.METONYM for one in group.mentions):
        rules = place.feature.startswith(_POWERS)
        yield Evidence("power", 1.0 if rules else 0.0, "it acts or speaks in the text")
    if group.key[1]:
        agrees = place.feature.startswith(group.key[1])
        cue = group.mentions[0].cue
        words = "agrees with" if agrees else "is not"
        yield Evidence("cue", 1.0 if agrees else -0.5, f"{place.feature} {words} “{cue}”")
        if candidate.place.id in group.phrased:
            yield Evidence("phrase", 1.0, f"filed with “{cue}” in its name")


def _has_town(group: Group, region: Place) -> bool:
    """Say whether the name is also a town's in this region: "à Genève" means the town."""
    return region.feature.startswith("ADM") and any(
        one.place.feature.startswith("PPL")
        and one.place.country == region.country
        and one.place.admin1 in {region.name, region.admin1}
        for one in group.candidates
    )


def of_context(group: Group, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Yield the reasons that come from the other names of the document."""
    place = candidate.place
    own = context.chosen.get(group.key)
    weights = dict(context.countries)
    if own and own[0].country in weights:
        weights[own[0].country] -= own[1] * len(group.mentions)
    total = sum(weight for weight in weights.values() if weight > 0)
    if total > 0:
        share = max(0.0, weights.get(place.country, 0.0)) / total
        yield Evidence("country", share, f"{share:.0%} of the names are in {place.country}")
    near = _nearness(group, place, context)
    if near is not None:
        yield Evidence("nearness", *near)
    for other in context.beside.get(group.key, ()):
        if contains(other, place):
            yield Evidence("beside", 1.0, f"{other.name} stands beside it")
            break
    for key, (other, sure) in context.chosen.items():
        if key[0] == group.name and key != group.key and other.id == place.id:
            yield Evidence("same name", sure, "the name means it elsewhere")
            break


def level(feature: str) -> float:
    """Return from 0 to 1 how high a place ranks: a country before a hill."""
    for prefix, value in _LEVELS:
        if feature.startswith(prefix):
            return value
    return _OTHER_LEVEL


def contains(region: Place, place: Place) -> bool:
    """Say whether a country or first-level region holds a place, by the names it carries."""
    if region.id == place.id or region.country != place.country:
        return False
    if region.feature.startswith("PCL"):
        return True
    return region.feature.startswith("ADM1") and place.admin1 in {region.name, region.admin1}


def _nearness(group: Group, place: Place, context: Context) -> tuple[float, str] | None:
    """Return the mean nearness of the nearest other places, countries left out."""
    near = []
    for key, (other, sure) in context.chosen.items():
        if key[0] == group.name or other.feature.startswith("PCL"):
            continue
        apart = distance_m(place.point, other.point)
        near.append((math.exp(-apart / _FAR_M) * sure, apart, other.name))
    if not near:
        return None
    near.sort(key=lambda one: (-one[0], one[1], one[2]))
    best = near[:_NEIGHBOURS]
    words = ", ".join(f"{name} {apart / 1000:.0f} km" for _, apart, name in best)
    return sum(value for value, _, _ in best) / len(best), f"from {words}"
