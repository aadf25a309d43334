"""GeoNames' alternateNamesV2: 16 million names in the order they were entered.

A dump of places comes in another order, so the names of one place lie anywhere. This writes
them out without the rest of their rows and keeps whose each is and where it begins (16 bytes
a name), so that those of many places are read at once.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Name
from geoevents.gazetteer.scattered import Scattered
from geoevents.gazetteer.schema import name_text
from geoevents.gazetteer.sources.added import is_formula
from geoevents.gazetteer.sources.archives import open_bytes
from geoevents.gazetteer.sources.cells import WORD, Cells

Owners = npt.NDArray[np.uint32]

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]+)*")
_CODES = frozenset({"iata", "icao", "faac", "unlc", "abbr"})
_NOT_NAMES = frozenset({"link", "wkdt", "post", "tcid", "phon"})
_KINDS = ("preferred", "short", "colloquial", "historic")
_ID, _LANGUAGE_CODE, _FORM, _FLAGS = 1, 2, 3, range(4, 8)
_MOST_DIGITS = 9  # of an id
_FORMULAS = np.frombuffer(b"=+-@", np.uint8)
_AT_ONCE = 1_000_000  # bytes
_REMEMBERED = 16_384  # languages with flags
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
        self._file.close()

    def of(self, numbers: Sequence[int]) -> list[Sequence[str]]:
        """Return the names of each of these places, preferred ones first.

        They are written as `schema.name_text` does.
        """
        wanted = np.array(numbers, np.uint32)  # of another type, all ids would be copied to it
        lows = np.searchsorted(self._ids, wanted, "left")
        highs = np.searchsorted(self._ids, wanted, "right")
        counts = highs - lows
        named: list[Sequence[str]] = [()] * len(wanted)
        ends = np.cumsum(counts)
        rows = self._order[np.arange(counts.sum()) + np.repeat(lows - (ends - counts), counts)]
        held = self._text.read(self._bounds[rows], self._bounds[rows + 1])
        joined = b"\n".join(held).decode()
        forms, some_preferred = joined.split("\n"), _PREFERRED in joined
        where = np.flatnonzero(counts)
        bounds = zip((ends - counts)[where].tolist(), ends[where].tolist(), strict=True)
        for place, (first, end) in zip(where.tolist(), bounds, strict=True):
            named[place] = forms[first:end]
            if some_preferred:
                named[place] = sorted(named[place], key=_is_not_preferred)
        return named

    def _read(self) -> None:
        """Write the names in the order of the file; keep whose each is and where it begins."""
        ids, sizes, line = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)], 0
        with open_bytes(self._path, (".txt",)) as stream:
            while data := stream.read(_AT_ONCE):
                data += stream.readline()
                line += data.count(b"\n") + (not data.endswith(b"\n"))
                self._check(data[data.rfind(b"\n", 0, -1) + 1 :], line)
                owners, names = names_of_rows(data)
                self._file.write(b"".join(names))
                ids.append(owners)
                sizes.append(np.fromiter(map(len, names), np.uint32, len(names)))
        held = np.concatenate(ids)
        self._order = np.argsort(held, kind="stable").astype(np.uint32)
        self._ids = held[self._order]
        self._bounds = np.zeros(len(held) + 1, np.int64)
        np.cumsum(np.concatenate(sizes), out=self._bounds[1:])

    def _check(self, last: bytes, line: int) -> None:
        if last.strip() and not last.endswith(b"\n") and last.count(b"\t") < 2:
            raise GazetteerError(
                f"{self._path.name}, line {line}: the file is cut short; download it again"
            )


def names_of_rows(data: bytes) -> tuple[Owners, list[bytes]]:
    """Return whose names rows of alternateNamesV2 hold, and these as `schema.name_text` writes.

    Links, postal codes and the like are left out, and rows without a name.
    """
    cells = Cells.of(data) if _is_text(data) else None
    if cells is None or cells.width < _FLAGS.stop:
        text = data.decode("utf-8", "replace")
        found = [named for line in text.split("\n") if (named := _named(line))]
        return np.array([owner for owner, _ in found], np.uint32), [name for _, name in found]
    owners, numbered = cells.numbers(_ID, _MOST_DIGITS)
    languages, short = cells.words(_LANGUAGE_CODE, _LANGUAGE_CODE)
    flags, few = cells.words(_FLAGS.start, _FLAGS.stop - 1)
    starts, ends = cells.starts[:, _FORM], cells.ends[:, _FORM]
    alone = cells.odd() | ~numbered | ~short | ~few | (starts == ends)
    alone |= np.isin(np.frombuffer(data, np.uint8)[starts], _FORMULAS)
    endings = map(_ENDINGS.__getitem__, zip(languages.tolist(), flags.tolist(), strict=True))
    rows = zip(starts.tolist(), ends.tolist(), endings, strict=True)
    names = [data[start:end] + ending if ending is not None else b"" for start, end, ending in rows]
    for row in np.flatnonzero(alone).tolist():
        owners[row], names[row] = _named(cells.row(row)) or (0, b"")
    kept = np.fromiter(map(bool, names), np.bool_, len(names))
    return owners[kept].astype(np.uint32), list(filter(None, names))


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _named(line: str) -> tuple[int, bytes] | None:
    """Return whose name one row holds, and the name; None where it holds none."""
    row = line.split("\t")
    if len(row) < _FLAGS.start:
        return None
    id_, language, form = row[_ID : _FORM + 1]
    flags = [*row[_FLAGS.start : _FLAGS.stop], *[""] * (_FLAGS.stop - len(row))]
    ending = _ending(language, "\t".join(flags))
    if ending is None or not (id_.isascii() and id_.isdigit()) or len(id_) > _MOST_DIGITS:
        return None
    plain = " ".join(form.split())
    return (int(id_), (plain + ending).encode()) if plain and not is_formula(plain) else None


def _is_not_preferred(name: str) -> bool:
    return not name.endswith(_PREFERRED)


class _Endings(dict[tuple[int, int], bytes | None]):
    """What follows a name, by its language and its flags as `Cells.words` gives them."""

    def __missing__(self, key: tuple[int, int]) -> bytes | None:
        language, flags = (word.to_bytes(WORD, "little").rstrip(b"\0") for word in key)
        try:
            ending = _ending(language.decode(), flags.decode())
        except (UnicodeDecodeError, ValueError):  # cut in a letter: such a row goes alone
            return None
        if len(self) >= _REMEMBERED:
            self.clear()
        return self.setdefault(key, None if ending is None else ending.encode())


_ENDINGS = _Endings()


@lru_cache(maxsize=_REMEMBERED)
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
