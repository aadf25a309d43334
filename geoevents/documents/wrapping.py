"""Lines that only the width of a screen broke: mails, Markdown, wire copy.

The stages take a line for a paragraph, as headlines have no full stop: "a raid on Saraqeb,⏎
rescuers said" would lose its source, "6 km south⏎ of the town" its distance.
"""

from __future__ import annotations

import re
from itertools import pairwise

_BREAK = re.compile(r"\r\n|\n|\r")
_NARROWEST, _WIDEST = 40, 100
"""Widths that text is wrapped to, in characters: 72 of mails, 80 of screens."""
_SURE = 3
"""Full lines from which a text is taken as wrapped, whatever letter the next line begins with."""
_ENDED = re.compile(r"[.!?:;…؟]\W*\Z")
_ITEM = re.compile(r"\s|[-*•–—>#|]|\d{1,3}[.)]\s|[\w.-]{1,30}:\s")


def unwrapped(text: str) -> str:
    """Return the text with each break of that sort as a space: offsets stay.

    A line is full where the first word of the next would not have fitted into the width of
    the text, its longest line. A text with longer lines than any screen is left as it is.
    """
    lines = _BREAK.split(text)
    width = max((len(line) for line in lines if " " in line), default=0)
    if len(lines) < 2 or not _NARROWEST <= width <= _WIDEST:
        return text
    full = [_is_full(line, after, width) for line, after in pairwise(lines)]
    sure = sum(full) >= _SURE
    pairs = zip(pairwise(lines), full, strict=True)
    joints = iter([_goes_on(*pair, sure and is_full) for pair, is_full in pairs])
    return _BREAK.sub(lambda it: " " * len(it[0]) if next(joints) else it[0], text)


def _is_full(line: str, after: str, width: int) -> bool:
    word = after.split(" ", 1)[0]
    return bool(word) and len(line.rstrip()) + 1 + len(word) > width


def _goes_on(line: str, after: str, is_full: bool) -> bool:
    """Say whether the line after is the same paragraph."""
    if not line.strip() or not after.strip() or _ITEM.match(after):
        return False
    return is_full or (after[0].islower() and not _ENDED.search(line))
