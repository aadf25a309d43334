"""The reasons for a place: each is a number from -1 to 1 and words for people."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from geoevents.geometry import distance_m
from geoevents.model import Candidate, Evidence, Place, Role
from geoevents.resolution.groups import Group

_LEVELS = (
    ("PCL", 0.0),
    ("TERR", 0.0),
    ("CONT", 0.0),
    ("OCN", -0.1),
    ("SEA", -0.1),
    ("RGN", -0.1),
    ("PPLC", -0.6),
    ("PPLA", -0.3),
    ("PPLX", -0.1),
    ("PPL", -0.9),
    ("ADM1", -0.05),
    ("ADM2", -1.0),
    ("ADM", -0.5),
)
"""How much less than a country each sort of place is meant by its bare name; fitted."""
_OTHER_LEVEL = 0.0
_POWERS = ("PCL", "PPLC", "ADM1", "BLDG", "GOVL", "PAL")
"""Places that speak and decide: countries, capitals, houses of government."""
_DIGITS = 9
"""Digits of the largest population: a country of a hundred million is nearly 1."""
_FAME = {"CONT": 0.9, "OCN": 0.9, "SEA": 0.8, "RGN": 0.7, "GULF": 0.7}
"""Places that nobody lives in, or nobody counts, and everybody names."""
_MATCHES = {"exact": "name", "transliteration": "sound", "fuzzy": "misspelt"}
_FAR_M = 300_000.0
"""At this distance the nearness of another place has fallen to 1/e."""
_NEIGHBOURS = 3
ONE_SPOT_M = 30_000.0
"""Places of one name this near are one spot: Genève the town and Genève the canton."""
_SMALLEST_SHARE = 20
"""A town with fewer than one in so many of a region's people is not its namesake: not the
village Illinois in Illinois."""
_SUPPORT = 0.15
"""Share of a country, or nearness, from which a name that only sounds alike is believed."""


@dataclass(frozen=True, slots=True)
class Context:
    """What was decided so far about the other names of the document.

    `chosen` holds each group's place with how sure it is; `countries` the weight of each
    country code; `beside` the place names that stand right after a group's mentions.
    `regions` the weight of each country code with a first-level region; `home` is the
    country whose domain the document's outlet has, or "".
    """

    chosen: Mapping[tuple[str, tuple[str, ...]], tuple[Place, float]] = field(default_factory=dict)
    countries: Mapping[str, float] = field(default_factory=dict)
    regions: Mapping[tuple[str, str], float] = field(default_factory=dict)
    home: str = ""
    beside: Mapping[tuple[str, tuple[str, ...]], tuple[Place, ...]] = field(default_factory=dict)


def of_itself(group: Group, candidate: Candidate) -> Iterator[Evidence]:
    """Yield the reasons that need no other name: spelling, level, population, cue."""
    place = candidate.place
    words = "; ".join(one.detail for one in candidate.evidence) or f"{candidate.match} name"
    yield Evidence(_MATCHES.get(candidate.match, "misspelt"), min(1.0, candidate.score), words)
    yield Evidence("level", level(place.feature), place.feature or "no feature code")
    if _has_town(group, place):
        yield Evidence("town", -1.0, "a town of this name is in it")
    size = min(1.0, math.log10(max(place.population, 1)) / _DIGITS)
    if place.population:
        yield Evidence("population", size, f"{place.population:,} people")
    elif place.feature in _FAME:
        yield Evidence("population", _FAME[place.feature], "as well known as a country")
    if place.population and place.population == _largest(group, place):
        yield Evidence("largest", 1.0, "the largest of this name")
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


def _largest(group: Group, place: Place) -> int:
    """Return the most people of one candidate, regions beside regions and towns beside all."""
    region = place.feature.startswith("ADM")
    return max(
        one.place.population
        for one in group.candidates
        if region or not one.place.feature.startswith("ADM")
    )


def _has_town(group: Group, region: Place) -> bool:
    """Say whether the name is also a town's at the same spot: "à Genève" means the town."""
    if group.key[1] and region.feature.startswith(group.key[1]):
        return False  # "le canton de Genève"
    return region.feature.startswith("ADM") and any(
        one.place.feature.startswith("PPL")
        and one.place.country == region.country
        and distance_m(one.place.point, region.point) < max(ONE_SPOT_M, region.radius_m)
        and one.place.population * _SMALLEST_SHARE >= region.population
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
    share = max(0.0, weights.get(place.country, 0.0)) / total if total > 0 else 0.0
    if total > 0:
        yield Evidence("country", share, f"{share:.0%} of the names are in {place.country}")
    yield from _of_region(group, place, context)
    if context.home and context.home == place.country:
        yield Evidence("home", 1.0, f"the outlet is of {place.country}")
    near = _nearness(group, place, context)
    if near is not None:
        yield Evidence("nearness", *near)
    if candidate.match != "exact" and share < _SUPPORT and (near is None or near[0] < _SUPPORT):
        yield Evidence("unsupported", 1.0, "")
    for other in context.beside.get(group.key, ()):
        if contains(other, place):
            yield Evidence("beside", 1.0, f"{other.name} stands beside it")
            break
    for key, (other, sure) in context.chosen.items():
        if key[0] == group.name and key != group.key and other.id == place.id:
            yield Evidence("same name", sure, "the name means it elsewhere")
            break


def _of_region(group: Group, place: Place, context: Context) -> Iterator[Evidence]:
    """Yield how much of the document lies in the place's first-level region."""
    if not place.admin1:
        return
    key = (place.country, place.admin1)
    own = context.chosen.get(group.key)
    weight = context.regions.get(key, 0.0)
    total = sum(context.regions.values())
    if own and own[0].admin1:
        taken = own[1] * len(group.mentions)
        total -= taken
        weight -= taken if (own[0].country, own[0].admin1) == key else 0.0
    if total > 0 and weight > 0:
        share = min(1.0, weight / total)
        yield Evidence("region", share, f"{share:.0%} of the names are in {place.admin1}")


def level(feature: str) -> float:
    """Return from -1 to 0 how much less often than a country such a place is meant."""
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
