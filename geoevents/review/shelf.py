"""The documents of an outputs folder, and which of their rows need a look most."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geoevents.corrections import Correction
from geoevents.errors import DocumentError
from geoevents.model import Document, Span

FILE = "documents.jsonl"


@dataclass(frozen=True, slots=True)
class Item:
    """A row to look at: a mention, or an event of a `kind` whose place has these words."""

    document: str
    target: str
    span: Span
    doubt: float
    words: str
    kind: str = ""
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a document's line stands in the file."""

    id: str
    sha256: str
    title: str
    at: int


class Shelf:
    """The documents of documents.jsonl: only where they are, and what to look at, is in memory."""

    def __init__(self, folder: Path) -> None:
        """Read which documents there are.

        Raises DocumentError where the folder holds none that can be read.
        """
        self.path = folder / FILE
        self.entries: dict[str, Entry] = {}
        self.items: list[Item] = []
        for at, record in self._lines():
            id_ = str(record["id"])
            self.entries[id_] = Entry(id_, record["sha256"], record["title"] or id_, at)
            self.items += _items(record)
        self.items.sort(key=lambda item: -item.doubt)

    def _lines(self) -> Iterator[tuple[int, dict[str, Any]]]:
        try:
            with self.path.open("rb") as file:
                at = 0
                for number, line in enumerate(file, start=1):
                    yield at, _parsed(self.path, number, line)
                    at += len(line)
        except FileNotFoundError:
            raise DocumentError(
                f"{self.path}: is not there; make it with `geoevents map INPUT -o"
                f" {self.path.parent}` (with --formats, name review too)"
            ) from None
        except OSError as error:
            raise DocumentError(f"{self.path}: cannot be read: {error.strerror}") from None

    def known(self, decisions: Iterable[Correction]) -> list[str]:
        """Return the ids of the documents that decisions are about, by text or by name."""
        told = {it for one in decisions for it in (one.sha256, one.document)}
        return [it.id for it in self.entries.values() if it.id in told or it.sha256 in told]

    def document(self, id_: str) -> Document:
        """Return a document; raise DocumentError where none has the id."""
        entry = self.entries.get(id_)
        if entry is None:
            raise DocumentError(f"{self.path}: holds no document {id_!r}")
        with self.path.open("rb") as file:
            file.seek(entry.at)
            return _document(_parsed(self.path, 0, file.readline()))


def _parsed(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
        _document(record)
        _items(record)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise DocumentError(
            f"{path}: line {number}: is no document of ours ({error}); run `geoevents map` again"
        ) from None
    return dict(record)


def _document(record: dict[str, Any]) -> Document:
    said = record["published"]
    return Document(
        id=record["id"],
        text=record["text"],
        language=record["language"],
        published=date.fromisoformat(said) if said else None,
        published_from=record["published_from"],
        source=record["source"],
        title=record["title"],
        url=record["url"],
    )


def _items(record: dict[str, Any]) -> list[Item]:
    id_, text = record["id"], record["text"]
    mentions = (
        Item(id_, "mention", Span(start, end), doubt, text[start:end])
        for start, end, doubt in record["mentions"]
    )
    events = (
        Item(id_, "event", Span(s, e), doubt, text[s:e], kind, Span(*place) if place else None)
        for s, e, kind, place, doubt in record["events"]
    )
    return [*mentions, *events]
