"""The dateline of a wire report: "BEIRUT, Dec 8, 2016 -"."""

from __future__ import annotations

import re
from datetime import date

from geoevents.dates.absolute import interval_of
from geoevents.dates.forms import forms_of
from geoevents.languages import Language

_LINES = 6
_LENGTH = 120


def dateline_date(text: str, language: Language) -> date | None:
    """Return the day that a dateline among the first lines tells in full, year included."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines[:_LINES]:
        found = _in_line(line[:_LENGTH], language)
        if found is not None:
            return found
    return None


def _in_line(line: str, language: Language) -> date | None:
    for way, match in forms_of(language.code).find(line, 0, len(line)):
        groups = {name: value for name, value in match.groupdict().items() if value}
        full = way == "date" and {"day", "month", "year"} <= set(groups)
        if full and _framed(line, match, language):
            return interval_of(groups, None, bool, language.dates).earliest
    return None


def _framed(line: str, match: re.Match[str], language: Language) -> bool:
    """Say whether the words before and after the date are those of a dateline."""
    for frame in language.dates.dateline:
        lead, tail = frame.split("{date}")
        if re.fullmatch(lead, line[: match.start()]) and re.match(tail, line[match.end() :]):
            return True
    return False
