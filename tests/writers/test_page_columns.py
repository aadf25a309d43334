"""Columns as the page gets them, read back as its script reads them."""

from __future__ import annotations

from typing import Any

import pytest

from geoevents.writers.page_columns import DIGITS, columns, packed


def unpacked(text: str, count: int) -> list[int]:
    """Do what page/columns.js does."""
    width = len(text) // count
    return [
        sum(DIGITS.index(digit) * 64 ** (width - 1 - at) for at, digit in enumerate(code))
        for code in (text[i * width : i * width + width] for i in range(count))
    ]


def read(column: list[Any], count: int) -> list[Any]:
    table, codes = column
    return [table[code] for code in (unpacked(codes, count) if codes else [0] * count)]


@pytest.mark.parametrize(
    ("size", "width"), [(2, 1), (64, 1), (65, 2), (4096, 2), (4097, 3), (300_000, 4)]
)
def test_codes_have_as_many_digits_as_the_largest_needs(size: int, width: int) -> None:
    codes = [0, 1, size // 2, size - 1]
    text = packed(codes, size)
    assert len(text) == width * len(codes)
    assert unpacked(text, len(codes)) == codes


@pytest.mark.parametrize(
    "values",
    [
        ["a", "b", "a"],
        ["a", None, "b"],
        ["a", "a", None],
        ["a", "a", "a"],
        [1, True, 1.5],
        [(1, 2), None, (1, None)],
        [f"place {n}" for n in range(70)],
    ],
)
def test_a_column_gives_back_its_values(values: list[Any]) -> None:
    found = columns([{"x": value, "nothing": None, "empty": ""} for value in values])
    assert list(found) == ["x"]
    back = read(found["x"], len(values))
    assert [(type(it), it) for it in back] == [(type(it), it) for it in values]


def test_a_column_of_one_value_has_no_codes() -> None:
    assert columns([{"x": "a"}] * 5) == {"x": [["a"], ""]}


def test_no_records_have_no_columns() -> None:
    assert columns([]) == {}
