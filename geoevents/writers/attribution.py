"""Whose data an output holds: the credit that licences ask for."""

from __future__ import annotations

from geoevents.gazetteer import Gazetteer


def attribution_of(gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return one line a source: whose data, under which licence."""
    lines = (line.strip() for i in gazetteer.info() for line in i.attribution.split(";"))
    return tuple(dict.fromkeys(filter(None, lines)))
