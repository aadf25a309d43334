"""Datelines: "LAGOS, Nigeria (AP) —", "GAZA/CAIRO (Reuters) -", "Berne, 15 mars (ag.) —"."""

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


def is_dateline(view: View, start: int, end: int, known: bool) -> bool:
    """Say whether a name in capitals, or with a day after it, says where a report is from.

    It begins a sentence, but for "… en Birmanie PARIS, 15 (Havas). —", whose headline has
    no stop. `known` says that the gazetteer has the name: "Berne, 15 mars, (ag.) —".
    """
    name = view.of(start, end)
    loud = name.isupper() and len(name) >= _LETTERS
    dated = view.lower(end) == "," and view.lower(end + 1).isdigit()
    if not (loud or (known and dated)):
        return False
    if start and view.texts[start - 1] not in _OPENERS and not (loud and dated):
        return False
    if loud and not start and view.lower(end).isdigit():
        return True  # LONDRES 11 décembre.
    return _is_signed(view, end, dated)


def _is_signed(view: View, end: int, dated: bool) -> bool:
    """Say whether an agency in parentheses, or a dash, follows a few capitals and numbers."""
    for number in range(end, min(end + _REACH, len(view.texts))):
        word = view.texts[number]
        if word in _DASHES or (word == "(" and number > end):
            return number + 1 < len(view.texts)
        month = dated and number == end + 2
        if not (view.capital[number] or word in _INSIDE or word.isdigit() or month):
            return False
    return False


def is_heading(view: View, start: int, end: int) -> bool:
    """Say whether a name is all of a sentence, as old papers head local news.

    "Vaud. — Le feu a": the stop ends a sentence, so that the dash is in the next. A name in
    capitals needs no dash: "RUSSIE. Pétersbourg, 3 août."
    """
    if start or list(view.texts[end:]) not in ([], ["."]):
        return False
    if view.of(start, end).isupper():
        return True
    stop = view.span(start, len(view.texts)).end
    after = view.text[stop : stop + _GAP].lstrip(" ")
    return end < len(view.texts) and after[:1] in _DASHES
