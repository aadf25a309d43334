"""How large the map is and how soon it can be used, beside folium's own markers.

    python benchmarks/map.py 1 10000 100000 [--folium 10000]

Needs Chromium with its driver, and selenium. Prints a table; asserts nothing. The events are
made up: five a report, at 2,000 places of one country's size, each day of a year.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from geoevents.events import EVENT_KINDS
from geoevents.model import (
    Count,
    Document,
    Event,
    Location,
    Mention,
    Method,
    Place,
    Point,
    Precision,
    Reading,
    Role,
    Span,
    Status,
    Toponym,
    When,
)
from geoevents.writers import geojson, html
from geoevents.writers.rows import Rows, event_row
from geoevents.writers.run import RunInfo

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1440,900",
)
PER_REPORT = 5


def readings(count: int) -> Iterator[Reading]:
    draw = random.Random(7)
    places = [
        Place(f"p{n}", f"Place {n}", Point(draw.uniform(36, 42), draw.uniform(33, 37)), "PPL", "SY")
        for n in range(2000)
    ]
    for number in range(0, count, PER_REPORT):
        yield _reading(draw, number, min(PER_REPORT, count - number), places)


def _reading(draw: random.Random, number: int, count: int, places: list[Place]) -> Reading:
    text, events, mentions = "", [], []
    document = f"report-{number:06}.txt"
    published = date(2016, 1, 1) + timedelta(days=draw.randrange(365))
    for n in range(count):
        place, dead = draw.choice(places), draw.randrange(40)
        kind = draw.choice(list(EVENT_KINDS))
        start = len(text)
        text += f"A report of {kind} near {place.name}: at least {dead} people, a witness said.\n"
        at = text.index(place.name, start)
        span = Span(at, at + len(place.name))
        mention = Mention(
            f"{document}:m{n}", span, place.name, Role.PLACE, Method.GAZETTEER,
            Toponym(span, place.name, place.name), place=place,
            location=Location(place.point, 2000.0), confidence=0.8, reason="exact name",
        )  # fmt: skip
        mentions.append(mention)
        events.append(Event(
            f"{document}:e{n}", f"s{number + n}", document, kind, kind,
            Span(start + 12, start + 12 + len(kind)), Span(start, len(text) - 1),
            status=draw.choice(list(Status)), when=When(published, published, Precision.DAY),
            actor=f"Actor {draw.randrange(60)}", source=f"Source {draw.randrange(200)}",
            deaths=Count(dead, None), mention=mention, geo_precision=1,
            confidence=draw.randrange(40, 100) / 100,
        ))  # fmt: skip
    read = Document(document, text, "en", published, "", "Agency", f"Report {number}")
    return Reading(read, (), tuple(mentions), (), (), tuple(events))


def ours(events: tuple[Reading, ...], folder: Path) -> Path:
    target = folder / "ours.html"
    target.write_text(html.page(Rows(events), RunInfo(attribution=("GeoNames",))), encoding="utf-8")
    return target


def folium_page(events: tuple[Reading, ...], folder: Path) -> Path:
    """What one writes with folium: events as Markers with popups in a MarkerCluster, mentions
    as a GeoJson layer with a GeoJsonPopup. Our page has both layers too.

    Its libraries come from where folium's come from, but from this disc: no network counts.
    """
    import folium
    from folium.plugins import MarkerCluster

    chart = folium.Map(location=(35, 38), zoom_start=7, tiles=None, maxZoom=16)
    cluster = MarkerCluster().add_to(chart)
    for reading in events:
        for event in reading.events:
            row = event_row(event, reading.document)
            said = "<br>".join(f"{k}: {v}" for k, v in row.properties.items() if v is not None)
            if event.mention is None or event.mention.location is None:
                continue
            point = event.mention.location.point
            folium.Marker((point.lat, point.lon), popup=said, tooltip=event.kind).add_to(cluster)
    mentions = [geojson.feature(row) for row in Rows(events).mentions()]
    for mention in mentions:
        kept = mention["properties"]
        assert isinstance(kept, dict)
        mention["properties"] = {key: kept[key] for key in ("text", "name", "reason", "sentence")}
    folium.GeoJson(
        {"type": "FeatureCollection", "features": mentions},
        marker=folium.CircleMarker(radius=4),
        popup=folium.GeoJsonPopup(fields=["text", "name", "reason", "sentence"]),
    ).add_to(chart)
    target = folder / "folium.html"
    chart.save(str(target))
    return target


def browser(folder: Path) -> Any:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(
        options=options, service=webdriver.ChromeService(shutil.which("chromedriver"))
    )
    driver.set_page_load_timeout(280)
    driver.set_script_timeout(280)
    return driver


READY = """
  const done = arguments[0];
  const check = () => {
    const ready = document.body && (document.body.dataset.ready
      || document.querySelector(".marker-cluster, .leaflet-marker-icon"));
    if (ready) requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    else setTimeout(check, 10);
  };
  check();
"""
FILTER = """
  const done = arguments[0];
  const from = performance.now();
  document.querySelector("#facets input").click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
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


def measure(name: str, count: int, made: float, page: Path, folder: Path) -> None:
    driver = browser(folder)
    try:
        driver.get(page.as_uri())
        ready = driver.execute_async_script(READY)
        pan = driver.execute_async_script(PAN)
        filtered = driver.execute_async_script(FILTER) if name == "ours" else float("nan")
    finally:
        driver.quit()
    print(
        f"{name:8} {count:>8,} events  {page.stat().st_size / 1e6:7.2f} MB"
        f"  written in {made:6.2f} s"
        f"  usable after {ready / 1000:6.2f} s  a pan {pan:6.1f} ms  a filter {filtered:6.1f} ms",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--folium", type=int, default=0, help="also folium with so many events")
    parser.add_argument("--libraries", type=Path, help="a folder with folium's libraries by name")
    options = parser.parse_args()
    for count in [*options.counts, *([-options.folium] if options.folium else [])]:
        with tempfile.TemporaryDirectory() as name:
            events = tuple(readings(abs(count)))
            started = time.perf_counter()
            write = ours if count > 0 else folium_page
            page = write(events, Path(name))
            made = time.perf_counter() - started
            if count < 0 and options.libraries:
                localise(page, options.libraries)
            measure("ours" if count > 0 else "folium", abs(count), made, page, Path(name))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def localise(page: Path, libraries: Path) -> None:
    """Put files of this disc for those of a network, by their last name."""
    import re

    def local(found: re.Match[str]) -> str:
        path = libraries / found[2].rsplit("/", 1)[-1]
        return found[1] + (path.as_uri() if path.exists() else "data:,") + found[3]

    text = page.read_text(encoding="utf-8")
    text = re.sub(r'(src="|href=")(https://[^"]+)(")', local, text)
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
