"""The reasons for a place: each is a number from -1 to 1 and words for people.

A document weighs hundreds of candidates and tells of a few: the words are a function and
what it is called with, and are put together only for the candidates that are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from geoevents.gazetteer.names import fold
from geoevents.model import TRUSTED, Candidate, Place
from geoevents.resolution.groups import Group, Key
from geoevents.resolution.lists import are_alike
from geoevents.resolution.namesakes import COUNTED, Namesakes, has_town, is_seat
from geoevents.resolution.nearness import Close
from geoevents.resolution.weights import WEIGHTS, weighed

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
_SUPPORT = 0.15
"""Share of a country, or nearness, from which a name that only sounds alike is believed."""


Reason = tuple[str, float, Callable[..., str], tuple[object, ...]]
"""A feature, what it counts for, and the words for it: a function and what it is called with."""


def _always(feature: str, words: str, value: float = 1.0) -> Reason:
    """Return a reason that is the same for all that have it."""
    return feature, weighed(feature, value), str, (words,)


_SEAT = _always("seat", "its region has the name too")
_TOWN = _always("town", "a town of this name is in it", -1.0)
_LARGEST = _always("largest", "the largest of this name")
_PART_TOO = _always("indirect", "a part of the world bears the very name", _RENAMED)
_RULES, _RULES_NOT = (_always("power", "it acts or speaks in the text", it) for it in (1.0, 0.0))
_UNSUPPORTED = _always("unsupported", "")


@dataclass(frozen=True, slots=True)
class Context:
    """What was decided so far about the other names of the document.

    `chosen` holds each group's place with how sure it is; `countries` the weight of each
    country code; `beside` the places that stand right after a group's mentions, `before`
    those right before them; `listed` those of a list with them, with how sure each is;
    `inside` those that the text says hold them ("Beaulieu, un hameau de Belgique");
    `same` how sure each place is that its name means with another cue, by the place's id.
    `regions` the weight of each country code with a first-level region; `home` is the
    country whose domain the document's outlet has, or "".
    """

    chosen: Mapping[Key, tuple[Place, float]] = field(default_factory=dict)
    countries: Mapping[str, float] = field(default_factory=dict)
    regions: Mapping[tuple[str, str], float] = field(default_factory=dict)
    home: str = ""
    beside: Mapping[Key, tuple[Place, ...]] = field(default_factory=dict)
    before: Mapping[Key, tuple[Place, ...]] = field(default_factory=dict)
    listed: Mapping[Key, tuple[tuple[Place, float], ...]] = field(default_factory=dict)
    inside: Mapping[Key, tuple[Place, ...]] = field(default_factory=dict)
    same: Mapping[Key, Mapping[str, float]] = field(default_factory=dict)


def of_itself(group: Group) -> list[list[Reason]]:
    """Return each candidate's reasons that need no other name: spelling, level, size, cue."""
    named = Namesakes(group)
    cued = group.key[1] or group.base
    found = []
    for one, size in zip(group.candidates, named.sizes, strict=True):
        reasons = [*_indirect(one, named), *_abroad(one.place, named), *_matched(one)]
        reasons += _rank(one.place, named)
        reasons += _fame(one.place, named, size)
        if cued:
            reasons += _of_cue(one.place, group)
        found.append(reasons)
    return found


def _indirect(candidate: Candidate, named: Namesakes) -> Sequence[Reason]:
    """Say that others bear the very name: Gao, where this is an airport's code; no El Gao."""
    if candidate.match != "exact" or candidate.score >= named.straight:
        return ()
    less = named.straight - candidate.score
    return (_always("indirect", "others bear the very name", less),)


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
    if feature == "PPL" and is_seat(named, place):
        return _of_level(feature), _SEAT
    if feature.startswith("ADM") and has_town(named, place):
        return _of_level(feature), _TOWN
    return (_of_level(feature),)


@lru_cache(maxsize=1_024)
def _of_level(feature: str) -> Reason:
    return _always("level", feature or "no feature code", level(feature))


def _fame(place: Place, named: Namesakes, size: float) -> Iterator[Reason]:
    feature, people = place.feature, place.population
    if people:
        yield "population", weighed("population", size), "{:,} people".format, (people,)
    elif size:
        yield _always("population", "as well known as a country", size)
    if size and size == (named.largest if feature.startswith("ADM") else named.largest_town):
        yield _LARGEST
    if named.speaks:
        yield _RULES if feature.startswith(_POWERS) else _RULES_NOT


def _of_cue(place: Place, group: Group) -> Iterator[Reason]:
    """Yield how a place agrees with the words that say what sort of place is meant."""
    feature, (_, sorts), first = place.feature, group.key, group.mentions[0]
    other = group.base != "" and _is_other_sort(feature, sorts)
    if other:
        words = "“{}” without “{}”"
        yield "base", weighed("base", _apart(group)), words.format, (first.name, first.cue)
    if sorts:
        agrees = not other and feature.startswith(sorts)
        words = "{} agrees with “{}”" if agrees else "{} is not “{}”"
        yield "cue", weighed("cue", 1.0 if agrees else -0.5), words.format, (feature, first.cue)
        if place.id in group.phrased:
            yield "phrase", WEIGHTS["phrase"], "filed with “{}” in its name".format, (first.cue,)


def _apart(group: Group) -> float:
    """Return how far the whole name may be from its base: the bay of Saros is near Saros.

    A word that begins names of villages too makes another village of it: Tell Zahra.
    """
    if group.name.count(" ") > group.base.count(" ") + 1:
        return _NAMED_FOR
    return 1.0 if "PPL" in group.key[1] else _BESIDE


def _is_other_sort(feature: str, sorts: tuple[str, ...]) -> bool:
    """Say whether a place is none of what the word left out says: Zahra is no Tell Zahra.

    Words for towns say nothing: "Aleppo City" is Aleppo.
    """
    nature = tuple(sort for sort in sorts if not sort.startswith(COUNTED))
    return bool(nature) and not feature.startswith(nature)


def _matched(candidate: Candidate) -> Iterator[Reason]:
    """Yield how the name led to the candidate, and whose gazetteer did."""
    alike = min(1.0, candidate.score)
    if candidate.match == "online":
        alike = 1.0 - alike  # what weighs against it: a service knows hamlets of any name
    feature = _MATCHES[candidate.match]
    yield feature, weighed(feature, alike), _spelt, (candidate,)
    for one in candidate.evidence:
        if one.feature == TRUSTED:
            yield _always(TRUSTED, one.detail, one.value)


def _spelt(candidate: Candidate) -> str:
    found = [one.detail for one in candidate.evidence if one.feature != TRUSTED]
    return "; ".join(found) or f"{candidate.match} name"


def of_context(
    group: Group, context: Context, closes: Sequence[Close | None]
) -> list[list[Reason]]:
    """Return each candidate's reasons that come from the other names of the document.

    `closes` says how near each is to them.
    """
    shares, stands = _Shares(group, context), _Stands.of(group, context)
    standing = any(stands)
    found = []
    for candidate, close in zip(group.candidates, closes, strict=True):
        place = candidate.place
        reasons = [*shares.reasons(place)]
        if close is not None:
            mean, words, of = close
            reasons.append(("nearness", weighed("nearness", mean), words, of))
        if candidate.match != "exact" and _is_unsupported(shares.share(place.country), close):
            reasons.append(_UNSUPPORTED)
        if standing:
            reasons += stands.reasons(place)
        found.append(reasons)
    return found


def _is_unsupported(share: float, close: Close | None) -> bool:
    return share < _SUPPORT and (close is None or close[0] < _SUPPORT)


class _Stands(NamedTuple):
    """What stands beside a name's mentions, or in one list with them, or bears the name too."""

    beside: Sequence[Place]
    inside: Sequence[Place]
    before: Sequence[Place]
    listed: Sequence[tuple[Place, float]]
    same: Mapping[str, float]

    @classmethod
    def of(cls, group: Group, context: Context) -> _Stands:
        """Return what the context holds of a group."""
        places = (context.beside, context.inside, context.before)
        beside, inside, before = (held.get(group.key, ()) for held in places)
        listed, same = context.listed.get(group.key, ()), context.same.get(group.key, {})
        return cls(beside, inside, before, listed, same)

    def reasons(self, place: Place) -> Iterator[Reason]:
        """Yield how a place fits to what stands there."""
        if within := next((other for other in self.beside if contains(other, place)), None):
            yield "beside", WEIGHTS["beside"], "{} stands beside it".format, (within.name,)
        if outside := next((one for one in self.inside if _is_outside(place, one)), None):
            words = "the text says it is in {}".format
            yield "outside", WEIGHTS["outside"], words, (outside.name,)
        if held := next((other for other in self.before if contains(place, other)), None):
            yield "holds", WEIGHTS["holds"], "{}, in it, stands before it".format, (held.name,)
        if odd := sum(sure for one, sure in self.listed if not are_alike(one, place)):
            yield _always("odd", "in a list of other places", odd / len(self.listed))
        if place.id in self.same:
            yield _always("same name", "the name means it elsewhere", self.same[place.id])


class _Shares:
    """How much of the document, but for one name's own mentions, lies where."""

    def __init__(self, group: Group, context: Context) -> None:
        own = context.chosen.get(group.key)
        self._taken = own[1] * len(group.mentions) if own else 0.0
        self._own = (own[0].country, own[0].admin1) if own else ("", "")
        self._countries = dict(context.countries)
        if own and own[0].country in self._countries:
            self._countries[own[0].country] -= self._taken
        self._all = sum([weight for weight in self._countries.values() if weight > 0])
        self._home = context.home
        self._regions = context.regions
        self._in_regions = sum(context.regions.values())
        if own and own[0].admin1:
            self._in_regions -= self._taken
        self._found: dict[tuple[str, str], tuple[Reason, ...]] = {}

    def share(self, country: str) -> float:
        """Return the share of the names that are in a country."""
        if self._all <= 0:
            return 0.0
        return max(0.0, self._countries.get(country, 0.0)) / self._all

    def reasons(self, place: Place) -> tuple[Reason, ...]:
        """Return how much of the document lies in the place's country and first-level region."""
        where = place.country, place.admin1
        found = self._found.get(where)
        if found is None:
            found = self._found[where] = tuple(self._reasons(where))
        return found

    def _reasons(self, where: tuple[str, str]) -> Iterator[Reason]:
        country, region = where
        words = "{:.0%} of the names are in {}".format
        if self._all > 0:
            share = self.share(country)
            yield "country", weighed("country", share), words, (share, country)
        if region and self._in_regions > 0:
            weight = self._regions.get(where, 0.0) - (self._taken if self._own == where else 0.0)
            if weight > 0:
                share = min(1.0, weight / self._in_regions)
                yield "region", weighed("region", share), words, (share, region)
        if self._home and self._home == country:
            yield "home", WEIGHTS["home"], "the outlet is of {}".format, (country,)


@lru_cache(maxsize=1_024)
def level(feature: str) -> float:
    """Return from -1 to 0 how much less often than a country such a place is meant."""
    for prefix, value in _LEVELS:
        if feature.startswith(prefix):
            return value
    return _OTHER_LEVEL


def _is_outside(place: Place, region: Place) -> bool:
    """Say whether a place is surely not in a country or first-level region."""
    if not place.country or not region.country or not region.feature.startswith(("PCL", "ADM1")):
        return False
    return place.country != region.country


def contains(region: Place, place: Place) -> bool:
    """Say whether a country or first-level region holds a place, by the names it carries."""
    if region.id == place.id or region.country != place.country:
        return False
    if region.feature.startswith("PCL"):
        return True
    return region.feature.startswith("ADM1") and place.admin1 in {region.name, region.admin1}
