"""Numbers of people and their bounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.events.numbers import Quantity, find_quantities
from geoevents.languages import get_language
from geoevents.model import Span

FILE = Path(__file__).parent.parent / "cases" / "counts.txt"
LINES = FILE.read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split(" | ")) for line in LINES if line[:1] not in {"", "#"}]


def read(language: str, text: str) -> list[Quantity]:
    return find_quantities(text, Span(0, len(text)), get_language(language).events)


def bound(number: int | None) -> str:
    return "none" if number is None else str(number)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_bounds(case: tuple[str, str, str]) -> None:
    language, text, expected = case
    found = " ".join(f"{bound(q.low)}-{bound(q.high)}" for q in read(language, text))
    assert (found or "none") == expected


@pytest.mark.parametrize(
    "text", ["34 dead", "٣٤ قتيلا", "۳۴ dead", "３４ dead", "thirty four dead"]
)
def test_figures_of_all_scripts_are_read(text: str) -> None:
    assert [(q.low, q.high) for q in read("en", text)] == [(34, 34)]


@pytest.mark.parametrize("text", ["the B52 and no-5 of x34", "v3.4", "anyone alone"])
def test_no_number_begins_inside_a_word(text: str) -> None:
    assert read("en", text) == []


@given(st.integers(1, 9_999_999), st.sampled_from([" ", "\u00a0", "\u202f", "."]))
def test_grouped_digits_keep_their_value(number: int, mark: str) -> None:
    (quantity,) = read("fr", f"{number:,} morts".replace(",", mark))
    assert (quantity.low, quantity.high) == (number, number)


@pytest.mark.parametrize("code", ["fr", "en"])
@pytest.mark.parametrize("digits", ["1.623,427.54", "1,2,3", "9" * 400, "1.000.000,5.5"])
def test_what_is_no_count_is_no_crash(code: str, digits: str) -> None:
    text = f"Total {digits} morts, {digits} dead."
    found = find_quantities(text, Span(0, len(text)), get_language(code).events)
    assert all(one.low is None or one.low < 10**15 for one in found)
