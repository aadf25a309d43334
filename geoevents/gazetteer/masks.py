"""Lines of text as bytes, and which of their letters are what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

END, SPACE = ord("\n"), ord(" ")


def lines(texts: Sequence[str]) -> str:
    """Return texts with a line feed before each."""
    return "".join(("\n", "\n".join(texts))) if texts else ""


def letters_of(text: str) -> Bytes:
    """Return the bytes of a text, one a letter where it is ASCII."""
    return np.frombuffer(text.encode(), np.uint8)


@cache
def _table(letters: str) -> bytes:
    """Return a table of 1 for these letters and 0 for others."""
    return bytes(chr(code) in letters for code in range(256))


def among(letters: str, text: Bytes) -> Mask:
    """Return which letters of a text are among some: by `translate`, numpy takes ten times it."""
    return np.frombuffer(text.tobytes().translate(_table(letters)), np.bool_)


def after(mask: Mask) -> Mask:
    """Return which letters follow one of a mask."""
    return np.concatenate([[False], mask[:-1]])


def before(mask: Mask) -> Mask:
    """Return which letters stand before one of a mask."""
    return np.concatenate([mask[1:], [False]])


def begun(text: Bytes, some: Mask, letter: str) -> Bytes:
    """Return lines, each with its line feed, some of which get a letter at their beginning."""
    starts = np.append(0, np.flatnonzero(text == END) + 1)[:-1]
    return np.insert(text, starts[some], ord(letter))


def only(text: Bytes, some: Mask) -> Bytes:
    """Return some of lines that have a line feed each."""
    ends = np.flatnonzero(text == END)
    kept: Bytes = text[np.repeat(some, np.diff(ends, prepend=-1))]
    return kept
