"""The page in a real browser with no network: it draws everything and runs nothing it reads."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from sample import PAYLOADS, RUN, arabic, french, hostile, rows

from geoevents.model import Reading
from geoevents.writers import html


def opened(browser: Any, folder: Path, *readings: Reading) -> Any:
    (path,) = html.write(rows(*readings), folder, RUN)
    for log in ("browser", "performance"):
        browser.get_log(log)
    browser.get(path.as_uri())
    return browser


def requests(browser: Any) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [m["params"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    return [p["request"]["url"] for p in sent if p.get("type") != "Document"]


def texts(browser: Any, css: str) -> list[str]:
    script = "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)"
    return list(browser.execute_script(script, css))


def shown(browser: Any, css: str) -> int:
    script = """
      const found = [...document.querySelectorAll(arguments[0])];
      return found.filter((element) => element.checkVisibility()).length;
    """
    return int(browser.execute_script(script, css))


def test_opens_without_network_request_or_error(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    assert browser.execute_script("return document.body.dataset.ready") == "true"
    assert requests(browser) == []
    assert browser.get_log("browser") == []


def test_every_event_is_in_the_list_and_every_placed_one_on_the_map(
    browser: Any, folder: Path
) -> None:
    reading = french()
    opened(browser, folder, reading)
    assert len(texts(browser, "#list .card:not(.lost)")) == len(reading.events)
    browser.execute_script("map_events.setView([35.6, 37.6], 7, {animate: false})")
    on_map = """
      let n = 0;
      map_events.eachLayer((layer) => {
        if (layer.getAllChildMarkers) n += layer.getAllChildMarkers().length;
        else if (layer.event) n += 1;
      });
      return n;
    """
    near = [e for e in reading.events if e.mention and e.mention.location and e.geo_precision != 3]
    syrian = [e for e in near if e.mention and e.mention.text != "Genève"]
    assert browser.execute_script(on_map) == len(syrian)
    assert len(near) == len(syrian) + 1


def test_the_basemap_is_drawn(browser: Any, folder: Path) -> None:
    """Land and sea in the middle of the view: the canvas holds both colours."""
    opened(browser, folder)
    browser.execute_script("map_events.setView([35.0, 35.6], 8, {animate: false})")
    script = """
      const canvas = document.querySelector('.leaflet-base-pane canvas');
      const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      const seen = new Set();
      for (let i = 0; i < pixels.length; i += 4) seen.add(pixels.slice(i, i + 3).join());
      return ['246,244,238', '211,225,232'].map((colour) => seen.has(colour));
    """
    assert browser.execute_script(script) == [True, True]
    assert "Liban" in texts(browser, ".country")


def test_a_far_event_does_not_set_the_view(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    inside = "return map_events.getBounds().contains(arguments[0])"
    assert browser.execute_script(inside, [36.2, 37.16])
    assert not browser.execute_script(inside, [46.2, 6.15])
    browser.execute_script("document.querySelectorAll('.view button')[1].click()")
    # Leaflet moves in steps; the view's goal is known when they end.
    done = """
      const [point, done] = arguments;
      const there = () => map_events.getBounds().contains(point);
      const check = () => (there() ? done(true) : setTimeout(check, 50));
      check();
    """
    assert browser.execute_async_script(done, [46.2, 6.15])


def test_a_card_opens_to_the_sentence_with_its_evidence_marked(browser: Any, folder: Path) -> None:
    """The sentence has an emoji before its count: offsets count code points, not UTF-16 units."""
    opened(browser, folder)
    browser.execute_script("document.querySelector('#list .card button').click()")
    marked = texts(browser, "#list .card:first-of-type mark")
    assert marked == ["Jeudi", "raids aériens", "Soukkari", "au moins 12"]
    assert (
        browser.execute_script(
            "return document.querySelector('#list .card button').getAttribute('aria-expanded')"
        )
        == "true"
    )


def test_a_mark_opens_a_popup_with_who_says_so(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    browser.execute_script(
        "map_events.setView([46.2, 6.15], 9, {animate: false});"
        "document.querySelector('.event-mark').click()"
    )
    (popup,) = texts(browser, ".leaflet-popup-content")
    for words in ("Pourparlers", "Prévu", "Genève", "Sergueï Lavrov", "10 décembre 2016"):
        assert words in popup


def test_events_at_one_point_can_each_be_reached(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    browser.execute_script("map_events.setView([36.20124, 37.16117], 16, {animate: false})")
    before = len(texts(browser, ".event-mark"))
    browser.execute_script("document.querySelector('.cluster').click()")
    assert len(texts(browser, ".event-mark")) == before + 4


def test_filters_hide_in_the_list_and_on_the_map_and_reset_brings_back(
    browser: Any, folder: Path
) -> None:
    opened(browser, folder)
    browser.execute_script("document.getElementById('filters').open = true")
    everything = shown(browser, "#list .card:not(.lost)")
    browser.execute_script(
        "[...document.querySelectorAll('#statuses .chip')]"
        ".find((chip) => chip.textContent.includes('Rapporté')).click()"
    )
    left = [e for e in french().events if e.status != "reported"]
    assert shown(browser, "#list .card:not(.lost)") == len(left)
    browser.execute_script("document.getElementById('reset').click()")
    assert shown(browser, "#list .card:not(.lost)") == everything


def test_what_could_not_be_placed_is_listed_with_its_reason(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    listed = " ".join(texts(browser, "#list"))
    assert "Tell Zir" in listed
    assert "no gazetteer knows this name" in listed
    assert "the text names no place for it" in listed


def test_a_country_is_in_the_list_and_has_no_mark(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    (wide,) = [text for text in texts(browser, "#list .group") if "Pays et régions" in text]
    assert re.search(r"au moins 300\s000 tués", wide)
    script = """
      const placed = [];
      map_events.eachLayer((layer) => {
        for (const marker of layer.getAllChildMarkers ? layer.getAllChildMarkers() : [layer])
          if (marker.event) placed.push(marker.event.place);
      });
      return placed;
    """
    placed = browser.execute_script(script)
    assert "Alep" in placed
    assert "Syrie" not in placed


def test_arabic_is_written_from_right_to_left(browser: Any, folder: Path) -> None:
    opened(browser, folder, arabic())
    browser.execute_script("document.querySelector('#list .card button').click()")
    script = """
      const quote = document.querySelector('.sentence');
      return [quote.dir, quote.lang, getComputedStyle(quote).direction];
    """
    assert browser.execute_script(script) == ["rtl", "ar", "rtl"]


def test_no_text_of_a_report_runs(browser: Any, folder: Path) -> None:
    opened(browser, folder, hostile())
    browser.execute_script(
        "document.querySelectorAll('#list .card button').forEach((b) => b.click())"
    )
    browser.execute_script(
        "document.querySelectorAll('.layers input').forEach((i) => i.checked || i.click())"
    )
    browser.execute_script(
        "map_events.eachLayer((l) => { if (l.getPopup && l.getPopup()) l.openPopup(); })"
    )
    assert browser.execute_script("return window.hurt") is None
    assert requests(browser) == []
    assert browser.get_log("browser") == []
    foreign = "#panel img, #panel script, #stage img, #stage script, svg[onload], #panel a"
    assert texts(browser, foreign) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_shown_as_it_is_written(browser: Any, folder: Path, payload: str) -> None:
    opened(browser, folder, hostile())
    browser.execute_script(
        "document.querySelectorAll('#list .card button').forEach((b) => b.click())"
    )
    named = [text for text in texts(browser, "#list .card .where") if payload in text]
    said = [text for text in texts(browser, "#list .sentence") if f"Raid {payload} ici." in text]
    assert named
    assert said


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (768, 1024), (390, 844)])
def test_no_control_covers_another(browser: Any, folder: Path, width: int, height: int) -> None:
    opened(browser, folder)
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.refresh()
        script = """
          const found = [...document.querySelectorAll('.leaflet-control, #panel, #credits')];
          const boxes = found.map((element) => element.getBoundingClientRect());
          const apart = (a, b) => a.right <= b.left + 1 || a.bottom <= b.top + 1;
          const meet = (a, b) => !apart(a, b) && !apart(b, a);
          const covered = boxes.some((a, i) => boxes.slice(i + 1).some((b) => meet(a, b)));
          return [boxes.length, covered, document.documentElement.scrollWidth];
        """
        count, covered, across = browser.execute_script(script)
        assert count >= 5
        assert not covered
        assert across <= width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
