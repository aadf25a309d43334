from __future__ import annotations

import io
import random
import tempfile
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.gazetteer import columns, filed, runs, scattered, sections
from geoevents.gazetteer.build import build
from geoevents.gazetteer.entry import Entry, Name, Source, SourceInfo
from geoevents.gazetteer.filed import Filed
from geoevents.gazetteer.index import Gazetteer
from geoevents.gazetteer.runs import Runs
from geoevents.gazetteer.schema import PLACES_PER_BLOCK, line_of, names_of, place_of
from geoevents.gazetteer.sections import Sections, Writer
from geoevents.gazetteer.spool import Spool
from geoevents.model import Place, Point

pairs = st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**24)), max_size=60)


@given(pairs, st.integers(1, 7))
def test_numbers_come_sorted_from_several_runs(
    given_: list[tuple[int, int]], in_memory: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "_IN_MEMORY", in_memory)
        held = Runs()
        for at, (hash_, number) in enumerate(given_):
            held.add(np.array([hash_]), np.array([number]), np.array([at]))
        got = [(p >> 32, p & 0xFFFFFFFF, r) for ps, rs in held.parts()
               for p, r in zip(ps.tolist(), rs.tolist(), strict=True)]  # fmt: skip
    assert [pair[:2] for pair in got] == sorted(given_)
    assert {(*given_[at], at) for _, _, at in got} == set(got)


@pytest.mark.parametrize("small", [0, 4 << 20])
@given(texts=st.dictionaries(st.text(), st.sets(st.integers(0, 2**24), min_size=1), min_size=1))
def test_what_is_filed_under_a_text_is_found_by_it(small: int, texts: dict[str, set[int]]) -> None:
    held = Runs()
    for text, numbers in texts.items():
        hashes = np.full(len(numbers), filed.hash_of(text))
        held.add(hashes, np.array(sorted(numbers)), np.full(len(numbers), len(text) % 256))
    file = io.BytesIO()
    writer = Writer(file)
    filed.write(writer, "held", held, 2**24, "how")
    writer.finish({})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sections, "_SMALL", small)
        found = Filed(whole := Sections(file.getvalue()), "held")
    assert dict(found.spans(texts)) == {text: found.span(filed.hash_of(text)) for text in texts}
    for text in filter(str.isascii, texts):
        around = [(text[:at], text[at + 1 :]) for at in range(len(text))]
        beside = [head + letter + tail for head, tail in around for letter in "ab" + text]
        assert not around or found.spans_around(around, "ab" + text) == found.spans(beside)
    for text, numbers in texts.items():
        rows = found.span(filed.hash_of(text))
        mine = [row for row in rows if whole.view("held.how")[row] == len(text) % 256]
        assert numbers <= {found.number(row) for row in mine}


ids = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)


@given(st.dictionaries(ids, st.integers(0, 3), min_size=1))
def test_lines_come_back_by_rank_and_then_by_id(ranks: dict[str, int]) -> None:
    held = Spool()
    for id_, rank in ranks.items():
        held.add([id_], [rank], [f"{id_}\t{rank}"])
    held.settle()
    lines = [line for text in held.ranked([]) for line in text.split("\n")]
    held.close()
    assert lines == sorted(
        (f"{i}\t{r}" for i, r in ranks.items()), key=lambda line: (-int(line[-1]), line)
    )


def test_lines_that_share_an_id_are_told() -> None:
    held = Spool()
    held.add(["a:1", "b:1", "a:12345678901", "a:1"], [1, 1, 1, 2], ["w", "x", "y", "z"])
    held.settle()
    assert held.shared() == [[0, 3]]
    assert held.line(3) == "z"
    assert list(held.ranked([0, 3])) == ["y\nx"]


ODD = Place("odd id", "Own", Point(0.123456789, -0.1), "PPL", "XX", "R", -3, 8.5, b"\x01\x02", "S")


def test_what_columns_cannot_hold_is_kept_too() -> None:
    plain = Place("t:007", "Plain", Point(1, 2), population=2**40)
    big = Place("t:99999999999", "Big", Point(-180, 90))
    entries = [Entry(ODD, (Name("Other"), Name("Own"))), Entry(plain), Entry(big)]
    gazetteer = Gazetteer.from_entries(entries)
    assert [gazetteer.place(e.place.id) for e in entries] == [e.place for e in entries]
    assert gazetteer.names("odd id") == ("Other", "Own")


def test_a_table_that_is_full_leaves_the_rest_beside_the_names() -> None:
    places = [Place(f"t:{n}", f"P{n}", Point(n, n), f"F{n}", f"C{n}") for n in range(9)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "NOT_IN_COLUMN", {"B": 3, "H": 4})
        file = io.BytesIO()
        source = Source(SourceInfo("", "", "", ""), lambda _: map(Entry, places), lambda: "")
        build(file, [source])
    gazetteer = Gazetteer(Sections(file.getvalue()))
    assert [gazetteer.place(place.id) for place in places] == places
    assert len(gazetteer.near(Point(4, 4), 1e7)) == 9


def test_a_place_of_very_many_names_is_found_by_the_last() -> None:
    names = tuple(Name(f"Nom {chr(97 + n // 26)}{chr(97 + n % 26)}khal") for n in range(200))
    gazetteer = Gazetteer.from_entries([Entry(Place("t:1", "Alep", Point(37, 36), "PPL"), names)])
    (found,) = gazetteer.lookup(names[-1].form)
    assert found.evidence[0].detail == f"filed as {names[-1].form}"
    assert gazetteer.knows(names[150].form)
    (heard,) = gazetteer.lookup("Nom hrkhel")
    assert heard.match == "transliteration"
    assert "Nom hrkhal" in heard.evidence[0].detail


def test_a_place_is_kept_whole_in_its_line() -> None:
    place = Place("t:1", "A'", Point(-1.5, 2.5), "PPL", "XX", "R", 7, 8.5, b"\x01\x02", "S")
    names = (Name("A'"), Name("ب", "ar"), Name("AAA", "", "code"))
    line = line_of(place, names, "R")
    assert (place_of(line), names_of(line)) == (place, names)


def test_many_places_are_all_found_whatever_the_order_they_came_in() -> None:
    places = [
        Place(f"t:{n}", f"Place {n}", Point(n / 10, n / 20), "PPL", population=n % 50)
        for n in range(10 * PLACES_PER_BLOCK + 1)
    ]
    shuffled = random.Random(1).sample(places, len(places))
    gazetteer = Gazetteer.from_entries(map(Entry, shuffled))
    for place in places:
        assert gazetteer.place(place.id) == place
        assert [one.place for one in gazetteer.lookup(place.name)] == [place]
    order = gazetteer.biggest(-1, -1, 100, 100, len(places))
    assert [p.population for p in order] == sorted((p.population for p in places), reverse=True)


def test_of_two_near_places_the_nearer_is_merged_with_the_one_by_hand() -> None:
    by_hand = Entry(Place("m:1", "Tell", Point(37, 36), "PPL", "SY"), trusted=True)
    near, nearer = (
        Entry(Place(f"t:{n}", "Tell", Point(37, 36 + n / 100), "PPL", "SY")) for n in (2, 1)
    )
    gazetteer = Gazetteer.from_entries([near, nearer, by_hand])
    assert gazetteer.size == 2
    merged = gazetteer.place("t:1")
    assert merged is not None
    assert merged.id == "m:1"
    other = gazetteer.place("t:2")
    assert other is not None
    assert other.id == "t:2"


def test_other_ids_lead_to_the_same_place() -> None:
    place = Place("w:1", "Tell", Point(37, 36), "PPL")
    for trusted in (False, True):
        gazetteer = Gazetteer.from_entries([replace(Entry(place, same=("g:9",)), trusted=trusted)])
        assert gazetteer.place("g:9") == place


@given(st.lists(st.binary(max_size=6)), st.integers(0, 4), st.integers(1, 4), st.randoms())
def test_stretches_are_read_in_any_order(
    pieces: list[bytes], near: int, at_once: int, choice: random.Random
) -> None:
    sizes = np.array([len(piece) for piece in pieces], np.int64)
    ends = np.cumsum(sizes)
    order = choice.sample(range(len(pieces)), len(pieces) // 2)
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryFile() as file:
        patch.setattr(scattered, "_NEAR", near)
        patch.setattr(scattered, "_AT_ONCE", at_once)
        file.write(b"".join(pieces))
        held = scattered.Scattered(file)
        chosen = np.array(order, np.int64)
        got = held.read((ends - sizes)[chosen], ends[chosen])
    assert got == [pieces[at] for at in order]
