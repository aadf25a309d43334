"""Every `geoevents` command shown in README.md, docs/ or --help runs as it is written."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click import Command, Group
from click.testing import CliRunner

from geoevents.cli import cli

ROOT = Path(__file__).parent.parent
ALONE = {"tutorial.md"}
"""Its commands lean on one another: tests/test_tutorial.py runs them, as they stand, in order."""
PAGES = [
    ROOT / "README.md",
    ROOT / "seeds" / "README.md",
    *sorted(path for path in (ROOT / "docs").glob("*.md") if path.name not in ALONE),
]
FENCE = re.compile(r"^```(?:sh|console|bash)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands_of_page(page: Path) -> list[str]:
    lines = [
        line for block in FENCE.findall(page.read_text("utf-8")) for line in block.splitlines()
    ]
    return [line.removeprefix("$ ") for line in lines if re.match(r"(\$ )?geoevents ", line)]


def help_pages(command: Command, name: str = "geoevents") -> dict[str, str]:
    """Return the help of a command and of all below it, by name."""
    below = command.commands if isinstance(command, Group) else {}
    pages = {name: command.help or ""}
    for word, one in below.items():
        pages |= help_pages(one, f"{name} {word}")
    return pages


PAGES_OF_HELP = help_pages(cli)


def commands_of_help() -> list[str]:
    lines = [line.strip() for page in PAGES_OF_HELP.values() for line in page.splitlines()]
    return [line for line in lines if line.startswith("geoevents ")]


COMMANDS = sorted({c for page in PAGES for c in commands_of_page(page)} | set(commands_of_help()))


GEONAMES = "\t".join(
    ["170063", "Ḩamāh", "Hamah", "Hama", "35.13179", "36.75783", "P", "PPLA", "SY", "", "02"]
    + [""] * 3 + ["696863", "", "309", "Asia/Damascus", "2017-05-05"]
)  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the inputs that the documentation speaks of."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / "seeds" / "alep-palmyre.txt", folder / "report.txt")
    shutil.copy(ROOT / "tests" / "cases" / "corpora" / "lgl.xml", folder / "corpus.xml")
    (folder / "villages.csv").write_text("village,lat,lon\nTell Example,35.1,36.7\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def geonames(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on this machine with the files of GeoNames for one country of one town."""
    folder = tmp_path_factory.mktemp("geonames")
    with zipfile.ZipFile(folder / "SY.zip", "w") as packed:
        packed.writestr("SY.txt", GEONAMES + "\n")
    (folder / "admin1CodesASCII.txt").write_text("SY.02\tHama\tHama\t170062\n", "utf-8")
    (folder / "admin2Codes.txt").write_text("", "utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_documentation_shows_commands() -> None:
    assert any(command.startswith("geoevents map") for command in COMMANDS)


@pytest.mark.parametrize("name", PAGES_OF_HELP)
def test_every_command_shows_examples_line_by_line(name: str) -> None:
    words = name.split()[1:]
    shown = CliRunner().invoke(cli, [*words, "--help"]).output.splitlines()
    assert "  Examples:" in shown, "click joins what has no true \\b before it"
    assert any(line.startswith(f"    {name}") for line in shown)


@pytest.mark.parametrize("command", COMMANDS)
def test_documented_command_runs(command: str, desk: Path, geonames: str) -> None:
    words = shlex.split(command, comments=True)[1:]
    if words[:2] in (["gazetteer", "info"], ["gazetteer", "remove"]):
        assert run_at(desk, ["gazetteer", "add", "villages.csv"]).returncode == 0
    if words[:2] == ["gazetteer", "fetch"]:
        words += ["--base", geonames]
    if "outputs/" in words and words[0] != "map" and not (desk / "outputs").exists():
        assert run_at(desk, ["map", "seeds/"]).returncode == 0
    if "outputs/corrections.jsonl" in words:
        (desk / "outputs" / "corrections.jsonl").touch()
    serves = words[0] == "review" and "--export" not in words
    done = stopped_at(desk, words) if serves else run_at(desk, words)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def stopped_at(desk: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command that serves until Ctrl-C comes: as soon as it says where."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "BROWSER": "true"}
    process = subprocess.Popen(
        [sys.executable, "-m", "geoevents", *words],
        cwd=desk,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell's background job, as these tests may be, ignores Ctrl-C and so do its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert "http://127.0.0.1:" in said, errors
    return subprocess.CompletedProcess(words, process.returncode, said, errors)


def run_at(desk: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command at the desk, which has gazetteers of its own."""
    home = desk / ".home"
    return subprocess.run(
        [sys.executable, "-m", "geoevents", *words],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GEOEVENTS_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


ASKED = "import sys; sys.argv = ['geoevents']; from geoevents.cli import main; main()"


@pytest.mark.parametrize(("shell", "word"), [("bash", "1"), ("zsh", "1"), ("fish", "ga")])
def test_completion_is_offered(shell: str, word: str) -> None:
    """As docs/commands.md asks for it: the script, and what the script then asks for."""

    def answer(step: str) -> str:
        asked = {"COMP_WORDS": "geoevents ga", "COMP_CWORD": word, "PYTHONPATH": str(ROOT)}
        env = {**os.environ, **asked, "_GEOEVENTS_COMPLETE": f"{shell}_{step}"}
        run = subprocess.run(
            [sys.executable, "-c", ASKED], env=env, capture_output=True, check=True
        )
        return run.stdout.decode()

    assert "_GEOEVENTS_COMPLETE" in answer("source")
    assert "gazetteer" in answer("complete")
