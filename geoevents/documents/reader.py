"""A source to its Document: which reader, which language, which date."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geoevents.documents.columns import text_bytes
from geoevents.documents.formats import format_of
from geoevents.documents.limits import read_most
from geoevents.documents.page import Page
from geoevents.documents.source import Source
from geoevents.documents.wrapping import unwrapped
from geoevents.errors import DocumentError
from geoevents.languages import LANGUAGES
from geoevents.languages.detect import detect_language
from geoevents.model import Document
from geoevents.settings import Settings

_DATE_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?!\d)"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_LINE = 500
"""Characters kept of a title or a name: a page may call itself a novel."""


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
    data = bytes_of(source, settings)
    page = _page(source, data, settings)
    text = _SURROGATE.sub("\ufffd", page.text)  # no file can hold half a character
    _check(text, settings)
    own = {**page.about, **source.told}
    when, said_by = _published(source, own, published)
    document = Document(
        id=source.id,
        text=text,
        language=_language(text, language or source.about.get("language", ""), own),
        published=when,
        published_from=said_by,
        source=_line("source", source.about, own),
        title=_line("title", source.about, own),
        url=_line("url", source.about, own),
    )
    return Loaded(document, data)


def from_text(
    text: str, settings: Settings, language: str = "", published: date | None = None, **about: str
) -> Document:
    """Return a text as a document called "text"; `about` may hold its title, source and url.

    Raises DocumentError where it is empty or too long, or its language is unknown or not read.
    """
    text = unwrapped(_SURROGATE.sub("\ufffd", text))
    _check(text, settings)
    return Document(
        id="text",
        text=text,
        language=_language(text, language, {}),
        published=published,
        published_from="option" if published else "",
        **about,
    )


def _check(text: str, settings: Settings) -> None:
    if len(text) > settings.max_document_chars:
        raise DocumentError(f"has more than {settings.max_document_chars:,} characters; split it")
    if not text.strip():
        raise DocumentError("is empty; remove it or put the report's text in it")


def bytes_of(source: Source, settings: Settings) -> bytes:
    """Return a source's bytes. Raises DocumentError where it is too large or can't be read."""
    if source.data is not None:
        return source.data
    try:
        if source.path is None:
            return read_most(sys.stdin.buffer, settings.max_file_bytes)
        with source.path.open("rb") as file:
            return read_most(file, settings.max_file_bytes)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise DocumentError(f"cannot be read: {said.lower()}") from None


def _page(source: Source, data: bytes, settings: Settings) -> Page:
    name = source.name or ("stdin" if source.path is None else source.path.name)
    read = format_of(name).read
    if read is None:
        raise DocumentError("holds many documents; it is read as an input, not as one of them")
    try:
        return read(data, settings)
    except DocumentError:
        raise
    except TimeoutError:
        raise
    except RecursionError:
        raise DocumentError("is nested too deep to be read; save it as .txt") from None
    except (ArithmeticError, AttributeError, EOFError, LookupError, OSError) as error:
        raise _unreadable(name, error) from None
    except (RuntimeError, TypeError, ValueError, AssertionError) as error:
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: Exception) -> DocumentError:
    """Tell of a file that its library could not make sense of."""
    what = f"{type(error).__name__}: {error}"[:200]
    ending = Path(name).suffix
    return DocumentError(f"is no {ending} that can be read ({what}); save it as .txt")


def _language(text: str, said: str, own: Mapping[str, str]) -> str:
    """Return the language: as said by the user, else that of the text, else as the file says.

    A page's own word comes last: templates claim "en" for pages in any language.
    """
    code = (said or detect_language(text) or own.get("language", "")).lower()[:2]
    known = ", ".join(sorted(LANGUAGES))
    if not code:
        raise DocumentError(f"its language cannot be told; name it with --language ({known})")
    if code not in LANGUAGES:
        raise DocumentError(f"is in {code!r}, which we do not read; we read: {known}")
    return code


def _published(
    source: Source, own: Mapping[str, str], option: date | None
) -> tuple[date | None, str]:
    """Return the publication date and what said it.

    In this order: the option, documents.csv, the document's own metadata, the name.
    """
    if option is not None:
        return option, "option"
    if said := source.about.get("published"):
        return date.fromisoformat(said), "documents.csv"
    if said := own.get("published"):
        return date.fromisoformat(said), "metadata"
    if found := _DATE_IN_NAME.search(Path(source.id).name):
        try:
            return date(*map(int, found.groups())), "file name"
        except ValueError:
            return None, ""  # 2016-02-31 in a name is no date
    return None, ""


def _line(name: str, about: Mapping[str, str], own: Mapping[str, str]) -> str:
    text = " ".join((about.get(name) or own.get(name, "")).split())
    return text_bytes(text[:_LONGEST_LINE]).decode("utf-8")
