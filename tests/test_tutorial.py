"""The tutorial, word for word: its commands in an empty folder, one after the other.

With GEOEVENTS_TUTORIAL_SHOTS=docs its pictures are made anew (docs/screenshots.py).
"""

from __future__ import annotations

import csv
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import chromium
import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
BLOCK = re.compile(r"(?<=^```sh\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
HAMLET = "Mazraat al-Zaytoun"
SHOTS = os.environ.get("GEOEVENTS_TUTORIAL_SHOTS")


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "GEOEVENTS_HOME": str(folder / "home")}


def run(script: str, folder: Path) -> None:
    """Run lines of the tutorial as bash does, each of which must succeed."""
    command = f'geoevents() {{ "{sys.executable}" -m geoevents "$@"; }}\nset -e\n{script}'
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder, env=environment(folder), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@contextmanager
def review(folder: Path) -> Iterator[str]:
    """Serve the review page as a reader does, and end it with Ctrl-C; yield its address."""
    words = [sys.executable, "-m", "geoevents", "review", "outputs/", "--no-browser"]
    serving = subprocess.Popen(
        words, cwd=folder, env=environment(folder), stdout=subprocess.PIPE, text=True,
        # A shell's background job, as this test may be, ignores Ctrl-C and so do its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    assert serving.stdout
    yield serving.stdout.readline().rpartition(" ")[2].strip()
    serving.send_signal(signal.SIGINT)
    assert serving.wait(30) == 0


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    started = chromium.start(tmp_path_factory.mktemp("chromium"))
    started.set_window_size(1280, 900)
    yield started
    started.quit()


def until(browser: Any, script: str) -> Any:
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 120, 0.05).until(lambda it: it.execute_script(script))


def press(browser: Any, words: str) -> None:
    until(browser, "return !document.body.dataset.busy")
    find = "[...document.querySelectorAll('button')].find((it) => it.textContent === '{}')"
    browser.execute_script(f"{find.format(words)}.click()")


def shot(browser: Any, name: str) -> None:
    if SHOTS:
        time.sleep(1)  # what fades in
        browser.save_screenshot(str(Path(SHOTS) / f"tutorial-{name}.png"))


def place_the_hamlet(browser: Any, address: str) -> None:
    """Do what the tutorial's reader does on the page."""
    browser.get(address)
    until(browser, "return document.body && document.body.dataset.ready")
    browser.execute_script(
        "const pick = document.getElementById('language');"
        "pick.value = 'en'; pick.dispatchEvent(new Event('change'))"
    )
    rows = "[...document.querySelectorAll('#rows button')]"
    row = f"{rows}.find((it) => it.textContent.includes('{HAMLET}'))"
    until(browser, f"return !document.body.dataset.busy && {row}")
    browser.execute_script(f"{row}.click()")
    until(browser, "return document.getElementById('coordinates')")
    shot(browser, "review")
    browser.execute_script("document.getElementById('coordinates').value = '35.84, 36.72'")
    press(browser, "Go")
    press(browser, "Save and remember everywhere")
    until(browser, "return document.getElementById('said').textContent.includes('remembered')")


def rows(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "outputs" / "events.csv").open(encoding="utf-8") as file:
        return {row["trigger"]: row for row in csv.DictReader(file)}


def test_the_tutorial_ends_as_it_says(browser: Any, tmp_path: Path) -> None:
    before, after = PAGE.split("<!-- review -->")
    run("\n".join(BLOCK.findall(before)), tmp_path)
    assert rows(tmp_path)["obus"]["geo_precision"] != "1", "no gazetteer has the hamlet"
    assert rows(tmp_path)["trêve"]["status"] == "planned"
    browser.get((tmp_path / "outputs" / "map.html").as_uri())
    shot(browser, "map")
    with review(tmp_path) as address:
        place_the_hamlet(browser, address)
    run("\n".join(BLOCK.findall(after)), tmp_path)
    shell = rows(tmp_path)["obus"]
    assert (shell["place"], shell["geo_precision"]) == (HAMLET, "1")
    assert (tmp_path / "outputs" / "geoevents.qgz").is_file()
