"""Nearness of all names at once is what each pair gives by itself."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.geometry import distance_m
from geoevents.model import Candidate, Place, Point, Span, Toponym
from geoevents.resolution.columns import Chosen, Columns
from geoevents.resolution.groups import Group
from geoevents.resolution.nearness import Near
from geoevents.resolution.weights import WEIGHTS
from geoevents.resolution.written import Choices

close_by = st.builds(Point, st.floats(30, 45), st.floats(30, 40))
anywhere = st.builds(Point, st.floats(-180, 180), st.floats(-90, 90))
names = st.lists(st.lists(close_by | anywhere, min_size=1, max_size=4), min_size=1, max_size=7)
sure = st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.99, 1.0]), min_size=7, max_size=7)


def group(number: int, points: list[Point], feature: str = "PPL") -> Group:
    name = f"name {number // 2}"  # two groups of each name, told apart by their cue
    places = [Place(f"t:{number}-{at}", name, it, feature) for at, it in enumerate(points)]
    mention = Toponym(Span(0, 1), name, name, features=(str(number),))
    return Group((name, (str(number),)), (mention,), tuple(map(Candidate, places)))


def by_itself(place: Place, own: Group, chosen: Choices) -> float | None:
    near = sorted(
        exp(-distance_m(place.point, other.point) / 300_000) * sure
        for key, (other, sure) in chosen.items()
        if key[0] != own.name and other.id != place.id and not other.feature.startswith("PCL")
    )[-3:]
    return sum(near) / len(near) if near else None


def chosen_first(columns: Columns, sure: list[float], number: int) -> tuple[Chosen, Choices]:
    picked = [of[number] for of in columns.of]
    keys = [one.key for one in columns.groups]
    places = zip((columns.places[at] for at in picked), sure, strict=False)
    chosen = dict(zip(keys, places, strict=True))
    return Chosen(np.array(picked), np.array(sure[: len(picked)])), chosen


@given(names, sure, sure)
@settings(deadline=None, max_examples=60)
def test_nearness_is_that_to_the_three_nearest(
    points: list[list[Point]], first: list[float], second: list[float]
) -> None:
    groups = [group(at, some, "PCLI" if at == 4 else "PPL") for at, some in enumerate(points)]
    columns = Columns(groups)
    near = Near(columns)
    for surely, number in ((first, 0), (second, -1)):  # the second round knows some distances
        picked, chosen = chosen_first(columns, surely, number)
        around = near.around(picked)
        for at, place in enumerate(columns.places):
            expected = by_itself(place, groups[columns.group[at]], chosen)
            assert (around is not None and around.known[at]) == (expected is not None)
            if around is not None and expected is not None:
                weight = WEIGHTS["nearness"] * expected
                assert around.weight[at] == pytest.approx(weight, abs=0.00005 + 1e-9)
                assert around.weight[at] == round(float(around.weight[at]), 4)


def test_a_place_is_told_its_nearest_by_name_and_no_countries() -> None:
    towns = [group(2 * at, [Point(36 + at, 35)]) for at in range(5)]
    land = group(10, [Point(36.1, 35)], "PCLI")
    columns = Columns([*towns, land])
    around = Near(columns).around(chosen_first(columns, [1.0] * 6, 0)[0])
    assert around is not None
    _, _, words, of = around.reason(0)
    assert words(*of) == "from name 1 91 km, name 2 183 km, name 3 274 km"
    around.tell([1, 2])  # measured together: the same words
    assert around.reason(1)[2](1) == "from name 0 91 km, name 2 91 km, name 3 183 km"


def test_what_is_alone_in_a_document_has_no_neighbour() -> None:
    columns = Columns([group(0, [Point(36, 35), Point(37, 35)])])
    around = Near(columns).around(chosen_first(columns, [1.0], 0)[0])
    assert around is not None
    assert not around.known.any()
    around.tell([0, 1])
