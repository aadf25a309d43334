"""Corpora in, gold documents out: one file a format, one table.

To add a format: write its file, then name it in CORPORA.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geoevents.errors import DocumentError
from geoevents.evaluation.corpora import brat, conll, geovirus, hipe, lgl, mentions
from geoevents.evaluation.gold import CorpusReader, GoldDocument
from geoevents.model import Role

CORPORA: dict[str, CorpusReader] = {
    reader.name: reader
    for reader in (
        lgl.READER,
        geovirus.READER,
        hipe.READER,
        mentions.READER,
        brat.READER,
        conll.READER,
    )
}
"""In the order in which they are asked: the pickiest first, CoNLL last."""

_HEAD = 65_536  # characters shown to `recognises`: an article's text comes before its toponyms


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus on disk and the reader that reads it."""

    path: Path
    reader: CorpusReader
    language: str = ""

    @property
    def name(self) -> str:
        """What the scores call it: the name of its file or folder."""
        return self.path.resolve().name

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of our mentions that count here."""
        return self.reader.roles

    def documents(self) -> Iterator[GoldDocument]:
        """Yield its documents one by one; raise DocumentError at the first bad place."""
        yield from self.reader.read(self.path, self.language)


def open_corpus(path: Path, form: str = "", language: str = "") -> Corpus:
    """Return the corpus at `path`, its format told by its name and content.

    `form` names a format of CORPORA and overrules that; `language` overrules what the
    corpus says. Raises DocumentError where the path or the format is unknown.
    """
    if not path.exists():
        raise DocumentError(f"{path}: there is no such file or folder; check the spelling")
    if form and form not in CORPORA:
        raise DocumentError(f"{form!r} is no format of corpora; choose from: {', '.join(CORPORA)}")
    return Corpus(path, CORPORA[form] if form else _detected(path), language)


def _detected(path: Path) -> CorpusReader:
    head = "" if path.is_dir() else _head(path)
    for reader in CORPORA.values():
        if reader.recognises(path, head):
            return reader
    known = "; ".join(f"{reader.name} ({reader.about})" for reader in CORPORA.values())
    raise DocumentError(f"{path}: is in no format of corpora that we read: {known}")


def _head(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from None


__all__ = ["CORPORA", "Corpus", "open_corpus"]
