"""Look-up by sound: names of the same consonants, and names a consonant away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from geoevents.gazetteer.build import UNVOWELLED, VOWELLED
from geoevents.gazetteer.shelf import Shelf
from geoevents.gazetteer.sounds import consonants, readings
from geoevents.gazetteer.spelling import enough, is_vowelled, likeness

Item = tuple[int, int, bool]
"""A place's number, the form that sounds so, and whether that form is written with vowels."""

_FAR = 4  # sounds: more is no slip of the pen
_WEIGHED = 60  # sounds of which the spelling is looked at
_CONSONANTS = "abdfghklmnprstvzCJX"


def items(packed: str) -> Iterator[Item]:
    """Yield what is filed under one sound."""
    for item in packed.split(" "):
        number, vowelled, form = item.partition(VOWELLED)
        if not vowelled:
            number, _, form = item.partition(UNVOWELLED)
        yield int(number), int(form or 0), bool(vowelled)


def most_alike(shelf: Shelf, name: str) -> dict[int, tuple[float, int]]:
    """Return how alike each place of the same consonants sounds, and by which form.

    Forms without vowels don't count where name and place have forms with them: طرطوس could
    be read Tortosa; Tartus, the same place's other form, could not.
    """
    best: dict[int, tuple[float, int]] = {}
    vowelled = is_vowelled(name)
    for asked in readings(name):
        key = consonants(asked)
        filed = shelf.under(f"{key} ") if key else ()
        for alike, number, form in _alike(asked, filed, enough(key), vowelled):
            if alike > best.get(number, (0.0,))[0]:
                best[number] = alike, form
    return best


def _alike(
    asked: str, filed: Iterable[tuple[str, str]], least: float, vowelled: bool
) -> Iterator[tuple[float, int, int]]:
    """Yield likeness, number and form of what sounds like the reading that is asked."""
    vowels: list[str] = []
    without: list[tuple[float, int, int]] = []
    for heard, packed in filed:
        said = likeness(asked, heard, vowelled)
        if vowelled:
            vowels.append(packed)
        if vowelled and said < least and UNVOWELLED not in packed:
            continue
        unsaid = likeness(asked, heard, False)
        for number, form, written in items(packed):
            if written and vowelled:
                if said >= least:
                    yield said, number, form
            elif unsaid >= least:
                without.append((unsaid, number, form))
    if without:
        written_so = {
            number for packed in vowels for number, _, written in items(packed) if written
        }
        yield from (one for one in without if one[1] not in written_so)


def spelt_nearly(shelf: Shelf, name: str, limit: int) -> list[tuple[int, int]]:
    """Return numbers of places, each with a form, that sound as the name does but for one letter.

    A consonant may be more, less or other; vowels are free. At most `limit` places a sound.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found: dict[int, int] = {}
    for asked in readings(name)[:1]:
        keys = sorted(_variants(consonants(asked)))
        filed = dict(pair for key in keys for pair in shelf.under(f"{key} "))
        nearest = process.extract(
            asked, filed.keys(), scorer=OSA.distance, score_cutoff=_FAR, limit=_WEIGHED
        )
        for sound, _, _ in nearest:
            for number, form, _ in islice(items(filed[sound]), limit):
                found.setdefault(number, form)
    return list(found.items())


def _variants(key: str) -> set[str]:
    """Return the keys one consonant away, and the key itself."""
    if not key:
        return set()
    cuts = [(key[:place], key[place:]) for place in range(len(key) + 1)]
    found = {key}
    found.update(head + tail[1:] for head, tail in cuts if tail)
    found.update(head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1)
    found.update(head + one + tail[1:] for head, tail in cuts if tail for one in _CONSONANTS)
    found.update(head + one + tail for head, tail in cuts for one in _CONSONANTS)
    return {variant for variant in found if len(variant) > 1}
