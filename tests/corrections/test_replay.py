"""What a reviewer decided is what the reading says, and what leans on it follows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from decisions import REPORT, TEXT, on_event, on_mention, span_of

from geoevents.corrections import Correction, Corrections, quoted
from geoevents.gazetteer import Gazetteer
from geoevents.geometry import distance_m
from geoevents.model import Document, Event, Mention, Method, Point, Reading, Role, Status
from geoevents.pipeline import read
from geoevents.settings import Settings

RULES = Settings(recogniser="rules")
THERE = {"point": [38.9, 35.5], "name": "Là-bas", "radius_m": 700}


@pytest.fixture(scope="module")
def before(world: Gazetteer) -> Reading:
    return read(REPORT, world, RULES)


def after(
    world: Gazetteer, *decisions: Correction, document: Document = REPORT
) -> tuple[Reading, dict[str, str]]:
    fixes = Corrections(decisions).of(document)
    return read(document, world, RULES, fixes), fixes.told()


def at(reading: Reading, words: str) -> Mention | None:
    return next((m for m in reading.mentions if m.text == words), None)


def kinds(reading: Reading) -> list[str]:
    return [event.kind for event in reading.events]


def event_of(reading: Reading, trigger: str) -> Event:
    return next(e for e in reading.events if trigger in e.trigger)


def test_without_corrections_nothing_changes(world: Gazetteer, before: Reading) -> None:
    assert after(world) == (before, {})


def test_a_corrected_place_moves_its_events(world: Gazetteer, before: Reading) -> None:
    one = on_mention("Alep", "place", place=THERE)
    reading, told = after(world, one)
    mention = at(reading, "Alep")
    assert mention is not None
    assert mention.location is not None
    assert mention.place is not None
    assert mention.location.point == Point(38.9, 35.5)
    assert (mention.method, mention.confidence) == (Method.GAZETTEER, 1.0)
    assert mention.reason == "corrected by Ana"
    assert mention.place.id == f"correction:{one.id}"
    event = event_of(reading, "raid")
    assert event.mention == mention
    assert told == {one.id: ""}


def test_a_relative_place_follows_its_anchor(world: Gazetteer, before: Reading) -> None:
    old = next(m for m in before.mentions if m.relation)
    reading, _ = after(world, on_mention("Palmyre", "place", place=THERE))
    new = next(m for m in reading.mentions if m.relation)
    assert old.location is not None
    assert new.location is not None
    assert distance_m(new.location.point, Point(38.9, 35.5)) < 30_000
    assert distance_m(old.location.point, new.location.point) > 60_000
    assert event_of(reading, "combats").mention == new


def test_a_drawn_part_is_an_area(world: Gazetteer) -> None:
    ring = [[37.1, 36.2], [37.2, 36.2], [37.2, 36.25]]
    reading, _ = after(world, on_mention("Alep", "place", place={"polygon": ring}))
    mention = at(reading, "Alep")
    assert mention is not None
    assert mention.location is not None
    assert mention.method is Method.PART
    assert mention.location.shape == "part"
    assert mention.location.footprint
    assert event_of(reading, "raid").geo_precision == 2


def test_a_rejected_mention_is_gone_and_its_events_go_elsewhere(
    world: Gazetteer, before: Reading
) -> None:
    reading, told = after(world, on_mention("Alep", "reject"))
    assert at(before, "Alep")
    assert at(reading, "Alep") is None
    assert event_of(reading, "raid").mention is None
    assert list(told.values()) == [""]


def test_a_missed_mention_is_added_and_places_its_event(world: Gazetteer, before: Reading) -> None:
    words = "Zarzour"
    one = on_mention(words, "add", role="place", name=words, place=THERE)
    reading, told = after(world, one)
    mention = at(reading, words)
    assert mention is not None
    assert mention.location is not None
    assert mention.reason == "added by Ana"
    assert event_of(reading, "bombard").mention == mention
    assert [m.id for m in reading.mentions] == [
        f"report.txt#m{n}" for n in range(1, len(reading.mentions) + 1)
    ]
    assert told == {one.id: ""}


def test_a_role_takes_a_place_from_its_event(world: Gazetteer) -> None:
    reading, _ = after(world, on_mention("Alep", "role", role="organisation"))
    mention = at(reading, "Alep")
    assert mention is not None
    assert mention.role is Role.ORGANISATION
    assert "role corrected by Ana" in mention.reason
    assert event_of(reading, "raid").mention is None


def test_an_accepted_mention_keeps_its_place(world: Gazetteer, before: Reading) -> None:
    reading, _ = after(world, on_mention("Alep", "accept"))
    old, new = at(before, "Alep"), at(reading, "Alep")
    assert old is not None
    assert new is not None
    assert (new.place, new.location, new.confidence) == (old.place, old.location, 1.0)
    assert new.reason.startswith("accepted by Ana; ")


def test_an_event_is_changed_as_it_was_decided(world: Gazetteer, before: Reading) -> None:
    raid = event_of(before, "raid")
    place = quoted(TEXT, span_of("Palmyre"))
    scene = {"span": list(place.span), "text": place.text, "before": place.before,
             "after": place.after}  # fmt: skip
    decisions = [
        on_event(raid, "kind", kind="shelling"),
        on_event(raid, "status", status="denied"),
        on_event(raid, "date", start="2016-03-01", end=None, precision="day"),
        on_event(raid, "counts", deaths=[7, None], injured=[1, 2]),
        on_event(raid, "place", at=scene),
    ]
    reading, told = after(world, *decisions)
    event = next(e for e in reading.events if e.trigger_span == raid.trigger_span)
    assert (event.kind, event.status) == ("shelling", Status.DENIED)
    assert event.when is not None
    assert event.when.earliest is not None
    assert (event.when.earliest.isoformat(), event.when.latest) == ("2016-03-01", None)
    assert event.deaths is not None
    assert (event.deaths.low, event.deaths.high) == (7, None)
    assert event.mention is not None
    assert event.mention.text == "Palmyre"
    assert event.id == raid.id
    assert set(told.values()) == {""}
    again = Corrections(tuple(reversed(decisions))).of(REPORT)
    assert read(REPORT, world, RULES, again) == reading


def test_a_rejected_event_is_gone_and_the_others_keep_their_ids(
    world: Gazetteer, before: Reading
) -> None:
    raid = event_of(before, "raid")
    reading, _ = after(world, on_event(raid, "reject"))
    assert {e.id for e in reading.events} == {e.id for e in before.events} - {raid.id}


def test_an_event_whose_place_was_corrected_since_is_still_that_event(
    world: Gazetteer, before: Reading
) -> None:
    raid = event_of(before, "raid")
    reading, told = after(
        world, on_event(raid, "status", status="planned"), on_mention("Alep", "reject", second=2)
    )
    assert event_of(reading, "raid").status is Status.PLANNED
    assert set(told.values()) == {""}


def test_the_later_of_two_decisions_counts_and_the_other_is_told(world: Gazetteer) -> None:
    first = on_mention("Alep", "reject", second=1)
    second = on_mention("Alep", "place", place=THERE, second=2)
    reading, told = after(world, second, first)
    assert at(reading, "Alep") is not None
    assert told == {first.id: "", second.id: ""} | {first.id: "a later decision overrules it"}


def test_a_shifted_text_keeps_its_corrections(world: Gazetteer) -> None:
    shifted = replace(REPORT, text=f"Dépêche corrigée.\n\n{TEXT}")
    one = on_mention("Alep", "place", place=THERE)
    reading, told = after(world, one, document=shifted)
    mention = at(reading, "Alep")
    assert mention is not None
    assert mention.reason == "corrected by Ana"
    assert told == {one.id: ""}


def test_what_no_longer_fits_is_told(world: Gazetteer, before: Reading) -> None:
    other = replace(REPORT, text="Un tout autre texte, sans aucun nom de lieu.")
    one = on_mention("Alep", "place", place=THERE)
    _, told = after(world, one, document=other)
    assert "not in the text" in told[one.id]
    raid = event_of(before, "raid")
    ghost = replace(raid, trigger_span=span_of("La localité"))
    lost = on_event(ghost, "status", status="denied")
    assert after(world, lost)[1] == {lost.id: "no event is read there any more"}


def test_a_moved_document_keeps_its_corrections(world: Gazetteer) -> None:
    moved = replace(REPORT, id="elsewhere/report.txt")
    one = on_mention("Alep", "place", place=THERE)
    assert after(world, one, document=moved)[1] == {one.id: ""}


def test_what_each_document_told_is_put_together() -> None:
    lost = on_mention("Alep", "reject")
    done = on_mention("Palmyre", "reject", second=1)
    gone = on_mention("Palmyre", "role", role="demonym", second=2)
    undo = on_mention("Palmyre", "undo", undoes=gone.id, second=3)
    stray = on_mention("Zarzour", "reject", second=4)
    told = [{lost.id: "gone", done.id: ""}, {done.id: "gone"}]
    came = Corrections((lost, done, gone, undo, stray)).outcomes(told)
    assert [it.outcome for it in came] == ["no longer fits", "applied", "undone", "no longer fits"]
