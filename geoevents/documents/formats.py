"""The table of formats: how a file is read, by the end of its name."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, cast

from geoevents.documents.archive import BROKEN, broken, split_tar, split_zip
from geoevents.documents.docx import read_docx
from geoevents.documents.feed import split_feed
from geoevents.documents.html import read_html
from geoevents.documents.item import Item
from geoevents.documents.json_lines import split_json_lines
from geoevents.documents.limits import Unpacking, read_most
from geoevents.documents.mail import read_mail
from geoevents.documents.markdown import read_markdown
from geoevents.documents.page import Page
from geoevents.documents.pdf import read_pdf
from geoevents.documents.table import split_table
from geoevents.documents.text import decode
from geoevents.documents.wrapping import unwrapped
from geoevents.errors import DocumentError
from geoevents.settings import Settings

Read = Callable[[bytes, Settings], Page]
Split = Callable[[IO[bytes], str, Settings, Mapping[str, str]], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `read` where a file is one document, `split` where it holds many.

    Both raise DocumentError, with the reason and the remedy but not the file's name.
    """

    read: Read | None = None
    split: Split | None = None


def read_text(data: bytes, settings: Settings) -> Page:
    """Return a text as it is, but for breaks that only a screen's width made."""
    return Page(unwrapped(decode(data)))


def split_gzip(
    file: IO[bytes], name: str, settings: Settings, columns: Mapping[str, str]
) -> Iterator[Item]:
    """Yield the one file in a .gz, which has the name without .gz; it may hold many documents."""
    stream = io.BufferedReader(
        cast(
            io.RawIOBase,
            Unpacking(cast(IO[bytes], gzip.GzipFile(fileobj=file)), file, settings),
        )
    )
    inner = name[: -len(".gz")]
    try:
        known = format_of(inner)
        if known.split is not None and not inner.lower().endswith((".zip", ".gz")):
            yield from known.split(cast(IO[bytes], stream), inner, settings, columns)
        else:
            yield Item("", inner, read_most(cast(IO[bytes], stream), settings.max_file_bytes))
    except BROKEN as error:
        raise broken("gzip file", error) from None


READERS: dict[str, Format] = {
    "txt": Format(read_text),
    "md": Format(read_markdown),
    "markdown": Format(read_markdown),
    "html": Format(read_html),
    "htm": Format(read_html),
    "xhtml": Format(read_html),
    "pdf": Format(read_pdf),
    "docx": Format(read_docx),
    "eml": Format(read_mail),
    "jsonl": Format(split=split_json_lines),
    "ndjson": Format(split=split_json_lines),
    "csv": Format(split=split_table),
    "tsv": Format(split=split_table),
    "rss": Format(split=split_feed),
    "atom": Format(split=split_feed),
    "xml": Format(split=split_feed),
    "zip": Format(split=split_zip),
    "tar": Format(split=split_tar),
    "tgz": Format(split=split_tar),
    "tar.gz": Format(split=split_tar),
    "tar.bz2": Format(split=split_tar),
    "tar.xz": Format(split=split_tar),
    "gz": Format(split=split_gzip),
}
"""Every format by the end of a file's name."""


def format_of(name: str) -> Format:
    """Return the format of a file; a name without an end is a text.

    Raises DocumentError, with the formats there are, where none reads it.
    """
    parts = name.lower().rpartition("/")[2].split(".")
    for count in (2, 1):
        if len(parts) > count and (known := READERS.get(".".join(parts[-count:]))):
            return known
    if len(parts) == 1:
        return READERS["txt"]
    known_ones = ", ".join(f".{name}" for name in sorted(READERS))
    raise DocumentError(f"has no reader for .{parts[-1]}; save it as one of: {known_ones}")
