"""A text without vowel signs, and the way back to the offsets of the text as it stands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.gazetteer import Gazetteer
from geoevents.model import Document, Span, When
from geoevents.pipeline import read
from geoevents.settings import Settings
from geoevents.vowel_signs import without_signs

LETTERS = st.text(alphabet="قتل حبـ\u064f\u0650\u0651\u064b.", min_size=1, max_size=40)


@given(LETTERS)
def test_every_letter_is_found_again(text: str) -> None:
    signs = without_signs(text)
    if signs is None:
        assert not set(text) & set("ـ\u064f\u0650\u0651\u064b")
        return
    for at, letter in enumerate(signs.bare):
        span = signs.restored(Span(at, at + 1))
        assert span.of(text)[0] == letter
        assert signs.bared(span) == Span(at, at + 1)


def test_the_words_of_a_record_are_those_of_the_text() -> None:
    signs = without_signs("في يومَ الأحَد")
    assert signs
    assert signs.bare == "في يوم الأحد"
    when = signs.restored(When(None, None, text="يوم الأحد", span=Span(3, 12)))
    assert when.text == "يومَ الأحَد"
    assert when.span == Span(3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "قُتِلَ 5 أشخاصٍ وأُصيبَ 7 في غارةٍ على مدينةِ حَلَب يومَ الثلاثاء.",
        "وقُـتـل عشرة مدنيين في قصـف مدفعيّ على إدلبَ، وفقًا لناشطينَ.",
    ],
)
def test_all_that_is_found_are_words_of_the_text(text: str, world: Gazetteer) -> None:
    reading = read(Document("d", text, "ar", date(2016, 12, 8)), world, Settings())
    assert reading.events
    for mention in reading.mentions:
        assert mention.span.of(text) == mention.text
    for event in reading.events:
        assert event.mention in reading.mentions
        assert event.trigger_span.of(text) == event.trigger
        assert event.sentence_span in [sentence.span for sentence in reading.sentences]
        assert event.deaths
        assert event.deaths.span
        assert event.deaths.span.of(text) == event.deaths.text
