"""Shapes are kept whole, and which of them are rare changes no answer."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.errors import GazetteerError
from geoevents.gazetteer import sections
from geoevents.gazetteer.entry import Entry, Name
from geoevents.gazetteer.index import Gazetteer
from geoevents.gazetteer.masks import END, Bytes
from geoevents.gazetteer.sections import Sections, Writer
from geoevents.gazetteer.shapes import LONG, Shapes, Written, each, listed
from geoevents.gazetteer.spelling import alike
from geoevents.gazetteer.symbols import Code, symbols_of
from geoevents.model import Place, Point

gap = st.text("aeiou", max_size=2)
gaps = st.lists(gap, min_size=2, max_size=7).map(",".join)
shape = st.tuples(st.sampled_from(["", "!", "~", "~!"]), gaps).map("".join)
rows = st.lists(st.tuples(st.integers(0, 3), st.lists(shape, min_size=1, max_size=3)))


def lines(*shapes: str) -> Bytes:
    return np.frombuffer("".join(f"{one}\n" for one in shapes).encode(), np.uint8)


def cut(shape: str, symbols: list[str]) -> list[str]:
    """Cut a shape and its end into symbols, each as long as there is one."""
    text, found = f"{shape}\n", []
    while text:
        found.append(max(filter(text.startswith, symbols), key=len))
        text = text.removeprefix(found[-1])
    return found


@given(st.lists(shape), st.lists(shape))
def test_each_symbol_is_as_long_as_there_is_one(learnt: list[str], shapes: list[str]) -> None:
    symbols = symbols_of(learnt)
    found: list[list[str]] = [[] for _ in shapes]
    for rows, numbers in Code(symbols).steps(lines(*shapes)):
        for row, number in zip(rows.tolist(), numbers.tolist(), strict=True):
            found[row].append(symbols[number - 1])
    assert found == [cut(one, symbols) for one in shapes]


@given(st.lists(shape), rows)
def test_shapes_come_back_by_bucket_and_row(
    learnt: list[str], held: list[tuple[int, list[str]]]
) -> None:
    held = sorted(held, key=lambda row: row[0])
    code = Code(symbols := symbols_of(learnt))
    flat = [(bucket, one, place > 0) for bucket, row in held for place, one in enumerate(row)]
    file = io.BytesIO()
    writer = Writer(file)
    written = Written(writer, "shapes", 4)
    for some in (flat[:3], flat[3:]):
        buckets, some_shapes, also = zip(*some, strict=True) if some else ((), (), ())
        numbers = code.numbers(lines(*some_shapes))
        written.add(np.array(buckets, np.int64), numbers, np.array(also, np.bool_))
    written.finish()
    writer.put("symbols", "B", listed(symbols))
    writer.finish({})
    shapes = Shapes(Sections(file.getvalue()), "shapes")
    for bucket in range(4):
        whole = [
            [LONG if len(cut(one, symbols)) > 8 else one for one in row]
            for at, row in held
            if at == bucket
        ]
        for first in range(len(whole)):
            for end in range(first + 1, len(whole) + 2):
                assert list(map(each, shapes.of(bucket, first, end))) == whole[first:end]


def test_frequent_shapes_are_one_symbol() -> None:
    symbols = symbols_of([",a,a"] * 10 + [",i,u,e"])
    assert cut(",a,a", symbols) == [",a,a\n"]
    assert cut("!~,o", symbols) == [*"!~,o\n"]


@given(shape, shape, st.booleans(), st.booleans(), st.sampled_from([0.8, 0.85, 0.9, 1.0]))
def test_stopping_early_changes_no_likeness_that_is_enough(
    one: str, other: str, vowelled: bool, with_p: bool, least: float
) -> None:
    whole = alike(one, other, vowelled, with_p)
    soon = alike(one, other, vowelled, with_p, least)
    assert soon == whole if whole >= least else soon < least


NAMES = """
Aleppo | Alep, حلب, Halab
As-Sukkari | السكري, Soukkari
Homs | حمص, Hims
Orocué | !ORC
Deir ez-Zor | Dayr az-Zawr, دير الزور
Dayr Hafir | دير حافر
Sukkur | سکھر
Soukra | Sukra, !SKR
"""
ASKED = [
    "Soukari",
    "Sukkare",
    "Hums",
    "حلب",
    "العراق",
    "Deir-Ezzor",
    "Halap",
    "Hafir",
    "Sukkra",
    "Dair",
    "السكر",
    "Ork",
    "Skur",
]


def _places() -> list[Entry]:
    found = []
    for at, line in enumerate(NAMES.strip().splitlines()):
        name, others = line.split(" | ")
        place = Place(f"t:{at}", name, Point(float(at), 0.0), "PPL")
        names = (Name(o.lstrip("!"), "", "code" if o[0] == "!" else "name")
                 for o in others.split(", "))  # fmt: skip
        found.append(Entry(place, (Name(name), *names)))
    return found


def test_a_shape_that_is_too_long_to_keep_changes_no_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor is a code heard where names are read: ORC would answer for العراق."""
    kept = Gazetteer.from_entries(_places())
    (long,) = Code(symbols_of(())).numbers(lines("," * 20))
    count = np.count_nonzero
    monkeypatch.setattr(Code, "numbers", lambda _, text: np.full(count(text == END), long))
    read = Gazetteer.from_entries(_places())
    for name in ASKED:
        assert read._heard(name) == kept._heard(name)
        assert read.fuzzy(name) == kept.fuzzy(name)
    assert sum(bool(kept._heard(name)) for name in ASKED) > 5


@pytest.mark.parametrize("small", [0, 4 << 20])
def test_a_file_that_was_cut_while_open_is_told(
    tmp_path: Path, small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a section that is read at once too, where that was not done in time."""
    monkeypatch.setattr(sections, "_SMALL", small)
    path = tmp_path / "index.places"
    with path.open("wb") as file:
        writer = Writer(file)
        writer.put("names", "B", b"0123456789")
        writer.finish({})
    opened = Sections.open(path)
    read, later = opened.reader("names"), opened.reader("names")
    assert read(2, 5) == b"234"
    with pytest.raises(GazetteerError, match="the index is broken"):
        read(2, 11)
    with path.open("r+b") as file:
        file.truncate(40)
    with pytest.raises(GazetteerError, match="the index is broken"):
        later(2, 10)
