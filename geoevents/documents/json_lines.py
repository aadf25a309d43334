"""JSON lines: one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import IO

from geoevents.documents.columns import about_row, columns_of, text_bytes
from geoevents.documents.item import Item
from geoevents.documents.limits import megabytes
from geoevents.errors import DocumentError
from geoevents.settings import Settings


def split_json_lines(
    file: IO[bytes], name: str, settings: Settings, columns: Mapping[str, str]
) -> Iterator[Item]:
    """Yield the documents of a file, numbered by their lines from 1; empty lines are none."""
    for number, line in _lines(file, settings.max_line_bytes):
        if line is None:
            yield Item(
                f"#{number}", trouble=f"is a line longer than {megabytes(settings.max_line_bytes)}"
            )
        elif line.strip():
            yield _item(f"#{number}", line, columns)


def _lines(file: IO[bytes], most: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number; None for one too long, which is passed over in pieces."""
    number = 0
    while line := file.readline(most + 1):
        number += 1
        if len(line) <= most:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(1_000_000)
        yield number, None


def _item(suffix: str, line: bytes, columns: Mapping[str, str]) -> Item:
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return Item(suffix, trouble=f"is no JSON ({error or 'nested too deep'})"[:200])
    if not isinstance(row, dict):
        return Item(suffix, trouble="is JSON, but no object: one line is one document")
    try:
        chosen = columns_of(row, columns)
    except DocumentError as error:
        return Item(suffix, trouble=str(error))
    text = row[chosen["text"]]
    if not isinstance(text, str):
        return Item(suffix, trouble=f"has no text in {chosen['text']!r}")
    return Item(suffix, "row.txt", text_bytes(text), about_row(row, chosen))
