"""Where a document comes from, before it is read; and why one gives nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """A file that should hold documents, or one item found in a file.

    `path` is `None` for standard input. `about` is its row of documents.csv: published,
    source, language, title, url; `items` are the rows that speak of what it holds, by
    suffix ("/inner.txt", "#3"); `told` is what the file that holds an item says of it.
    An item has its bytes in `data` and the name that says its format in `name`. `stamp`
    changes when the file does. `weight` is the bytes of input that it accounts for.
    `address` is that of a file that is not on this machine (s3://…), opened through fsspec.
    """

    id: str
    path: Path | None
    about: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    data: bytes | None = None
    name: str = ""
    stamp: str = ""
    weight: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or an item that gave no document, and why, in one line that names the remedy."""

    id: str
    reason: str
    stamp: str = ""
    weight: int = 0


def safe_id(name: str) -> str:
    """Return a name fit for any file: control, direction and undecodable characters as %XX.

    A file name may hold a line feed, an escape sequence, an override of direction that
    shows "gpj.txt" as "txt.jpg", or bytes that are no UTF-8.
    """
    return "".join(char if _is_plain(char) else _escaped(char) for char in name)


def _is_plain(char: str) -> bool:
    return (char.isprintable() and char not in _DIRECTIONS) or char in "\u00a0\u202f"


def _escaped(char: str) -> str:
    raw = char.encode("utf-8", "surrogateescape" if "\udc80" <= char <= "\udcff" else "replace")
    return "".join(f"%{byte:02X}" for byte in raw)


_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
