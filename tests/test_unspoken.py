"""Stretches that nothing speaks for are not weighed, and no place is lost by it."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents import toponyms
from geoevents.gazetteer import Gazetteer
from geoevents.languages import get_language
from geoevents.model import Span, Toponym
from geoevents.recogniser import Entity
from geoevents.sentences import split_sentences
from geoevents.toponyms import find_among
from geoevents.toponyms.known import known_in
from geoevents.toponyms.silence import is_unspoken_for
from geoevents.toponyms.spots import spots
from geoevents.toponyms.view import view
from geoevents.toponyms.weighing import Surroundings

CASES = Path(__file__).parent / "cases"
PIECES = [
    *["Paris", "London", "Jane Roe", "Smith", "Reading", "The", "But", "Paris Hilton", "Lake"],
    *["in", "of", "the", "city", "said", "and", ",", ".", "'s", "-", '"', "residents", "Texas"],
    *["met", "LONDON", "Springfield", "Ill.", "—", "U.S.", "al", "Bab", "Barack Obama", "Zorb"],
]
SAID = [
    ("He met Smithson there.", "Smithson", True),
    ("He lives in Smithson there.", "Smithson", False),
    ("He met Smithson and Paris.", "Smithson", False),
    ("Nobody met Zorb city officials.", "Zorb", False),
    ("But nobody came.", "But", True),
    ("He met Paris Hilton there.", "Paris", True),
    ("He saw Paris then.", "Paris", False),
]


def _found(
    text: str, code: str, world: Gazetteer, entities: tuple[Entity, ...] | None
) -> tuple[Toponym, ...]:
    language = get_language(code)
    return find_among(text, split_sentences(text, language), language, world, entities)


def _same(text: str, code: str, world: Gazetteer, seen: tuple[Entity, ...] | None = None) -> None:
    with patch.object(toponyms, "is_unspoken_for", return_value=False):
        all_weighed = _found(text, code, world, seen)
    assert _found(text, code, world, seen) == all_weighed


@pytest.mark.parametrize(("text", "name", "unspoken"), SAID)
def test_what_speaks_for_a_name(world: Gazetteer, text: str, name: str, unspoken: bool) -> None:
    language, known = get_language("en"), known_in(world)
    (sentence,) = split_sentences(text, language)
    one = view(text, sentence, language.names)
    around = Surroundings(language, known)
    (spot,) = [spot for spot in spots(one, None, known, language) if spot.text == name]
    assert is_unspoken_for(one, spot, around) is unspoken


def test_the_recogniser_speaks_for_a_name(world: Gazetteer) -> None:
    (one,) = _found("Nobody met Smithson there.", "en", world, (Entity(Span(11, 19), "place"),))
    assert one.text == "Smithson"


@pytest.mark.parametrize("path", sorted(CASES.glob("*/*.txt")), ids=lambda path: path.name)
def test_reports_lose_no_place(world: Gazetteer, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for code in ("en", "fr"):
        _same(text, code, world)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=20).map(" ".join),
    st.sampled_from(["en", "fr"]),
    st.sampled_from(["place", "person", ""]),
    st.integers(0, 60),
)
def test_no_words_lose_a_place(
    world: Gazetteer, text: str, code: str, kind: str, start: int
) -> None:
    span = Span(start, min(start + 9, len(text)))
    seen = (Entity(span, kind),) if kind and span.start < span.end else None
    _same(text, code, world, seen)
