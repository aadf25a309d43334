"""Datelines: "LAGOS, Nigeria (AP) —", "PARIS, 15 (Havas). —", "VAUD. —"."""

from __future__ import annotations

from geoevents.toponyms.view import View

_DASHES = frozenset("-–—")
_REACH = 8
"""Words from the town to the dash or the agency's parenthesis."""
_LETTERS = 4
"""Shorter ones may be agencies: "AFP -"."""


def is_dateline(view: View, start: int, end: int) -> bool:
    """Say whether capitals at the beginning of a sentence, before a dash, say where from."""
    if not view.of(start, end).isupper() or len(view.of(start, end)) < _LETTERS:
        return False
    if start and not (view.words[start - 1].text in _DASHES or view.lower(start - 1) == "."):
        return False
    for number in range(end, min(end + _REACH, len(view.words))):
        word = view.words[number]
        if word.text in _DASHES or (word.text == "(" and number > end):
            return number + 1 < len(view.words)
        if not (word.capital or word.text in {",", ".", "(", ")"} or word.text.isdigit()):
            return False
    return False
