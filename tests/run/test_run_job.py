"""A run of many documents: any number of processes, killed at any moment, the same bytes."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from multiprocessing import active_children, get_all_start_methods
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from geoevents.errors import DocumentError, SettingsError
from geoevents.gazetteer import Gazetteer
from geoevents.run import Options, Summary, run
from geoevents.run.crew import Worker
from geoevents.settings import Settings

ROOT = Path(__file__).parent.parent.parent
FORMATS = ("geojson", "csv", "gpkg")
RULES = Settings(recogniser="rules")
KILLS = 50
TOWNS = ("Alep", "Homs", "Palmyre", "Damas", "Idlib", "Raqqa", "Lattaquié")


def report(number: int) -> str:
    town = TOWNS[number % len(TOWNS)]
    return (
        f"Le 3 mars 2016, un raid aérien a tué {number + 2} personnes à {town},"
        " selon les secouristes de la ville.\n"
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files, an archive, a table, and two that fail."""
    inputs = tmp_path_factory.mktemp("in")
    for number in range(8):
        (inputs / f"report-{number}.txt").write_text(report(number), encoding="utf-8")
    rows = (json.dumps({"text": report(n), "date": "2016-03-04"}) for n in range(8, 14))
    (inputs / "more.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (inputs / "empty.txt").write_text("", encoding="utf-8")
    (inputs / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    return inputs


@pytest.fixture(scope="module")
def undisturbed(folder: Path, world: Gazetteer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("undisturbed")
    go(folder, out)
    return out


def go(folder: Path, out: Path, jobs: int = 1, resume: bool = False, **more: object) -> Summary:
    options = Options(
        (str(folder),), out, formats=FORMATS, settings=RULES, jobs=jobs, resume=resume, **more
    )
    return run(options, Gazetteer.default)


def made(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != "run.json"}


def ids(out: Path) -> list[str]:
    return [it["id"] for it in json.loads((out / "run.json").read_text("utf-8"))["inputs"]]


def start(folder: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    words = ("map", str(folder), "-o", str(out), "--recogniser", "rules")
    return subprocess.Popen(
        [sys.executable, "-m", "geoevents", *words, "--formats", ",".join(FORMATS), *more],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def test_the_log_is_gone_after_a_run(undisturbed: Path) -> None:
    names = {path.name for path in undisturbed.iterdir()}
    assert not any(name.startswith(".") for name in names)
    assert {"events.geojson", "geoevents.gpkg", "run.json"} <= names


def test_documents_are_told_in_the_order_of_the_input(undisturbed: Path) -> None:
    rows = [f"more.jsonl#{n}" for n in range(1, 7)]
    files = [f"report-{n}.txt" for n in range(8)]
    assert ids(undisturbed) == ["broken.zip", "empty.txt", *rows, *files]


@pytest.mark.parametrize(("jobs", "method"), [(2, "fork"), (2, "spawn"), (3, "fork")])
def test_any_number_of_processes_gives_the_same_bytes(
    folder: Path,
    undisturbed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    jobs: int,
    method: str,
) -> None:
    if method not in get_all_start_methods():
        pytest.skip(f"no {method} on this system")
    monkeypatch.setattr("geoevents.run.crew.start_method", lambda: method)
    go(folder, tmp_path, jobs=jobs)
    assert made(tmp_path) == made(undisturbed)
    assert ids(tmp_path) == ids(undisturbed)


@pytest.mark.parametrize("dies", [False, True], ids=["", "dies"])
def test_files_written_by_several_processes_are_the_same(
    folder: Path,
    undisturbed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    dies: bool,
) -> None:
    """A process that dies at its format leaves it to the main one."""
    monkeypatch.setattr("geoevents.run.writing._FEW", 0)
    if dies:
        monkeypatch.setattr("geoevents.run.writing._write_elsewhere", die)
    go(folder, tmp_path, jobs=2)
    assert made(tmp_path) == made(undisturbed)


def die(*asked: object) -> None:
    os._exit(9)


def test_killed_at_fifty_moments_the_bytes_are_the_same(
    folder: Path, undisturbed: Path, tmp_path: Path
) -> None:
    """kill -9 at moments from a fixed list; every run goes on where the last was killed."""
    moments = random.Random(8)
    begun = time.monotonic()
    assert start(folder, tmp_path / "whole").wait(120) == 1, "two files fail, the rest is read"
    whole = time.monotonic() - begun
    kills = runs = 0
    while kills < KILLS:
        out = tmp_path / f"out{runs}"
        runs += 1
        for _ in range(30):
            process = start(folder, out, "--resume", "--jobs", str(1 + kills % 2))
            try:
                process.wait(moments.uniform(0.3, 1.1) * whole)
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
            finally:
                assert process.stderr is not None
                process.stderr.close()
        else:
            assert start(folder, out, "--resume").wait(120) == 1
        assert made(out) == made(undisturbed)
        assert ids(out) == ids(undisturbed)


def test_what_a_killed_writer_left_is_swept_away(
    folder: Path, undisturbed: Path, tmp_path: Path
) -> None:
    (tmp_path / ".4711.part.events.geojson").write_text("half", "utf-8")
    (tmp_path / ".mine").write_text("kept", "utf-8")
    go(folder, tmp_path)
    assert made(tmp_path) == {**made(undisturbed), ".mine": b"kept"}


def test_a_killed_run_does_no_document_twice(folder: Path, tmp_path: Path) -> None:
    """What the log has when the process dies is what the next one leaves out."""
    process = start(folder, tmp_path)
    log = tmp_path / ".geoevents" / "log.sqlite"
    while process.poll() is None and held(log) < 4:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    before = held(log)
    summary = go(folder, tmp_path, resume=True)
    assert summary.resumed_at == before >= 4
    assert summary.counts["documents"] == len(set(ids(tmp_path))) == 16


def held(log: Path) -> int:
    try:
        base = sqlite3.connect(f"{log.as_uri()}?mode=ro", uri=True)
        try:
            return int(base.execute("SELECT count(*) FROM units").fetchone()[0])
        finally:
            base.close()
    except sqlite3.Error:
        return 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_writes_what_is_done_and_resume_goes_on(
    folder: Path, undisturbed: Path, tmp_path: Path, jobs: str
) -> None:
    process = start(folder, tmp_path, "--jobs", jobs)
    while process.poll() is None and held(tmp_path / ".geoevents" / "log.sqlite") < 4:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    if process.returncode == 130:  # else it was faster than the signal
        assert b"--resume goes on from here" in err
        assert b"Traceback" not in err
    if b"what was done is written" in err:  # else the signal came while files were written
        told = json.loads((tmp_path / "run.json").read_text("utf-8"))
        assert told["options"]["stopped"]
        assert 4 <= told["counts"]["documents"] <= 16
    go(folder, tmp_path, resume=True)
    assert made(tmp_path) == made(undisturbed)


def interrupted(folder: Path, out: Path, after: int) -> None:
    """Run until so many documents are done."""

    def stop(done: int, share: float) -> None:
        if done == after:
            raise KeyboardInterrupt

    summary = run(
        Options((str(folder),), out, formats=FORMATS, settings=RULES), Gazetteer.default, stop
    )
    assert summary.stopped
    assert summary.counts["documents"] == after


def test_a_file_that_changed_is_read_again_and_all_after_it(folder: Path, tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    shutil.copytree(folder, inputs)
    interrupted(inputs, tmp_path / "out", 12)
    (inputs / "report-1.txt").write_text(report(40), encoding="utf-8")
    (inputs / "new.txt").write_text(report(41), encoding="utf-8")
    go(inputs, tmp_path / "out", resume=True)
    go(inputs, tmp_path / "anew")
    assert made(tmp_path / "out") == made(tmp_path / "anew")
    assert ids(tmp_path / "out") == ids(tmp_path / "anew")


def test_files_that_are_gone_are_gone_from_the_output(folder: Path, tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    shutil.copytree(folder, inputs)
    interrupted(inputs, tmp_path / "out", 15)
    for number in (5, 6, 7):
        (inputs / f"report-{number}.txt").unlink()
    go(inputs, tmp_path / "out", resume=True)
    assert ids(tmp_path / "out")[-1] == "report-4.txt"


def test_a_run_started_otherwise_is_not_gone_on_with(folder: Path, tmp_path: Path) -> None:
    interrupted(folder, tmp_path, 3)
    with pytest.raises(SettingsError, match=r"started otherwise \(language\)"):
        go(folder, tmp_path, resume=True, language="fr")


def test_without_resume_a_run_begins_anew(folder: Path, undisturbed: Path, tmp_path: Path) -> None:
    interrupted(folder, tmp_path, 3)
    assert go(folder, tmp_path).resumed_at == 0
    assert made(tmp_path) == made(undisturbed)


def test_a_worker_that_dies_changes_nothing(
    folder: Path, undisturbed: Path, tmp_path: Path
) -> None:
    def kill(done: int, share: float) -> None:
        if done in (3, 7):
            workers = sorted(active_children(), key=lambda worker: worker.pid or 0)
            os.kill(workers[0].pid or 0, signal.SIGKILL)

    options = Options((str(folder),), tmp_path, formats=FORMATS, settings=RULES, jobs=2)
    run(options, Gazetteer.default, kill)
    assert made(tmp_path) == made(undisturbed)


def test_a_worker_that_hangs_is_replaced(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One worker is stopped, and seems to have been so for ever; the other has all its time."""
    hired: list[Stoppable] = []

    class Stoppable(Worker):
        stopped = False

        def __init__(self, process: BaseProcess, pipe: Connection, since: float) -> None:
            super().__init__(process, pipe, since=since)
            hired.append(self)

        def __getattribute__(self, name: str) -> Any:
            held = super().__getattribute__(name)
            return float("-inf") if name == "since" and self.stopped else held

    def stop(done: int, share: float) -> None:
        if done == 3:
            hired[0].stopped = True
            os.kill(hired[0].process.pid or 0, signal.SIGSTOP)

    monkeypatch.setattr("geoevents.run.crew.Worker", Stoppable)
    options = Options((str(folder),), tmp_path, formats=FORMATS, settings=RULES, jobs=2)
    summary = run(options, Gazetteer.default, stop)
    hung = [f for f in summary.failures if f.reason.startswith("takes more than 60 seconds")]
    assert len(hung) == 1
    assert len(hired) == 3
    assert len(summary.failures) == 3, "two files fail in any run"
    assert summary.counts["documents"] == len(set(ids(tmp_path))) == 16


def test_strict_leaves_no_log(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="nothing was written"):
        go(folder, tmp_path, strict=True)
    assert not list(tmp_path.iterdir())


def test_a_document_that_takes_too_long_costs_itself_alone(folder: Path, tmp_path: Path) -> None:
    slow = Settings(recogniser="rules", max_seconds=0.0001)
    summary = run(Options((str(folder),), tmp_path, settings=slow), Gazetteer.default)
    assert {f.reason.split(" seconds")[0] for f in summary.failures} >= {"takes more than 0.0001"}
    assert summary.counts["documents"] == 16


def test_pages_of_a_large_run_are_fetched_from_the_log(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each event is on one page, and the list of pages counts those of each."""
    monkeypatch.setattr("geoevents.writers.pages.MOST_EVENTS", 5)
    monkeypatch.setattr("geoevents.run.readings.Readings._KEPT", 0)
    options = Options((str(folder),), tmp_path, formats=("html",), settings=RULES)
    summary = run(options, Gazetteer.default)
    listed = (tmp_path / "map.html").read_text("utf-8")
    counts = [int(count) for count in re.findall(r"</a> (\d+)", listed)]
    assert len(counts) == len(list(tmp_path.glob("map-*.html"))) >= 3
    assert max(counts) <= 5
    assert sum(counts) == summary.counts["events"] == 14


def test_inputs_in_any_order_keep_their_own_stories(folder: Path, tmp_path: Path) -> None:
    """Stories are named by document; the events of each stay with it."""
    names = [str(folder / f"report-{n}.txt") for n in (3, 0)]
    run(Options(tuple(names), tmp_path, formats=("geojson",), settings=RULES), Gazetteer.default)
    features = json.loads((tmp_path / "events.geojson").read_text("utf-8"))["features"]
    told = [f["properties"] for f in features]
    assert {p["id"].split("#")[0] == p["document"] for p in told} == {True}
    assert next(p["story"] for p in told if p["document"] == "report-0.txt") == "s1"
