"""GeoNames' alternateNamesV2: 16 million names in the order they were entered.

A dump of places comes in another order, so the names of one place lie anywhere. This writes
them out without the rest of their rows and keeps whose each is and where it begins (16 bytes
a name), so that those of many places are read at once.
"""

from __future__ import annotations

import re
import tempfile
from array import array
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Name
from geoevents.gazetteer.scattered import Scattered
from geoevents.gazetteer.schema import name_text
from geoevents.gazetteer.sources.added import is_formula
from geoevents.gazetteer.sources.archives import open_bytes

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]+)*")
_CODES = frozenset({"iata", "icao", "faac", "unlc", "abbr"})
_NOT_NAMES = frozenset({"link", "wkdt", "post", "tcid", "phon"})
_KINDS = ("preferred", "short", "colloquial", "historic")
_FLAGS = range(4, 8)
_AT_ONCE = 4_000_000  # bytes
_PREFERRED = "\x1epreferred"


class AlternateNames:
    """The names of places by geonameid, on disk.

    Raises:
        GazetteerError: the file is cut short.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = tempfile.TemporaryFile(buffering=1 << 20)  # noqa: SIM115 - see `close`
        self._read()
        self._text = Scattered(self._file)

    def close(self) -> None:
        """Delete what is held on disk."""
        self._text.close()
        self._file.close()

    def of(self, numbers: Sequence[int]) -> list[Sequence[str]]:
        """Return the names of each of these places, preferred ones first.

        They are written as `schema.name_text` does.
        """
        import numpy as np

        wanted = np.asarray(numbers, dtype=np.int64)
        lows = np.searchsorted(self._ids, wanted, "left")
        highs = np.searchsorted(self._ids, wanted, "right")
        counts = highs - lows
        named: list[Sequence[str]] = [()] * len(wanted)
        steps = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        rows = self._order[np.repeat(lows, counts) + steps]
        held = self._text.read(self._bounds[rows], self._bounds[rows + 1])
        forms = b"\n".join(held).decode().split("\n")
        at = 0
        for place in np.flatnonzero(counts).tolist():
            count = int(counts[place])
            named[place] = _preferred_first(forms[at : at + count])
            at += count
        return named

    def _read(self) -> None:
        """Write the names in the order of the file; keep whose each is and where it begins."""
        import numpy as np

        ids, sizes, line = array("I"), array("I"), 0
        with open_bytes(self._path, (".txt",)) as stream:
            while chunk := stream.readlines(_AT_ONCE):
                self._check(chunk[-1], line + len(chunk))
                owners, names = names_of_rows(b"".join(chunk).decode("utf-8", "replace"))
                encoded = [name.encode() for name in names]
                self._file.write(b"".join(encoded))
                ids.extend(owners)
                sizes.extend(map(len, encoded))
                line += len(chunk)
        held = np.frombuffer(ids, np.uint32) if ids else np.empty(0, np.uint32)
        self._order = np.argsort(held, kind="stable").astype(np.uint32)
        self._ids = held[self._order]
        self._bounds = np.zeros(len(held) + 1, np.int64)
        if sizes:
            np.cumsum(np.frombuffer(sizes, np.uint32), out=self._bounds[1:])

    def _check(self, last: bytes, line: int) -> None:
        if last.strip() and not last.endswith(b"\n") and last.count(b"\t") < 2:
            raise GazetteerError(
                f"{self._path.name}, line {line}: the file is cut short; download it again"
            )


def _preferred_first(names: list[str]) -> list[str]:
    if len(names) > 1:
        names.sort(key=lambda name: not name.endswith(_PREFERRED))
    return names


def names_of_rows(text: str) -> tuple[list[int], list[str]]:
    """Return whose names rows of alternateNamesV2 hold, and these as `schema.name_text` writes.

    Links, postal codes and the like are left out, and rows without a name.
    """
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    tabs = set(map(_tabs, lines))
    if len(tabs) == 1 and (width := tabs.pop() + 1) >= _FLAGS.stop:
        flat = "\t".join(lines).split("\t")
        ids, languages, forms = (flat[column::width] for column in (1, 2, 3))
        flags = list(map("\t".join, zip(*(flat[c::width] for c in range(4, 8)), strict=True)))
    else:
        rows = [line.split("\t") for line in lines]
        rows = [[*row[:8], *[""] * (8 - len(row))] for row in rows if len(row) >= 4]
        ids, languages, forms = ([row[column] for row in rows] for column in (1, 2, 3))
        flags = ["\t".join(row[4:8]) for row in rows]
    owners, names = [], []
    for id_, language, form, flag in zip(ids, languages, forms, flags, strict=True):
        ending = _ending(language, flag)
        if ending is None or not (id_.isascii() and id_.isdigit()) or len(id_) >= 10:
            continue
        plain = form if form.isalnum() else " ".join(form.split())
        if plain and not (plain[0] in "=+-@" and is_formula(plain)):
            owners.append(int(id_))
            names.append(plain + ending)
    return owners, names


def _tabs(line: str) -> int:
    return line.count("\t")


@lru_cache(maxsize=16_384)
def _ending(language: str, flags: str) -> str | None:
    """Return what follows a name, None where the row holds none."""
    tag, code = _language(language)
    if tag is None:
        return None
    if code:
        return name_text(Name("", kind="code"))
    # Historic and colloquial say more than preferred does: the last flag that is set.
    kinds = [kind for kind, flag in zip(_KINDS, flags.split("\t"), strict=True) if flag == "1"]
    return name_text(Name("", tag, kinds[-1] if kinds else "name"))


def _language(code: str) -> tuple[str | None, bool]:
    """Return a language's code, None where the row is no name, and whether it is a code."""
    if code in _NOT_NAMES:
        return None, False
    return (code if _LANGUAGE.fullmatch(code) else ""), code in _CODES
