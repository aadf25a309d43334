"""Which rows report the same event, and the codes of other schemes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

from geoevents.events import EVENT_KINDS, acled_types, join_stories, plover_code, ucdp_type
from geoevents.events.triggers import find_triggers
from geoevents.languages import get_language
from geoevents.model import (
    Count,
    Event,
    Location,
    Mention,
    Method,
    Place,
    Point,
    Precision,
    Role,
    Scope,
    Span,
    Status,
    When,
)

HOMS = Place("1", "Homs", Point(36.7, 34.7), "PPL", "SY")
AT_HOMS = Mention(
    "m1",
    Span(0, 4),
    "Homs",
    Role.PLACE,
    Method.GAZETTEER,
    place=HOMS,
    location=Location(HOMS.point, 100.0),
)
DAY = When(date(2016, 12, 6), date(2016, 12, 6), Precision.DAY)
STRIKE = Event(
    "a#e1",
    "a#e1",
    "a",
    "airstrike",
    "raid",
    Span(0, 4),
    Span(0, 9),
    when=DAY,
    mention=AT_HOMS,
    deaths=Count(5, 5),
)
SAME = replace(STRIKE, id="b#e1", story="b#e1", document="b", deaths=Count(7, None))
NEXT_DAY = replace(SAME, when=When(date(2016, 12, 7), date(2016, 12, 7), Precision.DAY))


def stories(*events: Event) -> list[str]:
    return [event.story for event in join_stories(events)]


def test_the_same_event_in_two_documents_is_one_story() -> None:
    assert stories(STRIKE, SAME) == ["s1", "s1"]


def test_two_days_are_two_stories() -> None:
    assert stories(STRIKE, NEXT_DAY) == ["s1", "s2"]


def test_a_toll_joins_no_incident() -> None:
    assert stories(STRIKE, replace(SAME, scope=Scope.TOLL)) == ["s1", "s2"]


def test_a_denial_joins_no_report() -> None:
    assert stories(STRIKE, replace(SAME, status=Status.DENIED)) == ["s1", "s2"]


def test_two_events_of_unknown_place_stay_two() -> None:
    assert stories(replace(STRIKE, mention=None), replace(SAME, mention=None)) == ["s1", "s2"]


def test_the_order_of_documents_does_not_matter() -> None:
    other = replace(NEXT_DAY, id="c#e1", story="c#e1", document="c")
    results = {tuple(join_stories(order)) for order in permutations((STRIKE, SAME, other))}
    assert len(results) == 1


def test_ground_a_state_takes_is_regained() -> None:
    taken = replace(STRIKE, kind="capture", actor="armée syrienne")
    assert acled_types(taken)[1] == "Government regains territory"
    assert acled_types(replace(taken, actor="EI"))[1] == "Non-state actor overtakes territory"


def test_ucdp_types_follow_the_sides() -> None:
    assert ucdp_type(replace(STRIKE, target="civils")) == 3
    assert ucdp_type(replace(STRIKE, actor="armée")) == 1
    assert ucdp_type(replace(STRIKE, kind="clash", actor="EI", target="rebelles")) == 2
    assert ucdp_type(STRIKE) is None
    assert ucdp_type(replace(STRIKE, kind="talks")) is None


def test_a_refused_truce_is_a_rejection() -> None:
    truce = replace(STRIKE, kind="ceasefire")
    assert plover_code(truce) == "AGREE"
    assert plover_code(replace(truce, status=Status.DENIED)) == "REJECT"


def test_each_kind_has_words_in_each_language() -> None:
    for kind in EVENT_KINDS.values():
        assert kind.definition
        for code in ("fr", "en", "ar"):
            own = kind.triggers[code]
            assert own.verbs or own.passives or own.nouns


def test_no_pattern_matches_nothing() -> None:
    for code in ("fr", "en", "ar"):
        assert find_triggers("... , 12 ;", [Span(0, 10)], get_language(code)) == {}
