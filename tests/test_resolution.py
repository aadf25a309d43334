from __future__ import annotations

import pytest
from test_toponyms import entries

from geoevents.gazetteer.chain import Gazetteers
from geoevents.gazetteer.entry import Entry
from geoevents.gazetteer.index import Gazetteer
from geoevents.languages import get_language
from geoevents.languages.detect import detect_language
from geoevents.model import Candidate, Document, Evidence, Place, Point, Resolution, Span, Toponym
from geoevents.relations import find_relations
from geoevents.resolution import ranked, resolve
from geoevents.sentences import split_sentences
from geoevents.settings import Settings
from geoevents.toponyms import find_toponyms

SETTINGS = Settings(recogniser="rules")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.from_entries(entries())


def _resolve(
    text: str, code: str, gazetteer: Gazetteer, settings: Settings = SETTINGS
) -> dict[str, Resolution]:
    """Return the last resolution of each text."""
    language = get_language(code)
    document = Document("case", text, code)
    sentences = split_sentences(text, language)
    toponyms = find_toponyms(document, sentences, language, gazetteer, settings)
    relations = find_relations(document, sentences, toponyms, language)
    found = resolve(toponyms, relations, gazetteer, settings, document)
    assert [one.toponym for one in found[: len(toponyms)]] == list(toponyms)
    return {one.toponym.text: one for one in found}


CASES = [
    ("en", "They fled to Palmyra, Syria, on Friday.", "Palmyra", "t:palmyra-sy"),
    ("en", "The army left Homs. It is near Palmyra.", "Palmyra", "t:palmyra-sy"),
    ("en", "They went from Washington to Palmyra.", "Palmyra", "t:palmyra-pa"),
    ("en", "He lives in Paris.", "Paris", "t:paris"),
    ("en", "He lives in Paris, Texas.", "Paris", "t:paris-us"),
    ("fr", "Les quartiers de Soukkari et Kallassé brûlent à Alep.", "Kallassé", "t:kallaseh"),
    ("fr", "L'armée syrienne a pris Palmyre.", "Palmyre", "t:palmyra-sy"),
    ("fr", "Ils occupent le site antique de Palmyre, en Syrie.", "Palmyre", "t:palmyra-site"),
    ("fr", "Ils ont pris le fort de Khan Khalabat à 27 km de Palmyre.", "Khan Khalabat", "t:khan"),
    ("fr", "L'armée jordanienne garde Khan Khalabat en Jordanie.", "Khan Khalabat", "t:qasr"),
    ("fr", "Ils se verront à Genève.", "Genève", "t:geneva"),
    ("fr", "Le canton de Genève vote.", "Genève", "t:geneva-canton"),
    ("fr", "Le porte-parole de la Maison-Blanche a parlé.", "Maison-Blanche", "t:white-house"),
    ("fr", "Moscou a annoncé une trêve en Syrie.", "Moscou", "t:moscow"),
    ("fr", "Des frappes russes ont cessé.", "russes", "t:RU"),
    ("fr", "Le Mont Qassioun domine Damas.", "Mont Qassioun", "t:jabal"),
]


@pytest.mark.parametrize(("code", "text", "name", "expected"), CASES)
def test_places(code: str, text: str, name: str, expected: str, gazetteer: Gazetteer) -> None:
    found = _resolve(text, code, gazetteer)[name]
    assert found.place is not None, found.reason
    assert found.place.id == expected, found.reason
    assert 0 < found.confidence <= 1
    assert found.candidates[0].place == found.place
    assert found.reason.startswith(found.place.name)


WORLD = [
    ("The court is in Albany, New York, on Court Street.", "New York", "geonames:5128638"),
    ("She moved to New York last year.", "New York", "geonames:5128581"),
    ("A clinic in Mexico City closed. Officials in Mexico said so.", "Mexico", "geonames:3996063"),
    ("It was seen in Ohio, Oregon, Washington and Utah.", "Washington", "geonames:5815135"),
    ("The flood reached Peoria, Illinois, and Missouri.", "Illinois", "geonames:4896861"),
    ("A tsunami hit Java on Monday.", "Java", "geoevents:island-java"),
]
"""A region holds what stands before it, a list is of one sort, nothing is near itself."""


@pytest.mark.parametrize(("text", "name", "expected"), WORLD)
def test_places_of_the_world(text: str, name: str, expected: str, world: Gazetteer) -> None:
    place = _resolve(text, "en", world)[name].place
    assert place is not None
    assert place.id == expected


def test_an_unknown_name_is_a_row_with_a_reason(gazetteer: Gazetteer) -> None:
    found = _resolve("Le quartier de Bab Zouweila est vide.", "fr", gazetteer)["Bab Zouweila"]
    assert found.place is None
    assert "no gazetteer knows" in found.reason


def test_below_the_minimum_there_is_no_place_but_the_candidates_stay(gazetteer: Gazetteer) -> None:
    strict = Settings(recogniser="rules", min_confidence=0.99)
    found = _resolve("He saw Palmyra.", "en", gazetteer, strict)["Palmyra"]
    assert found.place is None
    assert len(found.candidates) == 3
    assert found.reason.startswith("not sure enough")


def test_one_name_means_one_place(gazetteer: Gazetteer) -> None:
    text = "They fled to Palmyra, Syria.\nPalmyra is empty. He lives near Palmyra."
    language = get_language("en")
    document = Document("case", text, "en")
    sentences = split_sentences(text, language)
    toponyms = find_toponyms(document, sentences, language, gazetteer, SETTINGS)
    found = resolve(toponyms, (), gazetteer, SETTINGS, document)
    ids = [one.place.id for one in found if one.place and one.toponym.text == "Palmyra"]
    assert ids == ["t:palmyra-sy"] * 3


def test_a_part_takes_its_base_and_anchors_follow(gazetteer: Gazetteer) -> None:
    found = _resolve("Le calme règne à Alep-Est.", "fr", gazetteer)
    assert found["Alep-Est"].place is not None
    assert found["Alep-Est"].place.id == "t:aleppo"
    assert "base name" in found["Alep-Est"].reason
    assert found["Alep"].place == found["Alep-Est"].place


def test_each_reason_is_weighed_and_worded(gazetteer: Gazetteer) -> None:
    found = _resolve("They fled to Palmyra, Syria.", "en", gazetteer)["Palmyra"]
    features = {one.feature for one in found.evidence}
    assert {"name", "level", "population", "country", "beside"} <= features
    assert found.candidates[0].score == pytest.approx(sum(one.value for one in found.evidence))


def test_nothing_to_resolve(gazetteer: Gazetteer) -> None:
    assert resolve((), (), gazetteer, SETTINGS, Document("x", "", "fr")) == ()


def _own(id_: str, name: str, lon: float, lat: float, country: str) -> Gazetteer:
    return Gazetteer.from_entries([Entry(Place(id_, name, Point(lon, lat), "PPL", country))])


def test_the_users_own_place_is_meant_though_the_worlds_is_large(gazetteer: Gazetteer) -> None:
    own = _own("mine:1", "Paris", -67.1, 44.9, "CA")
    found = _resolve(
        "He lives in Paris.", "en", Gazetteers([("mine", own), ("default", gazetteer)])
    )
    assert found["Paris"].place is not None
    assert found["Paris"].place.id == "mine:1"
    assert "gazetteer: in the gazetteer mine" in found["Paris"].reason
    assert {c.place.id for c in found["Paris"].candidates} >= {"mine:1", "t:paris"}


def test_the_first_of_two_own_gazetteers_counts_most(gazetteer: Gazetteer) -> None:
    one, two = _own("one:1", "Xanadu", 10, 10, "CN"), _own("two:1", "Xanadu", 40, 40, "CN")
    both = {"one": one, "two": two}
    for order in (["one", "two"], ["two", "one"]):
        chain = Gazetteers([*((name, both[name]) for name in order), ("default", gazetteer)])
        found = _resolve("He lives in Xanadu.", "en", chain)["Xanadu"]
        assert found.place is not None
        assert found.place.id == f"{order[0]}:1"


def test_what_is_trusted_after_the_world_has_no_such_reason(gazetteer: Gazetteer) -> None:
    own = _own("mine:1", "Paris", -67.1, 44.9, "CA")
    chain = Gazetteers([("default", gazetteer), ("mine", own)])
    found = _resolve("He lives in Paris.", "en", chain)["Paris"]
    assert found.place is not None
    assert found.place.id == "t:paris"


def test_what_a_service_knows_is_weighed_by_how_well_known_it_is(gazetteer: Gazetteer) -> None:
    def online(_: str) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(
                Place(f"osm:{n}", "Ksour", Point(n * 20, 20), "PPL", "XX"),
                "online",
                score,
                (Evidence("online", score, "Nominatim knows it"),),
            )
            for n, score in ((1, 0.2), (2, 0.6))
        )

    asked = Toponym(Span(0, 5), "Ksour", "Ksour")
    chain = Gazetteers([("default", gazetteer)], online)
    best, other = ranked(asked, chain, Document("x", "Ksour", "fr"))
    assert (best.place.id, other.place.id) == ("osm:2", "osm:1")
    reasons = {one.feature: one for one in best.evidence}
    assert reasons["online"].detail == "Nominatim knows it"
    assert "misspelt" not in reasons


LANGUAGES = [
    ("Les habitants ont quitté la ville après trois jours de combats.", "fr"),
    ("The people left the town after three days of fighting.", "en"),
    ("غادر السكان المدينة بعد ثلاثة أيام من القتال العنيف", "ar"),
    ("Die Bewohner haben die Stadt nach drei Tagen verlassen.", "de"),
    ("Paris", ""),
    ("12 34 56 78 90 12 34 56", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), LANGUAGES)
def test_detect_language(text: str, expected: str) -> None:
    assert detect_language(text) == expected
