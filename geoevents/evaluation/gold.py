"""Gold: what people annotated in a document, and how a corpus gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from geoevents.errors import DocumentError
from geoevents.model import Document, Point, Role, Span

MOVES_AT_MOST = 5
"""Characters by which a faulty offset is put right; beyond them it is another mention."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One annotated toponym.

    `point` is `None` where the corpus gives no coordinates, `role` where it does not tell
    roles apart. `feature` is a GeoNames feature code, or "" where the corpus has none.
    """

    span: Span
    text: str
    point: Point | None = None
    place_id: str = ""
    role: Role | None = None
    feature: str = ""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with its annotated toponyms, in the order of the text.

    `moved` and `left_out` count the annotations whose offsets were faulty.
    """

    document: Document
    mentions: tuple[GoldMention, ...]
    moved: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class CorpusReader:
    """One format of corpora.

    `roles` are the roles of our mentions that count: LGL annotates demonyms, GeoVirus does
    not. `recognises` gets the path and the first characters of the file ("" for a folder).
    `read` gets the path and a language code, "" where the corpus or its text is to say, and
    raises DocumentError naming the file, the line or article, and the remedy.
    """

    name: str
    about: str
    roles: frozenset[Role]
    recognises: Callable[[Path, str], bool]
    read: Callable[[Path, str], Iterator[GoldDocument]]


def settled(document: Document, claims: Iterable[GoldMention]) -> GoldDocument:
    """Return the document with its mentions at offsets where their words truly stand.

    A span whose text is not its phrase moves to the nearest exact match within five
    characters; where there is none, or another mention is there already, it is left out.
    """
    kept: dict[Span, GoldMention] = {}
    moved = left_out = 0
    for claim in claims:
        span = _where(document.text, claim.span, claim.text)
        if span is None or span in kept:
            left_out += 1
            continue
        moved += span != claim.span
        kept[span] = replace(claim, span=span)
    return GoldDocument(document, tuple(kept[span] for span in sorted(kept)), moved, left_out)


def _where(text: str, claimed: Span, phrase: str) -> Span | None:
    if not phrase or claimed.start < 0:
        return None
    for step in range(MOVES_AT_MOST + 1):
        for start in (claimed.start - step, claimed.start + step):
            if start >= 0 and text.startswith(phrase, start):
                return Span(start, start + len(phrase))
    return None


def language_of(text: str, said: str, where: Path) -> str:
    """Return the language said, else the one that the text seems to be in.

    Raises DocumentError where neither tells.
    """
    from geoevents.languages.detect import detect_language

    if code := (said or detect_language(text)).lower()[:2]:
        return code
    raise DocumentError(f"{where}: its language cannot be told; name it with --language")
