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
    if not scenes or not _anchors(story.language.dates).search(story.document.text):
        return scenes
    return [scene for scene in scenes if not _in_time_phrase(story, scene)]


def _in_time_phrase(story: Story, scene: Scene) -> bool:
    for when in story.whens:
        if when.span and 0 <= scene.span.start - when.span.end <= _TIME_GAP:
            last = list(_anchors(story.language.dates).finditer(when.text))
            return bool(last) and last[-1].end() == len(when.text)
    return False


@cache
def _anchors(words: DateWords) -> Words:
    return any_of(tuple(words.anchors))
