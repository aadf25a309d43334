"""Lines of text as bytes, a line feed after each, and which of their letters are what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]

END, SPACE = ord("\n"), ord(" ")
GONE = 0
"""Stands where a letter was; see `without_gone`."""


def lines(texts: Sequence[str]) -> str:
    """Return texts with a line feed after each."""
    return "\n".join(texts) + "\n" if texts else ""


def letters_of(text: str) -> Bytes:
    """Return the bytes of a text, one a letter where it is ASCII."""
    return np.frombuffer(text.encode(), np.uint8)


def ends_of(text: npt.NDArray[Any]) -> Places:
    """Return where lines end."""
    return np.flatnonzero(text == END)


def starts_of(text: Bytes) -> Places:
    """Return where lines start."""
    return np.append(0, ends_of(text) + 1)[:-1]


def among(letters: str, text: Bytes) -> Mask:
    """Return which letters of a text are among some: one by one is quicker than any table."""
    found: Mask = text == ord(letters[0])
    for letter in letters[1:]:
        found |= text == ord(letter)
    return found


def after(mask: Mask, first: bool = False) -> Mask:
    """Return which letters follow one of a mask, and whether the first letter does."""
    return np.concatenate([[first], mask])[:-1]


def before(mask: Mask) -> Mask:
    """Return which letters stand before one of a mask."""
    return np.concatenate([mask, [False]])[1:]


def owners(ends: Places, mask: Mask) -> Places:
    """Return the number of the line, by where lines end, of each letter of a mask."""
    return np.searchsorted(ends, np.flatnonzero(mask))


def where(written: str, text: Bytes) -> Places:
    """Return where some letters stand in a text, places that overlap among them."""
    found = text == ord(written[0])
    for at, letter in enumerate(written[1:], start=1):
        found[:-at] &= text[at:] == ord(letter)
        found[-at:] = False
    return np.flatnonzero(found)


def replace(text: Bytes, written: str, sound: str) -> None:
    """Write some letters of a text as others, no more of them; what is left over is GONE."""
    found = where(written, text)
    if not len(found):
        return
    apart = np.diff(found, prepend=-len(written)) >= len(written)
    for at, letter in enumerate(sound.ljust(len(written), chr(GONE))):
        text[found[apart] + at] = ord(letter)
    if not apart.all():  # of eeee, two are left
        replace(text, written, sound)


def without_gone(text: Bytes) -> Bytes:
    """Return a text without what is GONE."""
    return np.compress(text != GONE, text)


def begun(text: Bytes, some: Mask, letter: str) -> Bytes:
    """Return lines, some of which get a letter at their beginning."""
    return np.insert(text, starts_of(text)[some], ord(letter)) if some.any() else text


def only(text: Bytes, some: Mask) -> Bytes:
    """Return some of the lines."""
    if some.all():
        return text
    return np.compress(np.repeat(some, np.diff(ends_of(text), prepend=-1)), text)
