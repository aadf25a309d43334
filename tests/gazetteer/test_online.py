"""Nominatim's protocol, spoken by a stub on this machine."""

from __future__ import annotations

import json
import pickle
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.extra.rate_limiter import RateLimiter

from geoevents.errors import GazetteerError
from geoevents.gazetteer.online import Nominatim
from geoevents.model import Point

ANSWER = {
    "place_id": 1, "osm_type": "node", "osm_id": 42, "lat": "36.1755", "lon": "37.1420",
    "class": "place", "type": "suburb", "addresstype": "suburb", "importance": 0.31,
    "name": "السكري", "display_name": "السكري, حلب, سوريا", "namedetails": {"name:en": "Sukkari"},
    "address": {"suburb": "Sukkari", "state": "Aleppo Governorate", "country_code": "sy"},
    "boundingbox": ["36.17", "36.18", "37.13", "37.15"],
}  # fmt: skip
FORMULA = {"lat": "1", "lon": "2", "name": "=cmd()", "display_name": "=cmd()"}
NAMELESS = {"lat": "1", "lon": "2", "display_name": ""}


class Stub:
    def __init__(self) -> None:
        self.asked: list[tuple[dict[str, list[str]], str, float]] = []
        self.answers: dict[str, Any] = {"Soukkari": [ANSWER, FORMULA, NAMELESS]}
        self.status = 200
        self.server = ""


@pytest.fixture
def stub() -> Iterator[Stub]:
    held = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)
            held.asked.append((query, self.headers.get("User-Agent", ""), time.monotonic()))
            body = json.dumps(held.answers.get(query["q"][0], [])).encode()
            self.send_response(held.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    held.server = f"http://127.0.0.1:{server.server_port}"
    yield held
    server.shutdown()
    server.server_close()


def test_an_answer_is_a_candidate(stub: Stub, tmp_path: Path) -> None:
    (found,) = Nominatim(tmp_path, stub.server, 0.0)("Soukkari")
    place = found.place
    assert (place.id, place.name, place.feature) == ("osm:node/42", "Sukkari", "PPLX")
    assert place.point == Point(37.142, 36.1755)
    assert (place.country, place.admin1) == ("SY", "Aleppo Governorate")
    assert 1_000 < place.radius_m < 1_500
    assert (found.match, found.score) == ("online", 0.31)
    query, agent, _ = stub.asked[0]
    assert query["format"] == ["json"]
    assert agent.startswith("geoevents/")


def test_a_name_is_asked_once_and_nothing_found_is_kept_too(stub: Stub, tmp_path: Path) -> None:
    for _ in range(2):
        online = Nominatim(tmp_path, stub.server, 0.0)
        assert len(online("Soukkari")) == 1
        assert online("  Soukkari ") == online("Soukkari")
        assert online("nulle part") == ()
        assert online(" ") == ()
    assert [query["q"][0] for query, _, _ in stub.asked] == ["Soukkari", "nulle part"]


def test_requests_keep_their_distance(
    stub: Stub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a clock of the test's own, which only sleeping moves on."""
    slept: list[float] = []
    monkeypatch.setattr(RateLimiter, "_clock", lambda _: 1.0 + sum(slept))
    monkeypatch.setattr(RateLimiter, "_sleep", lambda _, seconds: slept.append(seconds))
    online = Nominatim(tmp_path, stub.server, 60.0)
    for name in ("a", "b", "c", "a"):
        online(name)
    assert slept == [60.0, 60.0], "none before the first, none for what is known"


def test_an_error_is_told_and_not_kept(stub: Stub, tmp_path: Path) -> None:
    stub.status = 500
    online = Nominatim(tmp_path, stub.server, 0.0)
    with pytest.raises(GazetteerError, match="could not be asked for 'Soukkari'"):
        online("Soukkari")
    stub.status = 200
    assert online("Soukkari")


@pytest.mark.parametrize("odd", [[{}], [{"lat": "91", "lon": "0"}], ["x"], {"error": "quota"}])
def test_an_odd_answer_is_an_error_of_ours(stub: Stub, tmp_path: Path, odd: object) -> None:
    stub.answers["Soukkari"] = odd
    with pytest.raises(GazetteerError, match="could not be asked"):
        Nominatim(tmp_path, stub.server, 0.0)("Soukkari")


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"127.0.0.1:9: could not be asked"):
        Nominatim(tmp_path, "http://127.0.0.1:9", 0.0)("Soukkari")


def test_it_goes_to_other_processes(stub: Stub, tmp_path: Path) -> None:
    online = Nominatim(tmp_path, stub.server, 0.0)
    online("Soukkari")
    assert len(pickle.loads(pickle.dumps(online))("Soukkari")) == 1
    assert len(stub.asked) == 1
