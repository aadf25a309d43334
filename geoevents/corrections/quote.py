"""Words of a document with what stands around them, to find them again where the text shifted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from geoevents.model import Span

AROUND = 40
"""Characters kept on each side of the words."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Quote:
    """A span, its words, and up to `AROUND` characters before and after them."""

    span: Span
    text: str
    before: str = ""
    after: str = ""


def hash_of(text: str) -> str:
    """Return the SHA-256 of a document's text, in hexadecimal."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def quote_of(record: Mapping[str, Any]) -> Quote:
    """Return a quote of its JSON; raise KeyError, TypeError or ValueError for anything else."""
    start, end = record["span"]
    texts = [record[name] for name in ("text", "before", "after")]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a quote holds something else than text")
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise ValueError(f"{start}–{end} is no span")
    return Quote(Span(start, end), *texts)


def quoted(text: str, span: Span) -> Quote:
    """Return the words of a span with their surroundings."""
    before = text[max(0, span.start - AROUND) : span.start]
    return Quote(span, span.of(text), before, text[span.end : span.end + AROUND])


def found(text: str, quote: Quote) -> Span | None:
    """Return where the words stand now, `None` where that is nowhere or not sure.

    Of the places with the same words, the one whose surroundings are most alike: at least
    half of them, and more than anywhere else. Line breaks and spaces do not count.
    """
    flat, at = _flattened(text)
    words, before, after = (_flat(part) for part in (quote.text, quote.before, quote.after))
    if not words.strip():
        return None
    scored = sorted(
        (-_alike(flat, start, len(words), before, after), start) for start in _all(flat, words)
    )
    if not scored or -scored[0][0] * 2 < len(before) + len(after):
        return None
    if len(scored) > 1 and scored[0][0] == scored[1][0]:
        return None
    start = scored[0][1]
    return Span(at[start], at[start + len(words) - 1] + 1)


def _alike(flat: str, start: int, length: int, before: str, after: str) -> int:
    """Return how many characters on both sides are the same, from the words outwards."""
    left, right = flat[:start][-len(before) :][::-1] if before else "", flat[start + length :]
    return _common(left, before[::-1]) + _common(right[: len(after)], after)


def _common(one: str, other: str) -> int:
    for n, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return n
    return min(len(one), len(other))


def _all(flat: str, words: str) -> list[int]:
    return [match.start() for match in re.finditer(f"(?={re.escape(words)})", flat)]


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text)


def _flattened(text: str) -> tuple[str, list[int]]:
    """Return the text with single spaces, and where each of its characters stood."""
    chars: list[str] = []
    at: list[int] = []
    for n, char in enumerate(text):
        plain = " " if char.isspace() else char
        if plain == " " and chars and chars[-1] == " ":
            continue
        chars.append(plain)
        at.append(n)
    return "".join(chars), at
