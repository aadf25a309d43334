"""`geoevents map` with corrections: the outputs follow, whoever reads, and misfits are told."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from geoevents.cli import cli
from geoevents.corrections import Correction, Corrections, Decision, Target, append, hash_of, quoted
from geoevents.errors import SettingsError
from geoevents.gazetteer import Gazetteer
from geoevents.model import Span
from geoevents.run import Options, run
from geoevents.settings import Settings

FORMATS = ("geojson", "csv", "gpkg")
TEXTS = {
    f"{town}.txt": f"Le 3 mars 2016, un raid aérien a tué 5 personnes à {town}.\n"
    for town in ("Alep", "Homs", "Palmyre")
}


def decided(
    name: str, decision: str, words: str, target: str = "mention", **after: object
) -> Correction:
    text = TEXTS[name]
    start = text.index(words)
    town = name.removesuffix(".txt")
    place = quoted(text, Span(text.index(town), text.index(town) + len(town)))
    event = target == "event"
    return Correction(
        document=name,
        sha256=hash_of(text),
        target=Target(target),
        decision=Decision(decision),
        at=quoted(text, Span(start, start + len(words))),
        kind="airstrike" if event else "",
        place=place if event else None,
        before={"alone": True},
        after=after,
        who="=Ana",
        when="2026-01-01T00:00:00+00:00",
    ).identified()


PLACED = decided("Alep.txt", "place", "Alep", place={"point": [38.9, 35.5], "name": "Là"})
REJECTED = decided("Homs.txt", "reject", "raid aérien", target="event")
STRAY = Correction(
    "gone.txt", "0" * 64, Target.MENTION, Decision.REJECT,
    quoted("Il est à Hama ce soir.", Span(9, 13)), who="Ana", when="2026-01-02T00:00:00+00:00",
).identified()  # fmt: skip


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def go(
    reports: Path, out: Path, *decisions: Correction, jobs: int = 1, resume: bool = False
) -> None:
    options = Options(
        (str(reports),), out, formats=FORMATS, settings=Settings(recogniser="rules"), jobs=jobs,
        resume=resume, corrections=Corrections(decisions, "corrections.jsonl"),
    )  # fmt: skip
    run(options, Gazetteer.default)


def made(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != "run.json"}


def rows(out: Path, layer: str) -> list[dict[str, object]]:
    features = json.loads((out / f"{layer}.geojson").read_text("utf-8"))["features"]
    return [it["properties"] | {"geometry": it["geometry"]} for it in features]


def test_all_outputs_follow(reports: Path, tmp_path: Path, world: Gazetteer) -> None:
    go(reports, tmp_path / "out", PLACED, REJECTED, STRAY)
    out = tmp_path / "out"
    alep = next(row for row in rows(out, "mentions") if row["document"] == "Alep.txt")
    assert alep["geometry"] == {"type": "Point", "coordinates": [38.9, 35.5]}
    assert (alep["method"], alep["confidence"]) == ("gazetteer", 1.0)
    assert alep["reason"] == "corrected by =Ana"
    events = {row["document"]: row for row in rows(out, "events")}
    assert events.keys() == {"Alep.txt", "Palmyre.txt"}
    assert events["Alep.txt"]["geometry"] == alep["geometry"]
    assert "Homs.txt" not in (out / "events.csv").read_text("utf-8")


def test_what_came_of_each_decision_is_in_run_json_and_a_table(
    reports: Path, tmp_path: Path, world: Gazetteer
) -> None:
    out = tmp_path / "out"
    go(reports, out, PLACED, REJECTED, STRAY)
    record = json.loads((out / "run.json").read_text("utf-8"))
    counts = record["counts"]
    assert counts["corrections_applied"] == 2
    assert counts["corrections_no_longer_fit"] == 1
    assert counts["events_rejected"] == 1
    (misfit,) = record["corrections"]["no_longer_fit"]
    assert (misfit["id"], misfit["document"]) == (STRAY.id, "gone.txt")
    with (out / "corrections.csv").open(encoding="utf-8", newline="") as file:
        table = {row["id"]: row for row in csv.DictReader(file)}
    assert table[STRAY.id]["outcome"] == "no longer fits"
    assert table[PLACED.id]["outcome"] == "applied"
    assert table[PLACED.id]["who"] == "'=Ana", "no spreadsheet runs a reviewer's name"
    go(reports, out)
    assert not (out / "corrections.csv").exists(), "no table of a run before is left"


def test_any_number_of_processes_gives_the_same_bytes(
    reports: Path, tmp_path: Path, world: Gazetteer
) -> None:
    go(reports, tmp_path / "one", PLACED, REJECTED, STRAY)
    go(reports, tmp_path / "two", STRAY, REJECTED, PLACED, jobs=2)
    assert made(tmp_path / "one") == made(tmp_path / "two")


def test_a_run_goes_on_with_the_same_corrections_alone(
    reports: Path, tmp_path: Path, world: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from geoevents.run import job

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(job._Meter, "step", stop)
        go(reports, tmp_path / "out", PLACED, REJECTED)
    with pytest.raises(SettingsError, match="corrections"):
        go(reports, tmp_path / "out", PLACED, resume=True)
    go(reports, tmp_path / "out", REJECTED, PLACED, resume=True)
    go(reports, tmp_path / "whole", PLACED, REJECTED)
    assert made(tmp_path / "out") == made(tmp_path / "whole")


def test_the_command_finds_the_file_and_tells_misfits_and_damage(
    reports: Path, tmp_path: Path, world: Gazetteer
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for one in (PLACED, STRAY):
        append(out / "corrections.jsonl", one)
    with (out / "corrections.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"version":1,"id":"to')
    words = ["map", str(reports), "-o", str(out), "--recogniser", "rules", "--formats", "geojson"]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    assert "gone.txt: a correction no longer fits (reject “Hama”)" in done.stderr
    assert "line 3 is not JSON: its writing broke off; passed over" in done.stderr
    moved = [row for row in rows(out, "mentions") if row["reason"] == "corrected by =Ana"]
    assert len(moved) == 1
