from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents.gazetteer.entry import Entry, Name
from geoevents.gazetteer.index import Gazetteer
from geoevents.languages import get_language
from geoevents.model import Document, Place, Point, Role, Span, Toponym
from geoevents.recogniser import Entity
from geoevents.sentences import split_sentences
from geoevents.settings import Settings
from geoevents.toponyms import find_among, find_toponyms

PIECES = [
    *["Alep", "à", "d'", ",", ".", "Homs", "et", "russes", "L'ONU", "«Damas»", "(Syrie)", "M."],
    *["Alep-Est", "quartiers", "de", "-", "a", "dit", "؟", "5", "Boustane\u00a0Al", "\n"],
]
CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"\[(?P<text>[^\]|]+)\|(?P<role>\w+)(?:\|(?P<cue>[^\]]+))?\]")


def entries() -> list[Entry]:
    with (CASES / "toponyms_places.csv").open(encoding="utf-8", newline="") as rows:
        return [_entry(row) for row in csv.DictReader(rows)]


def _entry(row: dict[str, str]) -> Entry:
    place = Place(
        row["id"],
        row["name"],
        Point(float(row["lon"]), float(row["lat"])),
        row["feature"],
        row["country"],
        row["admin1"],
        int(row["population"]),
        float(row["radius_m"]),
    )
    names = tuple(Name(form) for form in row["names"].split("|") if form)
    return Entry(place, names, where=row["id"])


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.from_entries(entries())


def _cases() -> list[tuple[str, str]]:
    lines = (CASES / "toponyms.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" | ", 1) for line in lines if not line.startswith("#")]
    return [(code, text) for code, text in pairs]


def _find(text: str, code: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    language = get_language(code)
    sentences = split_sentences(text, language)
    document = Document("case", text, code)
    return find_toponyms(document, sentences, language, gazetteer, Settings(recogniser="rules"))


def _marked(text: str, toponyms: tuple[Toponym, ...]) -> str:
    """Write the toponyms into the text as the cases have them."""
    for one in reversed(toponyms):
        cue = f"|{one.cue}" if one.cue else ""
        mark = f"[{one.text}|{one.role.value}{cue}]"
        text = text[: one.span.start] + mark + text[one.span.end :]
    return text


@pytest.mark.parametrize(("code", "marked"), _cases())
def test_cases(code: str, marked: str, gazetteer: Gazetteer) -> None:
    text = _MARK.sub(lambda match: match["text"], marked)
    assert _marked(text, _find(text, code, gazetteer)) == marked


def test_features_of_a_cue(gazetteer: Gazetteer) -> None:
    (one,) = _find("Le quartier de Kallassé brûle.", "fr", gazetteer)
    assert one.features == ("PPLX",)


def test_a_demonym_names_its_country(gazetteer: Gazetteer) -> None:
    (one,) = _find("Des frappes russes ont cessé.", "fr", gazetteer)
    assert (one.text, one.name, one.role) == ("russes", "iso:RU", Role.DEMONYM)


def test_a_no_break_space_stays_in_the_text_and_not_in_the_name(gazetteer: Gazetteer) -> None:
    (one,) = _find("Il est à New\u00a0York.", "fr", gazetteer)
    assert (one.text, one.name) == ("New\u00a0York", "New York")


def test_the_recogniser_is_a_witness_not_a_judge(gazetteer: Gazetteer) -> None:
    text = "Marius Lenoir, de Saint-Machin, a parlé de Palmyre."
    language = get_language("fr")
    sentences = split_sentences(text, language)
    machin = Span(text.index("Saint"), text.index(", a"))
    person = Span(text.index("Palmyre"), text.index("Palmyre") + 7)
    entities = (Entity(machin, "place"), Entity(person, "person"))
    with_it = find_among(text, sentences, language, gazetteer, entities)
    assert [one.text for one in with_it] == ["Saint-Machin"]
    without = find_among(text, sentences, language, gazetteer, None)
    assert [one.text for one in without] == ["Palmyre"]


def test_a_large_town_alone_is_not_lost_to_a_recogniser_who_sees_a_person(
    gazetteer: Gazetteer,
) -> None:
    text = "Il a parlé de Lyon."
    language = get_language("fr")
    entities = (Entity(Span(14, 18), "person"),)
    found = find_among(text, split_sentences(text, language), language, gazetteer, entities)
    assert [one.text for one in found] == ["Lyon"]


@pytest.mark.parametrize(
    ("text", "organisation", "roles"),
    [
        ("Fighting went on near Palmyra and Homs.", "Palmyra and Homs", ["place", "place"]),
        ("He reads the Palmyra and Homs Times.", "Palmyra and Homs Times", ["organisation"] * 2),
        ("He studied at Homs Central School.", "Homs Central School", ["organisation"]),
    ],
)
def test_two_towns_seen_as_one_organisation_are_towns(
    gazetteer: Gazetteer, text: str, organisation: str, roles: list[str]
) -> None:
    language, start = get_language("en"), text.index(organisation)
    entities = (Entity(Span(start, start + len(organisation)), "organisation"),)
    found = find_among(text, split_sentences(text, language), language, gazetteer, entities)
    assert [one.role.value for one in found] == roles


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=25,
    ),
    st.sampled_from(["fr", "en"]),
)
def test_toponyms_are_exact_and_apart(pieces: list[str], code: str) -> None:
    text = " ".join(pieces)
    end = 0
    for one in _find(text, code, _SHARED):
        assert end <= one.span.start < one.span.end
        assert one.span.of(text) == one.text
        end = one.span.end


_SHARED = Gazetteer.from_entries(entries())
