"""Names of one list mean places of one sort: New York among Ohio, Oregon and Utah is a state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from geoevents.languages import LANGUAGES
from geoevents.model import Document, Place, Toponym
from geoevents.resolution.groups import Key, group_key

_MANY = 3
"""Names from which commas alone make a list: "Aleppo, Syria" is none."""
_SORTS = ("PCL", "CONT", "ADM1", "ADM", "PPL")


def are_alike(one: Place, other: Place) -> bool:
    """Say whether two places are of one sort, as the members of a list are."""
    return _sort_of(one.feature) == _sort_of(other.feature)


@cache
def _sort_of(feature: str) -> str:
    return next((sort for sort in _SORTS if feature.startswith(sort)), feature[:3])


def listed_with(mentions: Sequence[Toponym], document: Document) -> Mapping[Key, tuple[Key, ...]]:
    """Return the other names that stand in a list with each name, once each.

    `mentions` are those of all names, in text order.
    """
    found: dict[Key, dict[Key, None]] = {}
    for names in _lists(mentions, document):
        keys = dict.fromkeys(group_key(one) for one in names)
        for key in keys:
            found.setdefault(key, {}).update((other, None) for other in keys if other[0] != key[0])
    return {key: tuple(others) for key, others in found.items()}


def _lists(mentions: Sequence[Toponym], document: Document) -> Iterator[list[Toponym]]:
    joiners = _joiners(document.language)
    names, joined = list(mentions[:1]), False
    for one, after in pairwise(mentions):
        between = document.text[one.span.end : after.span.start].strip().lower()
        if between == "," or between in joiners:
            names.append(after)
            joined = joined or between in joiners
            continue
        if joined or len(names) >= _MANY:
            yield names
        names, joined = [after], False
    if joined or len(names) >= _MANY:
        yield names


def _joiners(code: str) -> frozenset[str]:
    language = LANGUAGES.get(code)
    words = language.names.joiners if language else frozenset[str]()
    return frozenset({*words, *(f", {word}" for word in words)})
