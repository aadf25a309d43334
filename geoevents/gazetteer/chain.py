"""Several gazetteers asked as one, the most trusted first: the user's own, then the world.

The same place in two of them is one candidate: by id, or by the name that both answer to
and nearness. The more trusted one's values stay; what it leaves empty is filled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from geoevents.gazetteer.collection import DEFAULT
from geoevents.gazetteer.entry import Entry, SourceInfo
from geoevents.gazetteer.index import Gazetteer
from geoevents.gazetteer.merging import NEAR_M, merge
from geoevents.gazetteer.names import fold
from geoevents.geometry import distance_m
from geoevents.model import TRUSTED, Candidate, Evidence, Place, Point

_NEAR_DEG = NEAR_M / 110_000  # of latitude: spares most geodesics
_UNITS = ("ADM1", "PCL")  # of one country, no two share a name
_REMEMBERED = 50_000
_STEP = 0.5  # the least trusted of the user's own counts for this much less than the first

Online = Callable[[str], tuple[Candidate, ...]]
"""Asks a service for a name that no gazetteer has."""


class Gazetteers(Gazetteer):
    """A gazetteer made of others; it has every method of one."""

    def __init__(
        self, members: Sequence[tuple[str, Gazetteer]], online: Online | None = None
    ) -> None:
        self._titles = tuple(title for title, _ in members)
        self._members = tuple(member for _, member in members)
        # How many are trusted before the world's: the user's own.
        self._own = self._titles.index(DEFAULT) if DEFAULT in self._titles else len(members) - 1
        self._online = online
        self.path = None
        self.max_words = max(member.max_words for member in self._members)
        self.size = sum(member.size for member in self._members)
        self.knows = lru_cache(_REMEMBERED)(self._known)  # type: ignore[method-assign]

    def __reduce__(self) -> tuple[object, ...]:  # type: ignore[override]
        return Gazetteers, (tuple(zip(self._titles, self._members, strict=True)), self._online)

    def close(self) -> None:
        """Close every file."""
        for member in self._members:
            member.close()

    # ------------------------------------------------------------ by name

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Return the places of this name, those of the most trusted gazetteer first.

        An exact name in any of them comes before a transliteration in another.
        """
        answers = [(n, one) for n, member in self._each() for one in member.lookup(name)]
        exact = [answer for answer in answers if answer[1].match == "exact"]
        if not answers and self._online is not None:
            return self._online(name)
        if not exact:
            answers.sort(key=lambda answer: -round(answer[1].score, 2))
        return self._joined(exact or answers)

    def exact(self, name: str) -> tuple[Candidate, ...]:
        """Return the places of this name under folding alone, the most trusted first."""
        return self._joined((n, one) for n, member in self._each() for one in member.exact(name))

    def knows(self, name: str) -> bool:
        """Say whether a place is filed under this name in any of the gazetteers."""
        return self._known(name)

    def fuzzy(self, name: str, limit: int = 5) -> tuple[Candidate, ...]:
        """Return places with the nearest spellings of all, nearest first."""
        answers = [(n, one) for n, member in self._each() for one in member.fuzzy(name, limit)]
        answers.sort(key=lambda answer: -answer[1].score)
        return self._joined(answers)[:limit]

    # ------------------------------------------------------------ by id, by point

    def place(self, place_id: str) -> Place | None:
        """Return one place by its id, completed from the other gazetteers, or None."""
        for number, member in self._each():
            if place := member.place(place_id):
                for _, twin in self._twins(place, number):
                    place = completed(place, twin)
                return place
        return None

    def country(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 alpha-2 code, or None."""
        found = [place for _, member in self._each() if (place := member.country(code))]
        if not found:
            return None
        first, *others = found
        for other in others:
            first = completed(first, other)
        return first

    def near(
        self, point: Point, radius_m: float, limit: int = 50, people: int = 0
    ) -> tuple[Place, ...]:
        """Return the places of so many people within `radius_m` metres in any, nearest first."""
        found = _once(member.near(point, radius_m, limit) for _, member in self._each())
        kept = [place for place in found if place.population >= people]
        kept.sort(key=lambda place: (distance_m(point, place.point), place.id))
        return tuple(kept[:limit])

    def biggest(
        self, west: float, south: float, east: float, north: float, limit: int = 50
    ) -> tuple[Place, ...]:
        """Return the most populous towns of a box in degrees in any of them."""
        box = (west, south, east, north)
        kept = _once(member.biggest(*box, limit) for _, member in self._each())
        kept.sort(key=lambda place: (-place.population, place.id))
        return tuple(kept[:limit])

    def names(self, place_id: str, language: str = "") -> tuple[str, ...]:
        """Return the names of a place in all of them, those of `language` first."""
        for number, member in self._each():
            if place := member.place(place_id):
                found = list(member.names(place_id, language))
                for other, twin in self._twins(place, number):
                    found += other.names(twin.id, language)
                return tuple(dict.fromkeys(found))
        return ()

    def info(self) -> tuple[SourceInfo, ...]:
        """Return what all indexes were built from."""
        return tuple(info for _, member in self._each() for info in member.info())

    # ------------------------------------------------------------ within

    def _each(self) -> Iterator[tuple[int, Gazetteer]]:
        return enumerate(self._members)

    def _known(self, name: str) -> bool:
        return any(member.knows(name) for member in self._members)

    def _twins(self, place: Place, number: int) -> Iterator[tuple[Gazetteer, Place]]:
        """Yield the same place in the gazetteers that are trusted less."""
        for member in self._members[number + 1 :]:
            twin = member.place(place.id)
            if twin is None:
                named = (one.place for one in member.exact(place.name))
                twin = next((other for other in named if same(place, other)), None)
            if twin is not None:
                yield member, twin

    def _joined(self, answers: Iterable[tuple[int, Candidate]]) -> tuple[Candidate, ...]:
        kept: list[tuple[int, Candidate]] = []
        ids: dict[str, int] = {}
        for number, one in answers:
            at = ids.get(one.place.id)
            if at is None:
                at = next((a for a, held in enumerate(kept) if _is_twin(held, number, one)), None)
            if at is None:
                ids[one.place.id] = len(kept)
                kept.append((number, self._told(number, one)))
            else:
                owner, held = kept[at]
                place = completed(held.place, one.place)
                kept[at] = (owner, replace(held, place=place, score=max(held.score, one.score)))
        return tuple(self._trusted(number, one) for number, one in kept)

    def _trusted(self, number: int, one: Candidate) -> Candidate:
        """Take a place's values from the most trusted gazetteer, though its name was not there."""
        for owner, member in enumerate(self._members[:number]):
            if place := member.place(one.place.id):
                return self._told(owner, replace(one, place=completed(place, one.place)))
        return one

    def _told(self, number: int, one: Candidate) -> Candidate:
        """Add which gazetteer a candidate is from, where it is trusted before the world's."""
        if number >= self._own:
            return one
        share = 1.0 - _STEP * number / max(1, self._own - 1)
        detail = f"in the gazetteer {self._titles[number]}"
        trust = Evidence(TRUSTED, round(share, 3), detail)
        return replace(one, evidence=(*one.evidence, trust))


def _is_twin(held: tuple[int, Candidate], number: int, one: Candidate) -> bool:
    return held[0] != number and same(held[1].place, one.place)


def _once(answers: Iterable[Sequence[Place]]) -> list[Place]:
    """Return the places of several gazetteers, each once, the more trusted one's completed."""
    kept: list[Place] = []
    for theirs in answers:
        known = list(kept)
        for place in theirs:
            at = next((n for n, other in enumerate(known) if _alike(place, other)), None)
            if at is None:
                kept.append(place)
            else:
                kept[at] = completed(kept[at], place)
    return kept


def _alike(one: Place, other: Place) -> bool:
    return one.id == other.id or (fold(one.name) == fold(other.name) and same(one, other))


def same(one: Place, other: Place) -> bool:
    """Say whether two places of one name are one place, of two gazetteers."""
    if one.id == other.id:
        return True
    if one.feature and other.feature and _class(one.feature) != _class(other.feature):
        return False
    if one.country and other.country and one.country != other.country:
        return False
    if one.country == other.country != "" and one.feature.startswith(_UNITS):
        return True  # a region's middle is wherever its source puts it
    if abs(one.point.lat - other.point.lat) > _NEAR_DEG:
        return False
    return distance_m(one.point, other.point) <= NEAR_M


def _class(feature: str) -> str:
    """Return what features may be one place's: any towns; regions of one level; else one code."""
    return "PPL" if feature.startswith("PPL") else feature[:4]


def completed(place: Place, other: Place) -> Place:
    """Return a place with what it leaves empty filled from another gazetteer."""
    return merge(Entry(other), Entry(place, trusted=True)).place
