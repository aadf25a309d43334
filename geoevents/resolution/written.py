"""How the names of a document stand to one another in its text, and what that says of places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from geoevents.model import Document, Place
from geoevents.resolution.beside import LONGEST, is_sign, says_in
from geoevents.resolution.groups import Group, Key, group_key
from geoevents.resolution.lists import are_alike, listed_with
from geoevents.resolution.weights import WEIGHTS, Reason, always

Choices = Mapping[Key, tuple[Place, float]]
"""The place that was chosen for each name so far, with how sure it is."""

_Pair = tuple[Key, Key]


class Written(NamedTuple):
    """Names by how they stand to others: the same in every round of choices.

    `beside` are names with those right after them ("Aleppo, Syria"), `before` the same the
    other way round, `inside` those of which the words say that the second holds the first;
    `lists` gives the other names of a list, `same` those that differ by their cue, last first.
    """

    beside: list[_Pair]
    before: list[_Pair]
    inside: list[_Pair]
    lists: Mapping[Key, tuple[Key, ...]]
    same: Mapping[Key, tuple[Key, ...]]

    def stands(self, chosen: Choices) -> Mapping[Key, Stands]:
        """Return what stands with each name, of those names that anything stands with."""
        beside, inside, before = (
            _chosen_of(chosen, pairs) for pairs in (self.beside, self.inside, self.before)
        )
        return {
            key: Stands(
                beside.get(key, ()),
                inside.get(key, ()),
                before.get(key, ()),
                [chosen[other] for other in self.lists.get(key, ()) if other in chosen],
                {chosen[other][0].id: chosen[other][1] for other in self.same.get(key, ())},
            )
            for key in dict.fromkeys((*beside, *inside, *before, *self.lists, *self.same))
        }


class Stands(NamedTuple):
    """What stands with a name: places beside it, in a list with it, or of the very name.

    `beside` are the places that stand right after its mentions, `before` those right before
    them; `inside` those that the text says hold it ("Beaulieu, un hameau de Belgique");
    `listed` those of a list with it, with how sure each is; `same` how sure each place is that
    the name means with another cue, by the place's id.
    """

    beside: Sequence[Place]
    inside: Sequence[Place]
    before: Sequence[Place]
    listed: Sequence[tuple[Place, float]]
    same: Mapping[str, float]

    def reasons(self, place: Place) -> Iterator[Reason]:
        """Yield how a candidate fits to it."""
        for other in self.beside:
            if contains(other, place):
                yield "beside", WEIGHTS["beside"], "{} stands beside it".format, (other.name,)
                break
        for other in self.inside:
            if _is_outside(place, other):
                words = "the text says it is in {}".format
                yield "outside", WEIGHTS["outside"], words, (other.name,)
                break
        for other in self.before:
            if contains(place, other):
                yield "holds", WEIGHTS["holds"], "{}, in it, stands before it".format, (other.name,)
                break
        if odd := sum([sure for one, sure in self.listed if not are_alike(one, place)]):
            yield always("odd", "in a list of other places", odd / len(self.listed))
        if place.id in self.same:
            yield always("same name", "the name means it elsewhere", self.same[place.id])


def written(groups: Sequence[Group], document: Document) -> Written:
    """Read how names stand to one another."""
    mentions = sorted((one for group in groups for one in group.mentions), key=lambda one: one.span)
    beside, inside = [], []
    for one, after in pairwise(mentions):
        if after.span.start - one.span.end > LONGEST:
            continue
        between = document.text[one.span.end : after.span.start]
        held = says_in(between, document.language)
        if held or is_sign(between):
            beside.append((group_key(one), group_key(after)))
        if held:
            inside.append(beside[-1])
    before = [(after, one) for one, after in beside]
    return Written(beside, before, inside, listed_with(mentions, document), _same(groups))


def _same(groups: Sequence[Group]) -> Mapping[Key, tuple[Key, ...]]:
    of_name: dict[str, list[Key]] = {}
    for group in reversed(groups):
        if group.candidates:
            of_name.setdefault(group.name, []).append(group.key)
    return {
        key: tuple(other for other in keys if other != key)
        for keys in of_name.values()
        if len(keys) > 1
        for key in keys
    }


def _chosen_of(chosen: Choices, pairs: list[_Pair]) -> Mapping[Key, tuple[Place, ...]]:
    """Return each first name's places: those that were chosen for the other names."""
    found: dict[Key, dict[str, Place]] = {}
    for one, other in pairs:
        if other in chosen:
            place = chosen[other][0]
            found.setdefault(one, {})[place.id] = place
    return {key: tuple(places.values()) for key, places in found.items()}


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
