"""How precise a written number is (Chapman & Wieczorek 2020, table of distance precision)."""

from __future__ import annotations

_FRACTIONS = (2, 4, 8)


def number_precision(written: str) -> float:
    """Return u, half the width of the precision of a number, in the number's own unit.

    `written` has a point for decimals and nothing between thousands. 10 -> 0.5,
    140 -> 5, 2000 -> 50; a binary fraction has half its denominator (10.5 -> 0.25,
    10.75 -> 0.125), another one half its last decimal (10.6 -> 0.05).
    """
    whole, _, decimals = written.partition(".")
    if not decimals:
        zeros = len(whole) - len(whole.rstrip("0"))
        return 0.5 * 10.0 ** max(0, min(zeros, len(whole) - 2))
    fraction = float("0." + decimals)
    for denominator in _FRACTIONS:
        if fraction and (fraction * denominator).is_integer():
            return 0.5 / denominator
    return 0.5 * 10.0 ** -len(decimals)
