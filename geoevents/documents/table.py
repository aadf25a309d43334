"""CSV and TSV: one document a row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from typing import IO

from geoevents.documents.columns import about_row, columns_of, text_bytes
from geoevents.documents.item import Item
from geoevents.documents.limits import megabytes
from geoevents.documents.text import decode
from geoevents.errors import DocumentError
from geoevents.settings import Settings

_SAMPLE = 65_536
_DELIMITERS = (",", ";", "\t", "|")


def split_table(
    file: IO[bytes], name: str, settings: Settings, columns: Mapping[str, str]
) -> Iterator[Item]:
    """Yield the documents of a table, numbered by their rows below the header, from 1.

    Raises DocumentError where it has no header, or no column of text.
    """
    csv.field_size_limit(settings.max_line_bytes)
    whole = io.BufferedReader(_Peeked(file), _SAMPLE)
    sample = whole.peek(_SAMPLE)[:_SAMPLE]
    charset = _charset(sample)
    lines = _Bounded(io.TextIOWrapper(whole, charset, "replace", newline=""), settings)
    header = sample.decode(charset, "replace").split("\n", 1)[0]
    reader = csv.DictReader(lines, delimiter=max(_DELIMITERS, key=header.count), restkey="")
    try:
        chosen = columns_of(reader.fieldnames or (), columns)
        yield from _items(reader, chosen, lines)
    except csv.Error as error:
        raise DocumentError(f"is no table from line {reader.line_num} on: {error}") from None


def _items(
    reader: csv.DictReader[str], columns: Mapping[str, str], lines: _Bounded
) -> Iterator[Item]:
    for number, row in enumerate(reader, start=1):
        lines.row_ends()
        text = row.get(columns["text"]) or ""
        told = about_row(row, columns)
        yield Item(f"#{number}", "row.txt", text_bytes(text), told)


class _Peeked(io.RawIOBase):
    """A stream that BufferedReader can wrap, whatever it is."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


class _Bounded:
    """The lines of a file, no row of them longer than a limit: an open quote may never close."""

    def __init__(self, file: io.TextIOWrapper, settings: Settings) -> None:
        self._file, self._most, self._row = file, settings.max_line_bytes, 0

    def row_ends(self) -> None:
        """Start to count anew."""
        self._row = 0

    def __iter__(self) -> _Bounded:
        return self

    def __next__(self) -> str:
        line = self._file.readline(self._most + 1)
        if not line:
            raise StopIteration
        self._row += len(line)
        if self._row > self._most:
            raise DocumentError(
                f"has a row longer than {megabytes(self._most)}; the rows after it are not read"
            )
        return line.replace("\x00", "\ufffd")


def _charset(sample: bytes) -> str:
    """Return a charset that the file's beginning is in; a mark at its start says it best."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if sample.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    try:  # the sample may end within a character
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=len(sample) < _SAMPLE)
    except UnicodeDecodeError:
        return _guessed(sample)
    return "utf-8"


def _guessed(sample: bytes) -> str:
    text = decode(sample)  # raises where it is no text
    return next(
        (it for it in ("cp1252", "cp1256", "iso8859_15") if sample.decode(it, "replace") == text),
        "cp1252",
    )
