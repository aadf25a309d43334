"""CoNLL and CoNLL-U with names as BIO or BIOES labels: WikiNEuRal, CoNLL-2003, WikiANN.

The label is the last cell that looks like one, or `NER=` in the last column. `SpaceAfter=No`
rules the spaces where the file has it, else spelling does. Documents are those that the
file marks (`# newdoc`, -DOCSTART-); a file without marks is cut into groups of sentences,
each a paragraph: they need not belong together, and a single one is no report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geoevents.errors import DocumentError
from geoevents.evaluation.gold import CorpusReader, GoldDocument, GoldMention, language_of, settled
from geoevents.evaluation.tokens import LABEL, Token, is_location, lines_of, named_in, rebuild
from geoevents.model import Document, Role

SENTENCES_A_DOCUMENT = 10

_MARK = re.compile(r"#\s*newdoc\b|-DOCSTART-")
_COMMENT = re.compile(r"#(?:\s*$|\s+\w+.*=|\s*newdoc|\s*newpar)")
_IN_MISC = re.compile(r"(?:^|\|)(?:NER?|name|entity)=([^|]+)", re.IGNORECASE)
_RANGE = re.compile(r"\d+[-.]\d+")  # 4-5: the surface of two words, which follow it


def _recognises(path: Path, head: str) -> bool:
    rows = [row for line in head.splitlines()[:50] if (row := _cells(line))]
    return bool(rows) and all(_label(row) for row in rows if not _RANGE.fullmatch(row[0]))


def _read(path: Path, language: str) -> Iterator[GoldDocument]:
    for number, (line, sentences) in enumerate(_documents(path), start=1):
        tokens = [token for sentence in sentences for token in _as_line(sentence)]
        rebuilt = rebuild(tokens)
        language = language_of(rebuilt.text, language, path)  # a file is in one language
        document = Document(f"{number} (line {line})", rebuilt.text, language)
        names = [one for one in named_in(t.label for t in tokens) if is_location(one.label)]
        spans = [rebuilt.span(one) for one in names]
        yield settled(document, (GoldMention(s, s.of(rebuilt.text)) for s in spans))


def _as_line(sentence: list[Token]) -> list[Token]:
    """Return the sentence with its end marked: names don't run on across it."""
    says = any(token.spaced is False for token in sentence)
    spaced = [token if says else token._replace(spaced=None) for token in sentence]
    return [*spaced[:-1], spaced[-1]._replace(ends_line=True)]


def _documents(path: Path) -> Iterator[tuple[int, list[list[Token]]]]:
    """Yield the sentences of each document with the line on which it begins."""
    marked = False
    first, held = 1, list[list[Token]]()
    for number, sentence in _sentences(path):
        if held and (sentence is None or (not marked and len(held) == SENTENCES_A_DOCUMENT)):
            yield first, held
            held = []
        if sentence is None:
            marked = True
            continue
        first = first if held else number
        held.append(sentence)
    if held:
        yield first, held


def _sentences(path: Path) -> Iterator[tuple[int, list[Token] | None]]:
    """Yield each sentence with the line of its first token, and `None` where a document starts."""
    first, held = 1, list[Token]()
    for number, line in lines_of(path):
        mark = _MARK.match(line)
        if held and (mark or not line.strip()):
            yield first, held
            held = []
        if mark:
            yield number, None
        elif cells := _cells(line):
            first = first if held else number
            held += _tokens(cells, f"{path}: line {number}")
    if held:
        yield first, held


def _cells(line: str) -> list[str]:
    if not line.strip() or _MARK.match(line) or (_COMMENT.match(line) and "\t" not in line):
        return []
    return line.split("\t") if "\t" in line else line.split()


def _tokens(cells: list[str], where: str) -> list[Token]:
    if _RANGE.fullmatch(cells[0]):
        return []
    label = _label(cells)
    if len(cells) < 2 or not label:
        raise DocumentError(f"{where}: has no label such as O or B-LOC; mend or remove the line")
    form = cells[1] if cells[0].isdigit() and len(cells) > 2 else cells[0]
    return [Token(form, label, "SpaceAfter=No" not in cells[-1])]


def _label(cells: list[str]) -> str:
    for cell in reversed(cells[1:]):
        if LABEL.fullmatch(cell):
            return cell
    found = _IN_MISC.search(cells[-1])
    return found[1] if found and LABEL.fullmatch(found[1]) else ""


READER = CorpusReader(
    "conll",
    "one token a line, its label last",
    frozenset({Role.PLACE, Role.METONYM}),
    _recognises,
    _read,
)
