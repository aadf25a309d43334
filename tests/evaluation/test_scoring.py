"""A reading whose scores are known by hand."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geoevents.errors import DocumentError, LanguageError
from geoevents.evaluation import (
    Corpus,
    CorpusReader,
    GoldDocument,
    GoldMention,
    Placement,
    Scores,
    System,
    as_json,
    as_text,
    errors_file,
    evaluate,
)
from geoevents.model import (
    Candidate,
    Document,
    Location,
    Mention,
    Method,
    Place,
    Point,
    Reading,
    Resolution,
    Role,
    Span,
    Toponym,
)

TEXT = "From Aleppo to Homs; Damascus said near Palmyra, not Tartus; a Syrian spoke."
ALEPPO, HOMS = Point(37.16, 36.2), Point(36.72, 34.73)
DAMASCUS, PALMYRA, TARTUS = Point(36.29, 33.51), Point(38.28, 34.56), Point(35.89, 34.89)
NORTH_OF_HOMS = Point(36.72, 36.73)  # two degrees of latitude: 222 km
SYRIA = Point(38.5, 35.0)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def gold(words: str, point: Point | None, feature: str, role: Role = Role.PLACE) -> GoldMention:
    return GoldMention(span(words), words, point, f"gold:{words}", role, feature)


GOLD = (
    gold("Aleppo", ALEPPO, "PPLA"),
    gold("Homs", HOMS, "ADM1"),
    gold("Damascus", DAMASCUS, "PPLC", Role.METONYM),
    gold("Palmyra", PALMYRA, "PPL"),
    gold("Syrian", SYRIA, "PCLI", Role.DEMONYM),
)


def ours(
    words: str,
    point: Point | None,
    confidence: float,
    role: Role = Role.PLACE,
    candidates: tuple[Point, ...] = (),
) -> Mention:
    toponym = Toponym(span(words), words, words, role)
    places = [Place(f"p{n}", words, one) for n, one in enumerate(candidates)]
    resolution = Resolution(toponym, tuple(map(Candidate, places)))
    location = Location(point, 0) if point else None
    method = Method.GAZETTEER if point else Method.NONE
    return Mention(
        words, toponym.span, words, role, method, toponym, resolution,
        location=location, confidence=confidence, reason="nothing fits" if not point else "",
    )  # fmt: skip


OURS = (
    ours("Aleppo", ALEPPO, 0.95),
    ours("Homs", NORTH_OF_HOMS, 0.55, candidates=(NORTH_OF_HOMS, HOMS)),
    ours("Damascus", None, 0.0),
    ours("near Palmyra", PALMYRA, 0.3),
    ours("Tartus", TARTUS, 0.99),
    ours("Syrian", SYRIA, 0.9, Role.DEMONYM),
    Mention("r", span("near"), "near", Role.PLACE, Method.RELATION),
)


def corpus(
    *documents: GoldDocument, roles: frozenset[Role] = frozenset({Role.PLACE, Role.METONYM})
) -> Corpus:
    def read(path: Path, language: str) -> Iterator[GoldDocument]:
        yield from documents

    return Corpus(Path("made"), CorpusReader("made", "", roles, lambda *_: True, read))


DOCUMENT = Document("d", TEXT, "en")
MADE = corpus(GoldDocument(DOCUMENT, GOLD, moved=2, left_out=1))


def read(document: Document) -> Reading:
    return Reading(document, mentions=OURS)


def resolve(document: Document, spans: tuple[Span, ...]) -> list[Mention]:
    points = {"Aleppo": ALEPPO, "Homs": HOMS, "Damascus": TARTUS, "Syrian": SYRIA}
    return [ours(s.of(TEXT), points.get(s.of(TEXT)), 0.5) for s in reversed(spans)]


def ticking() -> Iterator[float]:
    yield from (float(second) for second in range(0, 1000, 2))


def scored(gold_spans: bool = False) -> Scores:
    clock = ticking()
    system = System(read, resolve)
    return evaluate(MADE, system, gold_spans, clock=lambda: next(clock))


def test_recognition_exact_and_by_overlap() -> None:
    scores = scored()
    assert (scores.exact.gold, scores.exact.ours, scores.exact.paired) == (5, 5, 3)
    assert scores.exact.precision == pytest.approx(3 / 5)
    assert scores.overlap.paired == 4
    assert scores.overlap.f1 == pytest.approx(8 / 10)


def test_what_is_missed_is_wrong_end_to_end() -> None:
    placed = scored().end_to_end
    assert (placed.gold, len(placed.errors_km)) == (5, 3)
    assert placed.acc161 == pytest.approx(2 / 5)
    assert placed.median_km == pytest.approx(0, abs=1e-6)
    assert placed.mean_km == pytest.approx(221.9 / 3, abs=0.1)


def test_gold_spans_are_resolved_apart() -> None:
    scores = scored(gold_spans=True)
    assert scores.gold_spans is not None
    assert (scores.gold_spans.gold, len(scores.gold_spans.errors_km)) == (5, 4)
    assert scores.gold_spans.acc161 == pytest.approx(4 / 5)  # Damascus at Tartus is 157 km off
    assert scores.end_to_end.acc161 == pytest.approx(2 / 5)
    assert scored().gold_spans is None


def test_roles_are_judged_on_what_was_found() -> None:
    scores = scored()
    assert (scores.roles_right, scores.roles_judged) == (3, 4)  # Damascus spoke


def test_errors_by_kind() -> None:
    assert scored().mistakes == {
        "missed": 0,
        "false": 1,  # Tartus
        "boundary": 1,  # near Palmyra
        "wrong role": 2,  # Damascus; Syrian, which we read as a demonym: not counted here
        "wrong point": 0,
        "no candidate": 1,  # Damascus
        "unplaced": 0,
        "wrong place": 1,  # Homs
    }


POINTS = [  # our place's id, its radius in km, the kind of error
    ("gold:Homs", 0, "wrong point"),
    ("other", 300, "wrong point"),
    ("other", 100, "no candidate"),
]


@pytest.mark.parametrize(("place_id", "radius_km", "kind"), POINTS)
def test_the_right_place_at_another_point(place_id: str, radius_km: int, kind: str) -> None:
    place = Place(place_id, "Homs", NORTH_OF_HOMS, radius_m=radius_km * 1000)
    found = replace(ours("Homs", NORTH_OF_HOMS, 0.5), place=place)
    made = corpus(GoldDocument(DOCUMENT, (GOLD[1],)))
    scores = evaluate(made, lambda document: Reading(document, mentions=(found,)))
    assert [one for one, count in scores.mistakes.items() if count] == [kind]


def test_kinds_of_places() -> None:
    rows = {one.kind: (one.gold, one.found, one.end_to_end.right) for one in scored().kinds}
    assert rows == {
        "countries": (1, 0, 0),
        "first-level regions": (1, 1, 0),
        "populated places": (3, 3, 2),
    }


def test_a_gazetteer_tells_the_kind_where_the_corpus_does_not() -> None:
    mention = GoldMention(span("Homs"), "Homs", HOMS)
    made = corpus(GoldDocument(DOCUMENT, (mention,)))
    region = Candidate(Place("r", "Homs", Point(39.5, 34.5), "ADM1", radius_m=300_000))
    village = Candidate(Place("v", "Homs", Point(-90, 30), "PPL"))
    scores = evaluate(made, System(read, lookup=lambda name: (village, region)))
    assert [one.kind for one in scores.kinds] == ["first-level regions"]
    assert [one.kind for one in evaluate(made, read).kinds] == ["unknown kind"]


def test_calibration_by_tenths_of_confidence() -> None:
    rows = {d.low: (d.rows, d.right, d.not_in_gold) for d in scored().calibration}
    assert rows.pop(0.9) == (1, 1, 1)
    assert rows.pop(0.5) == (1, 0, 0)
    assert rows.pop(0.3) == (1, 1, 0)
    assert set(rows.values()) == {(0, 0, 0)}


def test_only_reading_is_on_the_clock() -> None:
    assert scored().seconds == 2.0
    assert scored().docs_per_s == 0.5


def test_an_id_stands_in_for_coordinates() -> None:
    mention = GoldMention(span("Aleppo"), "Aleppo", None, "geonames:170063")
    made = corpus(GoldDocument(DOCUMENT, (mention,)))
    scores = evaluate(made, System(read, point_of={"geonames:170063": ALEPPO}.get))
    assert scores.end_to_end.acc161 == 1.0


AUC = [
    ("perfect", (0.0, 0.0, 0.0), 0.0),
    ("antipodal", (20_038.0,) * 4, 1.0),
    ("one", (160.0,), math.log(161) / math.log(20_039)),
    ("trapezium", (100.0, 0.0, 0.0), math.log(101) / 2 / 2 / math.log(20_039)),
]


@pytest.mark.parametrize(("title", "errors", "expected"), AUC, ids=[case[0] for case in AUC])
def test_area_under_the_log_error(title: str, errors: tuple[float, ...], expected: float) -> None:
    assert Placement(len(errors), errors).auc == pytest.approx(expected)


def test_the_figures_of_nothing_are_none() -> None:
    empty = Placement(0, ())
    assert (empty.acc161, empty.mean_km, empty.median_km, empty.auc) == (None, None, None, None)
    assert Placement(2, ()).acc161 == 0.0


def test_json_has_the_keys_of_the_design_first() -> None:
    made = as_json(scored())
    assert list(made)[:10] == [
        "corpus", "documents", "mentions", "exact", "overlap",
        "acc161", "mean_km", "median_km", "auc", "docs_per_s",
    ]  # fmt: skip
    assert made["exact"] == {"precision": 0.6, "recall": 0.6, "f1": 0.6}
    assert made["acc161"] == 0.4
    assert json.loads(json.dumps(made)) == made


def test_json_of_gold_spans_leads_with_them() -> None:
    made = as_json(scored(gold_spans=True))
    assert (made["acc161"], made["placement"]) == (0.8, "gold spans")
    assert made["end_to_end"]["acc161"] == 0.4  # type: ignore[index]


def test_the_table_says_what_was_faulty() -> None:
    table = as_text([scored(), scored(gold_spans=True)])
    assert "faulty gold offsets: 2 moved, 1 left out" in table
    header, first, second, *_ = table.splitlines()
    assert len(header) == len(first) == len(second)
    assert "0.800" in second


def test_the_errors_file_is_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "errors.jsonl"
    with errors_file(path) as report:
        evaluate(MADE, read, report=report)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    by_kind = {row["kind"]: row for row in rows}
    assert len(rows) == 6
    assert by_kind["false"]["ours"] == "Tartus"
    assert by_kind["wrong place"]["error_km"] == pytest.approx(221.9, abs=0.1)
    assert by_kind["no candidate"]["detail"] == "nothing fits"
    assert "⟦Palmyra⟧" in by_kind["boundary"]["context"]


def test_limit_takes_the_first_documents() -> None:
    many = corpus(*(GoldDocument(DOCUMENT, ()) for _ in range(5)))
    assert evaluate(many, read, limit=2).documents == 2


def test_an_error_names_the_corpus_and_the_document() -> None:
    def refuse(document: Document) -> Reading:
        raise LanguageError("no language pack for 'xx'")

    with pytest.raises(LanguageError, match="made: document d: no language pack"):
        evaluate(MADE, refuse)


def test_an_empty_corpus_is_an_error() -> None:
    with pytest.raises(DocumentError, match="holds no document"):
        evaluate(corpus(), read)


def test_gold_spans_need_a_resolver() -> None:
    with pytest.raises(ValueError, match="resolve_spans"):
        evaluate(MADE, read, gold_spans=True)
