"""The wheel and the sdist hold what the package needs, and run with no checkout beside them."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = {".csv", ".toml", ".json", ".js", ".css", ".html", ".zip", ".py", ".typed"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist, and the wheel from the sdist: what the sdist lacks, the wheel lacks."""
    pytest.importorskip("hatchling", reason="the extra `dev` is not installed")
    folder = tmp_path_factory.mktemp("dist")
    hatch = [sys.executable, "-m", "hatchling", "build", "-d", str(folder), "-t"]
    subprocess.run([*hatch, "sdist"], cwd=ROOT, check=True, capture_output=True)
    (sdist,) = folder.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        packed.extractall(folder / "unpacked", filter="data")
    (tree,) = (folder / "unpacked").iterdir()
    subprocess.run([*hatch, "wheel"], cwd=tree, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_every_file_of_the_package(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "geoevents").rglob("*")
        if path.suffix in DATA and "__pycache__" not in path.parts
    }
    wanted |= {f"geoevents/curated/{path.name}" for path in (ROOT / "gazetteer").glob("*.csv")}
    assert wanted - held == set()
    assert not [name for name in held if name.startswith(("tests/", "seeds/", "outputs/"))]


def test_the_sdist_holds_what_tests_and_users_need(built: Path) -> None:
    (tree,) = (built / "unpacked").iterdir()
    for name in ("README.md", "LICENSE", "pyproject.toml", "gazetteer", "tests", "docs", "seeds"):
        assert (tree / name).exists(), name
    assert not (tree / ".venv").exists()


def test_it_runs_from_the_wheel_alone(built: Path, tmp_path: Path) -> None:
    """The same curated places, so the same index: a stamp that differs would build another."""
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "site")
    told = subprocess.run(
        [sys.executable, "-c", "import geoevents.cli as cli; print(cli.__file__); cli.main()",
         "relate", "Khan Khalabat", "Palmyre", "--language", "fr"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    where, said = told.stdout.splitlines()
    assert Path(where).is_relative_to(tmp_path)
    assert said.startswith("à 27 km")
