"""Words that stand for a place told before: "ce dernier secteur", "there", "the town"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from geoevents.events.context import Story
from geoevents.events.kinds import EVENT_KINDS
from geoevents.events.memory import Memory
from geoevents.events.places import Scene
from geoevents.languages.language import EventWords
from geoevents.languages.matching import Words, any_of
from geoevents.model import Mention, Method, Role, Span


class _Asked(NamedTuple):
    """What some words may stand for in a sentence, where they first stand `at`."""

    story: Story
    memory: Memory
    sentence: Span
    at: int


def stand_ins(story: Story, sentence: Span, memory: Memory) -> list[Scene]:
    """Return what "ce dernier secteur", "there" and "cette grande ville" stand for here.

    What they may stand for is looked for only where the sentence has such words.
    """
    text, words = story.document.text, story.language.events
    found: list[Scene] = []
    if not _any(words).may_stand(text, *sentence):
        return found
    for patterns, meant, share in (
        (words.latter, _last, 0.9),
        (words.parts, _part, 0.8),
        (words.settlement, _town, 0.8),
        (words.region, _region, 0.7),
        (words.topic, _topic, 0.7),
        (words.topic_parts, _topic, 0.6),
        (words.there, _last, 0.7),
    ):
        spans = [Span(*match.span()) for match in any_of(patterns).finditer(text, *sentence)]
        mention = meant(_Asked(story, memory, sentence, spans[0].start)) if spans else None
        for span in spans if mention else ():
            if mention and not any(span.meets(other.span) for other in found):
                some = patterns is words.topic_parts
                found.append(Scene(mention, span, False, some, span.of(text), share))
    return found


@cache
def _any(words: EventWords) -> Words:
    places = (*words.latter, *words.parts, *words.settlement, *words.region, *words.there)
    return any_of((*places, *words.topic, *words.topic_parts))


def _last(asked: _Asked) -> Mention | None:
    scene = asked.memory.last_scene
    return scene.mention if scene else None


def _topic(asked: _Asked) -> Mention | None:
    return asked.story.topic


def _part(asked: _Asked) -> Mention | None:
    """Return the part of a town named last before "la partie que …", whole where it is nested.

    After "quelques secteurs sud d'Alep-Est" it is Alep-Est, not its southern sectors.
    """
    named = (m for m in asked.story.mentions if m.span.end <= asked.at and _is_part(m))
    return max(named, key=lambda m: m.span, default=asked.story.topic)


def _is_part(mention: Mention) -> bool:
    """Say whether a mention is a part that a gazetteer knows ("Alep-Est")."""
    known = mention.method is Method.PART and mention.place is not None
    return known and mention.role is Role.PLACE


def _town(asked: _Asked) -> Mention | None:
    """Return the town where something was told to happen last; talks are no happening there."""
    told = asked.memory.told
    places = (e.mention for e in reversed(told) if not EVENT_KINDS[e.kind].mutual)
    towns = (m for m in places if m and m.place and m.place.feature.startswith("PPL"))
    return next(towns, asked.story.topic)


def _region(asked: _Asked) -> Mention | None:
    """Return the region named last before a sentence that says "the province"."""
    before = asked.story.mentions_before(asked.sentence.start)
    return next((m for m in before if m.role is Role.PLACE and _is_region(m)), None)


def _is_region(mention: Mention) -> bool:
    return mention.place is not None and mention.place.feature.startswith(("ADM1", "RGN"))
