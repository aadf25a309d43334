"""Lines of text as bytes, a line feed after each, and which of their letters are what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
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
    return "\n".join([*texts, ""])


def letters_of(text: str) -> Bytes:
    """Return the bytes of a text, one a letter where it is ASCII."""
    return np.frombuffer(text.encode(), np.uint8)


def ends_of(text: npt.NDArray[Any]) -> Places:
    """Return where lines end."""
    return np.flatnonzero(text == END)


def starts_of(text: Bytes) -> Places:
    """Return where lines start."""
    return np.append(0, ends_of(text) + 1)[:-1]


@cache
def _table(letters: str) -> bytes:
    """Return a table of 1 for these letters and 0 for others."""
    return bytes(chr(code) in letters for code in range(256))


def among(letters: str, text: Bytes) -> Mask:
    """Return which letters of a text are among some: by `translate`, numpy takes ten times it."""
    return np.frombuffer(text.tobytes().translate(_table(letters)), np.bool_)


def after(mask: Mask, first: bool = False) -> Mask:
    """Return which letters follow one of a mask, and whether the first letter does."""
    return np.concatenate([[first], mask])[:-1]


def before(mask: Mask) -> Mask:
    """Return which letters stand before one of a mask."""
    return np.concatenate([mask, [False]])[1:]


def owners(text: npt.NDArray[Any], mask: Mask) -> Places:
    """Return the number of the line of each letter of a mask."""
    return np.searchsorted(ends_of(text), np.flatnonzero(mask))


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
    apart = np.diff(found, prepend=-len(written)) >= len(written)
    for at, letter in enumerate(sound.ljust(len(written), chr(GONE))):
        text[found[apart] + at] = ord(letter)
    if not apart.all():  # of eeee, two are left
        replace(text, written, sound)


def without_gone(text: Bytes) -> bytes:
    """Return a text without what is GONE."""
    return text.tobytes().translate(None, bytes([GONE]))


def begun(text: Bytes, some: Mask, letter: str) -> Bytes:
    """Return lines, some of which get a letter at their beginning."""
    return np.insert(text, starts_of(text)[some], ord(letter))


def only(text: Bytes, some: Mask) -> Bytes:
    """Return some of the lines."""
    kept: Bytes = text[np.repeat(some, np.diff(ends_of(text), prepend=-1))]
    return kept
