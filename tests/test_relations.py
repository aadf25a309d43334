"""Every row of the tables of phrases reads as it says; [brackets] mark names of places."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from geoevents.languages import get_language
from geoevents.model import (
    AnchorFound,
    Document,
    Relation,
    RelationKind,
    Role,
    Sentence,
    Span,
    Toponym,
)
from geoevents.relations import find_relations
from geoevents.relations.hearing import Hearing
from geoevents.relations.patterns import DEMONYM, PLACE, REST, compiled

CASES = Path(__file__).parent / "cases"
LANGUAGES = ("fr", "en", "es", "de", "ar")


def read(marked: str, language: str, role: Role = Role.PLACE) -> tuple[Relation, ...]:
    text, toponyms = "", []
    for piece in re.split(r"(\[[^\]]+\])", marked):
        plain = piece.strip("[]") if piece.startswith("[") else piece
        if piece.startswith("["):
            span = Span(len(text), len(text) + len(plain))
            toponyms.append(Toponym(span, plain, plain, role))
        text += plain
    sentences = tuple(
        Sentence(Span(*match.span()), 0) for match in re.finditer(r".+?(?:[.!?](?=\s)|$)", text)
    )
    document = Document("case", text, language)
    return find_relations(document, sentences, tuple(toponyms), get_language(language))


def rows(language: str) -> list[dict[str, str]]:
    with (CASES / f"relations_{language}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cases() -> list[tuple[str, dict[str, str]]]:
    return [(language, row) for language in LANGUAGES for row in rows(language)]


def as_row(relation: Relation) -> dict[str, str]:
    distance = relation.distance
    metres = (distance.low_m, distance.best_m, distance.high_m) if distance else ()
    low, best, high = (f"{m / 1000:.7f}".rstrip("0").rstrip(".") for m in metres or (0, 0, 0))
    return {
        "kind": relation.kind.value,
        "low_km": low if distance else "",
        "best_km": best if distance else "",
        "high_km": high if distance else "",
        "azimuth": "" if relation.azimuth is None else f"{relation.azimuth:g}",
        "anchors": ", ".join(a.toponym.name if a.toponym else a.text for a in relation.anchors),
        "subject": relation.subject.name if relation.subject else "",
    }


def name_of(value: str | dict[str, str]) -> str:
    return value if isinstance(value, str) else value["phrase"]


@pytest.mark.parametrize(("language", "row"), cases(), ids=name_of)
def test_phrase_reads_as_its_row(language: str, row: dict[str, str]) -> None:
    found = [as_row(relation) for relation in read(row["phrase"], language)]
    expected = {key: value for key, value in row.items() if key != "phrase"}
    assert found == ([expected] if row["kind"] else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_matches_where_what_it_needs_is_not_heard(language: str) -> None:
    patterns = compiled(get_language(language).relations)
    hearing, matched = Hearing(patterns), 0
    for row in rows(language):
        for sign in (PLACE, DEMONYM):
            masked = re.sub(r"\[.[^\]]*\]", sign + REST, row["phrase"])
            heard = {pattern.rule.pattern for _, pattern in hearing.may_match([masked])}
            for pattern in patterns:
                if pattern.regex.search(masked):
                    assert pattern.rule.pattern in heard, (pattern.rule.pattern, masked)
                    matched += 1
    assert matched >= len(rows(language)) / 2


@pytest.mark.parametrize("language", ["fr", "en"])
def test_tables_hold_phrases_that_say_nothing(language: str) -> None:
    assert sum(not row["kind"] for row in rows(language)) >= 15


def test_name_of_a_part_is_anchored_at_its_base() -> None:
    (part,) = read("Ils ont fui [Alep-Est]", "fr")
    assert part.kind is RelationKind.PART
    assert part.subject is not None
    assert part.subject.text == "Alep-Est"
    assert part.anchors[0].toponym is not None
    assert part.anchors[0].toponym.name == "Alep"
    assert part.anchors[0].toponym.span == Span(12, 16)


def test_part_of_a_part_is_nested() -> None:
    base, nested = sorted(
        read("dans quelques secteurs sud d'[Alep-Est]", "fr"), key=lambda r: r.subject is None
    )
    assert nested.text == "secteurs sud d'Alep-Est"
    assert nested.anchors[0].relation == base


def test_the_city_is_the_town_before_it_and_says_so() -> None:
    text = "vers [Tadef] et le point le plus proche de la ville est [Azaz], à 4 km au sud"
    (offset,) = read(text, "fr")
    anchor = offset.anchors[0]
    assert (anchor.text, anchor.found) == ("la ville", AnchorFound.COREFERENCE)
    assert anchor.toponym is not None
    assert anchor.toponym.name == "Tadef"
    assert offset.subject is not None
    assert offset.subject.name == "Azaz"


HELD = """
fr | [Belmane], dans l'[Artois], à 10 km au nord de [Lens] | Belmane
fr | [Belmane], dans la province de [Soum], à 10 km au nord de [Djibo] | Belmane
en | [Belmane], in [Congo]'s [North Kivu] province, about 60 km north of [Butembo] | Belmane
en | [Uganda]'s [Kasese], 40 km north of [Bushenyi] | Kasese
en | [Homs] and [Hama], 10 km north of [Rastan] | Hama
ar | [بلمان] في ولاية [حماة]، على بعد 20 كيلومترا شمال [حمص] | بلمان
es | [Belmane], en la provincia de [Alepo], a 20 kilómetros al norte de [Azaz] | Belmane
de | [Belmane], in der Provinz [Aleppo], 20 Kilometer nördlich von [Azaz] | Belmane
"""


@pytest.mark.parametrize("line", HELD.strip().splitlines())
def test_a_distance_places_what_lies_in_the_region_before_it(line: str) -> None:
    language, text, placed = (cell.strip() for cell in line.split("|"))
    (subject,) = (one.subject for one in read(text, language) if one.distance)
    assert subject is not None
    assert subject.name == placed


def test_the_city_is_not_a_country() -> None:
    (offset,) = read("[Tadef], en [Syrie], est prise et à 4 km de la ville on tire", "fr")
    assert offset.anchors[0].toponym is not None
    assert offset.anchors[0].toponym.name == "Tadef"


def test_a_topic_says_that_it_is_one() -> None:
    (distance,) = read("[Tadef] est prise. On se bat à 4 km de la ville", "fr")
    assert distance.anchors[0].found is AnchorFound.TOPIC


@pytest.mark.parametrize("role", [Role.ORGANISATION, Role.DEMONYM])
def test_an_organisation_or_a_people_anchors_nothing(role: Role) -> None:
    assert read("à 4 km au sud de [Tadef]", "fr", role) == ()


def test_border_of_two_peoples() -> None:
    (border,) = read("à la frontière [syro]-[irakienne]", "fr", Role.DEMONYM)
    assert border.kind is RelationKind.BORDER
    assert len(border.anchors) == 2


def test_spans_are_those_of_the_words() -> None:
    (part,) = read("ils ont fui l'est d'[Alep] hier", "fr")
    assert part.span.of("ils ont fui l'est d'Alep hier") == part.text == "l'est d'Alep"


def test_no_break_spaces_are_spaces() -> None:
    (distance,) = read("à 1\u202f200\u00a0m de\u00a0[Rouen]", "fr")
    assert distance.distance is not None
    assert distance.distance.best_m == 1200
    assert distance.distance.precision_m == 50
