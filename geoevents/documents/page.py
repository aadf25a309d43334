"""What a reader gives: the text of a document, and what the file itself says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\s*((?:19|20)\d\d)([-/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Page:
    """A text and what its own file says: published (ISO 8601), source, language, title, url."""

    text: str
    about: Mapping[str, str] = field(default_factory=dict)


def told_date(text: str) -> date | None:
    """Return the day that a date of a file means, or None: "8/12/2016" may be two days.

    ISO 8601 with or without a time, year first with other separators, and the dates of
    mail ("Thu, 08 Dec 2016 10:00:00 +0000"). The day is that of the writer's clock.
    """
    try:
        if found := _ISO.match(text):
            year, _, month, day = found.groups()
            return date(int(year), int(month), int(day))
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
