"""Shares of all names at once are what each candidate gives by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.model import Candidate, Place, Point, Span, Toponym
from geoevents.resolution.columns import Chosen, Columns
from geoevents.resolution.groups import Group
from geoevents.resolution.shares import Shares
from geoevents.resolution.weights import rounded

areas = st.tuples(st.sampled_from(["SY", "FR", ""]), st.sampled_from(["Aleppo", "Homs", ""]))
names = st.lists(st.lists(areas, min_size=1, max_size=4), min_size=1, max_size=6)
sure = st.lists(st.sampled_from([0.0, 0.25, 0.9, 1.0]), min_size=6, max_size=6)
mentions = st.lists(st.integers(1, 3), min_size=6, max_size=6)


def group(number: int, held: list[tuple[str, str]], mentions: int) -> Group:
    name = f"name {number}"
    places = [
        Place(f"t:{number}-{at}", name, Point(0, 0), "PPL", country, region)
        for at, (country, region) in enumerate(held)
    ]
    said = tuple(Toponym(Span(at, at + 1), name, name) for at in range(mentions))
    return Group((name, ()), said, tuple(map(Candidate, places)))


def by_itself(columns: Columns, weights: list[float], at: int, region: bool) -> float | None:
    """Return the share of a column, from what was chosen first for each of the other names."""

    def area(place: Place) -> tuple[str, ...]:
        return (place.country, place.admin1) if region else (place.country,)

    others = [
        (area(columns.places[of[0]]), weight)
        for number, (of, weight) in enumerate(zip(columns.of, weights, strict=False))
        if number != columns.group[at] and (columns.places[of[0]].admin1 or not region)
    ]
    everything = sum(weight for _, weight in others)
    ours = sum(weight for held, weight in others if held == area(columns.places[at]))
    if everything == 0 or (region and (ours == 0 or not columns.places[at].admin1)):
        return None
    return ours / everything


@given(names, sure, mentions)
@settings(deadline=None, max_examples=80)
def test_a_share_is_of_what_the_other_names_weigh(
    held: list[list[tuple[str, str]]], sure: list[float], mentions: list[int]
) -> None:
    columns = Columns([group(at, some, mentions[at]) for at, some in enumerate(held)])
    chosen = Chosen(np.array([of[0] for of in columns.of]), np.array(sure[: len(held)]))
    shared = Shares(columns, "FR").of(chosen)
    weights = [share * number for share, number in zip(sure, mentions, strict=True)]
    for at in range(len(columns.places)):
        for row, region in enumerate((False, True)):
            expected = by_itself(columns, weights, at, region)
            assert bool(shared.told[row, at]) == (expected is not None)
            assert shared.share[row, at] == pytest.approx(expected or 0.0, abs=1e-12)


def test_the_reasons_of_a_candidate_name_its_country_region_and_the_outlets() -> None:
    columns = Columns([group(0, [("FR", "Aleppo"), ("SY", "Homs")], 1), group(1, [("FR", "")], 2)])
    shares = Shares(columns, "FR")
    shared = shares.of(Chosen(np.array([0, 2]), np.array([1.0, 0.5])))
    told = [
        (feature, weight, words(*of)) for feature, weight, words, of in shares.reasons(shared, 0)
    ]
    assert told == [
        ("country", 0.8, "100% of the names are in FR"),
        ("home", 2.4, "the outlet is of FR"),
    ]
    assert [one[0] for one in shares.reasons(shared, 1)] == ["country"]


@given(
    st.lists(
        st.integers(-200_000, 200_000).map(lambda n: n / 20_000) | st.floats(-9, 9), min_size=1
    )
)
def test_numbers_are_rounded_as_one_by_one(numbers: list[float]) -> None:
    assert rounded(np.array(numbers)).tolist() == [round(one, 4) for one in numbers]
