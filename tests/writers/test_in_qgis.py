"""The files in QGIS itself, where the system has it: they load, styled and in time, and draw."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from sample import RUN, french, hostile, rows

from geoevents.writers import WRITERS

PYTHON = "/usr/bin/python3"
CHECK = Path(__file__).with_name("qgis_check.py")
NONE = "no QGIS: apt-get install --no-install-recommends python3-qgis qgis-providers"


def has_qgis() -> bool:
    if not shutil.which(PYTHON):
        return False
    asked = [PYTHON, "-c", "import qgis.core"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if not has_qgis():
        pytest.skip(NONE)
    folder = tmp_path_factory.mktemp("qgis")
    for name in ("geojson", "qgz", "fgb", "kml"):
        WRITERS[name].write(rows(french(), hostile()), folder, RUN)
    kept = Path(os.environ.get("GEOEVENTS_SCREENSHOTS") or folder)
    kept.mkdir(parents=True, exist_ok=True)
    asked = [PYTHON, str(CHECK), str(folder), str(kept / "qgis.png")]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    said = subprocess.run(
        asked, capture_output=True, text=True, timeout=120, env=clean, check=False
    )
    assert said.returncode == 0, said.stderr
    answer: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return answer


def test_the_project_opens_every_layer(found: dict[str, Any]) -> None:
    assert found["opened"]
    assert found["crs"] == "EPSG:3857"
    names = ["events", "mentions", "areas", "doubt", "towns", "borders_near", "admin_near"]
    assert list(found["layers"]) == [*names, "land_near", "sea_near", "borders", "land"]
    assert all(it["valid"] and it["rows"] for it in found["layers"].values())
    assert {it["crs"] for it in found["layers"].values()} == {"EPSG:4326"}


@pytest.mark.parametrize("where", ["layers", "alone"])
def test_events_are_styled_by_kind_labelled_and_in_time(found: dict[str, Any], where: str) -> None:
    """`alone` is the layer of geoevents.gpkg with the style that the file holds."""
    events = found[where]["events"]
    kinds = {event.kind for reading in (french(), hostile()) for event in reading.events}
    assert set(events["kinds"]) == kinds
    assert (events["in_time"], events["from"], events["to"]) == (True, "date_start", "date_end")
    assert "CASE" in events["label"]


def test_labels_say_the_kind_and_the_place(found: dict[str, Any]) -> None:
    assert found["label"] == "Air strike\nSoukkari"


def test_the_time_controller_is_set_to_the_events(found: dict[str, Any]) -> None:
    assert found["time"] == ["2011-03-01", "2016-12-10"]


@pytest.mark.parametrize(
    "file", ["events.geojson", "mentions.geojson", "areas.geojson", "events.fgb", "geoevents.kml"]
)
def test_other_files_load_by_their_path(found: dict[str, Any], file: str) -> None:
    assert found["alone"][file]["valid"]
    assert found["alone"][file]["rows"] > 0


def test_the_project_draws(found: dict[str, Any]) -> None:
    colours, pixels = found["picture"]
    assert pixels == 700_000
    assert colours > 20
