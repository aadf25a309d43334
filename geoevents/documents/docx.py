"""DOCX: a zip with its words in word/document.xml, read by expat with entities refused.

No library: python-docx builds a tree of the whole file with lxml, and we want the words.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from geoevents.documents.limits import read_member
from geoevents.documents.page import Page
from geoevents.errors import DocumentError
from geoevents.settings import Settings

_WORDS, _CORE = "word/document.xml", "docProps/core.xml"


def read_docx(data: bytes, settings: Settings) -> Page:
    """Return the paragraphs of a document, those of tables and boxes too, in order."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            if _WORDS not in names:
                raise DocumentError("is no Word document: it has no word/document.xml")
            text = _paragraphs(read_member(packed, packed.getinfo(_WORDS), settings))
            core = read_member(packed, packed.getinfo(_CORE), settings) if _CORE in names else b""
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise DocumentError(f"is a broken Word document ({error}); save it again") from None
    title = _title(core) if core else ""
    return Page(text, {"title": title} if title else {})


def _paragraphs(xml: bytes) -> str:
    words: list[str] = []
    state = {"text": False}

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        state["text"] = local == "t"
        if local == "tab":
            words.append("\t")
        elif local in ("br", "cr"):
            words.append("\n")

    def end(name: str) -> None:
        state["text"] = False
        if name.rpartition(" ")[2] == "p":
            words.append("\n")

    def data(text: str) -> None:
        if state["text"]:
            words.append(text)

    _parse(xml, start, end, data)
    return "".join(words)


def _title(xml: bytes) -> str:
    words: list[str] = []
    inside: list[str] = []
    try:
        _parse(
            xml,
            lambda name, attributes: inside.append(name.rpartition(" ")[2]),
            lambda name: inside.pop(),
            lambda text: words.append(text) if inside[-1:] == ["title"] else None,
        )
    except DocumentError:
        return ""
    return "".join(words).strip()


def _parse(
    xml: bytes,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    data: Callable[[str], object],
) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise DocumentError(f"is a broken Word document ({error}); save it again") from None


def _refuse(*declaration: object) -> None:
    """Stop at a DOCTYPE: Word writes none, and entities can grow without end or name files."""
    raise DocumentError("declares its own XML entities, which Word never does; it is not read")
