"""Who says what a sentence tells: whom it names, or who said what the one before tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geoevents.events.context import Story
from geoevents.events.sources import source_of, takes_up
from geoevents.languages.language import EventWords
from geoevents.languages.matching import any_of
from geoevents.model import Span


class Claim(NamedTuple):
    """Whom a sentence names, "" for nobody, and whether it goes on with who spoke before."""

    source: str
    leans: bool
    pronoun: bool
    words: EventWords

    @property
    def stands(self) -> bool:
        """Whether who spoke before is of no account: nobody takes one up by two words."""
        if self.pronoun:
            return False
        if not self.source:
            return not self.leans
        several = len(self.source.split()) > 1
        return several and not any_of(self.words.same_claimant).fullmatch(self.source)

    def after(self, before: str, actor: str) -> tuple[str, bool]:
        """Return the claimant, and whether it is taken over from `before`, or is its actor."""
        if self.pronoun or (before and takes_up(self.source, before, self.words)):
            return before or actor, True
        taken = bool(before) and self.leans and not self.source
        return (before if taken else self.source), taken


def claim_in(story: Story, sentence: Span, leans: bool, told: Sequence[Span] = ()) -> Claim:
    """Return what a sentence says of its claimant; `told` are its triggers."""
    text, words = story.document.text, story.language.events
    source = source_of(text, sentence, story.language, story.aliases, told)
    pronoun = any_of(words.pronoun_says).search(text, *sentence) is not None
    return Claim(source, leans, pronoun, words)
