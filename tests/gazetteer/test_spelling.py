from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geoevents.gazetteer.entry import Entry
from geoevents.gazetteer.index import Gazetteer
from geoevents.gazetteer.sounds import readings
from geoevents.gazetteer.spelling import same_name
from geoevents.model import Place, Point

TABLE = Path(__file__).parents[1] / "cases" / "spellings.csv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    PAIRS = list(csv.DictReader(lines))


def test_the_table_holds_two_hundred_pairs_with_their_sources() -> None:
    assert [row["same"] for row in PAIRS].count("yes") == 100
    assert [row["same"] for row in PAIRS].count("no") == 100
    assert all(row["source"] and row["languages"] for row in PAIRS)
    assert len({frozenset((row["one"], row["other"])) for row in PAIRS}) == 200


def test_precision_and_recall_over_the_table() -> None:
    taken = [row for row in PAIRS if same_name(row["one"], row["other"])]
    right = [row for row in taken if row["same"] == "yes"]
    assert len(right) / len(taken) >= 0.98, [r["one"] for r in taken if r not in right]
    assert len(right) / 100 >= 0.95


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row['one']}-{row['other']}")
def test_look_up_answers_as_same_name_does_both_ways(row: dict[str, str]) -> None:
    one, other = row["one"], row["other"]
    expected = same_name(one, other)
    assert same_name(other, one) is expected
    gazetteer = Gazetteer.from_entries([Entry(Place("t:1", other, Point(0, 0), "PPL"))])
    assert bool(gazetteer.lookup(one)) is expected


SECOND = """
Хомс | Homs
القاهرة | Gahira
قفصة | Gafsa
Eskişehir | Eskishehir
Schytomyr | Zhytomyr
Λαμία | Lamia
"""


@pytest.mark.parametrize("line", SECOND.strip().splitlines())
def test_an_ambiguous_letter_gives_a_second_reading(line: str) -> None:
    name, said = (cell.strip() for cell in line.split("|"))
    assert same_name(name, said)
    assert len(readings(name)) <= 2
