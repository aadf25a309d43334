"""HIPE TSV (Ehrmann et al. 2020, 2022): one token a line, literal and metonymic columns.

A toponym is a `loc` of NE-COARSE-LIT. It is a metonym where NE-COARSE-METO gives the same
words another sense ("la Suisse fournira": loc, and org). Linked to Wikidata, without
coordinates. A printed line's end is a space: newspapers break lines inside names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from geoevents.errors import DocumentError
from geoevents.evaluation.articles import day_of
from geoevents.evaluation.gold import CorpusReader, GoldDocument, GoldMention, language_of, settled
from geoevents.evaluation.tokens import Named, Token, is_location, lines_of, named_in, rebuild
from geoevents.model import Document, Role

_LITERAL, _METONYMIC, _LINK = "NE-COARSE-LIT", "NE-COARSE-METO", "NEL-LIT"
_ABOUT = re.compile(r"#\s*(?:hipe\d*:)?(\w+)\s*=\s*(.*)")


@dataclass(slots=True)
class _Item:
    """One newspaper item while its lines are read."""

    about: dict[str, str] = field(default_factory=dict)
    tokens: list[Token] = field(default_factory=list)
    metonymic: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def _recognises(path: Path, head: str) -> bool:
    return head.lstrip("\ufeff").startswith("TOKEN\t") and _LITERAL in head.partition("\n")[0]


def _read(path: Path, language: str) -> Iterator[GoldDocument]:
    for number, item in enumerate(_items(path), start=1):
        yield _gold_document(item, str(number), language, path)


def _items(path: Path) -> Iterator[_Item]:
    columns: dict[str, int] = {}
    item = _Item()
    for number, line in lines_of(path):
        if not columns:
            columns = _columns(line, path)
        elif line.startswith("#") and (about := _ABOUT.match(line)):
            if about[1] == "document_id":
                if item.tokens:
                    yield item
                item = _Item()
            item.about[about[1]] = about[2].strip()
        elif line.strip() and not line.startswith("TOKEN\t"):
            _add(item, line.split("\t"), columns, f"{path}: line {number}")
    if item.tokens:
        yield item


def _columns(line: str, path: Path) -> dict[str, int]:
    columns = {name: number for number, name in enumerate(line.split("\t"))}
    for name in ("TOKEN", _LITERAL, "MISC"):
        if name not in columns:
            raise DocumentError(f"{path}: line 1: has no column {name}; is it HIPE TSV?")
    return columns


def _add(item: _Item, cells: list[str], columns: dict[str, int], where: str) -> None:
    if len(cells) < len(columns):
        raise DocumentError(f"{where}: has {len(cells)} columns of {len(columns)}; mend the line")
    spaced = "NoSpaceAfter" not in cells[columns["MISC"]].split("|")
    item.tokens.append(Token(cells[0], cells[columns[_LITERAL]], spaced))
    item.metonymic.append(cells[columns[_METONYMIC]] if _METONYMIC in columns else "O")
    item.links.append(cells[columns[_LINK]] if _LINK in columns else "_")


def _gold_document(item: _Item, number: str, language: str, path: Path) -> GoldDocument:
    rebuilt = rebuild(item.tokens)
    day = day_of(item.about.get("date", ""))
    said = language or item.about.get("language", "")
    document = Document(
        id=item.about.get("document_id", number),
        text=rebuilt.text,
        language=language_of(rebuilt.text, said, path),
        published=day,
        published_from="corpus" if day else "",
        source=item.about.get("publication_title", ""),
    )
    names = [one for one in named_in(t.label for t in item.tokens) if is_location(one.label)]
    spans = [(one, rebuilt.span(one)) for one in names]
    return settled(
        document,
        (
            GoldMention(s, s.of(rebuilt.text), None, _link(item, n), _role(item, n))
            for n, s in spans
        ),
    )


def _role(item: _Item, name: Named) -> Role:
    sense = item.metonymic[name.first].partition("-")[2]
    return Role.METONYM if sense and not is_location(sense) else Role.PLACE


def _link(item: _Item, name: Named) -> str:
    link = item.links[name.first]
    return f"wikidata:{link}" if link.startswith("Q") else ""


READER = CorpusReader(
    "hipe",
    "TSV: TOKEN, NE-COARSE-LIT, …",
    frozenset({Role.PLACE, Role.METONYM}),
    _recognises,
    _read,
)
