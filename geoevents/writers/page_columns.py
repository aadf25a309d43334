"""Records as the page reads them: a table of values by column, and a code a record.

A browser reads a string of digits ten times as fast as a list of numbers, in half the bytes,
and the page unpacks only the columns that it needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product
from typing import Any

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
"""Of base 64. No two of them mean anything to HTML or JSON."""


def columns(records: Sequence[dict[str, Any]]) -> dict[str, list[Any]]:
    """Turn records with the same keys into [table, packed codes] by key; code 0 is no value.

    A column of one value has no codes, one that says nothing is left out. Values are hashable:
    strings, numbers, tuples. "" is no value. 1 and True differ.
    """
    found: dict[str, list[Any]] = {}
    for name in records[0] if records else ():
        table: dict[tuple[type, Any], int] = {(type(None), None): 0}
        values = (record[name] for record in records)
        codes = [
            0
            if value is None or value == ""
            else table.setdefault((type(value), value), len(table))
            for value in values
        ]
        kinds = [value for _, value in table]
        if len(kinds) == 2 and all(codes):
            found[name] = [kinds[1:], ""]
        elif any(codes):
            found[name] = [kinds, packed(codes, len(kinds))]
    return found


def packed(codes: Sequence[int], size: int) -> str:
    """Return codes below `size` as digits of base 64, as many for each as the largest needs."""
    width = next(width for width in range(1, 9) if len(DIGITS) ** width >= size)
    written = ["".join(digits) for digits in islice(product(DIGITS, repeat=width), size)]
    return "".join(map(written.__getitem__, codes))
