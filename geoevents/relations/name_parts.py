"""Names that are parts of places: "Alep-Est", "East Aleppo"."""

from __future__ import annotations

import re
from functools import cache

from geoevents.languages.language import RelationWords
from geoevents.model import Anchor, Relation, RelationKind, Role, Span, Toponym
from geoevents.relations.amounts import choice
from geoevents.relations.winds import read_side, read_wind


@cache
def _patterns(words: RelationWords) -> tuple[re.Pattern[str], ...]:
    wind = rf"(?P<wind>{choice(words.winds)}(?:-?(?:{choice(words.winds)}))?)"
    side = rf"(?P<side>{choice(words.sides)})" if words.sides else r"(?!)"
    forms = (
        form.replace(" ", r"\s+")
        .replace("{base}", r"(?P<base>\w.*?)")
        .replace("{wind}", wind)
        .replace("{side}", side)
        for form in words.part_names
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def name_part(toponym: Toponym, words: RelationWords) -> Relation | None:
    """Return the PART that a toponym's own text says it is, anchored at its base name."""
    if toponym.role is not Role.PLACE:
        return None
    for pattern in _patterns(words):
        match = pattern.fullmatch(toponym.text)
        if match:
            return _part(toponym, match, words)
    return None


def _part(toponym: Toponym, match: re.Match[str], words: RelationWords) -> Relation | None:
    groups = match.groupdict()
    text = match["wind"] if "wind" in groups else match["side"]
    heading = read_wind(text, words) if "wind" in groups else read_side(text, words)
    if heading is None:
        return None
    start = toponym.span.start
    span = Span(start + match.start("base"), start + match.end("base"))
    base = Toponym(span=span, text=match["base"], name=match["base"])
    return Relation(
        kind=RelationKind.PART,
        span=toponym.span,
        text=toponym.text,
        anchors=(Anchor(text=match["base"], toponym=base),),
        subject=toponym,
        azimuth=heading[0],
        azimuth_error=heading[1],
    )
