"""Imports point down only: a module may import from the layers beneath its own."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "geoevents"
LAYERS = (
    {"errors", "model"},
    {"geometry", "settings", "collector", "light_french", "word_vectors", "vowel_signs"},
    {"greedy_ner"},
    {"languages", "gazetteer", "earth"},
    {"sentences", "relation_fit", "phrases", "recogniser", "documents"},
    {"toponyms", "resolution", "relations", "locations", "dates", "events", "nearest"},
    {"corrections"},
    {"pipeline", "writers", "evaluation"},
    {"run", "queries", "terminal"},
    {"review"},
    {"cli_gazetteer", "cli_review", "notebook"},
    {"cli_evaluate", "cli_map"},
    {"cli"},
    {"__init__", "__main__"},
)
HEIGHT = {room: height for height, layer in enumerate(LAYERS) for room in layer}
CLOCKS = {"run/job.py", "review/clock.py"}
"""A run is timed, and a reviewer's decision is dated."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_rooms(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    names = [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {n.split(".")[1] for n in names if n.startswith("geoevents.")} - {room(path)}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_has_a_room(path: Path) -> None:
    assert room(path) in HEIGHT


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_down(path: Path) -> None:
    sideways_or_up = {r for r in imported_rooms(path) if HEIGHT[r] >= HEIGHT[room(path)]}
    assert not sideways_or_up


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_name_their_room(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.ImportFrom) and node.level), "relative imports hide it"
        if isinstance(node, ast.Import):
            assert not any(alias.name.startswith("geoevents") for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_room_for_odds_and_ends(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


def test_only_data_in_the_curated_gazetteer() -> None:
    assert {path.suffix for path in (PACKAGE.parent / "gazetteer").iterdir()} <= {".csv", ".md"}


def test_no_stage_reads_the_clock_or_chance() -> None:
    """The same input gives the same bytes; only the command line times its run."""
    forbidden = re.compile(r"\b(date\.today|datetime\.now|utcnow|import random|time\.time)\b")
    stages = [path for path in MODULES if name(path) not in CLOCKS]
    guilty = [name(p) for p in stages if forbidden.search(p.read_text(encoding="utf-8"))]
    assert not guilty
