"""Questions asked by hand, of a small gazetteer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from geoevents.errors import PhraseError, UnknownPlaceError
from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.entry import Entry, Name
from geoevents.geometry import destination
from geoevents.model import Place, Point
from geoevents.queries import geocode, locate, relate
from geoevents.queries.records import record_of

PALMYRA = Point(38.28402, 34.5624)
M5 = Place("geoevents:m5-highway", "M5 highway", Point(36.71, 34.73), "RD", "SY")
LOCATE_KEYS = {"lat", "lon", "uncertainty_m", "relation", "anchors", "distance_km", "azimuth_deg"}
RELATE_KEYS = {
    *("text", "relation", "distance_km", "azimuth_deg", "compass", "place", "reference"),
}


def town(id_: str, name: str, point: Point, people: int, country: str, *names: Name) -> Entry:
    return Entry(Place(id_, name, point, "PPL", country, population=people), (Name(name), *names))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    names = (Name("Palmyre", "fr"), Name("تدمر", "ar"), Name("Tadmur"))
    return Gazetteer.from_entries(
        (
            town("t:1", "Palmyra", PALMYRA, 51_000, "SY", *names),
            town("t:2", "Palmyra", Point(-77.2, 43.06), 3_500, "US"),
            town("t:3", "Palmyra", Point(-76.6, 40.3), 7_300, "US"),
            town("t:4", "Tadef", destination(PALMYRA, 225, 4_000), 800, "SY"),
            town("t:5", "Homs", Point(36.72, 34.73), 800_000, "SY"),
            Entry(M5, (Name("M5 highway"), Name("autoroute M5"))),
        )
    )


def properties(phrase: str, gazetteer: Gazetteer, language: str = "") -> dict[str, Any]:
    found: dict[str, Any] = locate(phrase, gazetteer, language)["properties"]
    return found


def test_an_ambiguous_anchor_is_the_likeliest_and_its_rivals_are_told(
    gazetteer: Gazetteer,
) -> None:
    found = properties("4 km southwest of Palmyra", gazetteer)
    assert set(found) >= LOCATE_KEYS
    assert found["anchors"] == ["Palmyra"]
    assert (found["distance_km"], found["azimuth_deg"]) == (4.0, 225.0)
    assert (found["lat"], found["lon"]) == (34.53690, 38.25321)
    assert "it could be" in found["reason"]
    assert "US" in found["reason"]


def test_a_plain_name_has_an_extent(gazetteer: Gazetteer) -> None:
    assert properties("Palmyra", gazetteer)["uncertainty_m"] == pytest.approx(1802, abs=2)
    assert properties("in Tadef", gazetteer)["uncertainty_m"] == 500


@pytest.mark.parametrize(
    "phrase",
    [
        "towards Palmyra",
        "en direction de Palmyre",
        "85 % de Palmyre",
        "à deux doigts de Palmyre",
        "nothing at all",
    ],
)
def test_a_phrase_that_says_no_place_is_refused(phrase: str, gazetteer: Gazetteer) -> None:
    with pytest.raises(PhraseError):
        locate(phrase, gazetteer)


@pytest.mark.parametrize("phrase", ["the road to Homs", "sur la route de Homs"])
def test_a_road_to_a_town_is_no_place_and_says_why(phrase: str, gazetteer: Gazetteer) -> None:
    with pytest.raises(PhraseError, match="from where, is not said"):
        locate(phrase, gazetteer)


@pytest.mark.parametrize(
    "phrase", ["the Palmyra-Homs highway", "l'axe Palmyre-Homs", "sur la route de Homs à Palmyre"]
)
def test_a_road_between_two_towns_is_a_corridor(phrase: str, gazetteer: Gazetteer) -> None:
    found = properties(phrase, gazetteer)
    assert sorted(found["anchors"]) == ["Homs", "Palmyra"]
    assert found["shape"] == "corridor"


def test_a_road_by_name_lies_along_its_course(gazetteer: Gazetteer) -> None:
    for phrase in ("the M5 highway", "l'autoroute M5"):
        assert properties(phrase, gazetteer)["shape"] == "corridor"
    with pytest.raises(UnknownPlaceError, match="M17"):
        locate("the M17 highway", gazetteer)


def test_a_town_inland_has_no_coast_and_says_so(gazetteer: Gazetteer) -> None:
    with pytest.raises(PhraseError, match="no sea lies near Palmyra"):
        locate("off the coast of Palmyra", gazetteer)


def test_a_name_that_no_gazetteer_has_is_told(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownPlaceError, match="'Brondubar'"):
        locate("10km WNW of Brondubar", gazetteer)


@pytest.mark.parametrize(
    "phrase",
    [
        "على بعد 4 كم جنوب غرب تدمر",
        "4 km südwestlich von Palmyra",
        "a 4 km al suroeste de Palmyra",
        "à 4 km au sud-ouest de Palmyre",
    ],
)
def test_a_phrase_may_be_in_any_language(phrase: str, gazetteer: Gazetteer) -> None:
    found = properties(phrase, gazetteer)
    assert (found["lat"], found["lon"], found["anchors"]) == (34.53690, 38.25321, ["Palmyra"])


def test_a_misspelt_name_is_no_answer_but_a_hint(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownPlaceError, match="nearest spellings: Palmyra"):
        geocode("Palmyza", gazetteer)
    with pytest.raises(UnknownPlaceError, match="nearest spellings: Palmyra"):
        relate("Palmyza", "Homs", gazetteer)


def test_geocode_gives_every_place_of_a_name(gazetteer: Gazetteer) -> None:
    answers = geocode("Palmyra", gazetteer)
    assert answers[0].candidate.place.id == "t:1"
    assert {a.candidate.place.id for a in answers} == {"t:1", "t:2", "t:3"}
    assert sum(a.confidence for a in answers) == pytest.approx(1)
    assert geocode("Palmyra", gazetteer, near="Homs")[0].candidate.place.id == "t:1"
    assert len(geocode("Palmyra", gazetteer, limit=2)) == 2
    assert len(geocode("Palmyra", gazetteer, country="us")) == 2


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "4 km southwest of Palmyra", "Palmyra"),
        ("fr", "à 4 km au sud-ouest de Palmyre", "Palmyre"),
    ],
)
def test_relate_names_the_reference_as_the_language_does(
    language: str, text: str, name: str, gazetteer: Gazetteer
) -> None:
    record = relate("Tadef", "Palmyra", gazetteer, language)
    assert set(record) == RELATE_KEYS
    assert (record["text"], record["reference"]["name"]) == (text, name)
    assert (record["distance_km"], record["azimuth_deg"], record["compass"]) == (4.0, 225.0, "SW")


def test_shares_add_up_to_one_and_the_tenth_of_a_name_has_its_own() -> None:
    towns = [town(f"t:{n}", "Springfield", Point(n, 10), 1_000 * (n + 1), "US") for n in range(12)]
    answers = geocode("Springfield", Gazetteer.from_entries(towns), limit=12)
    assert sum(answer.confidence for answer in answers) == pytest.approx(1)
    assert [answer.confidence for answer in answers] == sorted(
        (answer.confidence for answer in answers), reverse=True
    )
    assert answers[-1].confidence > 0.01


def test_nearness_that_is_asked_for_is_a_reason(gazetteer: Gazetteer) -> None:
    first, *others = geocode("Palmyra", gazetteer, near="Homs")
    assert "km from Homs" in first.record()["reasons"][-1]
    assert first.confidence > 0.9
    assert len(others) == 2


def test_search_and_geocode_show_a_place_alike(gazetteer: Gazetteer) -> None:
    answer = geocode("Homs", gazetteer)[0]
    (found,) = gazetteer.lookup("Homs")
    asked, searched = answer.record(), record_of(found, match=found.match)
    common = set(asked) & set(searched) - {"reasons"}
    assert {key: asked[key] for key in common} == {key: searched[key] for key in common}
    assert set(asked) - common == {"confidence", "reasons"}


def quarters() -> Gazetteer:
    """Two towns in two countries, each with a quarter and a hamlet of one name."""
    there = {"SY": Point(37.16, 36.20), "US": Point(-89.64, 39.80)}
    entries = []
    for country, city, region in (("SY", "Alep", "Syrie"), ("US", "Springfield", "Illinois")):
        point = there[country]
        feature = "PCLI" if country == "SY" else "ADM1"
        whole = Place(f"r:{country}", region, point, feature, country, admin1=region)
        quarter = Place(f"q:{country}", "Soukkari", destination(point, 90, 3_000), "PPLX", country)
        hamlet = Place(f"h:{country}", "Soukkari", destination(point, 90, 90_000), "PPL", country)
        town_ = Place(f"t:{country}", city, point, "PPLA", country, population=300_000)
        places = (whole, quarter, hamlet, town_)
        entries += [Entry(replace(one, admin1=region), (Name(one.name),)) for one in places]
    return Gazetteer.from_entries(tuple(entries))


@pytest.mark.parametrize(
    ("asked", "best", "number"),
    [
        ("Soukkari, Alep", "q:SY", 1),
        ("quartier de Soukkari, Alep, Syrie", "q:SY", 1),
        ("Soukkari neighbourhood, Springfield", "q:US", 1),
        ("the Soukkari neighbourhood, Illinois", "q:US", 2),
        ("Soukkari، Syrie", "q:SY", 2),
        ("حي Soukkari, Alep", "q:SY", 1),
        ("la ville d'Alep", "t:SY", 1),
        ("quartier Soukkari, Alep", "q:SY", 1),
        (" Alep , ", "t:SY", 1),
    ],
)
def test_a_name_may_come_with_its_sort_and_with_what_holds_it(
    asked: str, best: str, number: int
) -> None:
    answers = geocode(asked, quarters())
    assert (answers[0].candidate.place.id, len(answers)) == (best, number)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Tell Soukkari", "'Tell Soukkari' is known"),  # Tell is of the name: another place
        ("école près du quartier de Soukkari", "is known"),
        ("Alep, Illinois", "'Alep' is known in Illinois"),
        ("Soukkari, Brondubar", "'Brondubar' is known"),
        (" , ", "no place called ''"),
    ],
)
def test_what_is_asked_for_elsewhere_is_not_found(asked: str, told: str) -> None:
    with pytest.raises(UnknownPlaceError, match=told):
        geocode(asked, quarters())


def test_relate_takes_such_names_too() -> None:
    record = relate("quartier de Soukkari, Illinois", "Springfield", quarters())
    assert (record["place"]["id"], record["reference"]["id"]) == ("q:US", "t:US")
    assert (record["text"], record["distance_km"]) == ("in Springfield", 3.0)
