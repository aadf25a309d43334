"""Names in reports: which are found, in what role, and which place is meant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.model import Document, Mention, Place
from geoevents.pipeline import read
from geoevents.settings import Settings

LINES = (Path(__file__).parent / "cases" / "places_in_text.txt").read_text(encoding="utf-8")
CASES = [line.split(" | ", 2) for line in LINES.splitlines() if not line.startswith("#")]
_MARK = re.compile(r"\[(?P<text>[^\]|]+)\|(?P<role>\w+)(?:\|(?P<place>[^\]]+))?\]")


@pytest.mark.parametrize(("code", "kind", "marked"), CASES, ids=lambda value: str(value)[:48])
def test_names_in_reports(world: Gazetteer, code: str, kind: str, marked: str) -> None:
    text = _MARK.sub(lambda mark: mark["text"], marked)
    document = Document("d", text, code)
    mentions = read(document, world, Settings(recogniser="rules")).mentions
    found = [one for one in mentions if one.toponym is not None]
    wanted = list(_MARK.finditer(marked))
    assert [(one.text, one.role.value) for one in found] == [
        (mark["text"], mark["role"]) for mark in wanted
    ]
    for one, mark in zip(found, wanted, strict=True):
        assert _is(one, mark["place"]), one.reason


def _is(mention: Mention, wanted: str | None) -> bool:
    if wanted == "-":
        return mention.place is None
    return not wanted or (mention.place is not None and _told(mention.place) >= set(_parts(wanted)))


def _told(place: Place) -> set[str]:
    return {place.feature, place.admin1, place.country}


def _parts(wanted: str) -> list[str]:
    return wanted.split(" ")
