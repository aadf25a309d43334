"""The first report's harder rows: sides in words, parts, lulls, one story told thrice."""

from __future__ import annotations

import pytest

from geoevents.model import Event, Reading, Status


def triggered(article: Reading, words: str) -> list[Event]:
    return [e for e in article.events if words in e.trigger]


def place_id(event: Event) -> str:
    return event.mention.place.id if event.mention and event.mention.place else ""


@pytest.mark.parametrize("words", ["contrôle", "avait conquise"])
def test_the_part_is_the_whole_of_the_part_named(article: Reading, words: str) -> None:
    (event,) = [e for e in triggered(article, words) if "85 %" in sentence(article, e)]
    assert place_id(event) == "geoevents:aleppo-east"
    assert event.geo_precision == 2


def sentence(article: Reading, event: Event) -> str:
    return event.sentence_span.of(article.document.text).replace("\u00a0", " ")


def test_sides_are_words_and_no_identifiers(article: Reading) -> None:
    said = {side for e in article.events for side in (e.actor, e.target) if side}
    assert "Russie" in said
    assert not [side for side in said if ":" in side or side in {"Rome", "Rom"}]


def test_those_to_be_moved_are_named_in_full(article: Reading) -> None:
    plans = [
        e for e in article.events if e.kind == "evacuation" and "Genève" in sentence(article, e)
    ]
    assert [e.target for e in plans] == ["combattants rebelles et des civils"]


def test_less_fire_is_no_new_attack(article: Reading) -> None:
    (lull,) = [
        e for e in article.events if e.kind == "shelling" and "baisse" in sentence(article, e)
    ]
    assert lull.status is Status.ONGOING
    assert lull.confidence < 0.4
    assert "une baisse des" in lull.reason


@pytest.mark.parametrize(("words", "code"), [("ont avancé", 2), ("ont pris le contrôle", 1)])
def test_what_was_computed_is_near(article: Reading, words: str, code: int) -> None:
    (event,) = triggered(article, words)
    assert event.geo_precision == code


def test_the_halt_told_in_title_lead_and_body_is_one_story(article: Reading) -> None:
    halts = [e for e in article.events if e.kind == "ceasefire" and e.status is Status.REPORTED]
    assert len(halts) >= 4
    assert len({e.story for e in halts}) == 1


def test_who_stops_firing_is_the_actor_of_a_halt(article: Reading) -> None:
    assert {e.actor for e in triggered(article, "des frappes")} <= {"Russie", "aviation syrienne"}
