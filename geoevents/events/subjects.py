"""Who is the subject of a verb, though other sides stand between the two.

"government forces backed by Russian air strikes recaptured it", "l'armée, que les rebelles
avaient chassée, a repris la ville": helpers, participles and relative clauses come between.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from geoevents.languages.language import EventWords
from geoevents.languages.matching import any_of
from geoevents.model import Span

_ANTECEDENT = 3
"""Signs between an antecedent and its pronoun: a comma and spaces."""


class _Named(Protocol):
    @property
    def span(self) -> Span: ...


Side = TypeVar("Side", bound=_Named)


def subject_of(
    text: str,
    sentence: Span,
    clause: Span,
    trigger: Span,
    sides: Sequence[Side],
    words: EventWords,
) -> Side | None:
    """Return the subject of a verb among the sides that its sentence names, in text order."""
    before = [side for side in sides if sentence.start <= side.span.start < trigger.start]
    own = [side for side in before if side.span.start >= clause.start]
    outer = [side for side in before if side.span.start < clause.start]
    lead = Span(clause.start, trigger.start)
    if clause.start > sentence.start and _is_insertion(text, lead):
        return _head(text, sentence, outer, words)
    own = _outside_commas(text, lead, own)
    if not own and outer and _follows(text, outer[-1].span, lead, words):
        return _head(text, sentence, outer, words)
    return _head(text, lead, own, words)


def _is_insertion(text: str, lead: Span) -> bool:
    """Say whether a clause between commas ends at the verb: ", after heavy fire, retook it"."""
    opened, said = text[: lead.start].rstrip().endswith(","), lead.of(text).rstrip()
    return opened and said.endswith(",") and "," not in said[:-1]


def _outside_commas(text: str, lead: Span, own: list[Side]) -> list[Side]:
    """Drop the sides of an insertion right before the verb: "l'armée, appuyée de …, contrôle"."""
    said = lead.of(text).rstrip()
    if said.endswith(",") and "," in said[:-1]:
        cut = lead.start + said[:-1].rindex(",")
        return [side for side in own if side.span.start < cut] or own
    return own


def _follows(text: str, antecedent: Span, lead: Span, words: EventWords) -> bool:
    """Say whether a clause begins with a pronoun for what stands right before it."""
    near = lead.start - antecedent.end <= _ANTECEDENT
    return near and bool(any_of(words.subject_pronouns).match(text, lead.start, lead.end))


def _head(text: str, lead: Span, sides: Sequence[Side], words: EventWords) -> Side | None:
    """Return the last side that no helper's word governs, the first of all where each is."""
    for cue in any_of(words.helpers).finditer(text, lead.start, sides[-1].span.end if sides else 0):
        free = [side for side in sides if side.span.end <= cue.start()]
        if free:
            return free[-1]
    return sides[-1] if sides else None
