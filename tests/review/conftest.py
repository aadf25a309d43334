from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from a_report import REPORT, RULES

from geoevents.gazetteer import Gazetteer
from geoevents.review import Desk, Server
from geoevents.run import Options, run


@pytest.fixture
def outputs(tmp_path: Path, world: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An outputs folder of one report, beside the report."""
    monkeypatch.setenv("GEOEVENTS_HOME", str(tmp_path / "home"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.txt").write_text(REPORT, "utf-8")
    folder = tmp_path / "out"
    options = Options(
        (str(tmp_path / "in"),), folder, formats=("geojson", "review"), settings=RULES
    )
    run(options, Gazetteer.default)
    return folder


@pytest.fixture
def server(outputs: Path) -> Iterator[Server]:
    from geoevents.gazetteer.opening import open_gazetteers

    serving = Server(lambda: Desk(outputs, open_gazetteers, RULES, "Ana"))
    thread = threading.Thread(target=serving.serve)
    thread.start()
    yield serving
    serving.stop()
    thread.join()
    serving.close()
