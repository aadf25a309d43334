"""When it happened: the date nearest to the trigger, or a bound that is sure."""

from __future__ import annotations

from geoevents.events.clauses import clause_at
from geoevents.languages import Language
from geoevents.languages.matching import any_of
from geoevents.model import Document, Precision, Span, Status, When

_CLAUSE_COST = 80
_INSIDE_COST = 200


def when_of(
    document: Document,
    parts: tuple[Span, ...],
    trigger: Span,
    whens: list[When],
    taken: list[Span],
    inherited: When | None,
    language: Language,
) -> When | None:
    """Return the date of an event, `inherited` where its sentence tells none.

    `taken` are the triggers of the other events of the sentence.

    A date in a clause that says "before" bounds what comes before it: "y avait commis
    des destructions, avant d'en être chassé en mars 2016".
    """
    clause = clause_at(parts, trigger)
    dated = [
        when
        for when in whens
        if when.span and _open(when.span, clause, parts, taken, document, language)
    ]
    if not dated:
        return inherited
    best = min(dated, key=lambda when: _cost(when.span or trigger, trigger, clause))
    other = clause_at(parts, best.span or trigger)
    if other != clause and any_of(language.dates.before).match(document.text, other.start):
        start = inherited.earliest if inherited else None
        return When(start, best.latest, Precision.UNKNOWN, best.text, best.span)
    return best


def _open(
    when: Span,
    clause: Span,
    parts: tuple[Span, ...],
    taken: list[Span],
    document: Document,
    language: Language,
) -> bool:
    """Say whether a date may be borrowed: not from a clause that tells an event of its own.

    "la partie que les insurgés avaient conquise en 2012" dates that conquest alone; a
    clause that says "before" still bounds what comes before it.
    """
    other = clause_at(parts, when)
    if other == clause or other.start < clause.start:
        return True
    bounds = any_of(language.dates.before).match(document.text, other.start)
    return bool(bounds) or not any(other.covers(span) for span in taken)


def _cost(when: Span, trigger: Span, clause: Span) -> int:
    if when.covers(trigger):  # "since the start of an offensive launched on 3 May"
        return _INSIDE_COST
    gap = max(when.start - trigger.end, trigger.start - when.end, 0)
    return gap + (0 if clause.start <= when.start < clause.end else _CLAUSE_COST)


def bound(document: Document, status: Status) -> When | None:
    """Return what the publication date alone makes sure: told things are past, plans not."""
    if document.published is None:
        return None
    if status is Status.PLANNED:
        return When(document.published, None)
    return None if status is Status.HYPOTHETICAL else When(None, document.published)
