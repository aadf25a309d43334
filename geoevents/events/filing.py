"""Where a report was filed: its dateline ("LAGOS, Nigeria (AP) -"), which is no scene."""

from __future__ import annotations

import re

from geoevents.events.places import Scene
from geoevents.model import Mention, Role, Sentence, Span

_HEAD = 1_500
"""Characters from the beginning in which a dateline stands."""
_MARK = re.compile(r"[-–—:]\s")
"""What ends every dateline: where none stands there is none."""
_DATELINE = re.compile(
    r"^[^\S\n]*(?P<town>[^\W\d_][^\n,(–—.]{2,40}?)(?:,[^\n(–—]{1,40})?"
    r"(?P<agency>(?:\s?\([^()\n]{2,40}\)){0,2})\s[-–—]{1,2}\s",
    re.MULTILINE,
)
_DATED = re.compile(
    r"^[^\S\n]*(?P<town>[^\W\d_][^\n,،(–—.:]{1,40}?)(?:[,،][^\n(–—\d]{1,40}?)?(?:\s?\([^()\n]{2,40}\))?"
    r"\s?[-–—,،]\s?(?:[^\W\d_]+ )?(?:\d{1,2} [^\W\d_]+|[^\W\d_]+ \d{1,2},?) \d{4}\s?[-–—:]\s",
    re.MULTILINE,
)
"""A town and a whole date in front of the report: "Alep, 8 décembre 2016 –", in any script."""


def dateline_of(text: str) -> Span | None:
    """Return the dateline with its dash, None where there is none.

    Its town stands in capitals, or before an agency in brackets ("Beirut (AP) -"), or before a
    whole date; some scripts have no capitals.
    """
    if not _MARK.search(text, 0, _HEAD):
        return None
    for match in _DATELINE.finditer(text, 0, _HEAD):
        if match["town"].isupper() or (match["agency"] and match["town"][0].isupper()):
            return Span(*match.span())
    dated = _DATED.search(text, 0, _HEAD)
    return Span(*dated.span()) if dated else None


def without_dateline(sentence: Sentence, dateline: Span | None) -> tuple[Sentence, bool]:
    """Return a sentence from its dateline on, and whether it had one."""
    if dateline is None or not sentence.span.covers(Span(dateline.start, dateline.end - 1)):
        return sentence, False
    body = Span(min(dateline.end, sentence.span.end), sentence.span.end)
    return Sentence(body, sentence.paragraph), True


def filed_at(mentions: tuple[Mention, ...], dateline: Span | None) -> Scene | None:
    """Return the town of the dateline: the first place that stands in it."""
    if dateline is None:
        return None
    inside = (m for m in mentions if m.role is Role.PLACE and dateline.covers(m.span))
    first = min(inside, key=lambda mention: mention.span, default=None)
    return Scene(first, first.span) if first else None
