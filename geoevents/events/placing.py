"""The rows of an event: one a place, or one with the reason why there is none."""

from __future__ import annotations

from dataclasses import replace

from geoevents.events.assign import Told
from geoevents.events.clauses import clause_at
from geoevents.events.kinds import EVENT_KINDS
from geoevents.events.nesting import quarter_in
from geoevents.events.places import (
    Scene,
    choose,
    country_of,
    listed,
    not_after,
    not_subjects,
    unnamed_place,
)
from geoevents.events.precision import geo_precision
from geoevents.events.row import Row
from geoevents.events.shares import leads
from geoevents.events.triggers import Voice
from geoevents.languages.language import EventWords
from geoevents.languages.matching import any_of, ends_with
from geoevents.model import Event, Mention, Span, Status

_NO_PLACE = "no place in the text before it"
_BEFORE = "place of the sentence before"
_FILED = "the place of the dateline: the sentence names none"
_HAPPENED = (Status.REPORTED, Status.ONGOING, Status.DENIED)
_ONLY = "the only place that the text has told of before"
_LEAD = 48


def placed(row: Row, parts: tuple[Span, ...], event: Event, told: Told) -> list[Event]:
    """Return one row a place, or one row with the reason why there is none."""
    story, memory = row.story, row.memory
    text, words = story.document.text, story.language.events
    clause = clause_at(parts, event.trigger_span)
    if told.at:
        scenes = listed(text, told.at, row.scenes, words)
        return [_at(event, scene, _confidence(scene, scenes), _said(scene)) for scene in scenes]
    inside = [s for s in row.scenes if clause.covers(s.span)]
    if not inside and (named := unnamed_place(text, clause, words)):
        return [replace(event, reason=f"the text names no place: {named}")]
    if not inside and any_of(words.apart).match(text, clause.start):
        return [replace(event, reason=_NO_PLACE)]
    if any_of(words.country_tolls).search(text, *row.sentence.span):
        return [_of_country(row, event)]
    kind = EVENT_KINDS[event.kind]
    scenes = _chosen(row, parts, event, told)
    aside = all(_is_aside(text, scene, words) for scene in scenes)
    if scenes and not (aside and _known(row) and not (kind.moves or kind.arrives)):
        return [_at(event, scene, _confidence(scene, inside), _said(scene)) for scene in scenes]
    stranger = "" if scenes else _unknown_name(row, clause, event)
    if stranger:
        return [replace(event, reason=f"“{stranger}” was not found to be a place")]
    if row.leans and memory.place and not kind.speech:
        return [_at(event, scene, 0.5, _BEFORE) for scene in memory.place]
    if row.opens and row.story.home and not kind.speech:
        return [_at(event, row.story.home, 0.5, _FILED)]
    only = _only_place(memory.told[memory.titled :] or memory.told)
    if only and event.status in _HAPPENED and not kind.speech and not kind.mutual:
        return [_at(event, Scene(only, only.span), 0.4, _ONLY)]
    return [replace(event, reason=_NO_PLACE)]


def _chosen(row: Row, parts: tuple[Span, ...], event: Event, told: Told) -> list[Scene]:
    """Return the places of its sentence that an event is at, named or told by other words."""
    story = row.story
    text, words = story.document.text, story.language.events
    free = [scene for scene in row.scenes if scene.span not in told.taken]
    scenes = _open(row, event, [*free, *row.said])
    scenes = choose(text, parts, event.trigger_span, scenes, words)
    if len(scenes) != 1:
        return scenes
    beside = _beside(parts, event, row.scenes)
    return [quarter_in(text, scenes[0], beside, story.language) or scenes[0]]


def _unknown_name(row: Row, clause: Span, event: Event) -> str:
    """Return a name after "in" that was not found to be a place: it may well be one."""
    story, text = row.story, row.story.document.text
    names = any_of(story.language.events.in_a_name)
    for match in names.finditer(text, event.trigger_span.end, clause.end):
        span = Span(*match.span())
        told = [*(m.span for m in story.mentions_in(clause)), *(a.span for a in row.actors)]
        told += [w.span for w in row.whens if w.span and clause.covers(w.span)]
        if not any(span.meets(other) for other in told):
            return match[0].split()[-1]
    return ""


def _known(row: Row) -> bool:
    """Say whether the sentences before tell where it happened."""
    told = row.memory.told[row.memory.titled :]
    return bool(row.memory.place) if row.leans else _only_place(told) is not None


def _is_aside(text: str, scene: Scene, words: EventWords) -> bool:
    """Say whether something only went to a place: "55 wounded, taken to Mopti"."""
    lead = max(0, scene.span.start - _LEAD)
    return scene.near and ends_with(text, lead, scene.span.start, words.destinations) >= 0


def _beside(parts: tuple[Span, ...], event: Event, scenes: list[Scene]) -> list[Scene]:
    """Return the scenes of the clause of an event."""
    clause = clause_at(parts, event.trigger_span)
    return [scene for scene in scenes if clause.covers(scene.span)]


def _open(row: Row, event: Event, scenes: list[Scene]) -> list[Scene]:
    """Return the places that the event may be at: none it moves to, comes from, or is done by."""
    text, words = row.story.document.text, row.story.language.events
    kind, trigger = EVENT_KINDS[event.kind], event.trigger_span
    if kind.moves:
        scenes = not_after(text, scenes, trigger, words.destinations, words)
    if kind.arrives:
        scenes = not_after(text, scenes, trigger, words.origins, words)
    if kind.speech:  # "the mayor of Marikina called for help"
        led = {lead.end for lead in leads(text, row.sentence.span, scenes, row.story.language)}
        scenes = [s for s in scenes if s.span.start >= trigger.end or s.said or s.span.end in led]
    if any(t.span == trigger and t.voice is Voice.VERB for t in row.triggers):
        scenes = not_subjects(text, scenes, trigger, words, kind.speech)
    return scenes


def _only_place(told: list[Event]) -> Mention | None:
    """Return the place of all that was told so far, where it is one town."""
    placed = [e.mention for e in told if e.mention and e.mention.place]
    towns = {m.place.id for m in placed if m.place}
    one = len(towns) == 1 and placed[0].place and placed[0].place.feature.startswith("PPL")
    return placed[0] if one else None


def _of_country(row: Row, event: Event) -> Event:
    """Place the toll of a war in its country: "le conflit a fait plus de 1000 morts"."""
    story = row.story
    country = country_of(row.sentence.span, story.mentions, story.topic) or story.topic
    if country is None:
        return replace(event, reason="a toll of a whole country, which the text does not name")
    return _at(event, Scene(country, country.span), 0.75, "the toll is of a whole country")


def _confidence(scene: Scene, inside: list[Scene]) -> float:
    return scene.share * (0.9 if scene in inside else 0.75) * (0.7 if scene.near else 1.0)


def _said(scene: Scene) -> str:
    if scene.why:
        return scene.why
    if scene.said:
        return f"“{scene.said}” stands for {scene.mention.text}"
    return "the text says near or towards it, not there" if scene.near else ""


def _at(event: Event, scene: Scene, share: float, reason: str) -> Event:
    mention = scene.mention
    confidence = (
        round(share * (mention.confidence or 1.0), 3) if mention.location or mention.place else 0.0
    )
    return replace(
        event,
        mention=mention,
        geo_precision=geo_precision(scene),
        confidence=confidence,
        reason=reason or (mention.reason if mention.location is None else ""),
    )
