"""The first report, row by row: what a careful reader of the article would insist on."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from geoevents.geometry import distance_m
from geoevents.model import Event, Mention, Point, Reading, Role, Scope, Status

CASES = Path(__file__).parent / "cases"
PLACES = list(csv.DictReader((CASES / "first-article-places.csv").open(encoding="utf-8")))
ALEPPO, PALMYRA = Point(37.16117, 36.20124), Point(38.28402, 34.56240)
NEVER = {"RU", "US", "IR", "LB", "JO"}


def called(article: Reading, text: str) -> list[Mention]:
    return [m for m in article.mentions if m.text.replace("\u00a0", " ").replace("’", "'") == text]


@pytest.mark.parametrize("case", PLACES, ids=lambda case: case["text"])
def test_a_place_is_found_each_time_and_in_the_right_spot(
    article: Reading, case: dict[str, str]
) -> None:
    found = [m for m in called(article, case["text"]) if m.role == case["role"]]
    assert len(found) >= int(case["times"])
    truth = Point(float(case["lon"]), float(case["lat"]))
    for mention in found:
        assert mention.location is not None, mention.reason
        assert distance_m(mention.location.point, truth) <= float(case["km"]) * 1000


def test_the_ancient_site_is_not_the_town(article: Reading) -> None:
    sites = [m for m in called(article, "Palmyre") if m.place and m.place.feature == "ANS"]
    assert len(sites) >= 2


def test_the_hill_has_its_computed_point_and_its_doubt(article: Reading) -> None:
    (hill,) = called(article, "Jabal Hayane")
    assert hill.location is not None
    assert hill.location.uncertainty_m >= 2_000
    assert hill.relation is not None


def test_the_southern_sectors_are_a_part_of_eastern_aleppo(article: Reading) -> None:
    (sectors,) = [m for m in article.mentions if m.text.endswith("secteurs sud d'Alep-Est")]
    assert sectors.location is not None
    assert sectors.location.footprint
    (east,) = {m.location.point for m in called(article, "Alep-Est") if m.location}
    assert sectors.location.point.lat < east.lat


@pytest.mark.parametrize("text", ["85", "en direction", "à deux"])
def test_what_says_no_place_gives_none(article: Reading, text: str) -> None:
    assert not [r for r in article.relations if r.text.startswith(text)]


def test_no_event_happens_where_someone_spoke(article: Reading) -> None:
    placed = [e.mention for e in article.events if e.mention is not None]
    assert placed
    for mention in placed:
        assert mention.role is Role.PLACE
        assert mention.place is None or mention.place.country not in NEVER
        assert mention.place is None or mention.place.name != "Damascus"


def test_only_the_talks_are_at_geneva(article: Reading) -> None:
    at = [e for e in article.events if e.mention and e.mention.text == "Genève"]
    assert {(e.kind, e.status) for e in at} == {("talks", Status.PLANNED)}
    assert all(e.when and (e.when.earliest, e.when.latest) == (date(2016, 12, 10),) * 2 for e in at)


def deaths(article: Reading) -> dict[int, Event]:
    return {e.deaths.low: e for e in article.events if e.deaths and e.deaths.low}


@pytest.mark.parametrize(
    ("low", "scope", "place", "since"),
    [
        (384, Scope.TOLL, "Alep-Est", date(2016, 11, 15)),
        (105, Scope.TOLL, "Alep-Ouest", date(2016, 11, 15)),
        (34, Scope.INCIDENT, "Palmyre", date(2016, 12, 8)),
    ],
)
def test_the_dead_are_counted_once_and_in_their_place(
    article: Reading, low: int, scope: Scope, place: str, since: date
) -> None:
    event = deaths(article)[low]
    assert event.scope is scope
    assert event.mention is not None
    assert event.mention.text == place
    assert event.when is not None
    assert event.when.earliest == since


def test_children_are_among_the_dead_not_beside_them(article: Reading) -> None:
    toll = deaths(article)[384]
    assert "45" in toll.victims
    assert 45 not in deaths(article)
    assert toll.source.endswith("OSDH")


def test_the_toll_of_the_war_belongs_to_the_country(article: Reading) -> None:
    toll = next(e for low, e in deaths(article).items() if low >= 300_000)
    assert toll.scope is Scope.TOLL
    assert toll.mention is not None
    assert toll.mention.place is not None
    assert (toll.mention.place.country, toll.geo_precision) == ("SY", 3)
    assert toll.when is not None
    assert toll.when.earliest == date(2011, 3, 1)


def test_eighty_thousand_fled(article: Reading) -> None:
    (flight,) = [e for e in article.events if e.displaced and e.displaced.low == 80_000]
    assert flight.mention is not None
    assert flight.mention.text == "Alep-Est"
    assert flight.when is not None
    assert (flight.when.earliest, flight.when.latest) == (date(2016, 11, 15), date(2016, 12, 8))
    assert "OSDH" in flight.source


def triggered(article: Reading, words: str) -> list[Event]:
    return [e for e in article.events if words in e.trigger.lower()]


def test_the_ceasefire_is_denied(article: Reading) -> None:
    truces = triggered(article, "cessez-le-feu")
    assert truces
    assert {e.status for e in truces} == {Status.DENIED}


@pytest.mark.parametrize("words", ["torture", "reprise"])
def test_what_might_come_is_hypothetical(article: Reading, words: str) -> None:
    found = triggered(article, words)
    assert found
    assert {e.status for e in found} == {Status.HYPOTHETICAL}


@pytest.mark.parametrize("kind", ["shelling", "airstrike"])
def test_the_three_neighbourhoods_are_three_rows_of_one_story(article: Reading, kind: str) -> None:
    names = {"Soukkari", "Boustane Al-Qasr", "Kallassé"}
    rows = [
        e
        for e in article.events
        if e.kind == kind and e.mention and e.mention.text.replace("\u00a0", " ") in names
    ]
    by_story: dict[str, set[str]] = {}
    for e in rows:
        assert e.mention is not None
        by_story.setdefault(e.story, set()).add(e.mention.text.replace("\u00a0", " "))
    assert names in by_story.values()


def test_the_barrel_fell_on_the_last_named(article: Reading) -> None:
    (barrel,) = triggered(article, "baril")
    assert barrel.mention is not None
    assert (barrel.kind, barrel.mention.text) == ("airstrike", "Kallassé")


def test_the_paragraph_told_twice_is_one_story(article: Reading) -> None:
    twice = [e for e in article.events if e.when and e.when.earliest == date(2015, 5, 1)]
    kinds = {e.kind for e in twice}
    assert "capture" in kinds
    for kind in kinds:
        assert len([e for e in twice if e.kind == kind]) >= 2
        assert len({e.story for e in twice if e.kind == kind}) == 1


def test_the_fort_was_taken(article: Reading) -> None:
    (taken,) = [e for e in article.events if e.mention and e.mention.text == "Khan Khalabat"]
    assert (taken.kind, taken.status) == ("capture", Status.REPORTED)


def test_every_span_is_its_words(article: Reading) -> None:
    text = article.document.text
    for mention in article.mentions:
        assert mention.span.of(text) == mention.text
    for event in article.events:
        assert event.trigger_span.of(text) == event.trigger
        assert event.sentence_span.covers(event.trigger_span)
