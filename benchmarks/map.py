"""How large the map is and how soon it can be used, beside folium's own markers.

    python benchmarks/map.py 1 10000 100000 [--folium 10000] [--runs 5] [--libraries FOLDER]

Needs Chromium with its driver, selenium, and for folium's libraries npm (or a node_modules
that has them). Prints a table; asserts nothing.

A page can be used when its marks are in the document, the frame with them is painted, and the
page answers a task that comes after: what a click waits for. Ours must also have rows in its
list. "quiet" is the end of the last task of 50 ms or more in the two seconds that follow, so
that work put off shows too. Both are counted from the start of the navigation, by a script
that is in the page before its own, whatever the driver does meanwhile. Each opening is a new
browser with a new profile; the pages take turns, so that a busy machine slows all of them.
"cpu" is the time of a processor in the page's main thread until then, put-off work included:
other programs change it less. "filtered" is of another opening, in which a script opens the
filters and ticks a box as soon as the page can be used: when the list and the count of what is
left are there, counted from the start of the navigation. folium's page has no filter.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import map_pages

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1440,900",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # a request fails at once, it does not wait
)
LIMIT = 90
"""Seconds: a page that has not opened by then has failed, and the next one is tried."""

WATCH = """
  window.usable = new Promise((done) => {
    let quiet = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) quiet = task.startTime + task.duration;
    }).observe({ type: "longtask", buffered: true });
    const marks = ".marker-cluster, .leaflet-marker-icon:not(.name-label)";
    const check = () => {
      const list = document.getElementById("list");
      const drawn = document.querySelector(marks) && (!list || list.querySelector(".row"));
      if (!drawn) requestAnimationFrame(check);
      else requestAnimationFrame(() => setTimeout(() => {
        const ready = performance.now();
        if (window.first) window.first(done);
        else setTimeout(() => done([ready, Math.max(ready, quiet)]), 2000);
      }));
    };
    requestAnimationFrame(check);
  });
"""
USABLE = "const done = arguments[0]; window.usable.then(done);"
FIRST = """
  window.first = (done) => {
    document.querySelector("#filters > summary").click();
    const answered = () => {
      const used = document.getElementById("active").textContent;
      if (!used) requestAnimationFrame(answered);
      else requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    };
    const tick = () => {
      const box = document.querySelector("#facets input");
      if (!box) return requestAnimationFrame(tick);
      box.click();
      return answered();
    };
    tick();
  };
"""
FILTER = """
  const done = arguments[0];
  document.querySelector("#filters > summary").click();
  requestAnimationFrame(() => setTimeout(() => {
    const from = performance.now();
    document.querySelector("#facets input").click();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
  }));
"""
PAN = """
  const done = arguments[0];
  const map = Object.entries(window).find(([name]) => /^map_/.test(name))[1];
  const from = performance.now();
  let left = 20;
  const step = () => {
    if (!left) return done((performance.now() - from) / 20);
    left -= 1;
    map.panBy([left % 2 ? 150 : -150, 60], { animate: false });
    requestAnimationFrame(step);
  };
  step();
"""


@dataclass
class Tried:
    """A page and what its openings took, in milliseconds."""

    name: str
    count: int
    page: Path
    took: dict[str, list[float]] = field(default_factory=dict)
    failed: int = 0

    def median(self, what: str) -> float:
        return statistics.median(self.took.get(what) or [float("nan")])

    def told(self) -> str:
        times = sorted(self.took.get("usable", []))
        span = f"({times[0]:5.0f}-{times[-1]:5.0f})" if times else ""
        failed = f"  {self.failed} did not open" if self.failed else ""
        return (
            f"{self.name:7}{self.count:>8,} events  {self.page.stat().st_size / 1e6:6.2f} MB"
            f"  usable {self.median('usable'):6.0f} ms {span:15}  quiet {self.median('quiet'):6.0f}"
            f"  cpu {self.median('cpu'):6.0f}  filtered {self.median('filtered'):6.0f}"
            f"  a pan {self.median('pan'):5.1f}  a filter {self.median('filter'):5.1f}{failed}"
        )


def browser(profile: str) -> Any:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    options.page_load_strategy = "none"  # the script in the page says when, not the driver
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_script_timeout(LIMIT)
    return driver


@contextmanager
def opened(page: Path, watch: str) -> Iterator[Any]:
    """Open a page in a new browser, with a script in it before its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        driver = browser(profile)
        try:
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": watch})
            driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
            driver.get(page.as_uri())
            began = time.monotonic()
            while not driver.execute_script("return location.protocol === 'file:'"):
                if time.monotonic() - began > LIMIT:
                    raise TimeoutError(page)
                time.sleep(0.05)
            yield driver
        finally:
            driver.quit()


def opening(page: Path) -> dict[str, float]:
    """Open a page and return what it took."""
    with opened(page, WATCH) as driver:
        usable, quiet = driver.execute_async_script(USABLE)
        told = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        cpu = next(it["value"] for it in told if it["name"] == "TaskDuration") * 1000
        took = {"usable": usable, "quiet": quiet, "cpu": cpu}
        took["pan"] = driver.execute_async_script(PAN)
        filters = driver.execute_script("return Boolean(document.querySelector('#filters'))")
        if filters:
            took["filter"] = driver.execute_async_script(FILTER)
    if filters:
        with opened(page, FIRST + WATCH) as driver:
            took["filtered"] = driver.execute_async_script(USABLE)
    return took


def attempt(tried: Tried) -> None:
    from selenium.common.exceptions import WebDriverException

    try:
        took = opening(tried.page)
    except (WebDriverException, TimeoutError):
        tried.failed += 1
        return
    for what, value in took.items():
        tried.took.setdefault(what, []).append(value)


def written(name: str, count: int, folder: Path, libraries: Path | None) -> Tried:
    events = tuple(map_pages.readings(count))
    page = folder / f"{name}-{count}.html"
    started = time.perf_counter()
    (map_pages.ours if name == "ours" else map_pages.of_folium)(events, page)
    print(f"{page.name} written in {time.perf_counter() - started:.2f} s", flush=True)
    if libraries:
        map_pages.localise(page, libraries)
    return Tried(name, count, page)


def compare(tried: list[Tried]) -> None:
    """Print how much smaller and sooner ours is than folium's of as many events."""
    ours = {it.count: it for it in tried if it.name == "ours"}
    for other in tried:
        if other.name == "folium" and (own := ours.get(other.count)):
            size = other.page.stat().st_size / own.page.stat().st_size
            sooner = other.median("usable") / own.median("usable")
            lighter = other.median("cpu") / own.median("cpu")
            print(
                f"at {own.count:,} events: {size:.1f} times smaller, {sooner:.1f} times sooner,"
                f" {lighter:.1f} times less work"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--folium", type=int, default=0, help="also folium with so many events")
    parser.add_argument("--runs", type=int, default=5, help="openings of each page")
    parser.add_argument("--libraries", type=Path, help="a node_modules with folium's libraries")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tried = [written("ours", count, folder, None) for count in options.counts]
        if options.folium:
            libraries = options.libraries or map_pages.install(folder)
            tried.append(written("folium", options.folium, folder, libraries.resolve()))
        for _ in range(options.runs):
            for it in tried:
                attempt(it)
        for it in tried:
            print(it.told())
        compare(tried)


if __name__ == "__main__":
    main()
