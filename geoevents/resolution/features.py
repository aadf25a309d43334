"""The reasons for a place: each is a number from -1 to 1 and words for people.

A document weighs hundreds of candidates and tells of a few: the words are a function and
what it is called with, and are put together only for the candidates that are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from geoevents.gazetteer.names import fold
from geoevents.model import TRUSTED, Candidate, Place
from geoevents.resolution.groups import Group, Key
from geoevents.resolution.lists import are_alike
from geoevents.resolution.namesakes import COUNTED, Namesakes, has_town, is_seat
from geoevents.resolution.nearness import Close

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
"""A feature, its value, and the words for it: a function and what it is called with."""


@dataclass(frozen=True, slots=True)
class Context:
    """What was decided so far about the other names of the document.

    `chosen` holds each group's place with how sure it is; `countries` the weight of each
    country code; `beside` the places that stand right after a group's mentions, `before`
    those right before them; `listed` those of a list with them, with how sure each is;
    `inside` those that the text says hold them ("Beaulieu, un hameau de Belgique").
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


def of_itself(group: Group) -> list[list[Reason]]:
    """Return each candidate's reasons that need no other name: spelling, level, size, cue."""
    named = Namesakes(group)
    return [
        [*_indirect(one, named), *_abroad(one.place, named), *_of_itself(named, one, size)]
        for one, size in zip(group.candidates, named.sizes, strict=True)
    ]


def _abroad(place: Place, named: Namesakes) -> Iterator[Reason]:
    """Yield that a town had the name once, or has it abroad, where others are called so now.

    Nor is Central Africa a country, where a part of the world is called so.
    """
    country = named.wide and place.feature.startswith("PCL")
    if country and fold(place.name) != fold(named.group.name):
        yield "indirect", _RENAMED, str, ("a part of the world bears the very name",)
    if named.own and place.id not in named.own and place.feature.startswith("PPL"):
        yield "other name", 1.0, "it is called {}".format, (place.name,)


def _indirect(candidate: Candidate, named: Namesakes) -> Iterator[Reason]:
    """Yield that others bear the very name: Gao, where this is an airport's code; no El Gao."""
    if candidate.match == "exact" and candidate.score < named.straight:
        less = named.straight - candidate.score
        yield "indirect", less, str, ("others bear the very name",)


def _of_itself(named: Namesakes, candidate: Candidate, size: float) -> Iterator[Reason]:
    place, group = candidate.place, named.group
    feature, people = place.feature, place.population
    yield from _matched(candidate)
    yield "level", level(feature), str, (feature or "no feature code",)
    if feature == "PPL" and is_seat(named, place):
        yield "seat", 1.0, str, ("its region has the name too",)
    if feature.startswith("ADM") and has_town(named, place):
        yield "town", -1.0, str, ("a town of this name is in it",)
    if people:
        yield "population", size, "{:,} people".format, (people,)
    elif size:
        yield "population", size, str, ("as well known as a country",)
    if size and size == (named.largest if feature.startswith("ADM") else named.largest_town):
        yield "largest", 1.0, str, ("the largest of this name",)
    if named.speaks:
        rules = 1.0 if feature.startswith(_POWERS) else 0.0
        yield "power", rules, str, ("it acts or speaks in the text",)
    other = group.base != "" and _is_other_sort(feature, group.key[1])
    if other:
        words = "“{}” without “{}”"
        yield "base", _apart(group), words.format, (group.mentions[0].name, group.mentions[0].cue)
    if group.key[1]:
        agrees = not other and feature.startswith(group.key[1])
        words = "{} agrees with “{}”" if agrees else "{} is not “{}”"
        yield "cue", 1.0 if agrees else -0.5, words.format, (feature, group.mentions[0].cue)
        if place.id in group.phrased:
            words = "filed with “{}” in its name"
            yield "phrase", 1.0, words.format, (group.mentions[0].cue,)


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
    yield _MATCHES[candidate.match], alike, _spelt, (candidate,)
    for one in candidate.evidence:
        if one.feature == TRUSTED:
            yield TRUSTED, one.value, str, (one.detail,)


def _spelt(candidate: Candidate) -> str:
    found = [one.detail for one in candidate.evidence if one.feature != TRUSTED]
    return "; ".join(found) or f"{candidate.match} name"


def of_context(
    group: Group, context: Context, closes: Sequence[Close | None]
) -> Iterator[list[Reason]]:
    """Yield each candidate's reasons that come from the other names of the document.

    `closes` says how near each is to them.
    """
    countries = _Shares(group, context)
    namesakes = {
        place.id: sure
        for key, (place, sure) in reversed(list(context.chosen.items()))
        if key[0] == group.name and key != group.key
    }
    beside = context.beside.get(group.key, ())
    before = context.before.get(group.key, ())
    listed = context.listed.get(group.key, ())
    inside = context.inside.get(group.key, ())
    for candidate, close in zip(group.candidates, closes, strict=True):
        place = candidate.place
        reasons = countries.reasons(place)
        if context.home and context.home == place.country:
            reasons.append(("home", 1.0, "the outlet is of {}".format, (place.country,)))
        if close is not None:
            reasons.append(("nearness", *close))
        if candidate.match != "exact" and _is_unsupported(countries.share(place), close):
            reasons.append(("unsupported", 1.0, str, ()))
        if within := next((other for other in beside if contains(other, place)), None):
            reasons.append(("beside", 1.0, "{} stands beside it".format, (within.name,)))
        if outside := next((one for one in inside if _is_outside(place, one)), None):
            reasons.append(("outside", 1.0, "the text says it is in {}".format, (outside.name,)))
        if held := next((other for other in before if contains(place, other)), None):
            reasons.append(("holds", 1.0, "{}, in it, stands before it".format, (held.name,)))
        if odd := sum(sure for one, sure in listed if not are_alike(one, place)):
            reasons.append(("odd", odd / len(listed), str, ("in a list of other places",)))
        if place.id in namesakes:
            sure = namesakes[place.id]
            reasons.append(("same name", sure, str, ("the name means it elsewhere",)))
        yield reasons


def _is_unsupported(share: float, close: Close | None) -> bool:
    return share < _SUPPORT and (close is None or close[0] < _SUPPORT)


class _Shares:
    """How much of the document, but for one name's own mentions, lies where."""

    def __init__(self, group: Group, context: Context) -> None:
        own = context.chosen.get(group.key)
        self._taken = own[1] * len(group.mentions) if own else 0.0
        self._own = (own[0].country, own[0].admin1) if own else ("", "")
        self._countries = dict(context.countries)
        if own and own[0].country in self._countries:
            self._countries[own[0].country] -= self._taken
        self._all = sum(weight for weight in self._countries.values() if weight > 0)
        self._regions = context.regions
        self._in_regions = sum(context.regions.values())
        if own and own[0].admin1:
            self._in_regions -= self._taken

    def share(self, place: Place) -> float:
        """Return the share of the names that are in the place's country."""
        if self._all <= 0:
            return 0.0
        return max(0.0, self._countries.get(place.country, 0.0)) / self._all

    def reasons(self, place: Place) -> list[Reason]:
        """Return how much of the document lies in the place's country and first-level region."""
        reasons: list[Reason] = []
        if self._all > 0:
            share = self.share(place)
            words = "{:.0%} of the names are in {}".format
            reasons.append(("country", share, words, (share, place.country)))
        if place.admin1 and self._in_regions > 0:
            key = (place.country, place.admin1)
            weight = self._regions.get(key, 0.0) - (self._taken if self._own == key else 0.0)
            if weight > 0:
                share = min(1.0, weight / self._in_regions)
                words = "{:.0%} of the names are in {}".format
                reasons.append(("region", share, words, (share, place.admin1)))
        return reasons


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
