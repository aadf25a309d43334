"""Decisions of a reviewer, as tests make them."""

from __future__ import annotations

from typing import Any

from geoevents.corrections import Correction, Decision, Target, hash_of, quoted
from geoevents.model import Document, Event, Mention, Span

TEXT = (
    "Le 3 mars 2016, un raid aérien a tué 5 personnes à Alep. "
    "À 27 km de Palmyre, des combats ont fait 3 morts. "
    "La localité de Zarzour a été bombardée."
)
REPORT = Document("report.txt", TEXT, "fr")


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def on_mention(
    words: str, decision: str, document: Document = REPORT, second: int = 0, **more: Any
) -> Correction:
    named = more.pop("named", True)
    who, undoes = more.pop("who", "Ana"), more.pop("undoes", "")
    return Correction(
        document=document.id,
        sha256=hash_of(document.text),
        target=Target.MENTION,
        decision=Decision(decision),
        at=quoted(document.text, span_of(words, document.text)),
        before={"named": named},
        after=more,
        who=who,
        when=f"2026-01-01T00:00:{second:02}.000000+00:00",
        undoes=undoes,
    ).identified()


def on_event(
    event: Event, decision: str, document: Document = REPORT, second: int = 0, **more: Any
) -> Correction:
    mention: Mention | None = event.mention
    return Correction(
        document=document.id,
        sha256=hash_of(document.text),
        target=Target.EVENT,
        decision=Decision(decision),
        at=quoted(document.text, event.trigger_span),
        kind=event.kind,
        place=quoted(document.text, mention.span) if mention else None,
        before={"alone": True},
        after=more,
        who="Ana",
        when=f"2026-01-01T00:00:{second:02}.000000+00:00",
    ).identified()
