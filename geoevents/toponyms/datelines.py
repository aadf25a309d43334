"""Datelines: "LAGOS, Nigeria (AP) —", "GAZA/CAIRO (Reuters) -", "VAUD. —", "Vaud. —"."""

from __future__ import annotations

from geoevents.toponyms.view import View

_DASHES = frozenset("-–—")
_OPENERS = _DASHES | {".", "/"}
_INSIDE = frozenset(",.()/")
_GAP = 3
"""Characters from the stop of a heading to its dash."""
_REACH = 8
"""Words from the town to the dash or the agency's parenthesis."""
_LETTERS = 4
"""Shorter ones may be agencies: "AFP -"."""


def is_dateline(view: View, start: int, end: int) -> bool:
    """Say whether capitals at the beginning of a sentence, before a dash, say where from."""
    if not view.of(start, end).isupper() or len(view.of(start, end)) < _LETTERS:
        return False
    if start and view.words[start - 1].text not in _OPENERS:
        return False
    for number in range(end, min(end + _REACH, len(view.words))):
        word = view.words[number]
        if word.text in _DASHES or (word.text == "(" and number > end):
            return number + 1 < len(view.words)
        if not (word.capital or word.text in _INSIDE or word.text.isdigit()):
            return False
    return False


def is_heading(view: View, start: int, end: int) -> bool:
    """Say whether a name is all that stands before a dash, as old papers head local news.

    The stop of "Vaud. — Le feu a" ends a sentence, so that the dash is in the next.
    """
    words = view.words
    if start or [word.text for word in words[end:]] != ["."]:
        return False
    after = view.text[words[-1].span.end : words[-1].span.end + _GAP].lstrip(" ")
    return after[:1] in _DASHES and after != ""
