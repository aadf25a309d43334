"""Relations of known places -> points, shapes and rows."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.geometry import destination, disc, distance_m, distance_to_m, extent_m
from geoevents.locations import describe, locate, mentions
from geoevents.model import (
    Anchor,
    AnchorFound,
    Candidate,
    Distance,
    Document,
    Location,
    Mention,
    Method,
    Place,
    Point,
    Relation,
    RelationKind,
    Resolution,
    Span,
    Toponym,
)
from geoevents.relation_fit import fit
from geoevents.settings import Settings

TOWN = Place("t:1", "Tadef", Point(38.28402, 34.5624), "PPL", "SY", radius_m=3_000)
CITY = Place("t:2", "Homs", Point(36.72, 34.73), "PPLA", "SY", radius_m=6_000)
REGION = Place("t:3", "Homs region", Point(38.0, 34.3), "ADM1", "SY", radius_m=90_000)


def toponym(name: str, start: int = 0) -> Toponym:
    return Toponym(Span(start, start + len(name)), name, name)


T, C, R = toponym("Tadef"), toponym("Homs", 10), toponym("Region", 20)
PLACES = {T: TOWN, C: CITY, R: REGION}


def exactly(metres: float, precision: float = 500) -> Distance:
    return Distance(metres, metres, metres, precision, f"{metres / 1000:g} km")


def relation(kind: RelationKind, *anchors: Toponym, **more: object) -> Relation:
    made = tuple(Anchor(text=anchor.text, toponym=anchor) for anchor in anchors)
    return Relation(kind, Span(0, 5), "words", made, **more)  # type: ignore[arg-type]


def placed(found: Relation) -> Location:
    location = locate(found, PLACES, None, Settings())
    assert location is not None
    return location


def offset(metres: float = 4_000, azimuth: float = 225, error: float = 22.5) -> Relation:
    return relation(
        RelationKind.OFFSET, T, distance=exactly(metres), azimuth=azimuth, azimuth_error=error
    )


def test_offset_is_a_sector_with_the_calculators_doubt() -> None:
    location = placed(offset())
    assert location.shape == "sector"
    assert location.uncertainty_m == pytest.approx(4100.88, abs=0.01)
    assert distance_m(location.point, Point(38.253209079, 34.536899248)) < 0.01


def test_distance_is_an_annulus_about_its_anchor() -> None:
    location = placed(relation(RelationKind.DISTANCE, T, distance=exactly(27_000)))
    assert (location.shape, location.point) == ("annulus", TOWN.point)
    assert location.uncertainty_m == 27_000 + 500 + 3_000
    assert distance_to_m(location.footprint, TOWN.point) == pytest.approx(23_500, rel=0.001)


def test_legs_at_right_angles_have_no_direction_term() -> None:
    legs = relation(
        RelationKind.OFFSET,
        T,
        distance=exactly(3_000),
        azimuth=0.0,
        azimuth_error=45.0,
        orthogonal=(exactly(2_000), 90.0),
    )
    assert placed(legs).uncertainty_m == pytest.approx(500 * 2**0.5 + 3_000)


@pytest.mark.parametrize(("azimuth", "error", "share"), [(90.0, 45.0, 1 / 2), (45.0, 22.5, 1 / 4)])
def test_part_is_the_share_on_that_side(azimuth: float, error: float, share: float) -> None:
    part = placed(relation(RelationKind.PART, T, azimuth=azimuth, azimuth_error=error))
    whole = shapely.from_wkb(disc(TOWN.point, 3_000)).area
    assert part.shape == "part"
    assert shapely.from_wkb(part.footprint).area == pytest.approx(whole * share, rel=0.01)
    assert distance_to_m(part.footprint, part.point) < 1


def test_part_of_a_part_lies_in_it() -> None:
    east = relation(RelationKind.PART, T, azimuth=90.0, azimuth_error=45.0)
    south = Relation(
        RelationKind.PART,
        Span(0, 5),
        "south of its east",
        (Anchor("its east", relation=east),),
        azimuth=180.0,
        azimuth_error=45.0,
    )
    outer, inner = placed(east), placed(south)
    rest = shapely.from_wkb(inner.footprint).difference(
        shapely.from_wkb(outer.footprint).buffer(1e-6)
    )
    assert rest.is_empty
    assert inner.point.lat < TOWN.point.lat < outer.point.lat + 1e-6


def test_north_of_a_town_is_outside_and_of_a_region_inside() -> None:
    more = {"azimuth": 0.0, "azimuth_error": 45.0, "detail": "inside_if_region"}
    assert placed(relation(RelationKind.DIRECTION, T, **more)).shape == "cone"
    inside = placed(relation(RelationKind.DIRECTION, R, **more))
    assert inside.shape == "part"
    assert distance_m(inside.point, REGION.point) < REGION.radius_m


@pytest.mark.parametrize(
    ("kind", "detail", "shape"),
    [
        (RelationKind.BETWEEN, "", "corridor"),
        (RelationKind.BETWEEN, "halfway", "disc"),
        (RelationKind.ROAD, "", "corridor"),
    ],
)
def test_between_two_places(kind: RelationKind, detail: str, shape: str) -> None:
    location = placed(relation(kind, T, C, detail=detail))
    apart = distance_m(TOWN.point, CITY.point)
    assert location.shape == shape
    assert distance_m(location.point, TOWN.point) == pytest.approx(apart / 2)
    assert location.uncertainty_m == pytest.approx(apart / 10 + 6_000 if detail else apart / 2)


@pytest.mark.parametrize(
    ("kind", "detail", "azimuth"),
    [
        (RelationKind.NEAR, "", None),
        (RelationKind.SUBURB, "suburbs", 180.0),
        (RelationKind.SUBURB, "gates", None),
        (RelationKind.PART, "centre", None),
    ],
)
def test_every_kind_has_a_valid_shape(
    kind: RelationKind, detail: str, azimuth: float | None
) -> None:
    location = placed(relation(kind, T, detail=detail, azimuth=azimuth, azimuth_error=45.0))
    assert shapely.from_wkb(location.footprint).is_valid
    assert location.uncertainty_m > 0


def test_no_boundary_no_border() -> None:
    assert locate(relation(RelationKind.BORDER, T, C), PLACES, None, Settings()) is None


def test_an_unknown_anchor_places_nothing() -> None:
    assert locate(offset(), {}, None, Settings()) is None


@settings(max_examples=80, deadline=None)
@given(
    st.builds(Point, st.floats(-180, 180), st.floats(-90, 90)),
    st.floats(1_000, 500_000),
    st.floats(0, 359),
    st.sampled_from([45.0, 22.5, 11.25]),
)
def test_sector_holds_its_point_anywhere_on_earth(
    start: Point, metres: float, azimuth: float, error: float
) -> None:
    place = Place("t", "T", start, radius_m=500)
    found = relation(
        RelationKind.OFFSET, T, distance=exactly(metres), azimuth=azimuth, azimuth_error=error
    )
    location = locate(found, {T: place}, None, Settings())
    assert location is not None
    assert shapely.from_wkb(location.footprint).is_valid
    assert distance_to_m(location.footprint, location.point) < 1


def at(metres: float, azimuth: float) -> Place:
    point = destination(TOWN.point, azimuth, metres)
    return Place("c:1", "Azaz", point, "PPL", "SY", radius_m=400)


@pytest.mark.parametrize(
    ("metres", "azimuth", "fits"),
    [(4_000, 225, True), (6_500, 240, True), (40_000, 225, False), (30_000, 45, False)],
)
def test_a_candidate_fits_or_not(metres: float, azimuth: float, fits: bool) -> None:
    value = fit(offset(), at(metres, azimuth), (TOWN,)).value
    assert (value == 1.0) is fits
    assert (value < 0.01) is not fits


SUBJECT = toponym("Azaz", 20)


def row(candidates: tuple[Place, ...], chosen: Place | None) -> Mention:
    found = Relation(
        RelationKind.OFFSET,
        Span(26, 40),
        "à 4 km au sud-ouest",
        (Anchor("la ville", AnchorFound.COREFERENCE, T),),
        subject=SUBJECT,
        distance=exactly(4_000),
        azimuth=225.0,
        azimuth_error=22.5,
    )
    resolutions = (
        Resolution(T, (Candidate(TOWN),), TOWN, 0.9),
        Resolution(SUBJECT, tuple(map(Candidate, candidates)), chosen, 0.5 if chosen else 0.0),
    )
    rows = mentions(Document("d.txt", "", "fr"), resolutions, (found,), None, Settings())
    assert [each.id for each in rows] == ["d.txt#m1", "d.txt#m2"]
    return rows[1]


def test_no_candidate_takes_the_shape() -> None:
    mention = row((), None)
    assert mention.method is Method.RELATION
    assert mention.place is None
    assert mention.location is not None
    assert mention.location.shape == "sector"


def test_a_candidate_inside_the_shape_is_taken_with_its_residuals() -> None:
    mention = row((at(4_200, 230),), at(4_200, 230))
    assert mention.method is Method.GAZETTEER
    assert mention.location == Location(at(4_200, 230).point, 400)
    assert "4.2 km from Tadef against 4 km in the text" in mention.reason


def test_candidates_all_outside_keep_the_shape_and_say_so() -> None:
    mention = row((at(400_000, 45),), at(400_000, 45))
    assert mention.method is Method.RELATION
    assert mention.place is None
    assert "disagrees" in mention.reason


def test_a_candidate_inside_wins_over_a_far_one() -> None:
    mention = row((at(400_000, 45), at(4_200, 230)), at(400_000, 45))
    assert mention.place == at(4_200, 230)


def test_a_relation_in_normalised_words() -> None:
    mention = row((), None)
    assert mention.relation is not None
    assert describe(mention.relation) == "4 km southwest of Tadef (la ville, coreference)"


def test_words_that_allow_anything_less_are_told_by_the_most() -> None:
    within = Distance(2_500, 0, 5_000, 500, "5 km")
    found = relation(RelationKind.DISTANCE, T, distance=within)
    assert describe(found) == "within 5 km of Tadef (named)"


def test_both_legs_are_told() -> None:
    found = relation(
        RelationKind.OFFSET, T, distance=exactly(3_000), azimuth=0.0, azimuth_error=45.0,
        orthogonal=(exactly(2_000), 90.0),
    )  # fmt: skip
    assert describe(found) == "3 km north, 2 km east of Tadef (named)"


def named_part_row(feature: str, place_id: str = "t:9") -> Mention:
    whole, base = toponym("East Tadef"), Toponym(Span(5, 10), "Tadef", "Tadef")
    part = Relation(
        RelationKind.PART,
        whole.span,
        whole.text,
        (Anchor("Tadef", toponym=base),),
        subject=whole,
        azimuth=90.0,
        azimuth_error=45.0,
    )
    other = toponym("Tadef", 20)
    place = Place(place_id, "East Tadef", TOWN.point, feature, "SY", radius_m=900)
    found = TOWN if place_id == TOWN.id else place
    resolutions = (
        Resolution(whole, (Candidate(found),), found, 0.8),
        Resolution(other, (Candidate(TOWN),), TOWN, 0.9),
    )
    return mentions(Document("d", "", "en"), resolutions, (part,), None, Settings())[0]


def test_a_gazetteers_own_part_is_taken() -> None:
    mention = named_part_row("PPLX")
    assert mention.method is Method.PART
    assert mention.place is not None
    assert mention.place.name == "East Tadef"


@pytest.mark.parametrize("feature", ["PCLI", "ADM1", "PPL"])
def test_a_name_with_a_wind_in_it_may_be_no_part(feature: str) -> None:
    mention = named_part_row(feature)
    assert mention.method is Method.GAZETTEER
    assert mention.relation is None


def test_a_part_found_only_as_its_whole_is_drawn() -> None:
    mention = named_part_row("PPL", TOWN.id)
    assert mention.method is Method.PART
    assert mention.location is not None
    assert mention.location.shape == "part"


def test_a_place_without_radius_has_an_honest_extent() -> None:
    village = Place("v", "Village", TOWN.point, "PPL", "SY", population=200)
    city = Place("c", "City", TOWN.point, "PPL", "SY", population=500_000)
    unknown = Place("u", "Unknown", TOWN.point, "PPL", "SY")
    extents = [extent_m(place) for place in (village, unknown, city, TOWN)]
    assert extents == [500, 1000, pytest.approx(5642, abs=1), 3000]
    assert placed_alone(city).uncertainty_m == pytest.approx(5642, abs=1)


def placed_alone(place: Place) -> Location:
    rows = mentions(
        Document("d", "", "en"), (Resolution(T, (Candidate(place),), place, 0.9),), (), None,
        Settings(),
    )  # fmt: skip
    assert rows[0].location is not None
    return rows[0].location


def test_what_only_anchors_a_name_is_no_row_of_its_own() -> None:
    whole, base = toponym("East Tadef"), Toponym(Span(5, 10), "Tadef", "Tadef")
    part = Relation(
        RelationKind.PART, whole.span, whole.text, (Anchor("Tadef", toponym=base),), subject=whole,
        azimuth=90.0, azimuth_error=45.0,
    )  # fmt: skip
    resolutions = (
        Resolution(whole, (), None, 0.0),
        Resolution(base, (Candidate(TOWN),), TOWN, 0.9),
    )
    rows = mentions(Document("d", "", "en"), resolutions, (part,), None, Settings())
    assert [row.text for row in rows] == ["East Tadef"]
    assert rows[0].location is not None
    assert 0 < rows[0].confidence < 0.9


@pytest.mark.parametrize("found", list(AnchorFound))
def test_a_relation_says_how_its_anchor_was_found(found: AnchorFound) -> None:
    near = Relation(RelationKind.NEAR, Span(0, 5), "words", (Anchor("Tadef", found, T),))
    assert found.value in describe(near)
