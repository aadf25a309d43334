"""What a sentence leaves to the next: its places, date, actor, claimant."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from geoevents.events.actors import Actor
from geoevents.events.claims import Claim, claim_in
from geoevents.events.context import Story
from geoevents.events.places import Scene
from geoevents.events.scenes import out_of_time, scenes_in
from geoevents.languages.language import EventWords
from geoevents.languages.matching import Words, any_of
from geoevents.model import Event, Precision, Scope, Sentence, Status, When

PRONOUN_REACH = 40
"""Signs in which a pronoun stands from the head of a sentence, or before its verb."""


@dataclass(slots=True)
class _Left:
    """What the last sentence that told an event left."""

    paragraph: int = -1
    place: list[Scene] = field(default_factory=list)
    source: str = ""
    actor: Actor | None = None


@dataclass(slots=True)
class Memory:
    """What the sentences before leave to those that lean on them.

    One that tells no event is passed over: it is read only once an event leans on it, from
    the last one back, as far as needed.
    """

    story: Story
    paragraph: int = -1
    when: When | None = None
    day: When | None = None
    actor: Actor | None = None
    fate: str = ""
    scope: Scope = Scope.INCIDENT
    told: list[Event] = field(default_factory=list)
    titled: int = 0
    """How many of what was told stand in the title."""
    _sentences: list[Sentence] = field(default_factory=list)
    _scenes: dict[int, list[Scene]] = field(default_factory=dict)
    _left: _Left = field(default_factory=_Left)
    _passed: int = 0
    """The number of the first sentence that was passed over since the last event."""
    _source: str | None = None

    def pass_over(self, sentence: Sentence) -> None:
        """Take note of a sentence that tells no event."""
        if sentence.paragraph != self.paragraph:
            self.when = self.actor = None
            self.fate = ""
        self.paragraph = sentence.paragraph
        self._sentences.append(sentence)
        self._source = None

    def remember(
        self, sentence: Sentence, scenes: list[Scene], events: list[Event], fate: str, source: str
    ) -> None:
        """Take note of a sentence that may tell events."""
        same = sentence.paragraph == self.paragraph
        place = self._place_after(same, scenes, events)
        real = [e for e in events if e.status in (Status.REPORTED, Status.ONGOING)]
        dated = [e.when for e in real if e.when and e.when.text]
        self.when = dated[-1] if dated else (self.when if same else None)
        days = [w for w in dated if w.precision is Precision.DAY and w.earliest == w.latest]
        self.day = days[-1] if days else self.day
        named = [e.actor for e in events if e.actor]
        kept = self.actor if same else None
        self.actor = Actor(sentence.span, named[-1], "") if named else kept
        self.fate = fate or (self.fate if same else "")
        self.scope = events[-1].scope if events else self.scope
        self.told += events
        self.paragraph = sentence.paragraph
        self._scenes[len(self._sentences)] = scenes
        self._sentences.append(sentence)
        self._passed, self._source = len(self._sentences), source
        self._left = _Left(sentence.paragraph, place, source, self.actor)

    def _place_after(self, same: bool, scenes: list[Scene], events: list[Event]) -> list[Scene]:
        placed = [e for e in events if e.mention]
        if placed:
            last = (e for e in placed if e.story == placed[-1].story)
            return [Scene(e.mention, e.trigger_span) for e in last if e.mention]
        return self.place if same and not scenes else scenes[-1:]

    @property
    def place(self) -> list[Scene]:
        """Where the sentence before told that something happened, else the last place in it."""
        for number in range(len(self._sentences) - 1, self._passed - 1, -1):
            scenes = self._scenes_of(number)
            if scenes or self._sentences[number].paragraph != self._paragraph_before(number):
                return scenes[-1:]
        return self._left.place

    @property
    def last_scene(self) -> Scene | None:
        """The place that the sentences before name last."""
        numbers = range(len(self._sentences) - 1, -1, -1)
        return next((s[-1] for s in map(self._scenes_of, numbers) if s), None)

    def _scenes_of(self, number: int) -> list[Scene]:
        if number not in self._scenes:
            scenes = scenes_in(self.story, self._sentences[number].span)
            self._scenes[number] = out_of_time(self.story, scenes)
        return self._scenes[number]

    def _paragraph_before(self, number: int) -> int:
        return self._sentences[number - 1].paragraph if number else -1

    @property
    def source(self) -> str:
        """Who says what the sentence before tells, named in it or taken over by it."""
        if self._source is None:
            self._source = self._sought()
        return self._source

    def _sought(self) -> str:
        waiting: list[tuple[int, Claim]] = []
        source = self._left.source
        for number in range(len(self._sentences) - 1, self._passed - 1, -1):
            claim = self._claim_of(number)
            if claim.stands:
                source = claim.source
                break
            waiting.append((number, claim))
        for number, claim in reversed(waiting):
            same = self._paragraph_before(number) == self._left.paragraph
            actor = self._left.actor if same else None
            source, _ = claim.after(source, actor.name if actor else "")
        return source

    def _claim_of(self, number: int) -> Claim:
        sentence = self._sentences[number]
        leans = leans_on(self.story, sentence, self._paragraph_before(number))
        return claim_in(self.story, sentence.span, leans)


def leans_on(story: Story, sentence: Sentence, paragraph: int) -> bool:
    """Say whether a sentence leans on one before, of a paragraph: the same, or a word for it."""
    if sentence.paragraph != paragraph + 1:
        return sentence.paragraph == paragraph
    head = min(sentence.span.end, sentence.span.start + PRONOUN_REACH)
    words = _taking_up(story.language.events)
    return bool(words.search(story.document.text, sentence.span.start, head))


@cache
def _taking_up(words: EventWords) -> Words:
    return any_of((*words.pronouns, *words.there, *words.latter, *words.more))
