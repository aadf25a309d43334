"""The reasons for a place: each is a number from -1 to 1 and words for people.

A document weighs hundreds of candidates and tells of a few: the words are a function and
what it is called with, and are put together only for the candidates that are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.gazetteer.names import fold
from geoevents.model import TRUSTED, Candidate, Place
from geoevents.resolution.groups import Group
from geoevents.resolution.namesakes import COUNTED, Name, Namesakes, has_town, is_seat, name_of
from geoevents.resolution.weights import WEIGHTS, Reason, always, total, weighed

_REMEMBERED = 2_048
"""Names whose reasons are kept for the next documents: news is of the same places."""
_LEVELS = (
    ("PCL", 0.0),
    ("TERR", 0.0),
    ("CONT", 0.0),
    ("OCN", -0.1),
    ("SEA", -0.1),
    ("RGN", -0.1),
    ("PPLC", -0.3),
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
_RENAMED = 0.3
"""How indirectly a country has the name of a part of the world: Central Africa."""
_NAMED_FOR, _BESIDE = 0.3, 0.5
"""Share of the doubt about another sort of place where one is named for the other, or may
lie beside it: a lake and its town."""
_MATCHES = {
    "exact": "name",
    "transliteration": "sound",
    "fuzzy": "misspelt",
    "online": "online",
}

_SEAT = always("seat", "its region has the name too")
_TOWN = always("town", "a town of this name is in it", -1.0)
_LARGEST = always("largest", "the largest of this name")
_PART_TOO = always("indirect", "a part of the world bears the very name", _RENAMED)
_RULES, _RULES_NOT = (always("power", "it acts or speaks in the text", it) for it in (1.0, 0.0))


class Own(NamedTuple):
    """A candidate's reasons that need no other name of the document, and their sum."""

    reasons: tuple[Reason, ...]
    score: float


def of_itself(group: Group) -> tuple[Own, ...]:
    """Return each candidate's reasons that need no other name: spelling, level, size, cue."""
    return _of_name(name_of(group))


@lru_cache(maxsize=_REMEMBERED)
def _of_name(name: Name) -> tuple[Own, ...]:
    named = Namesakes(name)
    found = []
    for one, size in zip(name.candidates, named.sizes, strict=True):
        place = one.place
        reasons = [*_indirect(one, named), *_abroad(place, named), *_matched(one)]
        reasons += _rank(place, named)
        reasons += _fame(place, named, size)
        if name.speaks:
            reasons.append(_RULES if place.feature.startswith(_POWERS) else _RULES_NOT)
        if name.sorts or name.base:
            reasons += _of_cue(place, name)
        found.append(Own(tuple(reasons), total(reasons)))
    return tuple(found)


def _indirect(candidate: Candidate, named: Namesakes) -> Sequence[Reason]:
    """Say that others bear the very name: Gao, where this is an airport's code; no El Gao."""
    if candidate.match != "exact" or candidate.score >= named.straight:
        return ()
    less = named.straight - candidate.score
    return (always("indirect", "others bear the very name", less),)


def _abroad(place: Place, named: Namesakes) -> Sequence[Reason]:
    """Say that a town had the name once, or has it abroad, where others are called so now.

    Nor is Central Africa a country, where a part of the world is called so.
    """
    feature = place.feature
    if named.wide and feature.startswith("PCL") and fold(place.name) != named.name:
        return (_PART_TOO,)
    if named.own and place.id not in named.own and feature.startswith("PPL"):
        return (("other name", WEIGHTS["other name"], "it is called {}".format, (place.name,)),)
    return ()


def _rank(place: Place, named: Namesakes) -> Sequence[Reason]:
    feature = place.feature
    if feature == "PPL" and named.seated and is_seat(named, place):
        return _of_level(feature), _SEAT
    if named.towns and feature.startswith("ADM") and has_town(named, place):
        return _of_level(feature), _TOWN
    return (_of_level(feature),)


@lru_cache(maxsize=1_024)
def _of_level(feature: str) -> Reason:
    return always("level", feature or "no feature code", level(feature))


def _fame(place: Place, named: Namesakes, size: float) -> list[Reason]:
    people = place.population
    found: list[Reason] = []
    if people:
        found.append(("population", weighed("population", size), "{:,} people".format, (people,)))
    elif size:
        found.append(always("population", "as well known as a country", size))
    if size and size == (named.largest if place.feature.startswith("ADM") else named.largest_town):
        found.append(_LARGEST)
    return found


def _of_cue(place: Place, name: Name) -> Iterator[Reason]:
    """Yield how a place agrees with the words that say what sort of place is meant."""
    feature, sorts, cue = place.feature, name.sorts, name.cue
    other = name.base != "" and _is_other_sort(feature, sorts)
    if other:
        yield "base", weighed("base", _apart(name)), "“{}” without “{}”".format, (name.form, cue)
    if sorts:
        agrees = not other and feature.startswith(sorts)
        words = "{} agrees with “{}”" if agrees else "{} is not “{}”"
        yield "cue", weighed("cue", 1.0 if agrees else -0.5), words.format, (feature, cue)
        if place.id in name.phrased:
            yield "phrase", WEIGHTS["phrase"], "filed with “{}” in its name".format, (cue,)


def _apart(name: Name) -> float:
    """Return how far the whole name may be from its base: the bay of Saros is near Saros.

    A word that begins names of villages too makes another village of it: Tell Zahra.
    """
    if name.form.count(" ") > name.base.count(" ") + 1:
        return _NAMED_FOR
    return 1.0 if "PPL" in name.sorts else _BESIDE


def _is_other_sort(feature: str, sorts: tuple[str, ...]) -> bool:
    """Say whether a place is none of what the word left out says: Zahra is no Tell Zahra.

    Words for towns say nothing: "Aleppo City" is Aleppo.
    """
    nature = tuple(sort for sort in sorts if not sort.startswith(COUNTED))
    return bool(nature) and not feature.startswith(nature)


def _matched(candidate: Candidate) -> list[Reason]:
    """Return how the name led to the candidate, and whose gazetteer did."""
    feature, weight = _of_match(candidate.match, candidate.score)
    found: list[Reason] = [(feature, weight, _spelt, (candidate,))]
    for one in candidate.evidence:
        if one.feature == TRUSTED:
            found.append(always(TRUSTED, one.detail, one.value))
    return found


@lru_cache(maxsize=1_024)
def _of_match(match: str, score: float) -> tuple[str, float]:
    """Return the feature of a match and what it counts for, which few tell apart."""
    alike = min(1.0, score)
    if match == "online":
        alike = 1.0 - alike  # what weighs against it: a service knows hamlets of any name
    return _MATCHES[match], weighed(_MATCHES[match], alike)


def _spelt(candidate: Candidate) -> str:
    found = [one.detail for one in candidate.evidence if one.feature != TRUSTED]
    return "; ".join(found) or f"{candidate.match} name"


@lru_cache(maxsize=1_024)
def level(feature: str) -> float:
    """Return from -1 to 0 how much less often than a country such a place is meant."""
    for prefix, value in _LEVELS:
        if feature.startswith(prefix):
            return value
    return _OTHER_LEVEL
