"""The page in a real browser: what is decided there is what `geoevents map` then writes."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import chromium
import pytest
from a_report import REPORT
from click.testing import CliRunner

from geoevents.cli import cli
from geoevents.review import Server

AXE = Path(__file__).parent.parent / "writers" / "axe" / "axe.min.js"
SHOTS = os.environ.get("GEOEVENTS_SHOTS")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    started = chromium.start(tmp_path_factory.mktemp("chromium"))
    yield started
    started.quit()


def until(browser: Any, script: str, *arguments: Any) -> Any:
    """Return what a script gives as soon as it gives something."""
    from selenium.webdriver.support.ui import WebDriverWait

    wait = WebDriverWait(browser, 30, poll_frequency=0.05)
    return wait.until(lambda it: it.execute_script(script, *arguments))


def opened(browser: Any, server: Server) -> None:
    browser.get_log("browser")
    browser.get(server.address)
    until(browser, "return document.body && document.body.dataset.ready")
    assert browser.execute_script("return document.getElementById('said').textContent") == ""


def idle(browser: Any) -> None:
    until(browser, "return !document.body.dataset.busy")


def choose(browser: Any, target: str, words: str) -> None:
    idle(browser)
    browser.execute_script(
        "[...document.querySelectorAll('mark.' + arguments[0])]"
        ".find((it) => it.textContent.includes(arguments[1])).click()",
        target,
        words,
    )
    until(
        browser,
        "return document.querySelector('mark.chosen')?.textContent.includes(arguments[0])",
        words,
    )


def press(browser: Any, words: str) -> None:
    idle(browser)
    browser.execute_script(
        "[...document.querySelectorAll('button')]"
        ".find((it) => it.textContent === arguments[0] && it.checkVisibility()).click()",
        words,
    )


def saved(browser: Any, outputs: Path, lines: int) -> None:
    """Wait for what is under way, and say how many lines stand in the file then."""
    idle(browser)
    assert len((outputs / "corrections.jsonl").read_text("utf-8").splitlines()) == lines


def rows(outputs: Path, layer: str) -> list[dict[str, Any]]:
    features = json.loads((outputs / f"{layer}.geojson").read_text("utf-8"))["features"]
    return [{**it["properties"], "geometry": it["geometry"]} for it in features]


def mapped(outputs: Path) -> None:
    words = ["map", str(outputs.parent / "in"), "-o", str(outputs), "--recogniser", "rules",
             "--formats", "geojson,review"]  # fmt: skip
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output


SELECT = """
  const paper = document.getElementById("text");
  const walk = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(arguments[0]);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + arguments[0].length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
"""


def test_what_is_decided_is_what_is_written(browser: Any, server: Server, outputs: Path) -> None:
    """Correct a place, add a missed one, reject an event, undo; run `map` again."""
    before = rows(outputs, "events")
    assert len(before) == 3
    opened(browser, server)
    choose(browser, "mention", "Alep")
    browser.execute_script("document.getElementById('coordinates').value = '35.5, 38.9'")
    press(browser, "Go")
    press(browser, "Save this place")
    saved(browser, outputs, 1)
    assert browser.execute_script(SELECT, "Zarzour")
    until(browser, "return !document.getElementById('adding').hidden")
    press(browser, "Add as a place")
    saved(browser, outputs, 2)
    choose(browser, "event", "combats")
    press(browser, "Reject")
    saved(browser, outputs, 3)
    until(browser, "return document.querySelector('#rejected li')")
    choose(browser, "event", "raid")
    press(browser, "Reject")
    saved(browser, outputs, 4)
    press(browser, "Undo")
    saved(browser, outputs, 5)
    until(
        browser, "return document.querySelector('mark.event.chosen')?.textContent.includes('raid')"
    )
    mapped(outputs)
    events = {row["trigger"]: row for row in rows(outputs, "events")}
    assert not any("combats" in trigger for trigger in events)
    raid = next(row for trigger, row in events.items() if "raid" in trigger)
    assert raid["geometry"]["coordinates"] == [38.9, 35.5]
    mentions = {row["text"]: row for row in rows(outputs, "mentions")}
    assert mentions["Alep"]["reason"] == "corrected by Ana"
    assert mentions["Zarzour"]["reason"].startswith("added by Ana")
    record = json.loads((outputs / "run.json").read_text("utf-8"))
    assert record["counts"]["corrections_applied"] == 3
    assert record["counts"]["corrections_no_longer_fit"] == 0
    assert browser.get_log("browser") == []


def test_the_report_is_shown_as_it_is_and_runs_nothing(browser: Any, server: Server) -> None:
    """Its spans count code points past an emoji; its markup is text."""
    opened(browser, server)
    assert browser.execute_script("return document.getElementById('text').textContent") == REPORT
    assert browser.execute_script("return document.querySelectorAll('img').length") == 0
    marks = browser.execute_script(
        "return [...document.querySelectorAll('mark.mention')].map((it) => it.textContent)"
    )
    assert "Alep" in marks


def test_a_click_on_the_map_and_a_drawn_area_place_a_mention(
    browser: Any, server: Server, outputs: Path
) -> None:
    opened(browser, server)
    choose(browser, "mention", "Alep")
    press(browser, "Draw an area")
    for lat, lon in ((36.2, 37.1), (36.2, 37.2), (36.3, 37.2)):
        browser.execute_script(
            "review_map.fire('click', {latlng: L.latLng(arguments[0], arguments[1])})", lat, lon
        )
    press(browser, "Finish")
    press(browser, "Save this place")
    saved(browser, outputs, 1)
    until(browser, "return app.row()?.rings.length === 1")
    press(browser, "Click a point")
    browser.execute_script("review_map.fire('click', {latlng: L.latLng(36.5, 37.5)})")
    press(browser, "Save and remember everywhere")
    saved(browser, outputs, 2)
    until(browser, "return app.row()?.point[0] === 37.5")


def test_keys_review_without_a_mouse(browser: Any, server: Server, outputs: Path) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    opened(browser, server)
    first = browser.execute_script("return app.chosen.span")
    ActionChains(browser).send_keys("j").perform()
    until(browser, "return JSON.stringify(app.chosen.span) !== JSON.stringify(arguments[0])", first)
    idle(browser)
    ActionChains(browser).send_keys("k").perform()
    until(browser, "return JSON.stringify(app.chosen.span) === JSON.stringify(arguments[0])", first)
    idle(browser)
    ActionChains(browser).send_keys("a").perform()
    until(browser, "return document.getElementById('progress').value === 1")
    saved(browser, outputs, 1)
    ActionChains(browser).send_keys("u").perform()
    until(browser, "return document.getElementById('progress').value === 0")
    saved(browser, outputs, 2)


@pytest.mark.parametrize(("language", "way"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_the_page_speaks_and_is_accessible(
    browser: Any, server: Server, language: str, way: str
) -> None:
    opened(browser, server)
    browser.execute_script(
        "const menu = document.getElementById('language'); menu.value = arguments[0];"
        "menu.dispatchEvent(new Event('change'))",
        language,
    )
    until(browser, "return document.documentElement.lang === arguments[0]", language)
    idle(browser)
    choose(browser, "mention", "Alep")
    assert browser.execute_script("return document.documentElement.dir") == way
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text("utf-8")})
    found = browser.execute_async_script(
        "axe.run(document, {rules: {region: {enabled: false}}}).then((it) => arguments[0]("
        "it.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' | '))))"
    )
    assert found == []
    if SHOTS:
        browser.save_screenshot(f"{SHOTS}/review-{language}.png")


def test_all_languages_have_all_words() -> None:
    from geoevents.review.pages import words

    english, *others = words().values()
    for other in others:
        assert other.keys() == english.keys()


EVIL = """
<!DOCTYPE html><title>evil</title><body><script>
const told = [];
const at = "{address}";
const headers = {{"Content-Type": "application/json", "X-Geoevents-Token": "{token}"}};
const body = JSON.stringify({question});
const tries = [
  ["read the page", () => fetch(at).then((it) => it.text())],
  ["read by question", () => fetch(at + "queue", {{method: "POST", body: "{{}}", headers}})
    .then((it) => it.text())],
  ["write", () => fetch(at + "decide", {{method: "POST", body, headers}})
    .then((it) => it.text())],
  ["write blindly", () => fetch(at + "decide", {{method: "POST", mode: "no-cors", body}})
    .then((it) => it.text())],
  ["send a beacon", async () => navigator.sendBeacon(at + "decide", body) && ""],
  ["take a script", () => new Promise((done) => {{
    const it = document.createElement("script");
    it.src = at + "review.js";
    it.onload = () => done("script ran");
    it.onerror = () => done("");
    document.body.append(it);
  }})],
  ["frame it", () => new Promise((done) => {{
    const it = document.createElement("iframe");
    it.src = at;
    it.onload = () => {{
      try {{ done(it.contentDocument ? it.contentDocument.body.textContent : ""); }}
      catch (error) {{ done(""); }}
    }};
    document.body.append(it);
  }})],
];
(async () => {{
  for (const [name, act] of tries) {{
    try {{ told.push([name, await act()]); }} catch (error) {{ told.push([name, ""]); }}
  }}
  document.body.dataset.told = JSON.stringify(told);
}})();
</script>
"""


@pytest.fixture
def elsewhere(server: Server) -> Iterator[str]:
    """Serve a page on another port that knows the address, token and all."""
    question = {"document": "report.txt", "target": "mention", "decision": "reject",
                "span": [0, 2], "before": {}, "after": {}}  # fmt: skip
    page = EVIL.format(
        address=server.address, token=server.guard.token, question=json.dumps(question)
    ).encode()

    class Evil(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None: ...

    http = ThreadingHTTPServer(("127.0.0.1", 0), Evil)
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{http.server_address[1]}/"
    http.shutdown()
    thread.join()
    http.server_close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_page_of_another_origin_can_neither_read_nor_write(
    browser: Any, elsewhere: str, outputs: Path, host: str
) -> None:
    browser.get(elsewhere.replace("127.0.0.1", host))
    told = json.loads(until(browser, "return document.body.dataset.told"))
    assert [name for name, _ in told] == [
        "read the page", "read by question", "write", "write blindly", "send a beacon",
        "take a script", "frame it",
    ]  # fmt: skip
    assert [got for _, got in told] == [""] * len(told)
    assert not (outputs / "corrections.jsonl").exists()
