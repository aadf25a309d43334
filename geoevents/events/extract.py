"""Sentences -> events, in text order. What the text does not say stays empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from geoevents.events.actors import Actor, find_actors, short_names
from geoevents.events.assign import Told, attach
from geoevents.events.claims import Claim, claim_in
from geoevents.events.clauses import clause_at, clauses
from geoevents.events.context import Story
from geoevents.events.counts import people_in
from geoevents.events.dating import date_of
from geoevents.events.filing import dateline_of, filed_at, without_dateline
from geoevents.events.kinds import EVENT_KINDS
from geoevents.events.memory import Memory, leans_on
from geoevents.events.places import topic_of
from geoevents.events.placing import placed
from geoevents.events.repeats import ARTICLE, is_repeat, merged, title_of, without_title
from geoevents.events.row import Row
from geoevents.events.scenes import out_of_time, scenes_in
from geoevents.events.shares import leads, shared
from geoevents.events.sides import sides_of
from geoevents.events.stand_ins import stand_ins
from geoevents.events.status import is_doubted, said_fewer, status_of
from geoevents.events.stories import firsts_of
from geoevents.events.triggers import Trigger, Voice, find_triggers
from geoevents.languages import Language
from geoevents.languages.matching import any_of, ends_with
from geoevents.model import Document, Event, Mention, Scope, Sentence, Span, Status, When
from geoevents.settings import Settings
from geoevents.vowel_signs import without_signs

_TOLL_KIND = "casualties"


def extract_events(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    whens: tuple[When, ...],
    language: Language,
    settings: Settings,
) -> tuple[Event, ...]:
    """Return the events of a document; one at three places is three rows of one story."""
    signs = without_signs(document.text)
    if signs is None:
        return _extracted(document, sentences, mentions, whens, language)
    bare = replace(document, text=signs.bare)
    events = _extracted(
        bare, signs.bared(sentences), signs.bared(mentions), signs.bared(whens), language
    )
    own = {mention.id: mention for mention in mentions}
    return tuple(_at_own(event, own) for event in signs.restored(events))


def _at_own(event: Event, own: Mapping[str, Mention]) -> Event:
    """Give an event the mention as it was found, with the position that it has here."""
    if event.mention is None:
        return event
    was, now = own[event.mention.id], event.mention
    if was.location == now.location:
        return replace(event, mention=was)
    lent = replace(was, location=now.location, confidence=now.confidence, reason=now.reason)
    return replace(event, mention=lent)


def _extracted(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    whens: tuple[When, ...],
    language: Language,
) -> tuple[Event, ...]:
    mentions = tuple(sorted(mentions, key=lambda mention: mention.span))
    dateline = dateline_of(document.text)
    topic, names, home = (
        topic_of(mentions),
        short_names(document.text),
        filed_at(mentions, dateline),
    )
    story = Story(document, mentions, whens, language, topic, names, dateline, home)
    memory = Memory(story)
    events: list[Event] = []
    title = title_of(document.text, sentences)
    bodies = [without_dateline(sentence, dateline) for sentence in sentences]
    triggers = find_triggers(document.text, [body.span for body, _ in bodies], language)
    for number in range(max(triggers, default=-1) + 1):
        body, opens = bodies[number]
        if number not in triggers:
            memory.pass_over(body)
            continue
        events += _in_sentence(story, body, opens, triggers[number], memory)
        if title and title.covers(sentences[number].span):
            memory.titled = len(memory.told)
    events = without_title(events, title)
    ids = [f"{document.id}#e{number}" for number in range(1, len(events) + 1)]
    firsts = firsts_of(events)
    return tuple(
        replace(event, id=id_, story=ids[first])
        for event, id_, first in zip(events, ids, firsts, strict=True)
    )


def _in_sentence(
    story: Story, sentence: Sentence, opens: bool, triggers: list[Trigger], memory: Memory
) -> list[Event]:
    text, words, span = story.document.text, story.language.events, sentence.span
    scenes = scenes_in(story, span)
    led = leads(text, span, scenes, story.language)
    scenes = out_of_time(story, scenes)
    nouns = [t.span for t in triggers if t.voice is Voice.NOUN and t.kind.name != _TOLL_KIND]
    whens = story.whens_in(span)
    dates = [when.span for when in whens if when.span]
    people = people_in(text, span, story.language, memory.fate, nouns, dates, led)
    parts = clauses(text, span, words)
    whole = attach(text, parts, triggers, people, words)
    told = [part for one in whole for part in shared(text, one, scenes, led)]
    here = story.mentions_in(span)
    actors = find_actors(text, span, here, story.mentions, story.language) if told else []
    leans = leans_on(story, sentence, memory.paragraph)
    source, inherited = _source(memory, claim_in(story, span, leans, [t.span for t in triggers]))
    row = Row(
        story,
        sentence,
        parts,
        scenes,
        stand_ins(story, span, memory) if told else [],
        actors,
        tuple(one.trigger for one in told),
        whens,
        memory,
        leans,
        source,
        inherited,
        opens,
    )
    events = merged([event for one in told for event in _rows(row, one)])
    memory.remember(sentence, scenes, events, people[0].fate if people else "", source)
    return events


def _source(memory: Memory, claim: Claim) -> tuple[str, bool]:
    """Return who says so, and whether it is taken over from the sentence before."""
    if claim.stands:
        return claim.source, False
    return claim.after(memory.source, memory.actor.name if memory.actor else "")


def _rows(row: Row, told: Told) -> list[Event]:
    story, span, trigger, parts = row.story, row.sentence.span, told.trigger, row.parts
    text, words = story.document.text, story.language.events
    clause = clause_at(parts, trigger.span)
    others = [t.span for t in row.triggers if t != trigger]
    barriers = [t.span for t in row.triggers if t != trigger and not _governs(t)]
    ahead = story.language.dates.future if trigger.voice is Voice.NOUN else ()
    status = status_of(text, clause, trigger.span, words, barriers, ahead)
    if trigger.kind.speech and status is Status.HYPOTHETICAL:
        status = Status.REPORTED  # "appealed for calm": what is hoped for is not the appeal
    actors = [a for a in row.actors if not any(a.span.meets(o) for o in others)]
    actor, target = sides_of(row, clause, trigger, actors, told)
    when = date_of(row, parts, trigger, status)
    base = Event(
        id="",
        story=_goes_with(row, told) or f"{trigger.span.start}",
        document=story.document.id,
        kind=_kind(trigger, actor),
        trigger=trigger.span.of(text),
        trigger_span=trigger.span,
        sentence_span=span,
        status=status,
        scope=_scope(row, told, when),
        when=when,
        actor=actor.name if actor else "",
        target=told.target or (target.name if target else ""),
        deaths=told.count("deaths", text),
        injured=told.count("injured", text),
        displaced=told.count("displaced", text),
        victims=told.victims,
        source=row.source,
        source_inherited=row.inherited,
    )
    rows = placed(row, parts, base, told)
    rows = [
        e
        for e in rows
        if trigger.voice is not Voice.NOUN
        or not is_repeat(e, row.memory.told[row.memory.titled :], text, clause, words)
    ]
    rows = [_like_before(row, trigger, clause, e) for e in rows]
    if is_doubted(text, clause, trigger.span, words):
        rows = [_lowered(e, 0.7, "told as hearsay") for e in rows]
    fewer = said_fewer(text, clause, trigger.span, words)
    return [_lessened(e, fewer) for e in rows] if fewer else rows


def _kind(trigger: Trigger, actor: Actor | None) -> str:
    armed = actor is not None and actor.side in {"armed", "state"}
    return trigger.kind.armed if armed and trigger.kind.armed else trigger.kind.name


def _lessened(event: Event, words: str) -> Event:
    """Say that something goes on and grows less: "une baisse des tirs" is no new attack."""
    status = Status.ONGOING if event.status is Status.REPORTED else event.status
    reason = f"the text says that it grows less: “{words}”"
    return _lowered(replace(event, status=status), 0.5, reason)


def _lowered(event: Event, share: float, reason: str) -> Event:
    said = "; ".join(part for part in (event.reason, reason) if part)
    return replace(event, confidence=round(event.confidence * share, 3), reason=said)


def _goes_with(row: Row, told: Told) -> str:
    """Return the story that more dead or wounded belong to, "" where they are their own.

    "A rocket killed twelve in Homs. Sixty people were wounded." is one story.
    """
    bare = told.trigger.kind.name == _TOLL_KIND and told.people and not row.scenes
    last = row.memory.told[-1] if row.memory.told else None
    if not bare or row.whens or last is None or not row.leans:
        return ""
    return last.story if EVENT_KINDS[last.kind].violent and last.scope is Scope.INCIDENT else ""


def _governs(trigger: Trigger) -> bool:
    """Say whether a trigger may govern another: a call for a truce, talks on a truce."""
    return trigger.kind.speech or trigger.kind.mutual


def _like_before(row: Row, trigger: Trigger, clause: Span, event: Event) -> Event:
    """Lend an event that "the attack" takes up its place and day, where its clause has none."""
    if trigger.voice is not Voice.NOUN:
        return event
    same = [e for e in row.memory.told if e.kind == event.kind and e.mention]
    if not same:
        return event
    text, words = row.story.document.text, row.story.language.events
    start = max(clause.start, trigger.span.start - ARTICLE)
    if ends_with(text, start, trigger.span.start, words.definite) < 0:
        return event
    last = same[-1]
    if event.mention is None:
        reason = f"where “{last.trigger}” was before"
        event = replace(
            event,
            mention=last.mention,
            geo_precision=last.geo_precision,
            confidence=round(last.confidence * 0.7, 3),
            reason=reason,
        )
    dated = event.when is not None and bool(event.when.text)
    here = (
        event.mention is not None
        and last.mention is not None
        and event.mention.id == last.mention.id
    )
    return event if dated or not here else replace(event, when=last.when)


def _scope(row: Row, told: Told, when: When | None) -> Scope:
    """Return `toll` for a number that runs since a day, or that the words call a total."""
    text, words = row.story.document.text, row.story.language
    if not told.people:
        return Scope.INCIDENT
    at = when.span if when else None
    running = at is not None and any_of(words.dates.since).match(text, *at) is not None
    total = any_of(words.events.tolls).search(text, *row.sentence.span)
    if running or total:
        return Scope.TOLL
    carried = row.memory.scope is Scope.TOLL
    ellipsis = carried and any_of(words.events.ellipsis).search(text, *row.sentence.span)
    return Scope.TOLL if ellipsis else Scope.INCIDENT
