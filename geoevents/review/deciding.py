"""What the page asks to be saved, as a decision: nothing of it is believed unchecked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geoevents.corrections import Correction, Decision, Quote, Target, hash_of, quoted
from geoevents.corrections.correction import parse
from geoevents.model import Document, Span

_LONGEST = 200_000
"""Characters of a line: far below what a reader of the file refuses."""


def decision_of(asked: Mapping[str, Any], document: Document, who: str, when: str) -> Correction:
    """Return the decision that the page asks for.

    Raises ValueError, KeyError or TypeError for what can't be one.
    """
    text = document.text
    after = dict(asked["after"])
    if after.get("at"):
        after["at"] = _quote_record(quoted(text, span_of(after["at"], text)))
    place = asked.get("place")
    one = Correction(
        document=document.id,
        sha256=hash_of(text),
        target=Target(asked["target"]),
        decision=Decision(asked["decision"]),
        at=quoted(text, span_of(asked["span"], text)),
        kind=str(asked.get("kind") or ""),
        place=quoted(text, span_of(place, text)) if place else None,
        before=dict(asked.get("before") or {}),
        after=after,
        who=who,
        when=when,
    ).identified()
    if len(one.line()) > _LONGEST:
        raise ValueError("is longer than any decision")
    return parse(one.line())


def undo_of(one: Correction, who: str, when: str) -> Correction:
    """Return the line that takes a decision back."""
    return Correction(
        document=one.document,
        sha256=one.sha256,
        target=one.target,
        decision=Decision.UNDO,
        at=one.at,
        kind=one.kind,
        place=one.place,
        who=who,
        when=when,
        undoes=one.id,
    ).identified()


def span_of(pair: Any, text: str) -> Span:
    """Return a span of [start, end] that lies within the text."""
    start, end = pair
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise ValueError(f"{pair!r} is no span of the document")
    return Span(start, end)


def _quote_record(quote: Quote) -> dict[str, Any]:
    return {
        "span": list(quote.span),
        "text": quote.text,
        "before": quote.before,
        "after": quote.after,
    }
