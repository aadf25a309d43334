"""Two places -> the words that say where one stands to the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geoevents.geometry import azimuth_deg, distance_m, distance_to_m, extent_m, nearest_wind
from geoevents.languages.language import Language, PhraseWords
from geoevents.model import Place

_STEPS = ((100, 1), (1_000, 10), (10_000, 500), (100_000, 1_000))
"""(up to, rounded to), in metres; farther ones are rounded to 10 km. No step is more than
twice the precision u that the written number then has: what is said holds the place."""
_FAR_STEP = 10_000
_ADJOINING_M = 1_000.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where `place` is, seen from `reference`: `relation` is "in", "just outside" or "offset"."""

    text: str
    relation: str
    distance_km: float
    azimuth_deg: float
    compass: str
    place: Place
    reference: Place


def relate(place: Place, reference: Place, language: Language, winds: int = 8) -> Phrase:
    """Say where `place` stands to `reference`, on a compass of 8 or 16 winds."""
    words = language.relations.phrases
    metres = distance_m(reference.point, place.point)
    azimuth = azimuth_deg(reference.point, place.point)
    compass = nearest_wind(azimuth, winds)
    relation = _relation(place, reference, metres)
    text = _SAY[relation](metres, compass, reference.name, words)
    return Phrase(text, relation, metres / 1000, azimuth, compass, place, reference)


def offset_text(metres: float, wind: str, name: str, words: PhraseWords) -> str:
    """Return "4 km southwest of Palmyra"."""
    return _fill(words.offset, metres, wind, name, words)


def inside_text(name: str, words: PhraseWords) -> str:
    """Return "in Palmyra"."""
    return _fill(words.inside, 0.0, "N", name, words)


def _fill(template: str, metres: float, wind: str, name: str, words: PhraseWords) -> str:
    bare, joint = joined(name, words) if "{of}" in template else (name, "")
    said = say_wind(wind, words, after_to=True)
    return template.format(distance=say_distance(metres, words), wind=said, of=joint, name=bare)


_SAY: Mapping[str, Callable[[float, str, str, PhraseWords], str]] = {
    "in": lambda _, __, name, words: inside_text(name, words),
    "just outside": lambda metres, wind, name, words: _fill(
        words.outside, metres, wind, name, words
    ),
    "offset": offset_text,
}


def rounded_m(metres: Any) -> Any:
    """Round an array of distances as `say_distance` does: it says both alike."""
    import numpy as np

    limits, steps = zip(*_STEPS, strict=True)
    step = np.array((*steps, _FAR_STEP))[np.searchsorted(limits, metres, side="right")]
    return np.maximum(step, np.rint(metres / step) * step)


def say_distance(metres: float, words: PhraseWords) -> str:
    """Return a distance rounded as people do: 4 km, 8.5 km, 27 km, 140 km, 640 m."""
    step = next((step for limit, step in _STEPS if metres < limit), _FAR_STEP)
    rounded = max(step, round(metres / step) * step)
    if rounded < 1_000:
        return f"{rounded:.0f} {words.metres}"
    kilometres = f"{rounded / 1000:g}".replace(".", words.decimal)
    return f"{kilometres} {words.kilometres}"


def say_wind(wind: str, words: PhraseWords, after_to: bool = False) -> str:
    """Return a wind's name in words: its own entry, else put together of the four winds."""
    name = words.winds.get(wind) or words.wind_joint.join(words.winds[letter] for letter in wind)
    if not after_to:
        return name
    start = next((to for pattern, to in words.to_wind if re.match(pattern, name)), "")
    return start + name


def _relation(place: Place, reference: Place, metres: float) -> str:
    """Say "in" or "just outside" by the extents, or "offset"."""
    extent = extent_m(reference)
    beyond = metres - extent
    if reference.footprint:
        beyond = distance_to_m(reference.footprint, place.point)
    larger = extent_m(place) > extent
    if beyond <= 0 and not larger:
        return "in"
    return "just outside" if beyond <= min(_ADJOINING_M, extent / 2) and not larger else "offset"


def joined(name: str, words: PhraseWords) -> tuple[str, str]:
    """Return a name and what to put before it: "Caire" and "du " for "Le Caire"."""
    for pattern, joint, swallowed in words.joints:
        if re.match(pattern, name):
            return name[swallowed:], joint
    return name, ""
