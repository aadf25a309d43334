"""The processes of a run: how they start, what they are asked, and that none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from geoevents.errors import OutputError, SettingsError
from geoevents.gazetteer import Gazetteer
from geoevents.run import Options
from geoevents.run.crew import hired
from geoevents.settings import Settings

METHOD = "from geoevents.run.crew import start_method; print(start_method())"
THREAD = (
    "import threading, time; threading.Thread(target=time.sleep, args=(9,), daemon=True).start()"
)
HIRE = """
import sys
from pathlib import Path
from geoevents.gazetteer import Gazetteer
from geoevents.run import Options
from geoevents.run.crew import hired
from geoevents.settings import Settings

if __name__ == "__main__":
    options = Options((), settings=Settings(recogniser="rules"), language="fr", jobs=3)
    with hired(Gazetteer.open(Path(sys.argv[1])), options) as crew:
        print(*[worker.process.pid for worker in crew.workers], flush=True)
        sys.stdin.read()
"""
RULES = Settings(recogniser="rules")
TWO = Options((), settings=RULES, language="fr", jobs=2)
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")


def told_by(script: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.strip()


@linux
@pytest.mark.parametrize(("before", "method"), [("", "fork"), (THREAD, "spawn")], ids=["1", "2"])
def test_a_process_with_a_second_thread_does_not_fork(before: str, method: str) -> None:
    assert told_by(f"{before}\n{METHOD}") == method


def test_other_systems_spawn(monkeypatch: pytest.MonkeyPatch) -> None:
    for system in ("darwin", "win32"):
        monkeypatch.setattr("sys.platform", system)
        from geoevents.run.crew import start_method

        assert start_method() == "spawn"


@linux
def test_workers_end_when_their_process_is_killed(world: Gazetteer) -> None:
    """None may keep another's pipe open: it would wait for a next document for ever."""
    process = subprocess.Popen(
        [sys.executable, "-c", HIRE, str(world.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    workers = [int(word) for word in process.stdout.readline().split()]
    assert len(workers) == 3
    process.kill()
    process.wait()
    for _ in range(600):
        if not any(map(is_there, workers)):
            break
        time.sleep(0.1)
    left = [pid for pid in workers if is_there(pid)]
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    process.stdin.close()
    process.stdout.close()
    assert not left


def is_there(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def size_of(more: int, places: Gazetteer) -> int:
    return places.size + more


def die(places: Gazetteer) -> int:
    os._exit(9)


def refuse(places: Gazetteer) -> int:
    raise OutputError("no room")


def test_an_errand_is_done_by_a_worker(world: Gazetteer) -> None:
    with hired(world, TWO) as crew:
        for more in (1, 2):
            answer = crew.ask(partial(size_of, more))
            assert answer is not None
            assert answer.wait() == answer.wait() == world.size + more


def test_an_answer_waits_for_who_asked(world: Gazetteer) -> None:
    """A worker takes a next errand before the answer to the last was looked at."""
    with hired(world, TWO) as crew:
        first = crew.ask(partial(size_of, 1))
        second = None
        while second is None:
            second = crew.ask(partial(size_of, 2))
            time.sleep(0.01)
        assert first is not None
        assert [first.wait(), second.wait()] == [world.size + 1, world.size + 2]


def test_who_is_busy_takes_no_errand(world: Gazetteer) -> None:
    """Of two processes one asks, so the second errand finds nobody."""
    with hired(world, TWO) as crew:
        os.kill(crew.workers[0].process.pid or 0, signal.SIGSTOP)
        assert crew.ask(partial(size_of, 1)) is not None
        assert crew.ask(partial(size_of, 2)) is None


def test_of_a_worker_that_dies_comes_nothing(world: Gazetteer) -> None:
    with hired(world, TWO) as crew:
        answer = crew.ask(die)
        assert answer is not None
        assert answer.wait() is None


def test_what_a_worker_refuses_is_raised_here(world: Gazetteer) -> None:
    with hired(world, TWO) as crew:
        answer = crew.ask(refuse)
        assert answer is not None
        with pytest.raises(OutputError, match="no room"):
            answer.wait()


@pytest.mark.parametrize(
    "options", [Options((), jobs=1), Options((), jobs=4, engine="dask")], ids=["alone", "dask"]
)
def test_nobody_is_hired_for_nothing(world: Gazetteer, options: Options) -> None:
    with hired(world, options) as crew:
        assert crew.workers == []


def test_places_in_memory_cannot_be_shared() -> None:
    with (
        pytest.raises(SettingsError, match="only one process"),
        hired(Gazetteer.from_entries(()), TWO),
    ):
        pass
