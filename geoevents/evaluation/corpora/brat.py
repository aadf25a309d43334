"""A brat folder: report.txt beside report.ann, standoff.

A text-bound annotation counts when its type means a place, or is one of our roles. Notes
(`#1 AnnotatorNotes T1 …`) and normalisations (`N1 Reference T1 GeoNames:170063 …`) may give
"34.56, 38.27" (latitude first, as people write it), `lat=… lon=…` or a GeoNames id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from geoevents.documents.text import decode
from geoevents.errors import DocumentError
from geoevents.evaluation.gold import CorpusReader, GoldDocument, GoldMention, language_of, settled
from geoevents.evaluation.tokens import is_location
from geoevents.model import Document, Point, Role, Span

PLACE_TYPES = frozenset({"country", "region", "city", "town", "village", "facility", "fac"})
"""Types that mean a place, besides those of token corpora (loc, gpe, place …)."""

_DECIMAL = r"[-+]?\d{1,3}\.\d+"
_NUMBER = r"[-+]?\d{1,3}(?:\.\d+)?"
_POINTS = (  # a pair of whole numbers is a point only where nothing else is said: "5, 10 killed"
    re.compile(rf"lat\w*\s*[=:]\s*({_NUMBER})[\s,;]+(?:lon|lng)\w*\s*[=:]\s*({_NUMBER})", re.I),
    re.compile(rf"({_DECIMAL})°?[\s,;]+({_DECIMAL})"),
    re.compile(rf"\A\W*?({_NUMBER})°?[\s,;]+({_NUMBER})\W*\Z"),
)
_GEONAMES = re.compile(r"geonames?(?:\.org|[_ ]?id)?[:/=#\s]+(\d+)", re.I)
_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+) ([\d; ]*?)(\d+)\t(.*)")
_NOTE = re.compile(r"(?:#\S*\t\S+|N\S*\tReference) (T\S+)[\t ]\s*(.*)")


def _recognises(path: Path, head: str) -> bool:
    return path.is_dir() and any(path.rglob("*.ann"))


def _read(path: Path, language: str) -> Iterator[GoldDocument]:
    annotated = sorted(path.rglob("*.ann"))
    if not annotated:
        raise DocumentError(f"{path}: holds no .ann file; a brat folder has one beside each .txt")
    for file in annotated:
        yield _gold_document(file, file.relative_to(path).with_suffix(".txt").as_posix(), language)


def _gold_document(file: Path, name: str, language: str) -> GoldDocument:
    source = file.with_suffix(".txt")
    if not source.is_file():
        raise DocumentError(f"{file}: has no {source.name} beside it; put the text there")
    try:
        text = decode(source.read_bytes())
    except DocumentError as error:
        raise DocumentError(f"{source}: {error}") from None
    document = Document(name, text, language_of(text, language, source))
    return settled(document, [_unwrapped(one, text) for one in _mentions(file)])


def _unwrapped(mention: GoldMention, text: str) -> GoldMention:
    """Give words that run over a line end their line end back: brat writes a space there."""
    words = mention.span.of(text)
    same = words.split() == mention.text.split()
    return replace(mention, text=words) if same else mention


def _mentions(file: Path) -> list[GoldMention]:
    found: dict[str, GoldMention] = {}
    notes: list[tuple[str, str]] = []
    for number, line in enumerate(_lines(file), start=1):
        if note := _NOTE.match(line):
            notes.append((note[1], note[2]))
        elif line.startswith("T"):
            key, mention = _bound(line, f"{file}: line {number}")
            found |= {key: mention} if mention else {}
    for key, words in notes:
        if key in found:
            found[key] = _placed(found[key], words)
    return list(found.values())


def _lines(file: Path) -> list[str]:
    data = file.read_bytes()
    if not data.strip():
        return []  # a report without annotations: brat leaves an empty .ann
    try:
        return decode(data).splitlines()
    except DocumentError as error:
        raise DocumentError(f"{file}: {error}") from None


def _bound(line: str, where: str) -> tuple[str, GoldMention | None]:
    """Read "T1<tab>LOC 10 14<tab>Alep"; a broken span ("0 4;9 12") keeps its words as they are."""
    parts = _BOUND.fullmatch(line)
    if parts is None:
        raise DocumentError(f'{where}: is not "T1<tab>TYPE start end<tab>words"; mend the line')
    key, kind, start, _, end, words = parts.groups()
    role = Role(kind.lower()) if kind.lower() in set(Role) else None
    if role is None and not is_location(kind) and kind.lower() not in PLACE_TYPES:
        return key, None
    return key, GoldMention(Span(int(start), int(end)), words, role=role)


def _placed(mention: GoldMention, note: str) -> GoldMention:
    if found := _GEONAMES.search(note):
        return replace(mention, place_id=f"geonames:{found[1]}")
    for pattern in _POINTS:
        pair = pattern.search(note)
        if pair and abs(float(pair[1])) <= 90 and abs(float(pair[2])) <= 180:
            return replace(mention, point=Point(float(pair[2]), float(pair[1])))
    return mention


READER = CorpusReader("brat", "a folder of .txt and .ann", frozenset(Role), _recognises, _read)
