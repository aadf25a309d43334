"""corrections.jsonl: nothing that was decided is lost, and nothing else is believed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from decisions import on_mention
from hypothesis import given
from hypothesis import strategies as st

from geoevents.corrections import Corrections, Decision, append, read_file
from geoevents.corrections.correction import parse
from geoevents.errors import OutputError, SettingsError

ROOT = Path(__file__).parent.parent.parent
ROLE = on_mention("Alep", "role", role="demonym")
REJECT = on_mention("Palmyre", "reject", second=1)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    append(path, ROLE)
    append(path, REJECT)
    assert read_file(path) == ((ROLE, REJECT), ())


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_one_line_and_comes_back(who: str, document: str) -> None:
    one = replace(ROLE, who=who, document=document, id="").identified()
    assert len(one.line().splitlines()) == 1
    assert parse(one.line()) == one


@given(st.integers(min_value=1))
def test_a_torn_line_costs_nothing_that_was_before(cut: int) -> None:
    """A crash leaves the start of a line: it is told, and the next line is whole again."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corrections.jsonl"
        append(path, ROLE)
        line = REJECT.line().encode()
        torn = line[: 1 + cut % (len(line) - 1)]
        with path.open("ab") as file:
            file.write(torn)
        kept, damages = read_file(path)
        assert kept == (ROLE,)
        assert [it.line for it in damages] == [2]
        assert "broke off" in damages[0].reason
        append(path, REJECT)
        kept, damages = read_file(path)
        assert kept == (ROLE, REJECT)
        assert len(damages) == 1


def test_killed_at_any_moment_no_saved_decision_is_lost(tmp_path: Path) -> None:
    """A process saves and says so; `kill -9` comes between, or in the middle of a save."""
    path = tmp_path / "corrections.jsonl"
    said = 0
    moments = random.Random(3)
    for _ in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path)],
            env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moments.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        said += 1 + len([line for line in process.stdout.read().split("\n")[:-1] if line])
        process.wait()
        kept, _ = read_file(path)
        assert len(kept) >= said
        said = len(kept)


SAVER = """
import sys, os
from dataclasses import replace
from pathlib import Path
from decisions import on_mention
from geoevents.corrections import append
one = on_mention("Alep", "role", role="demonym")
for n in range(10**6):
    who = f"{os.getpid()} {n} " + "x" * 5000
    append(Path(sys.argv[1]), replace(one, who=who, id="").identified())
    print(n, flush=True)
"""


LINES = {
    "<<<<<<< HEAD": "is not JSON",
    "{}": "is no correction",
    "[1]": "is no correction",
    "[" * 5000: "is not JSON",
    ROLE.line().replace('"version":1', '"version":9'): "is of version 9",
    ROLE.line().replace('"demonym"', '"king"'): "'king' is not a valid Role",
    ROLE.line().replace('"role":"demonym"', '"rôle":1'): "role: 'role' is missing or wrong",
    ROLE.line().replace('"decision":"role"', '"decision":"kind"'): "no decision on a mention",
    ROLE.line().replace('"who":"Ana"', '"who":7'): "is no whole correction",
    ROLE.line().replace('"text":"Alep"', '"text":null'): "is no whole correction",
}
PLACES = {
    '{"point":[400,36]}': "not on Earth",
    '{"point":["nan",36]}': "not on Earth",
    '{"point":[1]}': "is no pair",
    '{"point":[1,2],"radius_m":-4}': "is no radius",
    '{"polygon":[[0,0],[1,1]]}': "3 to 500 corners",
    '{"polygon":[[0,0],[1,1],[1,0],[0,1]]}': "sides of a part cross",
}


@pytest.mark.parametrize("line", LINES, ids=LINES.values())
def test_what_is_no_correction_is_told_and_passed_over(line: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text(f"{line}\n{REJECT.line()}\n", "utf-8")
    kept, (damage,) = read_file(path)
    assert kept == (REJECT,)
    assert damage.line == 1
    assert LINES[line] in damage.reason


@pytest.mark.parametrize("place", PLACES, ids=PLACES.values())
def test_a_place_that_can_not_be_is_told(place: str) -> None:
    line = on_mention("Alep", "place", place="HERE").line().replace('"HERE"', place)
    with pytest.raises(ValueError, match=PLACES[place]):
        parse(line)


def test_lines_put_together_by_git_mean_the_same_in_any_order() -> None:
    first = on_mention("Alep", "role", role="demonym", second=1)
    later = on_mention("Alep", "role", role="metonym", second=2, who="Bea")
    other = on_mention("Palmyre", "reject", second=3)
    undo = on_mention("Palmyre", "undo", undoes=other.id, second=4)
    redo = on_mention("Palmyre", "undo", undoes=undo.id, second=5)
    lines = [first, later, other, undo, redo]
    there = Corrections(tuple(lines))
    back = Corrections(tuple(reversed(lines)))
    assert there.standing == back.standing == (first, later, other)
    assert there.digest == back.digest
    assert Corrections(tuple(lines[:4])).standing == (first, later)


def test_the_same_line_twice_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text(f"{ROLE.line()}\n{ROLE.line()}\n", "utf-8")
    assert read_file(path)[0] == (ROLE,)


def test_a_file_that_can_not_be_read_or_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_file(tmp_path)
    with pytest.raises(OutputError, match="nothing was saved"):
        append(tmp_path, ROLE)


def test_every_decision_is_of_one_of_two_targets() -> None:
    from geoevents.corrections.correction import DECISIONS

    assert set(Decision) == set().union(*DECISIONS.values())
    assert json.loads(ROLE.line())["version"] == 1
