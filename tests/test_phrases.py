"""Two places, said in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.geometry import destination, distance_m
from geoevents.languages import get_language
from geoevents.languages.ar import ARABIC
from geoevents.languages.language import Language
from geoevents.locations import locate
from geoevents.locations.base import location_of_place
from geoevents.model import Document, Location, Place, Point, Relation, Sentence, Span, Toponym
from geoevents.phrases import relate, say_distance
from geoevents.relations import find_relations
from geoevents.settings import Settings

PALMYRA = Place("p", "Palmyra", Point(38.28402, 34.5624), "PPL", radius_m=1500)


def away(metres: float, azimuth: float, name: str = "X", radius: float = 100) -> Place:
    return Place("x", name, destination(PALMYRA.point, azimuth, metres), "PPL", radius_m=radius)


def named(name: str, radius: float = 1500) -> Place:
    return Place("n", name, PALMYRA.point, "PPL", radius_m=radius)


FRENCH, ENGLISH = get_language("fr"), get_language("en")


@pytest.mark.parametrize(
    ("metres", "azimuth", "name", "language", "winds", "text"),
    [
        (4_100, 225, "Palmyra", ENGLISH, 8, "4 km southwest of Palmyra"),
        (4_100, 225, "Palmyre", FRENCH, 8, "à 4 km au sud-ouest de Palmyre"),
        (8_600, 90, "Alep", FRENCH, 8, "à 8,5 km à l'est d'Alep"),
        (27_030, 0, "Le Caire", FRENCH, 8, "à 27 km au nord du Caire"),
        (27_030, 315, "Les Andelys", FRENCH, 8, "à 27 km au nord-ouest des Andelys"),
        (143_000, 22, "Palmyra", ENGLISH, 16, "140 km north-northeast of Palmyra"),
        (1_013_000, 180, "Palmyra", ENGLISH, 8, "1010 km south of Palmyra"),
        (4_100, 225, "تدمر", ARABIC, 8, "على بعد 4 كم جنوب غرب تدمر"),
        (300, 90, "حلب", ARABIC, 8, "في حلب"),
        (300, 90, "Palmyra", ENGLISH, 8, "in Palmyra"),
        (300, 90, "Palmyre", FRENCH, 8, "à Palmyre"),
        (2_000, 90, "Palmyra", ENGLISH, 8, "just outside Palmyra, to the east"),
    ],
)
def test_phrase(
    metres: float, azimuth: float, name: str, language: Language, winds: int, text: str
) -> None:
    phrase = relate(away(metres, azimuth), named(name), language, winds)
    assert phrase.text == text
    assert phrase.distance_km == pytest.approx(metres / 1000)
    assert phrase.azimuth_deg == pytest.approx(azimuth, abs=1e-6)


def test_a_country_is_not_in_its_town() -> None:
    assert relate(away(300, 90, radius=300_000), PALMYRA, ENGLISH).relation == "offset"


def test_an_odd_number_of_winds_is_refused() -> None:
    with pytest.raises(ValueError, match="8, 16"):
        relate(away(9_000, 90), PALMYRA, ENGLISH, winds=12)


@pytest.mark.parametrize(
    ("metres", "text"),
    [(40, "40 m"), (643, "640 m"), (998, "1 km"), (9_990, "10 km"), (99_400, "99 km")],
)
def test_rounding_fits_the_distance(metres: float, text: str) -> None:
    assert say_distance(metres, ENGLISH.relations.phrases) == text


REFERENCES = {
    "en": ("Palmyra", "Le Mans", "Homs"),
    "fr": ("Palmyre", "Le Caire", "Alep"),
    "es": ("Palmira", "Alepo", "Homs"),
    "de": ("Palmyra", "Aleppo", "Homs"),
    "ar": ("تدمر", "حلب", "حمص"),
}


@settings(max_examples=3_000, deadline=None)
@given(
    st.builds(Point, st.floats(-180, 180), st.floats(-90, 90)),
    st.floats(1, 2_000_000),
    st.floats(0, 360),
    st.sampled_from([(code, name) for code, names in REFERENCES.items() for name in names]),
    st.floats(0, 20_000),
    st.sampled_from([8, 16]),
)
def test_the_place_lies_where_the_words_say(
    origin: Point,
    metres: float,
    azimuth: float,
    named_in: tuple[str, str],
    radius: float,
    winds: int,
) -> None:
    """locate(relate(a, b)) holds a: said, read again and drawn, for any pair anywhere."""
    code, name = named_in
    pack = get_language(code)
    a = Place("a", "A", destination(origin, azimuth, metres), "PPL", radius_m=1.0)
    b = Place("b", name, origin, "PPL", radius_m=radius)
    text = relate(a, b, pack, winds).text
    bare = name.removeprefix("Le ") if code == "fr" else name
    start = text.rindex(bare)
    toponym = Toponym(Span(start, start + len(bare)), bare, bare)
    document = Document("phrase", text, code)
    relations = find_relations(document, (Sentence(Span(0, len(text)), 0),), (toponym,), pack)
    drawn = _drawn(relations, {toponym: b})
    assert distance_m(drawn.point, a.point) <= drawn.uncertainty_m + 1


def _drawn(relations: tuple[Relation, ...], places: dict[Toponym, Place]) -> Location:
    """Draw the relation that was read; "in Palmyra" has none, and is the place itself."""
    if not relations:
        (place,) = places.values()
        return location_of_place(place)
    (relation,) = relations
    location = locate(relation, places, None, Settings())
    assert location is not None
    return location
