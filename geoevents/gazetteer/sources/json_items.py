"""Large JSON files read one object at a time: whole, a dump takes ten times its size."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from geoevents.errors import GazetteerError
from geoevents.gazetteer.sources.archives import open_text

_BLOCK = 1 << 20
_MOST = 200_000_000  # one object; a country's outline takes a tenth of it
_GAP = re.compile(r"[\s,]*")


def objects(path: Path, keys: tuple[str, ...]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of the list under one of the keys, counted from 1.

    A file that is one list, and one with an object a line, are read too.

    Raises:
        GazetteerError: it is not JSON, or it is cut short; the message says after which object.
    """
    with open_text(path, (".json", ".geojson", ".jsonl", ".ndjson")) as stream:
        buffer = stream.read(_BLOCK)
        start, lines = _start(path, buffer, keys)
        yield from _items(path, stream, buffer[start:], lines)


def _start(path: Path, buffer: str, keys: tuple[str, ...]) -> tuple[int, bool]:
    """Return where the first object is, and whether the file is an object a line."""
    if buffer.lstrip().startswith("["):
        return buffer.index("[") + 1, False
    for key in keys:
        if found := re.search(rf'"{re.escape(key)}"\s*:\s*\[', buffer):
            return found.end(), False
    first = buffer.split("\n", 1)[0].strip()
    if first.startswith("{") and first.endswith("}"):
        return 0, True
    raise GazetteerError(f"{path.name}: no list of {' or '.join(keys)} is at its beginning")


def _items(
    path: Path, stream: IO[str], buffer: str, lines: bool
) -> Iterator[tuple[int, dict[str, Any]]]:
    decoder, number, position = json.JSONDecoder(), 0, 0
    while True:
        gap = _GAP.match(buffer, position)
        position = gap.end() if gap else position
        if position < len(buffer) and buffer[position] == "]":
            return
        try:
            value, position = decoder.raw_decode(buffer, position)
        except json.JSONDecodeError as error:
            # Twice as much each time, or an object of many blocks is read over and over.
            more = stream.read(max(_BLOCK, len(buffer) - position))
            if not more and lines and position >= len(buffer):
                return
            if not more or len(buffer) > _MOST:
                raise GazetteerError(
                    f"{path.name}: is cut short or broken after object {number} ({error.msg})"
                ) from error
            buffer, position = buffer[position:] + more, 0
            continue
        number += 1
        if isinstance(value, dict):
            yield number, value
