"""Names alone, and short sentences of news: what is known to be wrong is listed, and no more."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.geometry import distance_m
from geoevents.languages import get_language
from geoevents.model import Document, Point, Role
from geoevents.queries import geocode
from geoevents.sentences import split_sentences
from geoevents.settings import Settings
from geoevents.toponyms import find_toponyms

CASES = Path(__file__).parent / "cases"
with (CASES / "plain_names.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))
MISSED = {"Pokrovsk", "Guinea", "Saint-Denis", "Valence", "Córdoba", "Washington"}
"""Another place of the name is larger, or the answer is surer than it should be."""
SENTENCES = (CASES / "toponyms_news.txt").read_text(encoding="utf-8").splitlines()
READ = 82
"""Sentences read wholly right by the rules alone, of 102."""
_MARK = re.compile(r"\[(?P<text>[^\]|]+)\|\w+\]")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['name']}-{row['language']}")
def test_a_name_alone_means_what_world_news_means(world: Gazetteer, row: dict[str, str]) -> None:
    first = geocode(row["name"], world)[0]
    meant = Point(float(row["lon"]), float(row["lat"]))
    right = distance_m(first.candidate.place.point, meant) <= 1_000 * float(row["km"])
    modest = not row["most"] or first.confidence <= float(row["most"])
    assert (right and modest) == (row["name"] not in MISSED), first.line()


def test_most_sentences_of_news_are_read_wholly_right(world: Gazetteer) -> None:
    cases = [line.split(" | ", 2) for line in SENTENCES if not line.startswith("#")]
    wrong = [marked for code, _, marked in cases if _read(marked, code, world) != marked]
    assert len(cases) - len(wrong) >= READ, "\n".join(wrong)


def _read(marked: str, code: str, world: Gazetteer) -> str:
    text, language = _MARK.sub(lambda match: match["text"], marked), get_language(code)
    sentences, rules = split_sentences(text, language), Settings(recogniser="rules")
    found = find_toponyms(Document("case", text, code), sentences, language, world, rules)
    for one in reversed([one for one in found if one.role is not Role.ORGANISATION]):
        said = f"[{one.text}|{one.role.value}]"
        text = text[: one.span.start] + said + text[one.span.end :]
    return text
