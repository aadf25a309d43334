"""A real PostgreSQL with PostGIS, started here and thrown away; skips where Debian's is absent."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geoevents.errors import OutputError, SettingsError
from geoevents.gazetteer import Gazetteer
from geoevents.run import Options, Summary, run
from geoevents.run.job import DEFAULT_FORMATS
from geoevents.settings import Settings
from geoevents.writers.postgis_address import address_of

PASSWORD = "s3cret-word"
DESIGN = {"runs", "documents", "mentions", "events", "areas"}
ROOT = Path(__file__).parent.parent.parent


class Server:
    """A cluster of its own in a folder of its own, on a unix socket alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._as = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        if os.getuid() != 0:  # PostgreSQL refuses to run as root
            self._as = []
        else:
            os.chown(folder, 65534, 65534)
        (self._bin,) = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]

    def start(self) -> None:
        (self.folder / "pw").write_text(PASSWORD)
        (self.folder / "pw").chmod(0o644)
        self._run(
            *("initdb", "-D", self.folder / "data", "-U", "desk", "-A", "scram-sha-256"),
            *("--pwfile", self.folder / "pw", "-E", "UTF8", "--locale=C", "--no-sync"),
        )
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off"
        self._run(
            *("pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-w"),
            *("-o", options, "start"),
        )

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")

    def _run(self, name: str, *words: object) -> None:
        command = [*self._as, str(self._bin / name), *map(str, words)]
        subprocess.run(command, cwd=self.folder, check=True, timeout=120, stdout=subprocess.DEVNULL)

    def url(self, base: str, more: str = "", password: str = PASSWORD) -> str:
        return f"postgresql://desk:{password}@/{base}?host={self.folder}{more}"

    def ask(self, base: str, query: str) -> list[tuple[Any, ...]]:
        import psycopg

        with psycopg.connect(self.url(base), autocommit=True) as opened:
            cursor = opened.execute(query.encode())
            return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    pytest.importorskip("psycopg", reason="psycopg is not installed: the extra `postgis`")
    if not list(Path("/usr/share/postgresql").glob("*/extension/postgis.control")):
        pytest.skip("no PostGIS: apt-get install postgresql postgresql-15-postgis-3")
    # A unix socket's path has no more than 107 bytes: pytest's own folders are too deep.
    folder = Path(tempfile.mkdtemp(prefix="geoevents-pg-"))
    started = Server(folder)
    try:
        started.start()
        yield started
        started.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def empty(server: Server) -> str:
    """A database with PostGIS, made once: a copy of it takes a tenth of the time."""
    server.ask("postgres", "CREATE DATABASE empty")
    server.ask("empty", "CREATE EXTENSION postgis")
    return "empty"


@pytest.fixture
def base(server: Server, empty: str) -> str:
    """An empty database with PostGIS."""
    server.ask("postgres", "DROP DATABASE IF EXISTS news WITH (FORCE)")
    server.ask("postgres", f"CREATE DATABASE news TEMPLATE {empty}")
    return "news"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inputs = tmp_path / "in"
    inputs.mkdir()
    rows = [{"text": f"{n} personnes tuées à Alep le 3 mars 2016."} for n in range(2, 6)]
    rows.append({"text": "Un raid aérien a tué\u0000 2 personnes à Homs, le 4 mars 2016."})
    (inputs / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (inputs / "near.txt").write_text("Un raid a tué 3 personnes à 27 km de Palmyre.", "utf-8")
    (inputs / "empty.txt").write_text("", encoding="utf-8")
    return inputs


def go(folder: Path, url: str, formats: tuple[str, ...] = ("csv",)) -> Summary:
    rules = Settings(recogniser="rules")
    asked = Options((str(folder),), folder.parent / "out", formats=formats, settings=rules, to=url)
    return run(asked, Gazetteer.default)


def held(server: Server, schema: str = "geoevents") -> dict[str, list[tuple[Any, ...]]]:
    return {
        table: server.ask("news", f"SELECT * FROM {schema}.{table} ORDER BY id") for table in DESIGN
    }


def test_rows_are_those_of_the_layers(
    server: Server, base: str, folder: Path, world: Gazetteer
) -> None:
    summary = go(folder, server.url(base), formats=("geojson",))
    assert summary.sent == f"7 documents to postgresql://{server.folder}/{base}"
    for layer in ("mentions", "events", "areas"):
        told = json.loads((folder.parent / f"out/{layer}.geojson").read_text("utf-8"))["features"]
        query = f"SELECT to_jsonb(t) - 'geom', ST_AsGeoJSON(geom)::jsonb FROM geoevents.{layer} t"
        rows = {row["id"]: (row, shape) for row, shape in server.ask(base, query)}
        assert told
        assert len(rows) == len(told)
        for feature in told:
            row, shape = rows[feature["id"]]
            expected = {
                name: it.replace("\0", "\ufffd") if isinstance(it, str) else it
                for name, it in feature["properties"].items()
            }
            assert {name: row[name] for name in expected} == expected
            assert (shape is None) == (feature["geometry"] is None)
            if shape and shape["type"] == "Point":
                assert shape == feature["geometry"]


def test_the_same_run_twice_leaves_the_same_rows(
    server: Server, base: str, folder: Path, world: Gazetteer
) -> None:
    go(folder, server.url(base))
    before = held(server)
    go(folder, server.url(base))
    assert held(server) == before
    assert all(before.values())


def test_a_changed_document_has_its_new_rows_alone(
    server: Server, base: str, folder: Path, world: Gazetteer
) -> None:
    go(folder, server.url(base))
    before = held(server)
    (folder / "near.txt").write_text("Des combats ont éclaté à Idlib.", encoding="utf-8")
    go(folder, server.url(base))
    after = held(server)
    assert len(after["runs"]) == 2
    assert {row[1] for row in after["documents"]} == {row[0] for row in after["runs"]} - {
        before["runs"][0][0]
    }
    (kinds,) = server.ask(
        base, "SELECT array_agg(DISTINCT kind) FROM geoevents.events WHERE document = 'near.txt'"
    )
    assert "airstrike" not in kinds[0]
    assert not server.ask(base, "SELECT 1 FROM geoevents.areas WHERE document = 'near.txt'")


def test_documents_of_another_run_stay(
    server: Server, base: str, folder: Path, world: Gazetteer
) -> None:
    go(folder, server.url(base))
    (folder / "rows.jsonl").unlink()
    go(folder, server.url(base))
    assert len(held(server)["documents"]) == 7


def test_the_view_has_timestamps_and_areas(
    server: Server, base: str, folder: Path, world: Gazetteer
) -> None:
    go(folder, server.url(base))
    types = dict(
        server.ask(
            base,
            "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
            " WHERE attrelid = 'geoevents.events_map'::regclass AND attnum > 0",
        )
    )
    assert types["time_start"] == types["time_end"] == "timestamp without time zone"
    assert types["date_start"] == "date"
    assert (types["geom"], types["area"]) == ("geometry(Point,4326)", "geometry(MultiPolygon,4326)")
    (row,) = server.ask(
        base,
        "SELECT area_shape, ST_Area(area::geography) > 1e9 FROM geoevents.events_map"
        " WHERE document = 'near.txt'",
    )
    assert row == ("annulus", True)
    ((count,),) = server.ask(base, "SELECT count(*) FROM geoevents.events_map")
    assert count == len(held(server)["events"])


def test_indexes_are_there(server: Server, base: str, folder: Path, world: Gazetteer) -> None:
    go(folder, server.url(base))
    told = server.ask(base, "SELECT indexdef FROM pg_indexes WHERE schemaname = 'geoevents'")
    defined = "\n".join(row[0] for row in told)
    assert defined.count("USING gist (geom)") == 3
    assert "btree (date_start, date_end)" in defined


def test_a_schema_of_ones_own(server: Server, base: str, folder: Path, world: Gazetteer) -> None:
    go(folder, server.url(base, "&schema=week_48"))
    assert len(held(server, "week_48")["documents"]) == 7


def test_a_batch_is_whole_or_not_at_all(
    server: Server, base: str, folder: Path, world: Gazetteer
) -> None:
    """A row that the database refuses: the documents before it in the batch are not in."""
    go(folder, server.url(base))
    before = held(server)
    server.ask(base, "ALTER TABLE geoevents.events ADD CHECK (place <> 'Idlib') NOT VALID")
    (folder / "near.txt").write_text("Des combats ont éclaté à Idlib, tuant 3 civils.", "utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        go(folder, server.url(base))
    after = held(server)
    assert {table: after[table] for table in DESIGN - {"runs"}} == {
        table: before[table] for table in DESIGN - {"runs"}
    }


def test_two_documents_of_one_name_are_refused(
    server: Server, base: str, folder: Path, world: Gazetteer
) -> None:
    other = folder.parent / "other"
    shutil.copytree(folder, other)
    names = (str(folder), str(other))
    rules = Settings(recogniser="rules")
    out, url = folder.parent / "out", server.url(base)
    asked = Options(names, out, formats=("csv",), settings=rules, to=url)
    with pytest.raises(OutputError, match=r"two documents have this name"):
        run(asked, Gazetteer.default)


def test_no_postgis_is_one_clear_line(server: Server, folder: Path, world: Gazetteer) -> None:
    server.ask("postgres", "DROP DATABASE IF EXISTS bare")
    server.ask("postgres", "CREATE DATABASE bare")
    with pytest.raises(OutputError, match=r"has no PostGIS; .*CREATE EXTENSION postgis"):
        go(folder, server.url("bare"))


def test_a_wrong_password_is_not_printed(server: Server, folder: Path, base: str) -> None:
    told = spoken(folder, server.url(base, password="wr0ng-word"))
    assert "password authentication failed" in told
    assert "wr0ng-word" not in told


def test_no_file_holds_the_password(
    server: Server, base: str, folder: Path, world: Gazetteer
) -> None:
    go(folder, server.url(base), DEFAULT_FORMATS)
    held_files = b"".join(path.read_bytes() for path in (folder.parent / "out").iterdir())
    assert PASSWORD.encode() not in held_files
    assert PASSWORD not in repr(Options((), to=server.url(base)))
    assert PASSWORD not in repr(address_of(server.url(base)))


def spoken(folder: Path, url: str, **environment: str) -> str:
    """Run the command line where it must fail, and return what it says."""
    words = ["map", str(folder), "-o", str(folder.parent / "o"), "--to", url]
    done = subprocess.run(
        [sys.executable, "-m", "geoevents", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


def test_no_server_is_one_clear_line(folder: Path) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed: the extra `postgis`")
    told = spoken(folder, "postgresql://desk:s3cret-word@127.0.0.1:1/news")
    assert "postgresql://127.0.0.1:1/news: cannot be written" in told
    assert "is the server up" in told
    assert "s3cret" not in told


def test_without_psycopg_the_extra_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "psycopg.py").write_text("raise ImportError('not here')")
    path = f"{tmp_path / 'none'}{os.pathsep}{ROOT}"
    told = spoken(folder, "postgresql://127.0.0.1/news", PYTHONPATH=path)
    assert "pip install 'geoevents[postgis]'" in told


@pytest.mark.parametrize(
    "url",
    [
        "mysql://desk:s3cret@host/news",
        "postgresql://desk:s3cret",
        "postgresql://desk:s3@cret@host/news",
        "postgresql://desk:s3/cret@host/news",
        "postgresql://desk:s3?cret@host/news",
        "postgresql://desk:s3#cret@host/news",
        "postgresql://desk@host/news?password=s3cret",
        "postgresql://desk@host/news?schema=s3cret;drop",
    ],
)
def test_a_bad_address_is_refused_and_not_quoted(url: str) -> None:
    with pytest.raises(SettingsError) as told:
        address_of(url)
    assert "s3cret" not in str(told.value) or "schema" in url
    assert "cret@" not in str(told.value)
