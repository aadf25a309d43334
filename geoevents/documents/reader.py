"""A source to its Document: which reader, which language, which date."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geoevents.documents.collect import Source
from geoevents.documents.text import decode
from geoevents.errors import DocumentError
from geoevents.languages import LANGUAGES
from geoevents.languages.detect import detect_language
from geoevents.model import Document
from geoevents.settings import Settings

Reader = Callable[[bytes], str]

READERS: dict[str, Reader] = {"txt": decode}
"""How to get the text out of a file, by the end of its name."""

_DATE_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with the bytes it came from, for the run's log."""

    document: Document
    data: bytes


def load(
    source: Source, settings: Settings, language: str = "", published: date | None = None
) -> Loaded:
    """Read one source. `language` and `published`, where given, overrule all else.

    Raises DocumentError, with the reason and the remedy but not the file's name.
    """
    data = _data(source)
    text = _reader(source)(data)
    if len(text) > settings.max_document_chars:
        raise DocumentError(f"has more than {settings.max_document_chars:,} characters; split it")
    when, said_by = _published(source, published)
    about = source.about
    document = Document(
        id=source.id,
        text=text,
        language=_language(text, language or about.get("language", "")),
        published=when,
        published_from=said_by,
        source=about.get("source", ""),
        title=about.get("title", ""),
        url=about.get("url", ""),
    )
    return Loaded(document, data)


def _data(source: Source) -> bytes:
    try:
        return sys.stdin.buffer.read() if source.path is None else source.path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read: {(error.strerror or str(error)).lower()}") from None


def _reader(source: Source) -> Reader:
    suffix = "txt" if source.path is None else source.path.suffix.lower().lstrip(".")
    try:
        return READERS[suffix or "txt"]
    except KeyError:
        known = ", ".join(f".{name}" for name in sorted(READERS))
        raise DocumentError(f"has no reader for .{suffix}; save it as one of: {known}") from None


def _language(text: str, said: str) -> str:
    code = (said or detect_language(text)).lower()[:2]
    known = ", ".join(sorted(LANGUAGES))
    if not code:
        raise DocumentError(f"its language cannot be told; name it with --language ({known})")
    if code not in LANGUAGES:
        raise DocumentError(f"is in {code!r}, which we do not read; we read: {known}")
    return code


def _published(source: Source, option: date | None) -> tuple[date | None, str]:
    """Return the publication date and what said it: the option, documents.csv, the name."""
    if option is not None:
        return option, "option"
    if said := source.about.get("published"):
        return date.fromisoformat(said), "documents.csv"
    if found := _DATE_IN_NAME.search(Path(source.id).name):
        try:
            return date(*map(int, found.groups())), "file name"
        except ValueError:
            return None, ""  # 2016-02-31 in a name is no date
    return None, ""
