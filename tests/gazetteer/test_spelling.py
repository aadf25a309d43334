from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geoevents.gazetteer.entry import Entry
from geoevents.gazetteer.index import Gazetteer
from geoevents.gazetteer.sounds import readings
from geoevents.gazetteer.spelling import same_name
from geoevents.model import Place, Point

CASES = Path(__file__).parents[1] / "cases"


def _pairs(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


PAIRS, UNSEEN = _pairs("spellings.csv"), _pairs("spellings_unseen.csv")


def test_the_table_holds_two_hundred_pairs_with_their_sources() -> None:
    assert [row["same"] for row in PAIRS].count("yes") == 100
    assert [row["same"] for row in PAIRS].count("no") == 100
    assert all(row["source"] and row["languages"] for row in PAIRS)
    assert len({frozenset((row["one"], row["other"])) for row in PAIRS}) == 200


def test_the_second_table_holds_other_pairs_with_their_sources() -> None:
    assert [row["same"] for row in UNSEEN].count("yes") >= 100
    assert [row["same"] for row in UNSEEN].count("no") >= 100
    assert all(row["source"] and row["languages"] for row in UNSEEN)
    both = [frozenset((row["one"], row["other"])) for row in (*PAIRS, *UNSEEN)]
    assert len(set(both)) == len(both)


# What docs/names.md says of each table, a little lower.
@pytest.mark.parametrize(
    ("pairs", "precision", "recall"),
    [(PAIRS, 0.98, 0.95), (UNSEEN, 0.93, 0.94)],
    ids=["tuned on", "written before"],
)
def test_precision_and_recall_over_a_table(
    pairs: list[dict[str, str]], precision: float, recall: float
) -> None:
    taken = [row for row in pairs if same_name(row["one"], row["other"])]
    right = [row for row in taken if row["same"] == "yes"]
    assert len(right) / len(taken) >= precision, [r["one"] for r in taken if r not in right]
    assert len(right) / [row["same"] for row in pairs].count("yes") >= recall


@pytest.mark.parametrize("row", [*PAIRS, *UNSEEN], ids=lambda row: f"{row['one']}-{row['other']}")
def test_look_up_answers_as_same_name_does_both_ways(row: dict[str, str]) -> None:
    one, other = row["one"], row["other"]
    expected = same_name(one, other)
    assert same_name(other, one) is expected
    gazetteer = Gazetteer.from_entries([Entry(Place("t:1", other, Point(0, 0), "PPL"))])
    assert bool(gazetteer.lookup(one)) is expected


ARABIC = """
Dayr al Balaḩ | دير البلح
RAFAḤ | رفح
Al Mubarraz | المبرز
Manbij | منبج
At Tall al Kabīr | التل الكبير
Aş Şaff | الصف
Ḩamāh | حماة
Nizwá | نزوى
Ali | على
Nag Hammadi | نجع حمادى
"""


@pytest.mark.parametrize("line", ARABIC.strip().splitlines())
def test_letters_of_arabic_names_are_read_where_they_stand(line: str) -> None:
    latin, arabic = (cell.strip() for cell in line.split("|"))
    assert same_name(latin, arabic)


SECOND = """
Хомс | Homs
القاهرة | Gahira
قفصة | Gafsa
Eskişehir | Eskishehir
Schytomyr | Zhytomyr
Wladimir | Владимир
Charkiw | Харків
Donezk | Donetsk
Horlivka | Горлівка
أبوظبي | Abu Dhabi
Λαμία | Lamia
"""


@pytest.mark.parametrize("line", SECOND.strip().splitlines())
def test_an_ambiguous_letter_gives_a_second_reading(line: str) -> None:
    name, said = (cell.strip() for cell in line.split("|"))
    assert same_name(name, said)
    assert len(readings(name)) <= 2
