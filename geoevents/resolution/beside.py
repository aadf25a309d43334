"""What stands between a place and the one that holds it: "Jalalabad, in eastern Afghanistan"."""

from __future__ import annotations

import re
from functools import cache

from geoevents.languages import LANGUAGES
from geoevents.languages.place_words import place_words

_SIGNS = frozenset({",", ", ", " (", ",\u00a0"})
LONGEST = 48
"""Characters of the longest words between: ", chef-lieu de la province septentrionale de "."""
_WORD = re.compile(r"\w[\w-]*['’]?|\S")


def is_sign(between: str) -> bool:
    """Say whether a comma or a bracket alone stands between two names: "Aleppo, Syria"."""
    return between in _SIGNS


def says_in(between: str, code: str) -> bool:
    """Say whether the words between two names say that the second holds the first.

    "in" and "au" do, with a direction or a sort of place after them; ", a village in" too.
    """
    if len(between) > LONGEST or code not in LANGUAGES or "\n" in between:
        return False
    words = [word.lower().replace("’", "'") for word in _WORD.findall(between.lstrip(", "))]
    names = LANGUAGES[code].names
    if not words or not _small(code).issuperset(words[1:]):
        return False
    if words[0] in names.locatives:
        return True
    of = names.of | names.locatives  # ", un hameau de l'", ", a town in"
    sorts = place_words(code).keys()
    return (
        between.startswith(",")
        and any(
            word in sorts and not of.isdisjoint(words[number + 1 :])
            for number, word in enumerate(words)
        )
        and words[0] in names.articles | sorts
    )


@cache
def _small(code: str) -> frozenset[str]:
    names = LANGUAGES[code].names
    joints = names.articles | names.of | names.locatives
    return joints | names.directions | frozenset(place_words(code))
