"""The page in a real browser with no network: it draws everything and runs nothing it reads."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from sample import ALEPPO, PAYLOADS, RUN, Writing, arabic, french, hostile, rows

from geoevents.model import Document, Reading
from geoevents.writers import html
from geoevents.writers.run import RunInfo

AXE = Path(__file__).with_name("axe") / "axe.min.js"
"""axe-core 4.10.3 as npm has it, with its licence beside it."""


def opened(
    browser: Any, folder: Path, *readings: Reading, view: str = "", run: RunInfo = RUN
) -> Any:
    (path,) = html.write(rows(*readings), folder, run)
    for log in ("browser", "performance"):
        browser.get_log(log)
    browser.get("about:blank")  # else a new view of the same file is no new page
    browser.get(path.as_uri() + view)
    complete(browser)
    return browser


def complete(browser: Any) -> None:
    """Wait for what follows the first view."""
    script = """
      const done = arguments[0];
      const check = () => (document.body.dataset.ready ? done(true) : setTimeout(check, 10));
      check();
    """
    browser.execute_async_script(script)


def click(browser: Any, css: str, containing: str = "") -> None:
    """Click the first element that matches and has the words in it."""
    script = """
      const [css, words] = arguments;
      [...document.querySelectorAll(css)].find((it) => it.textContent.includes(words)).click();
    """
    browser.execute_script(script, css, containing)


def open_filters(browser: Any) -> None:
    """Open the filters: their boxes are made then."""
    click(browser, "#filters > summary")


def kept(browser: Any) -> int:
    """Return how many events the page says it shows."""
    (said,) = texts(browser, "#shown")
    return int(re.match(r"\d+", said).group()) if re.match(r"\d+", said) else 0


def on_map(browser: Any) -> int:
    """Return how many events have a mark in view, alone or in a ring."""
    script = """
      const pins = [...document.querySelectorAll(".pin")];
      return pins.reduce((n, pin) => n + pin.events.length, 0);
    """
    return int(browser.execute_script(script))


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
    assert kept(browser) == len(reading.events)
    assert texts(browser, "#list [role=option]")
    sizes = browser.execute_script(
        "return document.querySelector('#list [role=option]').getAttribute('aria-setsize')"
    )
    assert int(sizes) == len(reading.events)
    browser.execute_script("map_events.setView([35.6, 37.6], 7, {animate: false})")
    near = [e for e in reading.events if e.mention and e.mention.location and e.geo_precision != 3]
    syrian = [e for e in near if e.mention and e.mention.text != "Genève"]
    assert on_map(browser) == len(syrian) == len(near) - 1


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
    click(browser, ".view button", "Tous")
    assert browser.execute_script(inside, [46.2, 6.15])


def test_an_event_opens_to_its_report_with_the_evidence_marked(browser: Any, folder: Path) -> None:
    """The sentence has an emoji before its count: offsets count code points, not UTF-16 units."""
    opened(browser, folder)
    click(browser, "#list .row")
    assert texts(browser, "#reader .said mark") == [
        "Jeudi",
        "raids aériens",
        "Soukkari",
        "au moins 12",
    ]
    (report,) = texts(browser, "#reader .report")
    assert report == french().document.text


def test_evidence_in_another_sentence_than_the_event_is_marked_too(
    browser: Any, folder: Path
) -> None:
    w = Writing()
    place = w.at(w.say("🔴 À Alep, la nuit."), "Alep", ALEPPO)
    w.event(w.say("Un raid a eu lieu."), "raid", "airstrike", place)
    opened(browser, folder, w.reading(Document("a.txt", "", "fr")))
    click(browser, "#list .row")
    assert texts(browser, "#reader mark") == ["Alep", "raid"]
    assert texts(browser, "#reader .said") == ["Un raid a eu lieu."]


def test_a_mark_opens_the_event_with_who_says_so(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    browser.execute_script("map_events.setView([46.2, 6.15], 9, {animate: false})")
    click(browser, ".event-mark")
    (about,) = texts(browser, "#reader")
    for words in ("Pourparlers", "Prévu", "Genève", "Sergueï Lavrov", "10 décembre 2016"):
        assert words in about


@pytest.mark.parametrize("name", ["ENTER", "SPACE"])
def test_a_mark_opens_by_the_keyboard(browser: Any, folder: Path, name: str) -> None:
    keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    opened(browser, folder)
    browser.execute_script("map_events.setView([46.2, 6.15], 9, {animate: false})")
    browser.execute_script("document.querySelector('.event-mark').focus()")
    browser.switch_to.active_element.send_keys(getattr(keys, name))
    assert "Pourparlers" in texts(browser, "#reader h2")[0]


def test_the_legend_takes_the_marks_away_and_brings_them_back(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    before = on_map(browser)
    click(browser, ".layers input")
    assert (before > 0, on_map(browser)) == (True, 0)
    click(browser, ".layers input")
    assert on_map(browser) == before


def test_events_at_one_point_can_each_be_reached(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    browser.execute_script("map_events.setView([36.20124, 37.16117], 16, {animate: false})")
    click(browser, ".cluster")
    found = texts(browser, ".leaflet-popup-content li .name")
    assert len(found) == 4
    click(browser, ".leaflet-popup-content li button", "Cessez-le-feu")
    assert "Cessez-le-feu" in texts(browser, "#reader h2")[0]


def test_a_filter_keeps_what_it_names_and_counts_what_a_tick_would_show(
    browser: Any, folder: Path
) -> None:
    opened(browser, folder)
    events = french().events
    open_filters(browser)
    chip = "#facets [data-facet={}] .chip"
    click(browser, chip.format("status"), "Rapporté")
    reported = [e for e in events if e.status == "reported"]
    assert kept(browser) == len(reported)
    click(browser, chip.format("kind"), "Prise de contrôle")
    both = [e for e in reported if e.kind == "capture"]
    assert kept(browser) == len(both)
    (hypothetical,) = [t for t in texts(browser, chip.format("status")) if "Hypothétique" in t]
    wanted = [e for e in events if e.kind == "capture" and e.status == "hypothetical"]
    assert hypothetical.endswith(str(len(wanted)))
    click(browser, "#reset")
    assert kept(browser) == len(events)


@pytest.mark.parametrize(
    ("facet", "words", "count"),
    [
        ("actor", "EI", 3),
        ("source", "OSDH", 4),
        ("where", "Pays ou région", 1),
        ("where", "Sans lieu", 1),
        ("kind", "Victimes", 2),
        ("status", "Prévu", 1),
    ],
)
def test_each_facet_filters(browser: Any, folder: Path, facet: str, words: str, count: int) -> None:
    opened(browser, folder)
    open_filters(browser)
    click(browser, f"#facets [data-facet={facet}] .chip", words)
    assert kept(browser) == count


OPENINGS = {
    "a click": "document.querySelector('#filters > summary').click()",
    "a script": "document.getElementById('filters').open = true",
}


@pytest.mark.parametrize("opening", OPENINGS.values(), ids=OPENINGS)
def test_the_boxes_of_a_filter_are_made_when_it_opens_and_know_the_view(
    browser: Any, folder: Path, opening: str
) -> None:
    w = Writing()
    for n in range(15):
        w.event(w.say("Raid."), "Raid", "airstrike", None, actor=f"Actor {n:02}")
    reading = w.reading(Document("a.txt", "", "fr"))
    opened(browser, folder, reading, view="#actor=Actor+00&actor=Actor+14")
    assert (kept(browser), texts(browser, "#active")) == (2, ["1"])
    assert texts(browser, "#facets *") == []
    browser.execute_script(opening)
    chips = "#facets [data-facet=actor] .chip"
    assert len(texts(browser, chips)) == 12
    click(browser, "#facets .more > summary")
    assert texts(browser, chips) == [f"Actor {n:02}1" for n in range(15)]
    assert texts(browser, f"{chips}:has(:checked)") == ["Actor 001", "Actor 141"]
    click(browser, chips, "Actor 14")
    assert kept(browser) == 1


def slide(browser: Any, css: str, value: int) -> None:
    script = """
      const input = document.querySelector(arguments[0]);
      input.value = arguments[1];
      input.dispatchEvent(new Event("input", { bubbles: true }));
    """
    browser.execute_script(script, css, value)


def test_confidence_hides_what_is_less_sure(browser: Any, folder: Path) -> None:
    w = Writing()
    for sure in (0.4, 0.6, 0.9):
        w.event(w.say("Raid à Alep."), "Raid", "airstrike", None, confidence=sure)
    opened(browser, folder, w.reading(Document("a.txt", "", "fr")))
    slide(browser, "#confidence", 60)
    assert kept(browser) == 2


def test_the_slider_keeps_events_of_its_days(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    first = (date(2016, 12, 9) - date(1970, 1, 1)).days
    slide(browser, "#from", first)
    # Geneva on the 10th; what has no end or no date is not after the 9th.
    after = [
        e for e in french().events if e.when and (e.when.latest or date.max) >= date(2016, 12, 9)
    ]
    assert kept(browser) == len(after) == 1
    assert "9 décembre 2016" in texts(browser, "#days")[0]


def test_play_goes_on_day_by_day_and_pauses(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    click(browser, "#play")
    value = "return Number(document.querySelector('#to').value)"
    start = browser.execute_script(value)
    moved = """
      const [from, done] = arguments;
      const moved = () => Number(document.querySelector("#to").value) > from;
      const check = () => (moved() ? done(true) : setTimeout(check, 50));
      check();
    """
    assert browser.execute_async_script(moved, start)
    click(browser, "#play")
    assert browser.execute_script("return document.querySelector('#play').ariaLabel").startswith(
        "Jouer"
    )


def searched(browser: Any, words: str) -> int:
    slide(browser, "#search", words)  # type: ignore[arg-type]
    said = texts(browser, "#shown")
    wait = """
      const [before, done] = arguments;
      setTimeout(() => done(true), 300);
    """
    browser.execute_async_script(wait, said)
    return kept(browser)


@pytest.mark.parametrize(
    ("words", "count"),
    [("geneve", 1), ("LAVROV", 1), ("palmyre ei", 3), ("cessez-le-feu", 2), ("introuvable", 0)],
)
def test_search_finds_without_accents_or_case(
    browser: Any, folder: Path, words: str, count: int
) -> None:
    opened(browser, folder)
    assert searched(browser, words) == count


def test_the_address_of_a_view_brings_it_back(browser: Any, folder: Path) -> None:
    reading = french()
    chosen = reading.events[-3]
    view = "#at=36.2000,37.1600,10&kind=airstrike&kind=talks&days=2016-12-08/2016-12-10"
    view += f"&event={chosen.id}"
    opened(browser, folder, reading, view=view)
    assert kept(browser) == 3
    assert texts(browser, "#reader h2")
    wait = "const done = arguments[0]; setTimeout(() => done(window.location.hash), 400);"
    assert "kind=airstrike&kind=talks" in browser.execute_async_script(wait)


def test_a_view_of_another_file_does_no_harm(browser: Any, folder: Path) -> None:
    opened(browser, folder, view="#at=a,b&kind=__proto__&event=none&days=x/y&confidence=-5&q=%3Cb")
    assert browser.get_log("browser") == []
    assert browser.execute_script("return document.body.dataset.ready") == "true"


def test_the_keyboard_reaches_an_event_reads_it_and_comes_back(browser: Any, folder: Path) -> None:
    keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    opened(browser, folder)
    script = "const e = document.activeElement; return [e.id, e.tagName]"
    box = browser.switch_to.active_element
    box.send_keys(keys.TAB)
    assert browser.execute_script(script)[0] == "skip"
    browser.switch_to.active_element.send_keys(keys.ENTER)
    assert browser.execute_script(script)[0] == "list"
    listbox = browser.switch_to.active_element
    listbox.send_keys(keys.ARROW_DOWN)
    active = "return document.getElementById('list').getAttribute('aria-activedescendant')"
    assert browser.execute_script(active) == "row-1"
    listbox.send_keys(keys.ENTER)
    assert browser.execute_script(script)[1] == "H2"
    assert "Boustane Al-Qasr" in texts(browser, "#reader h2")[0]
    browser.switch_to.active_element.send_keys(keys.ESCAPE)
    assert browser.execute_script(script)[0] == "list"
    assert shown(browser, "#reader") == 0


def test_what_could_not_be_placed_is_listed_with_its_reason(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    (lost,) = texts(browser, "#lost")
    assert "Tell Zir" in lost
    assert "no gazetteer knows this name" in lost
    open_filters(browser)
    click(browser, "#facets [data-facet=where] .chip", "Sans lieu")
    click(browser, "#list .row")
    assert "the text names no place for it" in texts(browser, "#reader .why")[0]


def test_a_country_is_in_the_list_and_has_no_mark(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    open_filters(browser)
    click(browser, "#facets [data-facet=where] .chip", "Pays ou région")
    (wide,) = texts(browser, "#list .row")
    assert re.search(r"au moins 300\s000 tués", wide)
    assert on_map(browser) == 0


def test_arabic_is_written_from_right_to_left(browser: Any, folder: Path) -> None:
    opened(browser, folder, arabic())
    click(browser, "#list .row")
    script = """
      const report = document.querySelector('.report');
      const panel = document.getElementById('panel').getBoundingClientRect();
      return [document.documentElement.dir, report.dir, report.lang, panel.left > 400];
    """
    assert browser.execute_script(script) == ["rtl", "rtl", "ar", True]
    assert "غارة جوية" in texts(browser, "#list .row")[0]


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_every_word_of_the_interface_is_there(browser: Any, folder: Path, language: str) -> None:
    opened(browser, folder, view=f"#language={language}")
    assert browser.execute_script("return document.documentElement.lang") == language
    script = """
      const all = (css) => [...document.querySelectorAll(css)];
      const names = all('[data-word]').map((it) => [it.dataset.word, it.textContent]);
      const labels = all('[data-label]').map((it) => [it.dataset.label, it.ariaLabel]);
      return [...names, ...labels].filter(([key, text]) => !text || text === key);
    """
    assert browser.execute_script(script) == []


def test_what_prints_is_every_event_that_passes(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    browser.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    assert len(texts(browser, "#printed li")) == len(french().events)
    browser.execute_script("window.dispatchEvent(new Event('afterprint'))")
    assert texts(browser, "#printed li") == []


def test_a_dark_page_prints_light_with_its_map(browser: Any, folder: Path) -> None:
    """The map's element has no height of its own on paper: it printed as nothing."""
    opened(browser, folder)
    browser.execute_script("document.documentElement.dataset.theme = 'dark'")
    browser.execute_script("window.print = () => {}; document.getElementById('print').click()")
    browser.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    look = """
      const [root, map] = [document.documentElement, document.getElementById("canvas")];
      return [root.dataset.theme, map.clientHeight > 300, map.clientWidth < 720];
    """
    try:
        assert browser.execute_script(look) == ["light", True, True]
        browser.execute_script("window.dispatchEvent(new Event('afterprint'))")
        assert browser.execute_script(look)[0] == "dark"
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_row_says_who_did_it_and_who_says_so(browser: Any, folder: Path) -> None:
    w = Writing()
    w.event(w.say("Raid."), "Raid", "airstrike", None, actor="Actor", source="Agency")
    opened(browser, folder, w.reading(Document("a.txt", "", "fr")))
    assert "par Actor · selon Agency" in texts(browser, "#list .row")[0]


def test_a_latin_name_does_not_turn_an_arabic_date(browser: Any, folder: Path) -> None:
    """Without isolation "Alep · 8 ديسمبر 2016" shows its 8 beside Alep, before the dot."""
    opened(browser, folder, view="#language=ar")
    assert texts(browser, "#list .where bdi")[:2] == texts(browser, "#list .row .where")[0].split(
        " · "
    )


def test_a_name_stands_only_where_its_town_is_in_view(browser: Any, folder: Path) -> None:
    opened(browser, folder)
    browser.execute_script("map_events.setView([35.0, 35.6], 8, {animate: false})")
    script = """
      const map = document.getElementById("map_events").getBoundingClientRect();
      const dots = [...document.querySelectorAll(".name-label .dot")];
      const inside = ({ left, right }) => left >= map.left - 4 && right <= map.right + 4;
      return dots.map((it) => inside(it.getBoundingClientRect()));
    """
    assert set(browser.execute_script(script)) == {True}


def test_a_town_under_a_button_has_no_name_beside_it(browser: Any, folder: Path) -> None:
    """Adana's dot lay under a button of a phone's map, its name below: where there is no Adana."""
    opened(browser, folder)
    script = """
      const button = document.querySelector(".view button").getBoundingClientRect();
      const map = document.getElementById("map_events").getBoundingClientRect();
      const town = map_events.latLngToContainerPoint([36.2, 37.16]);
      const [x, y] = [button.left + button.right, button.top + button.bottom].map((it) => it / 2);
      map_events.panBy([town.x - x + map.left, town.y - y + map.top], { animate: false });
    """
    browser.execute_script("map_events.setView([36.2, 37.16], 9, {animate: false})")
    assert "Alep" in texts(browser, ".town")
    browser.execute_script(script)
    assert "Alep" not in texts(browser, ".town")


def test_dark_follows_the_system_and_the_button(browser: Any, folder: Path) -> None:
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    colour = "return getComputedStyle(document.body).backgroundColor"
    try:
        opened(browser, folder)
        night = browser.execute_script(colour)
        click(browser, "#theme")
        assert browser.execute_script(colour) == "rgb(255, 255, 255)" != night
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_online_tiles_come_from_one_host_and_only_when_asked_for(
    browser: Any, folder: Path
) -> None:
    opened(browser, folder, run=replace(RUN, options={"tiles": "osm"}))
    hosts = {urlsplit(url).netloc for url in requests(browser) if not url.startswith("data:")}
    assert hosts == {"tile.openstreetmap.org"}
    assert "OpenStreetMap" in texts(browser, "#credits")[0]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", ["first", "opened", "filters"])
@pytest.mark.parametrize("sample", [french, arabic], ids=["french", "arabic"])
def test_axe_finds_no_violation(
    browser: Any, folder: Path, sample: Callable[[], Reading], state: str, theme: str
) -> None:
    opened(browser, folder, sample())
    browser.execute_script("document.documentElement.dataset.theme = arguments[0]", theme)
    if state == "opened":
        click(browser, "#list .row")
    if state == "filters":
        browser.execute_script(
            "document.querySelectorAll('#filters, .legend, #lost')"
            ".forEach((it) => { it.open = true; })"
        )
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    run = """
      const done = arguments[0];
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const told = ({ id, nodes }) => [id, ...nodes.slice(0, 3).map((it) => it.html.slice(0, 160))];
      axe.run(document, { runOnly: tags }).then(({ violations }) => done(violations.map(told)));
    """
    assert browser.execute_async_script(run) == []


def open_row(browser: Any, number: int) -> None:
    """Open the event at a place of the list, which has elements only for rows in view."""
    script = """
      const [number, done] = arguments;
      const list = document.getElementById("list");
      list.scrollTop = number * 72;
      const open = () => {
        const row = document.getElementById(`row-${number}`);
        if (!row) return setTimeout(open, 20);
        row.click();
        return done(true);
      };
      open();
    """
    browser.execute_async_script(script, number)


def test_no_text_of_a_report_runs(browser: Any, folder: Path) -> None:
    opened(browser, folder, hostile())
    for number in range(len(PAYLOADS)):
        open_row(browser, number)
    browser.execute_script(
        "document.querySelectorAll('.layers input').forEach((i) => i.checked || i.click())"
    )
    browser.execute_script(
        "map_events.eachLayer((l) => { if (l.getPopup && l.getPopup()) l.openPopup(); });"
        "window.dispatchEvent(new Event('beforeprint'));"
    )
    assert browser.execute_script("return window.hurt") is None
    assert requests(browser) == []
    assert browser.get_log("browser") == []
    foreign = "img, #app script, #printed script, svg[onload], #panel a, #reader a"
    assert texts(browser, foreign) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_shown_as_it_is_written(browser: Any, folder: Path, payload: str) -> None:
    opened(browser, folder, hostile())
    open_row(browser, PAYLOADS.index(payload))
    assert payload in texts(browser, "#reader .where")[0]
    assert f"Raid {payload} ici." in texts(browser, "#reader .said")[0]


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (768, 1024), (390, 844), (320, 640)])
def test_no_control_covers_another(browser: Any, folder: Path, width: int, height: int) -> None:
    opened(browser, folder)
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.refresh()
        complete(browser)
        script = """
          const found = [...document.querySelectorAll('.leaflet-control, #panel, #credits, #time')];
          const boxes = found.map((element) => element.getBoundingClientRect());
          const apart = (a, b) => a.right <= b.left + 1 || a.bottom <= b.top + 1;
          const meet = (a, b) => !apart(a, b) && !apart(b, a);
          const covered = boxes.some((a, i) => boxes.slice(i + 1).some((b) => meet(a, b)));
          return [boxes.length, covered, document.documentElement.scrollWidth];
        """
        count, covered, across = browser.execute_script(script)
        keep_screenshot(browser, f"map-{width}")
        assert count >= 6
        assert not covered
        assert across <= width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def keep_screenshot(browser: Any, name: str) -> None:
    """Save a picture where the environment asks for pictures (GEOEVENTS_SCREENSHOTS, a folder)."""
    if folder := os.environ.get("GEOEVENTS_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        browser.save_screenshot(str(Path(folder) / f"{name}.png"))
