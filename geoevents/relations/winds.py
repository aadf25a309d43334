"""Compass points in words: "nord-nord-est", "SSW", "north by east", "due west"."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from geoevents.geometry import azimuth_error, azimuth_of
from geoevents.languages.language import RelationWords
from geoevents.relations.amounts import choice


@cache
def wind_pattern(words: RelationWords) -> str:
    """Return a pattern for one compass point, in words or letters."""
    name = rf"(?:{choice(words.winds)})"
    joint = rf"[\s-]?(?:(?:{choice(words.wind_by)})[\s-])?" if words.wind_by else r"[\s-]?"
    named = rf"\b{name}(?:{joint}{name}){{0,3}}\b"
    if not words.wind_letters:
        return f"(?:{named})"
    letters = "".join(words.wind_letters)
    # no elision ends before a consonant: the "s" of "Syria's Idlib" is no south
    letter = rf"(?!(?<=['’])s\b)(?:[{letters}]\.?-?){{1,3}}(?:b[{letters}])?"
    return rf"(?:{named}|\b{letter}(?!\w))"


def wind_letters(words: RelationWords) -> frozenset[str]:
    """Return the runs of letters that compass points in letters begin with: "nne", "nbe".

    Not "new", "we" and "see", whose letters are of winds too.
    """
    letters = tuple(words.wind_letters)
    points = ["".join(some) for count in (1, 2, 3) for some in product(letters, repeat=count)]
    by = [f"{point}b{letter}" for point, letter in product(points, letters)]
    return frozenset(run for run in (*points, *by) if read_wind(run, words) is not None)


def read_wind(text: str, words: RelationWords) -> tuple[float, float] | None:
    """Return the azimuth and its error of a compass point, or None where there is none such."""
    wind = _letters(text, words)
    azimuth = azimuth_of(wind)
    return None if azimuth is None else (azimuth, azimuth_error(wind))


def read_side(text: str, words: RelationWords) -> tuple[float, float] | None:
    """Return the azimuth and error of an adjective of side ("orientale"), or of a wind."""
    side = words.sides.get(text.casefold())
    return read_wind(text, words) if side is None else read_wind_letters(side)


def read_wind_letters(wind: str) -> tuple[float, float] | None:
    """Return the azimuth and its error of a wind's international letters."""
    azimuth = azimuth_of(wind)
    return None if azimuth is None else (azimuth, azimuth_error(wind))


def _letters(text: str, words: RelationWords) -> str:
    found = re.findall(rf"{choice((*words.winds, *words.wind_by))}", text, re.IGNORECASE)
    if found:
        return "".join(words.winds.get(word.casefold(), "b") for word in found)
    plain = re.sub(r"[\s.-]", "", text.casefold())
    return "".join(words.wind_letters.get(letter, letter) for letter in plain)
