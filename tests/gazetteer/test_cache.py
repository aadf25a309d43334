from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geoevents.errors import GazetteerError
from geoevents.gazetteer.cache import cache_folder, ensure, make
from geoevents.gazetteer.entry import Entry, Source
from geoevents.gazetteer.index import Gazetteer
from geoevents.model import Place, Point

Make = Callable[..., Source]


class Builds:
    """Ensures an index in a folder and remembers what it was told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[tuple[str, int, int]] = []

    def ensure(self, source: Source) -> Gazetteer:
        self.said.clear()
        return ensure({"small": source}, self.folder, lambda *what: self.said.append(what))

    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.glob("gazetteer-*"))


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    return Builds(tmp_path / "cache")


def test_built_once_then_opened(
    builds: Builds, entries: tuple[Entry, ...], source_of: Make
) -> None:
    assert builds.ensure(source_of(entries)).lookup("Alep")
    assert builds.said[0][0] == "reading small"
    assert all(0 <= done <= total for _, done, total in builds.said)
    builds.ensure(source_of(entries))
    assert builds.said == []


def test_built_again_when_a_source_changes(
    builds: Builds, entries: tuple[Entry, ...], source_of: Make
) -> None:
    builds.ensure(source_of(entries[:1], "1"))
    assert builds.ensure(source_of(entries[:2], "2")).size == 2
    for stamp in "3456":
        builds.ensure(source_of(entries[:1], stamp))
        gc.collect()  # lets go of the index
    assert len(builds.files()) == 3


def test_an_index_that_is_in_use_stays(
    builds: Builds, entries: tuple[Entry, ...], source_of: Make
) -> None:
    in_use = builds.ensure(source_of(entries, "1"))
    for stamp in "23456":
        builds.ensure(source_of(entries[:1], stamp))
        gc.collect()
    assert in_use.path is not None
    assert in_use.path.name in builds.files()
    assert len(builds.files()) == 4


@pytest.mark.parametrize("cut", [0, 100, 5000, -1])
def test_a_broken_index_is_built_again(
    builds: Builds, entries: tuple[Entry, ...], source_of: Make, cut: int
) -> None:
    path = builds.ensure(source_of(entries)).path
    assert path is not None
    path.write_bytes(path.read_bytes()[:cut])
    assert builds.ensure(source_of(entries)).lookup("Alep")


def test_a_failed_build_leaves_nothing(
    builds: Builds, entries: tuple[Entry, ...], source_of: Make
) -> None:
    def read(_: object) -> Iterator[Entry]:
        yield entries[0]
        raise GazetteerError("line 2: no")

    with pytest.raises(GazetteerError, match="line 2"):
        builds.ensure(replace(source_of(entries), read=read))
    assert builds.files() == []


def test_what_a_killed_build_left_is_cleared(
    builds: Builds, entries: tuple[Entry, ...], source_of: Make
) -> None:
    builds.folder.mkdir()
    (builds.folder / "gazetteer-0.part").write_bytes(b"half")
    path = builds.ensure(source_of(entries)).path
    assert path is not None
    assert builds.files() == [path.name]


def test_indexes_that_no_version_reads_go_and_files_of_other_names_stay(
    builds: Builds, entries: tuple[Entry, ...], source_of: Make
) -> None:
    builds.folder.mkdir()
    for name in ("gazetteer-0123456789abcdef.sqlite", "gazetteer-mine.sqlite"):
        (builds.folder / name).write_bytes(b"SQLite format 3")
    path = builds.ensure(source_of(entries)).path
    assert path is not None
    assert builds.files() == sorted(["gazetteer-mine.sqlite", path.name])


def test_a_cache_that_cannot_be_written_says_the_remedy(
    tmp_path: Path, entries: tuple[Entry, ...], source_of: Make
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(GazetteerError, match="GEOEVENTS_CACHE") as told:
        Builds(tmp_path / "file" / "cache").ensure(source_of(entries))
    assert "\n" not in str(told.value)


def test_the_environment_chooses_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEOEVENTS_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("GEOEVENTS_CACHE")
    assert cache_folder().name == "geoevents"


RACE = """
import sys, time
from pathlib import Path
from geoevents.gazetteer.cache import ensure
from geoevents.gazetteer.entry import Entry, Source, SourceInfo
from geoevents.model import Place, Point

folder = Path(sys.argv[1])

def read(skip):
    with (folder / "builds").open("a") as log:
        log.write("built\\n")
    time.sleep(0.5)
    yield Entry(Place("t:1", "Alep", Point(37, 36), "PPL"))

source = Source(SourceInfo("slow", "", "", ""), read, lambda: "1")
print(ensure({"slow": source}, folder, lambda *_: None).lookup("alep")[0].place.id)
"""


def test_of_two_processes_that_start_at_once_one_builds(tmp_path: Path) -> None:
    command = [sys.executable, "-c", RACE, str(tmp_path)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate(timeout=60)[0] for process in started] == ["t:1\n", "t:1\n"]
    assert (tmp_path / "builds").read_text() == "built\n"


KILLED = """
import sys
from pathlib import Path
from geoevents.gazetteer.cache import make
from geoevents.gazetteer.entry import Entry, Source, SourceInfo
from geoevents.model import Place, Point

def read(skip):
    for n in range(3000):
        yield Entry(Place(f"t:{n}", f"Place {n}", Point(n % 180, 36), "PPL"))

def told(what, done, total):
    print(what, flush=True)
    if what.startswith(sys.argv[2]) and done >= int(sys.argv[3]):
        print("now", flush=True)
        sys.stdin.read()  # until it is killed

make(Path(sys.argv[1]), [Source(SourceInfo("new", "", "", ""), read, lambda: "1")], told)
"""


@pytest.mark.parametrize(("what", "done"), [("reading", 0), ("filing", 1), ("ordering", 1)])
def test_a_killed_build_leaves_the_old_index_and_nothing_that_stays(
    builds: Builds, entries: tuple[Entry, ...], source_of: Make, what: str, done: int
) -> None:
    path = builds.ensure(source_of(entries)).path
    assert path is not None
    command = [sys.executable, "-c", KILLED, str(path), what, str(done)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as building:
        assert building.stdout is not None
        assert any(line == "now\n" for line in building.stdout)
        building.kill()
    (left,) = set(builds.files()) - {path.name}
    assert left.endswith(".part")
    assert Gazetteer.open(path).lookup("Alep")
    assert Gazetteer.open(path).size == len(entries)
    builds.ensure(source_of(entries[:1], "2"))
    assert not [name for name in builds.files() if ".part" in name]


def test_two_builds_at_once_leave_each_other_alone(
    builds: Builds, entries: tuple[Entry, ...], source_of: Make
) -> None:
    path = builds.ensure(source_of(entries)).path
    assert path is not None
    command = [sys.executable, "-c", KILLED, str(path), "filing", "1"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as building:
        assert building.stdout is not None
        assert any(line == "now\n" for line in building.stdout)
        (part,) = set(builds.files()) - {path.name}
        make(path, [source_of(entries[:1], "2")], lambda *_: None)  # the same index, sooner
        builds.ensure(source_of(entries[:1], "3"))  # another, of another checkout
        assert part in builds.files()
        assert Gazetteer.open(path).size == 1
        building.communicate()
    assert building.returncode == 0
    assert part not in builds.files()
    assert Gazetteer.open(path).size == 3000


def test_place_is_kept_whole_on_disk(builds: Builds, source_of: Make) -> None:
    place = Place("t:1", "A'", Point(-1.5, 2.5), "PPL", "XX", "R", 7, 8.5, b"\x01\x02", "S")
    assert builds.ensure(source_of((Entry(place),))).place("t:1") == place
