"""What dates mean: a table of words, days of publication and intervals."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.dates import dateline_date, find_dates
from geoevents.languages import get_language
from geoevents.model import Document, When
from geoevents.sentences import split_sentences

LINES = (Path(__file__).parent / "cases" / "dates.txt").read_text(encoding="utf-8").splitlines()
CASES = [
    [cell.strip() for cell in line.split(" | ")] for line in LINES if line[:1] not in {"", "#"}
]


def dates_in(text: str, language: str, published: date | None) -> tuple[When, ...]:
    pack = get_language(language)
    document = Document("d", text, language, published)
    return find_dates(document, split_sentences(text, pack), pack)


def day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[2])
def test_a_date_means(case: list[str]) -> None:
    language, published, text, words, *expected = case
    found = dates_in(text, language, day(published))
    if words == "none":
        assert not found
        return
    when = {w.text: w for w in found}[words]
    assert (when.earliest, when.latest) == (day(expected[0]), day(expected[1]))
    assert when.precision == expected[2]


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_past_weekday_is_within_the_week_before(published: date) -> None:
    (when,) = dates_in("Le pont a cédé mardi.", "fr", published)
    assert when.earliest is not None
    assert 0 <= (published - when.earliest).days < 7
    assert when.earliest.weekday() == 1


@given(st.text(max_size=80))
def test_spans_are_the_words(text: str) -> None:
    for language in ("fr", "en"):
        for when in dates_in(f"{text} le 3 mai 2014, on May 3, 2014. {text}", language, None):
            assert when.span is not None
            assert when.span.of(f"{text} le 3 mai 2014, on May 3, 2014. {text}") == when.text


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("BEYROUTH, 8 décembre 2016 (AFP) - Un pont a cédé.", "fr", date(2016, 12, 8)),
        ("Titre\n\nNIAMEY, le 3 mai 2019 – Un pont a cédé.", "fr", date(2019, 5, 3)),
        ("BEIRUT, Dec. 8, 2016 (AP) - A bridge fell.", "en", date(2016, 12, 8)),
        ("Alep – 8 décembre 2016 : un pont a cédé.", "fr", date(2016, 12, 8)),
        ("ALEP, Syrie, 8 décembre 2016 (AFP) – Un pont a cédé.", "fr", date(2016, 12, 8)),
        ("حلب – 12 أكتوبر 2023: انهار جسر.", "ar", date(2023, 10, 12)),
        ("انهار جسر في 12 أكتوبر 2023: ", "ar", None),
        ("BEYROUTH, 8 décembre (AFP) - Un pont a cédé.", "fr", None),
        ("Un pont a cédé le 8 décembre 2016, dit la mairie.", "fr", None),
        ("", "en", None),
    ],
)
def test_a_dateline_tells_the_day_in_full(text: str, language: str, expected: date | None) -> None:
    assert dateline_date(text, get_language(language)) == expected
