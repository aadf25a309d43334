"""Corpora of tokens: the text rebuilt, with the offsets of the names kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from geoevents.errors import DocumentError
from geoevents.model import Span

LOCATION_LABELS = frozenset({"loc", "location", "gpe", "place", "toponym"})
LABEL = re.compile(r"O|[BIESLU]-\S+")

_NO_SPACE_BEFORE = re.compile(r"[.,)\]}…]|\.\.+|['’]s?")
_NO_SPACE_AFTER = re.compile(r"[(\[{]|.*\w['’]")  # l', d', qu': French elisions
_QUOTE = '"'


class Token(NamedTuple):
    """A word or sign with its label. `spaced` is `None` where the corpus does not say."""

    text: str
    label: str = "O"
    spaced: bool | None = None
    ends_line: bool = False


class Named(NamedTuple):
    """A stretch of tokens, from `first` to before `last`, under one label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A text put together from tokens, and where each token stands in it."""

    text: str
    spans: tuple[Span, ...]

    def span(self, named: Named) -> Span:
        """Return the offsets of a name."""
        return Span(self.spans[named.first].start, self.spans[named.last - 1].end)


def rebuild(tokens: Sequence[Token]) -> Rebuilt:
    """Join tokens by one space, or none where the corpus or the spelling says so."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    inside_quotes = False
    for number, token in enumerate(tokens):
        spans.append(Span(at, at + len(token.text)))
        inside_quotes ^= token.text == _QUOTE
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        gap = _gap(token, following, inside_quotes)
        if token.ends_line:
            inside_quotes = False
        parts += (token.text, gap)
        at += len(token.text) + len(gap)
    return Rebuilt("".join(parts), tuple(spans))


def _gap(token: Token, following: Token | None, inside_quotes: bool) -> str:
    if following is None:
        return ""
    if token.ends_line:
        return "\n"
    if token.spaced is not None:
        return " " if token.spaced else ""
    opens = token.text == _QUOTE and inside_quotes
    closes = following.text == _QUOTE and inside_quotes
    tight = (
        opens
        or closes
        or _NO_SPACE_BEFORE.fullmatch(following.text)
        or _NO_SPACE_AFTER.fullmatch(token.text)
    )
    return "" if tight else " "


def named_in(labels: Iterable[str]) -> Iterator[Named]:
    """Yield the names of a row of BIO or BIOES labels; an I without its B begins a name."""
    first, kind, count = 0, "", 0
    for number, label in enumerate(labels):
        count = number + 1
        mark, _, held = label.partition("-")
        if kind and (mark not in "IEL" or held != kind):
            yield Named(first, number, kind)
            kind = ""
        if held and not kind:
            first, kind = number, held
    if kind:
        yield Named(first, count, kind)


def is_location(label: str) -> bool:
    """Say whether a label means a place: "LOC", "loc.adm.town", "GPE" …."""
    return label.casefold().partition(".")[0] in LOCATION_LABELS


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a UTF-8 file with their numbers; raise DocumentError if it is not."""
    number = 0
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                yield number, line.rstrip("\n")
    except UnicodeDecodeError:
        raise DocumentError(f"{path}: line {number + 1}: is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from None
