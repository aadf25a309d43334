from __future__ import annotations

import random
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.gazetteer import shelf, sorting
from geoevents.gazetteer.entry import Entry, Name
from geoevents.gazetteer.index import Gazetteer
from geoevents.gazetteer.schema import PLACES_PER_BLOCK, line_of, names_of, place_of
from geoevents.gazetteer.shelf import Shelf
from geoevents.gazetteer.sorting import Sorter
from geoevents.model import Place, Point

words = st.text(st.characters(min_codepoint=33, exclude_categories=("Cs", "Zs", "Zl", "Zp", "Cc")))


@given(st.lists(words, max_size=60), st.integers(1, 7))
def test_lines_come_sorted_from_several_runs(lines: list[str], in_memory: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "_IN_MEMORY", in_memory)
        patch.setattr(sorting, "_READ_AT_ONCE", 2)
        sorter = Sorter()
        for line in lines:
            sorter.add(line)
            sorter.settle()
        assert list(sorter.lines()) == sorted(lines)


@given(st.dictionaries(words.filter(bool), st.lists(st.integers(1, 99), min_size=1), min_size=1))
def test_a_shelf_gives_back_what_was_filed(filed: dict[str, list[int]]) -> None:
    connection = sqlite3.connect(":memory:")
    lines = sorted(f"{key}\t{item:08d}" for key, items in filed.items() for item in items)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "_BLOCK_CHARS", 20)
        shelf.write(connection, "held", lines)
    held = Shelf(connection.execute, "held")
    for key, items in filed.items():
        assert [int(item) for item in held.find(key)] == sorted(items)
        assert (key[1:], " ".join(map(str, sorted(items)))) in set(held.under(key[:1]))
    assert held.find("no such key") == []
    low, high = min(filed), max(filed)
    between = {key for key in filed if low <= key < high}
    assert {key for key, _ in held.span(low, high)} == between


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
