"""A place told in another is one place; effects and dead at several places are rows of each."""

from __future__ import annotations

from datetime import date

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.model import Document, Event
from geoevents.pipeline import read
from geoevents.settings import Settings

NESTED = [
    ("ar", "غارة على حي السكري في مدينة حلب", "السكري"),
    ("ar", "قصف على حي السكري بمدينة حلب", "السكري"),
    ("en", "An air strike hit the Sukkari quarter in the city of Aleppo.", "Sukkari"),
    ("en", "An air strike hit Aleppo's Sukkari district.", "Sukkari"),
    ("en", "Syria's Idlib was bombed on Monday.", "Idlib"),
    ("fr", "Un raid aérien a frappé le quartier de Soukkari, à Alep.", "Soukkari"),
    ("fr", "Un raid aérien a frappé Homs (centre de la Syrie).", "Homs"),
    ("fr", "Un raid aérien a frappé le quartier de Soukkari dans la ville d'Alep.", "Soukkari"),
]
APART = [
    ("ar", "غارات على حلب وإدلب", ["حلب", "إدلب"]),
    ("en", "Air strikes hit Aleppo and Idlib.", ["Aleppo", "Idlib"]),
    ("fr", "Des raids aériens ont frappé Alep, Homs et Idleb.", ["Alep", "Homs", "Idleb"]),
    ("fr", "Des raids aériens ont frappé Homs et Tripoli (Liban).", ["Homs", "Tripoli"]),
]


def events(world: Gazetteer, language: str, text: str) -> tuple[Event, ...]:
    found = read(Document("d", text, language, date(2016, 12, 8)), world, Settings()).events
    for event in found:
        assert event.trigger_span.of(text) == event.trigger
        for count in (event.deaths, event.injured, event.displaced):
            assert count is None or (count.span and count.span.of(text) == count.text)
    return found


@pytest.mark.parametrize(("language", "text", "place"), NESTED)
def test_a_quarter_in_its_town_is_one_place(
    world: Gazetteer, language: str, text: str, place: str
) -> None:
    (event,) = events(world, language, text)
    assert event.mention
    assert place in event.mention.text
    assert event.mention.location


DATED = [
    ("ar", "دمشق – 12 أكتوبر 2016: قُتل 22 شخصا وأصيب 40 آخرون في غارة على حمص.", "حمص"),
    ("fr", "Damas, 12 octobre 2016 – Un raid aérien a tué cinq personnes à Homs.", "Homs"),
    ("en", "Damascus, October 12, 2016 - An air strike killed five people in Homs.", "Homs"),
]


@pytest.mark.parametrize(("language", "text", "place"), DATED)
def test_a_town_before_a_whole_date_is_where_it_was_filed(
    world: Gazetteer, language: str, text: str, place: str
) -> None:
    (event,) = read(Document("d", text, language), world, Settings()).events
    assert event.mention
    assert event.mention.text == place
    assert event.when.latest == date(2016, 10, 12)


@pytest.mark.parametrize(("language", "text", "places"), APART)
def test_places_in_a_list_stay_apart(
    world: Gazetteer, language: str, text: str, places: list[str]
) -> None:
    assert [e.mention.text for e in events(world, language, text) if e.mention] == places


def test_a_quarter_that_is_not_known_is_put_where_its_town_is(world: Gazetteer) -> None:
    (event,) = events(world, "en", "An air strike hit the Zzurvani quarter in the city of Aleppo.")
    assert event.mention
    assert event.mention.text == "Zzurvani"
    assert event.mention.location
    assert event.geo_precision == 2
    assert "Aleppo" in event.reason


SHARED = [
    (
        "en",
        "Missiles killed five people in Homs and wounded seven in Hama.",
        [("Homs", 5, None), ("Hama", None, 7)],
    ),
    (
        "en",
        "Gunmen attacked three towns: nine people were killed in Dori, four in Ouahigouya"
        " and two in Kaya.",
        [("Dori", 9, None), ("Ouahigouya", 4, None), ("Kaya", 2, None)],
    ),
    ("en", "A shell killed five people and wounded seven in Homs.", [("Homs", 5, 7)]),
    ("en", "Shelling killed nine people in Homs, the governor of Hama said.", [("Homs", 9, None)]),
    (
        "fr",
        "Des obus ont tué 5 personnes à Homs et blessé 7 à Hama.",
        [("Homs", 5, None), ("Hama", None, 7)],
    ),
    (
        "fr",
        "À Homs, des obus ont tué trois écoliers et en ont blessé sept autres à Hama.",
        [("Homs", 3, None), ("Hama", None, 7)],
    ),
    (
        "fr",
        "Deux jeunes ont été blessés à Hébron et quatre à Bethléem.",
        [("Hébron", None, 2), ("Bethléem", None, 4)],
    ),
    (
        "ar",
        "وقتل ثلاثة أشخاص في رفح وأربعة في دير البلح واثنان في جباليا.",
        [("رفح", 3, None), ("دير البلح", 4, None), ("جباليا", 2, None)],
    ),
    (
        "ar",
        "قتل خمسة مدنيين في قصف على تعز، وأصيب سبعة آخرون في مأرب.",
        [("تعز", 5, None), ("مأرب", None, 7)],
    ),
]


@pytest.mark.parametrize(("language", "text", "rows"), SHARED)
def test_each_place_has_its_own_number(
    world: Gazetteer, language: str, text: str, rows: list[tuple[str, int | None, int | None]]
) -> None:
    found = events(world, language, text)
    assert [
        (
            e.mention.text if e.mention else "",
            e.deaths.low if e.deaths else None,
            e.injured.low if e.injured else None,
        )
        for e in found
    ] == rows
    assert len({e.story for e in found}) == 1
