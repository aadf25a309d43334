"""PDF, by pypdf: the words of its pages, its broken lines made whole.

A PDF's dates say when the file was made, which may be years after the report: they are
not taken for its publication.
"""

from __future__ import annotations

import io
import logging
import re

from geoevents.documents.extras import needed
from geoevents.documents.page import Page
from geoevents.errors import DocumentError
from geoevents.settings import Settings

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[^\W\d_A-Z])")
_WRAPPED = re.compile(r"(?<=[^\n.!?:;…»”\"])\n(?=[^\n\s])")
_SHORT = 0.6
"""A line shorter than this share of the page's longest ends its paragraph: a headline."""


def read_pdf(data: bytes, settings: Settings) -> Page:
    """Return the text of a PDF. Raises DocumentError where it has none, or has a password."""
    needed("pypdf", "PDF")
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings name no file
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError("has a password; save it without")
        return _page(reader, settings)
    except PyPdfError as error:
        raise DocumentError(f"is a broken PDF ({error}); print it to a new one") from None


def _page(reader: object, settings: Settings) -> Page:
    pages: list[str] = []
    size = 0
    for page in reader.pages:  # type: ignore[attr-defined]
        if len(pages) == settings.max_pages:
            raise DocumentError(f"has more than {settings.max_pages:,} pages; split it")
        pages.append(_whole(page.extract_text()))
        size += len(pages[-1])
        if size > settings.max_document_chars:
            raise DocumentError(f"has more than {settings.max_document_chars:,} characters")
    text = "\n\n".join(pages)
    if not text.strip():
        raise DocumentError("is a PDF of pictures, without text; run OCR on it first")
    facts = reader.metadata  # type: ignore[attr-defined]
    title = str(facts.title) if facts and facts.title else ""
    return Page(text, {"title": title} if title else {})


def _whole(text: str) -> str:
    """Join the lines that only the width of the page broke."""
    text = _HYPHEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.rstrip(" ") for line in text.split("\n")]
    full = _SHORT * max(map(len, lines), default=0)
    marked = (line if len(line) >= full or not line else f"{line}\n" for line in lines)
    return _WRAPPED.sub(" ", "\n".join(marked))
