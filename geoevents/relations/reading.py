"""A match -> the distance and direction that its words give."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geoevents.languages.language import RelationWords
from geoevents.model import Distance, RelationKind
from geoevents.relations.amounts import read_distance, read_duration
from geoevents.relations.patterns import Pattern
from geoevents.relations.winds import read_side, read_wind

_DUE_ERROR = 5.625  # "plein nord": a 32-wind point's worth
_DEGREES_ERROR = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """What a match says, before anyone asks of which places."""

    kind: RelationKind
    distance: Distance | None = None
    azimuth: float | None = None
    azimuth_error: float = 0.0
    orthogonal: tuple[Distance, float] | None = None


def read_match(pattern: Pattern, match: re.Match[str], words: RelationWords) -> Found | None:
    """Read the slots of a match; None where one holds no distance or compass point after all."""
    texts = {name: text for name, text in match.groupdict().items() if text is not None}
    distances = [_amount(name, text, words) for name, text in texts.items()]
    given = [distance for distance in distances if distance is not None]
    headings = [_heading(name, text, words) for name, text in texts.items()]
    directed = [name for name in texts if name.rstrip("12") in ("wind", "side", "degrees")]
    azimuths = [heading for heading in headings if heading is not None]
    if len(azimuths) != len(directed):
        return None
    azimuth, error = azimuths[0] if azimuths else (None, 0.0)
    if any(name.startswith("due") for name in texts):
        error = _DUE_ERROR
    if pattern.rule.detail == "inverse" and azimuth is not None:
        azimuth = (azimuth + 180) % 360
    second = (given[1], azimuths[1][0]) if len(given) > 1 and len(azimuths) > 1 else None
    return Found(pattern.rule.kind, given[0] if given else None, azimuth, error, second)


def _amount(name: str, text: str, words: RelationWords) -> Distance | None:
    if name.startswith("distance"):
        return read_distance(text, words)
    return read_duration(text, words) if name.startswith("duration") else None


def _heading(name: str, text: str, words: RelationWords) -> tuple[float, float] | None:
    if name.startswith("wind"):
        return read_wind(text, words)
    if name.startswith("side"):
        return read_side(text, words)
    if name.startswith("degrees"):
        return float(text.replace(",", ".")) % 360, _DEGREES_ERROR
    return None
