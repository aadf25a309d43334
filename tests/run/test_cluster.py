"""The same job on a Dask cluster: the bytes of one process, whatever dies meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from geoevents.documents import Failure, Source, collect
from geoevents.errors import DocumentError, GazetteerError, OutputError, SettingsError
from geoevents.gazetteer import Gazetteer
from geoevents.run import Options, Summary, run
from geoevents.run.delivery import staging
from geoevents.run.unit import Outcome, work
from geoevents.settings import Settings

pytest.importorskip("distributed", reason="no Dask: pip install 'geoevents[cluster]'")
ROOT = Path(__file__).parent.parent.parent
RULES = Settings(recogniser="rules")
FORMATS = ("geojson", "csv", "gpkg", "parquet")
TOWNS = ("Alep", "Homs", "Palmyre", "Damas", "Idlib", "Raqqa", "Lattaquié")


def reports(folder: Path, count: int = 20) -> Path:
    folder.mkdir()
    rows = [
        {"text": f"Le 3 mars 2016, un raid aérien a tué {n + 2} personnes à {TOWNS[n % 7]}."}
        for n in range(count)
    ]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "near.txt").write_text("Un raid a tué 3 personnes à 27 km de Palmyre.", "utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    (folder / "week").mkdir()
    (folder / "week" / "a.txt").write_text("Des combats à Idlib jeudi, selon l’ONU.", "utf-8")
    table = "file,published\nweek/a.txt,2016-12-08\ngone.txt,\n"
    (folder / "documents.csv").write_text(table, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return reports(tmp_path_factory.mktemp("cluster") / "in")


@pytest.fixture(scope="module")
def alone(folder: Path, world: Gazetteer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("alone")
    go(str(folder), out)
    return out


@pytest.fixture(scope="module")
def cluster(world: Gazetteer) -> Iterator[Any]:
    from distributed import LocalCluster

    told = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": "127.0.0.1:0"}
    with LocalCluster(**told) as started:
        yield started


def go(inputs: str, out: Path, **more: Any) -> Summary:
    options = Options((inputs,), out, formats=FORMATS, settings=RULES, **more)
    return run(options, Gazetteer.default)


def made(out: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in out.iterdir()
        if path.is_file() and path.name != "run.json"
    }


def test_a_cluster_gives_the_bytes_of_one_process(
    folder: Path, alone: Path, cluster: Any, tmp_path: Path
) -> None:
    summary = go(str(folder), tmp_path, engine="dask", scheduler=cluster.scheduler_address)
    assert made(tmp_path) == made(alone)
    assert {f.id for f in summary.failures} == {"broken.zip", "empty.txt", "gone.txt"}


def test_workers_that_are_killed_change_nothing(
    folder: Path, alone: Path, cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geoevents.run.cluster._MOST_UNITS", 2)  # many tasks are left to lose
    killed: list[int] = []

    def kill(done: int, share: float) -> None:
        if done in (1, 12):
            alive = [n.pid for n in cluster.workers.values() if n.pid and n.pid not in killed]
            killed.append(alive[0])
            os.kill(alive[0], signal.SIGKILL)

    options = Options(
        *((str(folder),), tmp_path),
        formats=FORMATS,
        settings=RULES,
        engine="dask",
        scheduler=cluster.scheduler_address,
    )
    run(options, Gazetteer.default, kill)
    assert len(set(killed)) == 2
    assert made(tmp_path) == made(alone)


def test_the_command_starts_processes_of_its_own(folder: Path, alone: Path, tmp_path: Path) -> None:
    words = ["map", str(folder), "-o", str(tmp_path / "out"), "--recogniser", "rules"]
    done = subprocess.run(
        [sys.executable, "-m", "geoevents", *words, "--engine", "dask", "--jobs", "2"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, "three documents fail"
    assert {line.split(":")[0] for line in done.stderr.splitlines()} == {"geoevents"}, done.stderr
    assert made(tmp_path / "out") == made(alone)
    assert (tmp_path / "out/events.parts/part-00000.parquet").is_file()


def test_parts_are_the_rows_of_the_layer(
    folder: Path, cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import geopandas
    import pandas

    monkeypatch.setattr("geoevents.writers.parquet.PART_ROWS", 10)
    old = tmp_path / "events.parts" / "part-00099.parquet"
    old.parent.mkdir()
    old.touch()
    go(str(folder), tmp_path, engine="dask", scheduler=cluster.scheduler_address)
    for layer in ("mentions", "events", "areas"):
        whole = geopandas.read_parquet(tmp_path / f"{layer}.parquet")
        parts = sorted((tmp_path / f"{layer}.parts").iterdir())
        assert len(parts) == max(1, -(-len(whole) // 10))
        joined = pandas.concat([geopandas.read_parquet(part) for part in parts])
        assert list(joined["id"]) == list(whole["id"])
        assert list(joined.geometry.to_wkb()) == list(whole.geometry.to_wkb())


def put(folder: Path) -> str:
    import fsspec

    address = f"memory://{uuid4().hex}/in"
    system = fsspec.filesystem("memory")
    system.put(str(folder), address, recursive=True)
    return address


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_input_and_output_by_address(folder: Path, alone: Path, cluster: Any, engine: str) -> None:
    import fsspec

    address = put(folder)
    there = address.replace("/in", "/out")
    scheduler = cluster.scheduler_address if engine == "dask" else ""
    summary = go(address, staging(there), upload=there, engine=engine, scheduler=scheduler)
    system = fsspec.filesystem("memory")
    names = [path.rpartition("/")[2] for path in system.find(there) if ".parts/" not in path]
    found = {name: system.cat_file(f"{there}/{name}") for name in names if name != "run.json"}
    assert found == made(alone)
    assert set(summary.uploaded) >= {f"{there}/{name}" for name in names}
    assert summary.uploaded[-1] == f"{there}/run.json"
    assert not staging(there).exists()


def test_a_folder_by_address_is_listed_as_one_on_disk(folder: Path) -> None:
    def told(inputs: str) -> list[Any]:
        return [
            (unit.id, unit.about if isinstance(unit, Source) else unit.reason)
            for unit in collect((inputs,))
        ]

    assert told(put(folder)) == told(str(folder))


def test_one_file_by_address(folder: Path, tmp_path: Path, world: Gazetteer) -> None:
    assert go(f"{put(folder)}/near.txt", tmp_path).counts["documents_read"] == 1


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("memory://nowhere-at-all/in", "no such file or folder"),
        ("nosuch://me:s3cret@bucket/in", "nosuch://bucket/in: cannot be reached"),
    ],
)
def test_a_wrong_address_is_one_clear_line(address: str, says: str) -> None:
    with pytest.raises(DocumentError, match=says) as told:
        list(collect((address,)))
    assert "s3cret" not in str(told.value)


def test_an_output_that_cannot_be_written_is_told_before_reading(folder: Path) -> None:
    there = "nosuch://bucket/out"
    with pytest.raises(OutputError, match="cannot be reached"):
        go(str(folder), staging(there), upload=there)


def test_no_scheduler_is_one_clear_line(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geoevents.run.cluster._WAIT_S", 1)
    with pytest.raises(SettingsError, match="no Dask scheduler answers there"):
        go(str(folder), tmp_path, engine="dask", scheduler="tcp://127.0.0.1:1")


def test_an_index_is_found_in_the_cache_of_another_machine(
    world: Gazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, (path,) = world.__reduce__()
    assert callable(make)
    monkeypatch.setenv("GEOEVENTS_CACHE", str(tmp_path))
    with pytest.raises(GazetteerError, match="this machine has no index of places; copy"):
        make(Path("/elsewhere") / path.name)
    (tmp_path / path.name).symlink_to(path)
    assert make(Path("/elsewhere") / path.name).size == world.size


def test_a_document_that_takes_too_long_is_cut_short_in_a_thread(
    world: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker of a cluster has no signals: its tasks run beside its main thread."""
    outcomes = []

    def never_ends(*_: object) -> None:
        while True:
            time.sleep(0.01)

    monkeypatch.setattr("geoevents.run.unit.read", never_ends)
    source = Source("a", None, data=b"Des combats ont lieu dans Alep.")
    options = Options((), settings=Settings(recogniser="rules", max_seconds=0.3), language="fr")
    thread = threading.Thread(target=lambda: outcomes.append(work(source, world, options)))
    thread.start()
    thread.join(10)
    assert [o.message.split(" seconds")[0] for o in outcomes] == ["takes more than 0.3"]


class Crashing:
    """A client whose every worker dies of one document."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def submit(self, _: object, batch: tuple[Source, ...], *more: object, **options: object) -> Any:
        from distributed.scheduler import KilledWorker

        class Future:
            def result(self) -> tuple[Outcome, ...]:
                if any(unit.id == "bad" for unit in batch):
                    raise KilledWorker("task", None, 3)
                return tuple(Outcome(unit.id, "") for unit in batch)

        self.asked.append([unit.id for unit in batch])
        return Future()


def test_a_document_that_kills_every_worker_costs_itself_alone() -> None:
    from geoevents.run.cluster import outcomes_of

    client, batch = Crashing(), tuple(Source(name, None) for name in ("a", "bad", "b"))
    found = list(outcomes_of(client, batch, client.submit(None, batch), b"", Options(())))
    assert [(o.id, o.outcome) for o in found] == [("a", "read"), ("bad", "failed"), ("b", "read")]
    assert "made its reader crash" in found[1].message
    assert client.asked == [["a", "bad", "b"], ["a"], ["bad"], ["b"]]


def test_start_up_imports_no_cluster() -> None:
    code = "import sys, geoevents.cli, geoevents.run; print([m for m in sys.modules if m in WHAT])"
    heavy = {"dask", "distributed", "fsspec", "psycopg", "pyarrow", "pandas"}
    done = subprocess.run(
        [sys.executable, "-c", code.replace("WHAT", repr(heavy))],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_a_failure_keeps_its_place(folder: Path) -> None:
    units = list(collect((put(folder),)))
    assert isinstance(units[-1], Failure)
