"""A text without Arabic vowel signs and tatweel, and the way back to its own offsets.

"قُتِل" and "قـتل" are one word, "قتل": words of a pack are looked for in the bare text, and
what was found is told by the offsets of the text as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar, cast

from geoevents.model import Span

T = TypeVar("T")
_ALL = "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
_SIGNS = re.compile(f"[{_ALL}]")


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without signs; `kept` is where each of its characters stood before."""

    text: str
    bare: str
    kept: tuple[int, ...]

    def bared(self, value: T) -> T:
        """Return a record, or a tuple of them, by the offsets of the bare text."""
        return cast("T", _moved(value, self._down, self.bare))

    def restored(self, value: T) -> T:
        """Return a record, or a tuple of them, by the offsets of the text as it stands."""
        return cast("T", _moved(value, self._up, self.text))

    def _down(self, span: Span) -> Span:
        return Span(bisect_left(self.kept, span.start), bisect_left(self.kept, span.end))

    def _up(self, span: Span) -> Span:
        """Return a span with the signs on its last letter."""
        if span.start >= span.end:
            start = self.kept[span.start] if span.start < len(self.kept) else len(self.text)
            return Span(start, start)
        end = self.kept[span.end - 1] + 1
        while end < len(self.text) and _SIGNS.match(self.text, end):
            end += 1
        return Span(self.kept[span.start], end)


@lru_cache(maxsize=16)
def without_signs(text: str) -> Bare | None:
    """Return a text without its signs, None where it has none; the last texts are kept."""
    if text.isascii() or not any(sign in text for sign in _ALL):  # a search reads each letter
        return None
    kept = tuple(at for at, sign in enumerate(text) if not _SIGNS.match(sign))
    return Bare(text, "".join(text[at] for at in kept), kept)


def _moved(value: Any, move: Callable[[Span], Span], text: str) -> Any:
    """Move all spans of a record; the words that stand at a span are read there anew."""
    if isinstance(value, Span):
        return move(value)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_moved(one, move, text) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    names = [field.name for field in fields(value)]
    new = {name: _moved(getattr(value, name), move, text) for name in names}
    for said, at in (("text", "span"), ("trigger", "trigger_span")):
        if new.get(said) and isinstance(new.get(at), Span):
            new[said] = new[at].of(text)
    changed = {name: one for name, one in new.items() if one is not getattr(value, name)}
    return replace(value, **changed) if changed else value
