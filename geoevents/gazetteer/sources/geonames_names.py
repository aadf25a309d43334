"""GeoNames' alternateNamesV2: 16 million names in the order they were entered.

A dump of places comes in another order, so the names of one place lie anywhere. This keeps
where each row begins (12 bytes a row), sorts that, and reads the rows of many places at once.
"""

from __future__ import annotations

import mmap
import re
import shutil
import tempfile
from array import array
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Name
from geoevents.gazetteer.sources.added import is_formula
from geoevents.gazetteer.sources.archives import open_bytes

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]+)*")
_CODES = frozenset({"iata", "icao", "faac", "unlc", "abbr"})
_NOT_NAMES = frozenset({"link", "wkdt", "post", "tcid", "phon"})
_KINDS = ("preferred", "short", "colloquial", "historic")


class AlternateNames:
    """The names of places by geonameid, on disk.

    Raises:
        GazetteerError: the file is cut short.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = _unpacked(path)
        empty = self._file.seek(0, 2) == 0
        self._text: mmap.mmap | bytes = (
            b"" if empty else mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        )
        self._ids, self._starts = self._sorted()

    def close(self) -> None:
        """Close the file; a zip's is deleted with it."""
        if isinstance(self._text, mmap.mmap):
            self._text.close()
        self._file.close()

    def of(self, numbers: Sequence[int]) -> list[tuple[Name, ...]]:
        """Return the names of each of these places, preferred ones first."""
        import numpy as np

        wanted = np.asarray(numbers, dtype=np.int64)
        lows = np.searchsorted(self._ids, wanted, "left").tolist()
        highs = np.searchsorted(self._ids, wanted, "right").tolist()
        named = [
            self._names(self._starts[low:high].tolist()) if low < high else ()
            for low, high in zip(lows, highs, strict=True)
        ]
        self._let_go()
        return named

    def _let_go(self) -> None:
        """Give the pages that were read back: all 700 MB of them would count as ours."""
        if isinstance(self._text, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            self._text.madvise(mmap.MADV_DONTNEED)

    def _names(self, starts: list[int]) -> tuple[Name, ...]:
        names = [name for start in starts if (name := self._name(start))]
        if len(names) > 1:
            names.sort(key=lambda name: name.kind != "preferred")
        return tuple(names)

    def _name(self, start: int) -> Name | None:
        end = self._text.find(b"\n", start)
        return name_of_row(self._text[start : end if end >= 0 else None].decode("utf-8", "replace"))

    def _sorted(self) -> tuple[Any, Any]:
        """Return the ids of all rows, sorted, and where in the file each one's row begins."""
        import numpy as np

        ids, starts, position = array("i"), array("q"), 0
        add_id, add_start = ids.append, starts.append  # 16 million times
        self._file.seek(0)
        for number, line in enumerate(self._file, start=1):
            cells = line.split(b"\t", 2)
            if len(cells) == 3 and cells[1].isdigit() and len(cells[1]) < 10:
                add_id(int(cells[1]))
                add_start(position)
            elif line.strip() and not line.endswith(b"\n"):
                raise GazetteerError(
                    f"{self._path.name}, line {number}: the file is cut short; download it again"
                )
            position += len(line)
        if not ids:
            return np.empty(0, np.int32), np.empty(0, np.int64)
        held_ids, held_starts = np.frombuffer(ids, np.int32), np.frombuffer(starts, np.int64)
        order = np.argsort(held_ids, kind="stable")
        return held_ids[order], held_starts[order]


def name_of_row(row: str) -> Name | None:
    """Return the name in a row of alternateNamesV2, None for a link, a postal code and the like."""
    cells = row.split("\t", 8)
    if len(cells) < 4:
        return None
    language, code = _language(cells[2])
    form = cells[3].strip()
    if language is None or not form or (form[0] in "=+-@" and is_formula(form)):
        return None
    if code:
        return Name(form, kind="code")
    # Historic and colloquial say more than preferred does: the last flag that is set.
    kinds = [kind for kind, flag in zip(_KINDS, cells[4:8], strict=False) if flag == "1"]
    return Name(form, language, kinds[-1] if kinds else "name")


@lru_cache(maxsize=4096)
def _language(code: str) -> tuple[str | None, bool]:
    """Return a language's code, None where the row is no name, and whether it is a code."""
    if code in _NOT_NAMES:
        return None, False
    return (code if _LANGUAGE.fullmatch(code) else ""), code in _CODES


def _unpacked(path: Path) -> IO[bytes]:
    """Open a file that can be read anywhere: a zip's goes to a temporary one."""
    if path.suffix.lower() != ".zip":
        return path.open("rb")
    held = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
    with open_bytes(path, (".txt",)) as stream:
        shutil.copyfileobj(stream, held, 1 << 20)
    held.flush()
    return held
