"""One of the documents that a file holds, before it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Item:
    """A row, an entry or a member: its place in the file, its bytes, what the file says of it.

    `suffix` follows the file's name in the document's id ("#3", "/inner.txt"), `name`
    says by its end which reader reads the bytes. `about` is its row of a documents.csv in
    the same archive. With `trouble`, there is no document.
    """

    suffix: str
    name: str = ""
    data: bytes = b""
    told: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""
