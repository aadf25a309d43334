"""What the gazetteer says of a name, as recognition needs it: known, and how prominent."""

from __future__ import annotations

import math
from functools import lru_cache

from geoevents.gazetteer.index import Gazetteer
from geoevents.model import Place

_NAMES = 6
"""Words of the longest name looked for: "Saint Vincent et les Grenadines" has five."""
_POWERS = ("PCL", "PPLC", "ADM1", "TERR")
_ASKED, _WHOLE = 10, 1.0
_JOINED = ("PPL", "PCL")
_COUNTED = ("ADM", "PPL", "PCL", "TERR")
_VAST_M, _VAST = 100_000.0, 0.7
"""A river, a range or a desert of this radius is as well known as a sea: the Seine."""
_REMEMBERED = 16_384  # names: a report has many of the last one's
_OPEN = 2  # gazetteers


@lru_cache(_OPEN)
def known_in(gazetteer: Gazetteer) -> Known:
    """Return what a gazetteer says of names, one for all documents."""
    return Known(gazetteer)


class Known:
    """A gazetteer that remembers what it was asked last; `knows` says if a place has a name."""

    longest = _NAMES

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.knows = gazetteer.knows
        self._entry = lru_cache(_REMEMBERED)(self._ask)

    def prominence(self, name: str) -> float:
        """Return from 0 to 1 how likely a reader takes the bare name for a place."""
        return self._entry(name)[0]

    def is_pair(self, word: str) -> bool:
        """Say whether a hyphen joins two towns or countries: Kabul-Kandahar, but Rhône-Alpes."""
        head, _, tail = word.partition("-")
        if not (head[:1].isupper() and tail[:1].isupper()) or "-" in tail:
            return False
        return not self.knows(word) and self._is_large(head) and self._is_large(tail)

    def _is_large(self, name: str) -> bool:
        """Say whether a large town or a country has this name, whatever else has."""
        return self.prominence(name) >= _VAST and any(
            one.place.feature.startswith(_JOINED) and _prominence(one.place) >= _VAST
            for one in self.gazetteer.exact(name)[:_ASKED]
            if one.score >= _WHOLE
        )

    def is_power(self, name: str) -> bool:
        """Say whether a country, a capital or a region has this name: such places act."""
        return self._entry(name)[1].startswith(_POWERS)

    def is_country(self, name: str) -> bool:
        """Say whether a country or continent has this name: "Suisse", but a demonym "suisse"."""
        return self._entry(name)[1].startswith(("PCL", "CONT", "RGN", "OCN"))

    def _ask(self, name: str) -> tuple[float, str]:
        if not self.gazetteer.knows(name):
            return 0.0, ""
        named = self.gazetteer.exact(name)[:_ASKED]
        told = ((_prominence(one.place) * one.score, one.place.feature) for one in named)
        return max(told, default=(0.1, ""))


def _prominence(place: Place) -> float:
    feature, population = place.feature, place.population
    if feature.startswith(("PCL", "CONT", "OCN")):
        return 1.0
    vast = place.radius_m >= _VAST_M and not feature.startswith(_COUNTED)
    if vast or feature.startswith(("RGN", "SEA")):
        return _VAST
    size = min(1.0, math.log10(max(population, 10)) / 7)
    if feature.startswith(("ADM1", "PPLC")):
        return max(0.8, size)
    return max(0.2, size)
