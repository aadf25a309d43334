"""Short reports and the rows they must give; a third of them are traps."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from geoevents.dates import find_dates
from geoevents.events import extract_events
from geoevents.languages import get_language
from geoevents.model import (
    Count,
    Document,
    Event,
    Location,
    Mention,
    Method,
    Place,
    Point,
    Role,
    Span,
    Toponym,
)
from geoevents.sentences import split_sentences
from geoevents.settings import Settings

CASES = Path(__file__).parent.parent / "cases"
PUBLISHED = date(2016, 12, 8)


def cases(language: str) -> list[tuple[str, str, str]]:
    lines = (CASES / f"events_{language}.txt").read_text(encoding="utf-8").splitlines()
    split = [line.split(" | ") for line in lines if line[:1] not in {"", "#"}]
    return [(language, text.strip(), rows.strip()) for text, rows in split]


ALL = [case for language in ("fr", "en", "ar") for case in cases(language)]


def mentioned(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """Take the brackets out of a text and return it with the places they held."""
    text, mentions = "", []
    for part in re.split(r"(\[[^\]]+\])", marked):
        name = part.strip("[]")
        if part.startswith("["):
            span = Span(len(text), len(text) + len(name))
            place = Place(name, name, Point(1.0, 1.0), "PPL", "SY")
            toponym = Toponym(span, name, name)
            mentions.append(
                Mention(f"m{len(mentions)}", span, name, Role.PLACE, Method.GAZETTEER, toponym,
                        place=place, location=Location(place.point, 100.0), confidence=0.9)
            )  # fmt: skip
        text += name
    return text, tuple(mentions)


def events_in(language: str, marked: str) -> tuple[str, tuple[Event, ...]]:
    text, mentions = mentioned(marked)
    pack = get_language(language)
    document = Document("d", text, language, PUBLISHED)
    sentences = split_sentences(text, pack)
    whens = find_dates(document, sentences, pack)
    return text, extract_events(document, sentences, mentions, whens, pack, Settings())


def bounds(count: Count | None) -> str:
    if count is None:
        return ""
    return "-".join("none" if n is None else str(n) for n in (count.low, count.high))


def fields(event: Event) -> dict[str, str]:
    when = event.when
    return {
        "place": event.mention.text if event.mention else "none",
        "status": event.status, "scope": event.scope, "actor": event.actor,
        "source": event.source, "geo": str(event.geo_precision),
        "deaths": bounds(event.deaths), "injured": bounds(event.injured),
        "displaced": bounds(event.displaced), "victims": event.victims,
        "from": str(when and when.earliest), "to": str(when and when.latest),
    }  # fmt: skip


@pytest.mark.parametrize("case", ALL, ids=lambda case: case[1])
def test_a_report_gives_its_rows(case: tuple[str, str, str]) -> None:
    language, marked, expected = case
    _, events = events_in(language, marked)
    rows = [] if expected == "none" else [row.strip() for row in expected.split(" ; ")]
    assert [event.kind for event in events] == [row.split()[0] for row in rows]
    for event, row in zip(events, rows, strict=True):
        wanted = dict(re.findall(r"(\w+)=(.+?)(?= \w+=|$)", row))
        assert {name: fields(event)[name] for name in wanted} == wanted


@pytest.mark.parametrize("case", ALL, ids=lambda case: case[1])
def test_spans_are_their_words(case: tuple[str, str, str]) -> None:
    text, events = events_in(*case[:2])
    for event in events:
        assert event.trigger_span.of(text) == event.trigger
        assert event.sentence_span.covers(event.trigger_span)
        for count in (event.deaths, event.injured, event.displaced):
            assert count is None or (count.span and count.span.of(text) == count.text)
        assert event.mention or event.reason
