"""Abbreviated regions after a town: "Springfield, Ill.", "Paris, TX", "Ottawa (ON)".

Most are words too ("Ill", "OR", "ME"), or villages: one names a region only where a town
that lies in it stands right before. "Jane Doe, MD," is no town in Maryland.
"""

from __future__ import annotations

from collections.abc import Iterator

from geoevents.languages.language import NameWords
from geoevents.model import Place
from geoevents.toponyms.known import Known
from geoevents.toponyms.view import View

_LONGEST = 6  # letters, of "Calif" and "Okla"
_TOWN_WORDS = 4
_LEADS = frozenset({",", "("})


def region_codes(view: View, known: Known, names: NameWords) -> Iterator[tuple[int, int, str]]:
    """Yield the words of each abbreviated region, and the id of the region."""
    for at in view.capitals:
        if at > 1 and view.texts[at - 1] in _LEADS:
            end = _end(view, at)
            region = _region(view, at, end, known, names) if end else None
            if region:
                yield at, end, region.id


def _end(view: View, at: int) -> int:
    """Return where the abbreviation ends, its stop taken in; 0 where the word is none."""
    text = view.texts[at]
    if len(text) > _LONGEST:
        return 0
    if text.isupper():
        return at + 1
    return at + 2 if view.lower(at + 1) == "." else 0


def _region(view: View, at: int, end: int, known: Known, names: NameWords) -> Place | None:
    code = view.of(at, end)
    found = {*_exact(code, known), *_exact(code.rstrip("."), known)}
    regions = sorted(
        (one for one in found if one.feature == "ADM1" and len(one.name) > len(code)),
        key=lambda one: one.id,
    )
    return next((one for one in regions if _stands_in(view, at - 1, one, known, names)), None)


def _exact(name: str, known: Known) -> Iterator[Place]:
    yield from (one.place for one in known.gazetteer.exact(name))


def _stands_in(view: View, end: int, region: Place, known: Known, names: NameWords) -> bool:
    """Say whether a town of the region has the name that ends before a word."""
    for start in range(end - 1, max(-1, end - 1 - _TOWN_WORDS), -1):
        if not view.capital[start] or _goes_on(view, start, names):
            continue
        if any(
            (town.country, town.admin1) == (region.country, region.admin1)
            and town.feature.startswith("PPL")
            for town in _exact(view.of(start, end), known)
        ):
            return True
    return False


def _goes_on(view: View, start: int, names: NameWords) -> bool:
    """Say whether a name began before a word: "Jane | Austin, MD"; "In | Austin, TX" did not."""
    if not start or not view.capital[start - 1]:
        return False
    before = view.lowers[start - 1]
    return all(before not in some for some in (names.prepositions, names.articles, names.of))
