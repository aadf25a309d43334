"""A reviewed set as gold: what is written is read back as it was decided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from a_report import REPORT, RULES
from click.testing import CliRunner

from geoevents.cli import cli
from geoevents.corrections import Corrections, read_file
from geoevents.evaluation import GoldDocument, open_corpus
from geoevents.gazetteer import Gazetteer
from geoevents.geometry import distance_m
from geoevents.model import Point, Role, Span
from geoevents.review import Desk
from geoevents.review.exports import export
from geoevents.review.reviewed import Reviewed, _file_name, reviewed


def span(words: str) -> list[int]:
    return [REPORT.index(words), REPORT.index(words) + len(words)]


@pytest.fixture
def desk(outputs: Path, world: Gazetteer) -> Iterator[Desk]:
    made = Desk(outputs, Gazetteer.default, RULES, "Ana")
    yield made
    made.close()


def decide(desk: Desk, words: str, decision: str, after: dict[str, Any], **more: Any) -> None:
    question = {"document": "report.txt", "target": "mention", "span": span(words)}
    desk.asks["decide"]({**question, "decision": decision, "after": after, **more})


@pytest.fixture
def decided(desk: Desk, outputs: Path, world: Gazetteer) -> list[Reviewed]:
    there = {"point": [36.9, 35.9], "name": "Zarzour", "radius_m": 400}
    decide(desk, "Zarzour", "add", {"role": "place", "name": "Zarzour", "place": there})
    decide(desk, "Alep", "role", {"role": "metonym"})
    decide(desk, "Palmyre, des", "add", {"role": "place", "name": "x"})
    desk.asks["undo"]({})
    corrections = Corrections(read_file(outputs / "corrections.jsonl")[0])
    return list(reviewed(outputs, corrections, world, RULES))


def names(documents: list[Reviewed]) -> dict[Span, tuple[Role, Point | None]]:
    (one,) = documents
    return {
        m.span: (m.role, m.location.point if m.location else None)
        for m in one.reading.mentions
        if m.toponym
    }


@pytest.mark.parametrize("form", ["gold", "brat"])
def test_what_was_decided_is_read_back(
    decided: list[Reviewed], tmp_path: Path, world: Gazetteer, form: str
) -> None:
    export(form, decided, tmp_path / form)
    (gold,) = open_corpus(tmp_path / form, language="fr").documents()
    assert gold.document.text == REPORT
    assert (gold.moved, gold.left_out) == (0, 0)
    wanted = names(decided)
    assert {m.span for m in gold.mentions} == wanted.keys()
    for mention in gold.mentions:
        role, point = wanted[mention.span]
        assert mention.role is role
        there = mention.point or world.place(mention.place_id).point  # type: ignore[union-attr]
        assert point is not None
        assert distance_m(there, point) < 1
    by_text = {m.text: m for m in gold.mentions}
    assert by_text["Zarzour"].point == Point(36.9, 35.9)
    assert by_text["Alep"].role is Role.METONYM


def test_brat_reads_a_name_over_two_lines(tmp_path: Path) -> None:
    text = "Des combats à Deir\nez-Zor et à Alep.\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "a.ann").write_text("T1\tplace 14 18;19 25\tDeir ez-Zor\n", "utf-8")
    (gold,) = open_corpus(tmp_path, language="fr").documents()
    assert [m.text for m in gold.mentions] == ["Deir\nez-Zor"]


def test_brat_has_the_events_with_their_places(decided: list[Reviewed], tmp_path: Path) -> None:
    export("brat", decided, tmp_path)
    lines = (tmp_path / "report.ann").read_text("utf-8").splitlines()
    bound = {line.split("\t")[0]: line.split("\t") for line in lines if line.startswith("T")}
    for key, kind, words in bound.values():
        pieces = kind.partition(" ")[2].split(";")
        found = [REPORT[slice(*map(int, piece.split()))] for piece in pieces]
        assert " ".join(found) == words, key
    events = [line for line in lines if line.startswith("E")]
    assert len(events) == len(decided[0].reading.events)
    assert any("Place:T" in line for line in events)


def test_web_annotations_point_at_the_words(decided: list[Reviewed], tmp_path: Path) -> None:
    export("webannotation", decided, tmp_path)
    record = json.loads((tmp_path / "annotations.jsonld").read_text("utf-8"))
    assert record["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = record["first"]["items"]
    assert record["total"] == len(items) > 4
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        text = (tmp_path / item["target"]["source"]).read_bytes().decode()
        quote, position = item["target"]["selector"]
        at = text[position["start"] : position["end"]]
        assert at == quote["exact"]
        assert f"{quote['prefix']}{at}{quote['suffix']}" in text
        assert all(body.get("value") or body.get("source") for body in item["body"])


@pytest.mark.parametrize(
    ("id_", "name"),
    {
        "report.txt": "report.txt",
        "../../etc/passwd": "00007-etc-passwd.txt",
        "more.jsonl#3": "00007-more-jsonl-3.txt",
        "README.txt": "00007-README.txt",
        "تقرير.txt": "تقرير.txt",
        ".hidden.txt": "00007-hidden.txt",
        "a/b.txt": "00007-a-b.txt",
    }.items(),
)
def test_a_document_has_a_plain_file_of_its_own(id_: str, name: str) -> None:
    assert _file_name(id_, 7) == name


def test_only_documents_reviewed_row_by_row_where_asked(
    desk: Desk, outputs: Path, tmp_path: Path
) -> None:
    def run(*more: str) -> str:
        words = ["review", str(outputs), "--export", "gold", str(tmp_path / "gold"), *more]
        done = CliRunner().invoke(cli, words)
        assert done.exit_code == 0, done.output
        return done.output

    decide(desk, "Alep", "accept", {}, before={"named": True})
    assert run().startswith("1 reviewed documents written")
    assert run("--complete").startswith("0 reviewed documents written")
    for row in desk.asks["queue"]({})["rows"]:
        question = {key: row[key] for key in ("document", "target", "span", "kind", "place")}
        desk.asks["decide"]({**question, "decision": "accept", "after": {}})
    assert run("--complete").startswith("1 reviewed documents written")
    (gold,) = open_corpus(tmp_path / "gold").documents()
    assert isinstance(gold, GoldDocument)
