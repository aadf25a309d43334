"""A run beside what reviewers said: precision by kind and by confidence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from a_report import REPORT, RULES
from click.testing import CliRunner

from geoevents.cli import cli
from geoevents.errors import DocumentError
from geoevents.gazetteer import Gazetteer
from geoevents.review import Desk


@pytest.fixture
def desk(outputs: Path, world: Gazetteer) -> Iterator[Desk]:
    made = Desk(outputs, Gazetteer.default, RULES, "Ana")
    yield made
    made.close()


def rows_of(desk: Desk) -> dict[str, Any]:
    return desk.asks["document"]({"document": "report.txt"})


def mention(desk: Desk, words: str, decision: str, **after: Any) -> None:
    row = next((it for it in rows_of(desk)["mentions"] if it["text"] == words), {})
    start = REPORT.index(words)
    span = row.get("span", [start, start + len(words)])
    before = {"named": row.get("named", True)}
    question = {"document": "report.txt", "target": "mention", "span": span, "before": before}
    desk.asks["decide"]({**question, "decision": decision, "after": after})


def event(desk: Desk, words: str, decision: str, **after: Any) -> None:
    row = next(it for it in rows_of(desk)["events"] if words in it["text"])
    question = {"document": "report.txt", "target": "event", "span": row["span"]} | row["key"]
    desk.asks["decide"](
        {**question, "before": {"alone": row["alone"]}, "decision": decision, "after": after}
    )


def scores(outputs: Path) -> dict[str, Any]:
    words = ["evaluate", str(outputs), "--gold", str(outputs / "corrections.jsonl"), "--json"]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    (record,) = json.loads(done.stdout)
    return dict(record)


def decide_all(desk: Desk) -> None:
    mention(desk, "Alep", "accept")
    mention(desk, "Palmyre", "place", place={"point": [0.0, 0.0], "name": "x"})
    mention(desk, "Zarzour", "add", role="place", name="Zarzour")
    event(desk, "raid", "status", status="reported")
    event(desk, "raid", "counts", deaths=[9, 9])
    event(desk, "combats", "accept")
    event(desk, "bombard", "reject")


def test_precision_by_kind_and_by_confidence(desk: Desk, outputs: Path) -> None:
    decide_all(desk)
    record = scores(outputs)
    mentions, events = record["mentions"], record["events"]
    assert (record["replayed"], record["documents"], record["no_longer_fit"]) == (False, 1, 0)
    assert (mentions["judged"], mentions["right"], mentions["missed"]) == (2, 1, 1)
    assert mentions["precision"] == 0.5
    assert mentions["wrong"] == {"place": 1}
    assert (events["judged"], events["right"]) == (3, 1)
    assert events["wrong"] == {"counts": 1, "event": 1}
    kinds = {row["kind"]: row["precision"] for row in events["by_kind"]}
    assert kinds == {"airstrike": 0.0, "clash": 1.0, "shelling": 0.0}
    assert sum(row["judged"] for row in events["by_confidence"]) == 3


def test_a_run_that_replayed_is_scored_as_it_was_before(desk: Desk, outputs: Path) -> None:
    decide_all(desk)
    before = scores(outputs)
    words = ["map", str(outputs.parent / "in"), "-o", str(outputs), "--recogniser", "rules",
             "--formats", "geojson,review"]  # fmt: skip
    assert CliRunner().invoke(cli, words).exit_code == 0
    after = scores(outputs)
    assert after.pop("replayed") is True
    before.pop("replayed")
    assert after == before


def test_the_figures_are_told_in_words_too(desk: Desk, outputs: Path) -> None:
    mention(desk, "Alep", "accept")
    words = ["evaluate", str(outputs), "--gold", str(outputs / "corrections.jsonl")]
    told = CliRunner().invoke(cli, words).output
    assert "mentions: 1 of 1 right (100.0%); 0 missed" in told
    assert "events: 0 of 0 right (–); 0 missed" in told


def test_a_folder_that_is_no_outputs_is_told(tmp_path: Path) -> None:
    (tmp_path / "corrections.jsonl").write_text("", "utf-8")
    words = ["evaluate", str(tmp_path), "--gold", str(tmp_path / "corrections.jsonl")]
    error = CliRunner().invoke(cli, words).exception
    assert isinstance(error, DocumentError)
    assert "geoevents map" in str(error)
