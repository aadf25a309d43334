"""Every `geoevents` command shown in README.md, docs/ or --help runs as it is written."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geoevents.cli import cli

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "seeds" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(?:sh|console|bash)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands_of_page(page: Path) -> list[str]:
    lines = [
        line for block in FENCE.findall(page.read_text("utf-8")) for line in block.splitlines()
    ]
    return [line.removeprefix("$ ") for line in lines if re.match(r"(\$ )?geoevents ", line)]


def commands_of_help() -> list[str]:
    pages = [cli.help or "", *(command.help or "" for command in cli.commands.values())]
    lines = [line.strip() for page in pages for line in page.splitlines()]
    return [line for line in lines if line.startswith("geoevents ")]


COMMANDS = sorted({c for page in PAGES for c in commands_of_page(page)} | set(commands_of_help()))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the inputs that the documentation speaks of."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / "seeds" / "alep-palmyre.txt", folder / "report.txt")
    return folder


def test_the_documentation_shows_commands() -> None:
    assert any(command.startswith("geoevents map") for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_documented_command_runs(command: str, desk: Path) -> None:
    words = shlex.split(command, comments=True)[1:]
    done = subprocess.run(
        [sys.executable, "-m", "geoevents", *words],
        cwd=desk,
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}
