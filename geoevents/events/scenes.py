"""The places of one sentence where something may happen."""

from __future__ import annotations

from functools import cache

from geoevents.events.context import Story
from geoevents.events.nesting import innermost
from geoevents.events.places import Scene, find_scenes
from geoevents.events.sources import claimant_at
from geoevents.languages.language import DateWords
from geoevents.languages.matching import Words, any_of
from geoevents.model import Span

_TIME_GAP = 5


def scenes_in(story: Story, sentence: Span) -> list[Scene]:
    """Return the innermost places of a sentence, but for those of who says so."""
    here = story.mentions_in(sentence)
    text, words = story.document.text, story.language.events
    scenes = find_scenes(text, sentence, here, words) if here else []
    if not scenes:
        return scenes
    says = claimant_at(text, sentence, words)
    return [
        scene
        for scene in innermost(text, scenes, story.language)
        if not (says and says.covers(scene.span))
    ]


def out_of_time(story: Story, scenes: list[Scene]) -> list[Scene]:
    """Drop the places in words of time: "depuis le début de l'offensive à Alep"."""
    return [scene for scene in scenes if not _in_time_phrase(story, scene.span)]


def _in_time_phrase(story: Story, place: Span) -> bool:
    for when in story.whens:
        if when.span and 0 <= place.start - when.span.end <= _TIME_GAP:
            anchors = _anchors(story.language.dates)
            last = list(anchors.finditer(story.document.text, *when.span))
            return bool(last) and last[-1].end() == when.span.end
    return False


@cache
def _anchors(words: DateWords) -> Words:
    return any_of(tuple(words.anchors))
