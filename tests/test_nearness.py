"""Nearness of all names at once is what each pair gives by itself."""

from __future__ import annotations

from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.geometry import distance_m
from geoevents.model import Candidate, Place, Point, Span, Toponym
from geoevents.resolution.groups import Group, Key
from geoevents.resolution.nearness import Near

Chosen = dict[Key, tuple[Place, float]]

close_by = st.builds(Point, st.floats(30, 45), st.floats(30, 40))
anywhere = st.builds(Point, st.floats(-180, 180), st.floats(-90, 90))
names = st.lists(st.lists(close_by | anywhere, min_size=1, max_size=4), min_size=1, max_size=7)
sure = st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.99, 1.0]), min_size=7, max_size=7)


def group(number: int, points: list[Point], feature: str = "PPL") -> Group:
    name = f"name {number // 2}"  # two groups of each name, told apart by their cue
    places = [Place(f"t:{number}-{at}", name, it, feature) for at, it in enumerate(points)]
    mention = Toponym(Span(0, 1), name, name, features=(str(number),))
    return Group((name, (str(number),)), (mention,), tuple(map(Candidate, places)))


def by_itself(place: Place, own: Group, chosen: Chosen) -> float | None:
    near = sorted(
        exp(-distance_m(place.point, other.point) / 300_000) * sure
        for key, (other, sure) in chosen.items()
        if key[0] != own.name and other.id != place.id and not other.feature.startswith("PCL")
    )[-3:]
    return sum(near) / len(near) if near else None


@given(names, sure, sure)
@settings(deadline=None, max_examples=60)
def test_nearness_is_that_to_the_three_nearest(
    points: list[list[Point]], first: list[float], second: list[float]
) -> None:
    groups = [group(at, some, "PCLI" if at == 4 else "PPL") for at, some in enumerate(points)]
    near = Near(groups)
    for surely, number in ((first, 0), (second, -1)):  # the second round knows some distances
        chosen = {
            one.key: (one.candidates[number].place, share)
            for one, share in zip(groups, surely, strict=False)
        }
        found = near.around(chosen)
        for one in groups:
            for candidate, close in zip(one.candidates, found[one.key], strict=True):
                expected = by_itself(candidate.place, one, chosen)
                assert (close and close[0]) == (expected and pytest.approx(expected, abs=1e-12))


def test_a_place_is_told_its_nearest_by_name_and_no_countries() -> None:
    towns = [group(2 * at, [Point(36 + at, 35)]) for at in range(5)]
    land = group(10, [Point(36.1, 35)], "PCLI")
    near = Near([*towns, land])
    chosen = {one.key: (one.candidates[0].place, 1.0) for one in [*towns, land]}
    close = near.around(chosen)[towns[0].key][0]
    assert close is not None
    _, words, of = close
    assert words(*of) == "from name 1 91 km, name 2 183 km, name 3 274 km"
