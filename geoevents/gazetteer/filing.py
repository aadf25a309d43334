"""Places numbered in the order they come, and filed under all that leads to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from geoevents.gazetteer import filed
from geoevents.gazetteer.columns import Columns, cells_of
from geoevents.gazetteer.filed import hashes_of
from geoevents.gazetteer.folding import fold_all
from geoevents.gazetteer.hearing import hear
from geoevents.gazetteer.names import (
    CODE,
    NO_ARABIC_ARTICLE,
    WHOLE,
    fold,
    maybe_with_article,
    without_article,
)
from geoevents.gazetteer.runs import Runs
from geoevents.gazetteer.schema import (
    CELLS_PER_DEGREE,
    CELLS_PER_ROW,
    LAST_FORM,
    LETTERS,
    RARE_SHAPE,
    UNVOWELLED,
)
from geoevents.gazetteer.sections import Writer
from geoevents.gazetteer.spelling import is_vowelled

_MOST_GAPS = 9  # a longer shape is rarely shared
_LETTER = {how: letter for letter, how in enumerate(LETTERS)}

Numbers = npt.NDArray[np.int64]


class Filing:
    """Takes lines of schema.py in the order of rank and writes the index."""

    def __init__(self, writer: Writer, count: int, aliases: Sequence[tuple[str, str]]) -> None:
        self._writer = writer
        self._aliases: dict[str, list[str]] = defaultdict(list)
        for other, id_ in aliases:
            self._aliases[id_].append(other)
        self._columns = Columns(writer, count, self._aliases)
        self._keys, self._sounds, self._ids, self._cells = Runs(), Runs(), Runs(), Runs()
        self._shapes: dict[str, int] = {}
        self.places = 0
        self.max_words = 1
        self.countries: dict[str, int] = {}

    def file(self, lines: Sequence[str]) -> None:
        """File the next places."""
        columns = cells_of(lines)
        numbers = np.arange(self.places, self.places + len(lines), dtype=np.int64)
        ids, features, countries = columns[:3]
        for row, feature in enumerate(features):
            if feature == "PCLI":
                self.countries.setdefault(countries[row], self.places + row)
        lons, lats = self._columns.add(columns)
        self._ids.add(hashes_of(ids), numbers)
        if self._aliases:
            for number, id_ in zip(numbers.tolist(), ids, strict=True):
                if others := self._aliases.get(id_):
                    self._ids.add(hashes_of(others), np.full(len(others), number))
        rows = ((lats + 90) * CELLS_PER_DEGREE).astype(np.int64) * CELLS_PER_ROW
        self._cells.add(rows + ((lons + 180) * CELLS_PER_DEGREE).astype(np.int64), numbers)
        self._file_names(columns[6])
        self.places += len(lines)

    def finish(self, meta: dict[str, Any]) -> None:
        """Write all that leads to places, and `meta`."""
        self._columns.finish()
        most = self.places
        filed.write(self._writer, "key", self._keys, most, "B")
        filed.write(self._writer, "sound", self._sounds, most, "H")
        filed.write(self._writer, "id", self._ids, most)
        self._write_cells()
        self._writer.put("shapes", "B", "\n".join(self._shapes).encode())
        told = {
            "max_words": self.max_words,
            "places": self.places,
            "countries": self.countries,
            "kinds": list(self._columns.kinds),
            "regions": list(self._columns.regions),
        }
        self._writer.finish(meta | told)

    def _file_names(self, named: Sequence[str]) -> None:
        """File each key of a place once, with the form that weighs most, and each sound."""
        counts = np.array([names.count("\x1f") for names in named], np.int64) + 1
        packed = "\x1f".join(named).split("\x1f")
        owners = np.repeat(np.arange(len(named), dtype=np.int64), counts)
        forms = np.arange(len(packed)) - np.repeat(np.cumsum(counts) - counts, counts)
        # San José is the name of thousands of places: each name is looked at once.
        places: dict[str, int] = {}
        at = [places.setdefault(text, len(places)) for text in packed]
        names = [text.partition("\x1e")[0] for text in places]
        codes = [text.endswith("\x1ecode") for text in places]
        folded = fold_all(names)
        which = np.array(at, np.int64)
        self._file_keys(names, codes, folded, which, owners, forms)
        self._file_sounds(names, codes, folded, which, owners)

    def _file_keys(
        self, names: list[str], codes: list[bool], folded: list[str],
        which: Numbers, owners: Numbers, forms: Numbers,
    ) -> None:  # fmt: skip
        texts, letters, of = _texts(names, codes, folded)
        self._count_words(texts, letters)
        known: dict[str, int] = {}
        numbers = np.array([known.setdefault(text, len(known)) for text in texts], np.int64)
        rows, entry = _spread(np.array(of, np.int64), which)
        kept = numbers[entry] != known.get("", -1)
        rows, entry = rows[kept], entry[kept]
        how = np.array(letters, np.int64)[entry] << 5 | np.minimum(forms[rows], LAST_FORM)
        pairs = owners[rows] * len(known) + numbers[entry]
        ordered = np.sort(pairs << 8 | how)
        pairs = ordered >> 8
        first = np.ones(len(pairs), np.bool_)
        first[1:] = pairs[1:] != pairs[:-1]
        owned, text_of = np.divmod(pairs[first], max(1, len(known)))
        self._keys.add(hashes_of(list(known))[text_of], owned + self.places, ordered[first] & 255)

    def _count_words(self, texts: list[str], letters: list[int]) -> None:
        """Remember how many words the longest name has that texts are scanned for."""
        scanned = {_LETTER[WHOLE, True], _LETTER[NO_ARABIC_ARTICLE, True]}
        spaces = map(str.count, texts, repeat(" "))
        words = [n for n, letter in zip(spaces, letters, strict=True) if letter in scanned]
        self.max_words = max(self.max_words, 1 + max(words, default=0))

    def _file_sounds(
        self, names: list[str], codes: list[bool], folded: list[str],
        which: Numbers, owners: Numbers,
    ) -> None:  # fmt: skip
        heard = hear(names, folded)
        shapes = heard.shapes
        unwritten = np.array([not is_vowelled(name) for name in names], np.bool_)
        for row in np.flatnonzero(unwritten[heard.names]).tolist():
            shapes[row] = UNVOWELLED + shapes[row]
        of = self._numbers_of(shapes)
        rows, entry = _spread(heard.names, which)
        spoken = ~np.array(codes, np.bool_)[which[rows]]
        rows, entry = owners[rows[spoken]], entry[spoken]
        keys, shape = heard.keys[entry].astype(np.int64), of[entry]
        order = np.lexsort((shape, rows << 32 | keys))
        rows, keys, shape = rows[order], keys[order], shape[order]
        kept = np.ones(len(rows), np.bool_)
        kept[1:] = (rows[1:] != rows[:-1]) | (keys[1:] != keys[:-1]) | (shape[1:] != shape[:-1])
        self._sounds.add(keys[kept], rows[kept] + self.places, shape[kept])

    def _numbers_of(self, shapes: list[str]) -> Numbers:
        """Return each shape's number; one too rare or too long for one is looked at by its name."""
        known = self._shapes
        if len(known) < RARE_SHAPE:
            for shape in shapes:
                if shape not in known and shape.count(",") <= _MOST_GAPS:
                    known[shape] = len(known)
                    if len(known) == RARE_SHAPE:
                        break
        return np.array(list(map(known.get, shapes, repeat(RARE_SHAPE))), np.int64)

    def _write_cells(self) -> None:
        """Write the cells that hold places, where each one's begin, and their numbers."""
        low = self._writer.reserve("cell.low", "H", self._cells.count)
        above = "B" if self.places < 1 << 24 else "H"
        high = self._writer.reserve("cell.high", above, self._cells.count)
        held, counts = [np.empty(0, np.uint64)], [np.zeros(1, np.int64)]
        for pairs, _ in self._cells.parts():
            numbers = pairs & np.uint64(0xFFFFFFFF)
            low.write(numbers.astype(np.uint16).tobytes())
            high.write((numbers >> np.uint64(16)).astype(above).tobytes())
            cells, within = np.unique(pairs >> np.uint64(32), return_counts=True)
            held.append(cells)
            counts.append(within)
        starts = np.cumsum(np.concatenate(counts))
        self._writer.put("cells", "I", np.concatenate(held).astype(np.uint32).tobytes())
        self._writer.put("cell.starts", "I", starts.astype(np.uint32).tobytes())


def _texts(
    names: list[str], codes: list[bool], folded: list[str]
) -> tuple[list[str], list[int], list[int]]:
    """Return keys of names, the letter and the name of each: whole ones, then without article."""
    code, short, whole = (_LETTER[how] for how in ((CODE, False), (WHOLE, False), (WHOLE, True)))
    letters = [
        code if is_code else whole if len(text) > 1 else short
        for text, is_code in zip(folded, codes, strict=True)
    ]
    texts, of = list(folded), list(range(len(names)))
    for place in maybe_with_article(names):
        bare, weight = without_article(names[place])
        if weight < WHOLE and not codes[place]:
            text = fold(bare)
            if text not in {"", folded[place]}:
                texts.append(text)
                letters.append(_LETTER[weight, weight == NO_ARABIC_ARTICLE])
                of.append(place)
    return texts, letters, of


def _spread(of: Numbers, which: Numbers) -> tuple[Numbers, Numbers]:
    """Return each pair of a row of `which` and an entry of its name; `of` is each entry's name."""
    order = np.argsort(of, kind="stable")
    sorted_ = of[order]
    low, high = np.searchsorted(sorted_, which, "left"), np.searchsorted(sorted_, which, "right")
    counts = high - low
    rows = np.repeat(np.arange(len(which), dtype=np.int64), counts)
    steps = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    return rows, order[np.repeat(low, counts) + steps]
