"""The server answers its own page; whoever else asks, and however, gets nothing."""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest
from a_report import REPORT

from geoevents.corrections import hash_of, read_file
from geoevents.errors import DocumentError, SettingsError
from geoevents.gazetteer.collection import Collection
from geoevents.model import Span
from geoevents.review import Desk, Server, Shelf
from geoevents.review.clock import after

AT = REPORT.index("Alep")
REJECT = {
    "document": "report.txt", "target": "mention", "decision": "reject", "span": [AT, AT + 4],
    "before": {"named": True}, "after": {},
}  # fmt: skip


def ours(server: Server) -> dict[str, str]:
    return {
        "Origin": f"http://127.0.0.1:{server.guard.port}",
        "X-Geoevents-Token": server.guard.token,
        "Content-Type": "application/json",
    }


def sent(
    server: Server, method: str, path: str, headers: dict[str, str], body: str | bytes = ""
) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", server.guard.port, timeout=20)
    connection.request(method, path, body or None, headers)
    response = connection.getresponse()
    data = response.read()
    connection.close()
    return response, data


def ask(server: Server, question: str, /, **asked: Any) -> dict[str, Any]:
    path = f"/{server.guard.token}/{question}"
    response, data = sent(server, "POST", path, ours(server), json.dumps(asked))
    assert response.status == 200, data
    return dict(json.loads(data))


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    assert server._http.server_address[0] == "127.0.0.1"
    assert server.address.startswith("http://127.0.0.1:")
    assert len(server.guard.token) >= 40


def test_the_page_and_its_files_run_nothing_but_ours(server: Server) -> None:
    for name in ("", "review.js", "page.css", "leaflet.js"):
        response, data = sent(server, "GET", f"/{server.guard.token}/{name}", {})
        assert response.status == 200
        assert data
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["Access-Control-Allow-Origin"] is None
    _, page = sent(server, "GET", f"/{server.guard.token}/", {})
    for forbidden in (b"onclick", b"onload", b"style=", b"<script>"):
        assert forbidden not in page


PATHS = ["/", "/favicon.ico", "/WRONG/", "/WRONG/queue", "/{token}/../run.json",
         "/{token}/%2e%2e/run.json", "/{token}/documents.jsonl", "/{token}//etc/passwd",
         "/{token}/queue", "/{token}"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_nothing_else_can_be_got(server: Server, path: str) -> None:
    response, data = sent(server, "GET", path.format(token=server.guard.token), {})
    assert response.status == 404
    assert b"Alep" not in data


STRANGERS: dict[str, tuple[dict[str, str], int]] = {
    "no token header": ({"X-Geoevents-Token": ""}, 403),
    "another token": ({"X-Geoevents-Token": "x" * 43}, 403),
    "a name that points here": ({"Host": "evil.example:{port}"}, 421),
    "a host with another port": ({"Host": "127.0.0.1:1"}, 421),
    "another origin": ({"Origin": "http://evil.example"}, 403),
    "another port of this machine": ({"Origin": "http://127.0.0.1:1"}, 403),
    "a sandboxed frame": ({"Origin": "null"}, 403),
    "another site, by Sec-Fetch-Site": ({"Sec-Fetch-Site": "cross-site"}, 403),
    "a form": ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
    "text that holds JSON": ({"Content-Type": "text/plain"}, 415),
    "a body that is too large": ({"Content-Length": "99999999999"}, 413),
    "a body without a length": ({"Content-Length": "-1"}, 411),
}


@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_neither_read_nor_write(server: Server, outputs: Path, who: str) -> None:
    changed, status = STRANGERS[who]
    more = {name: it.format(port=server.guard.port) for name, it in changed.items()}
    headers = {**ours(server), **more}
    response, data = sent(
        server, "POST", f"/{server.guard.token}/decide", headers, json.dumps(REJECT)
    )
    assert response.status == status
    assert response.headers["Access-Control-Allow-Origin"] is None
    assert not (outputs / "corrections.jsonl").exists()
    assert b"Alep" not in data


def test_a_question_without_an_origin_is_refused(server: Server) -> None:
    headers = ours(server)
    del headers["Origin"]
    path = f"/{server.guard.token}/queue"
    assert sent(server, "POST", path, headers, "{}")[0].status == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD", "TRACE"])
def test_other_methods_are_unknown(server: Server, method: str) -> None:
    response, _ = sent(server, method, f"/{server.guard.token}/queue", ours(server))
    assert response.status == 501
    assert response.headers["Access-Control-Allow-Origin"] is None


NONSENSE = ["", "[", "[]", "7", '{"document": 7}', "[" * 100_000]


@pytest.mark.parametrize("body", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_is_refused_in_words(server: Server, body: str) -> None:
    path = f"/{server.guard.token}/document"
    response, data = sent(server, "POST", path, ours(server), body)
    assert response.status in {400, 411}
    assert json.loads(data)["error"]


WRONG = [
    {"span": [0, 9999]}, {"span": [-1, 4]}, {"span": [True, 4]}, {"span": "0-4"},
    {"document": "../in/report.txt"}, {"target": "country"}, {"decision": "kind"},
    {"decision": "undo"}, {"decision": "place", "after": {"place": {"point": [500, 1]}}},
    {"decision": "place", "after": {}}, {"after": None}, {"before": {"x": "y" * 300_000}},
]  # fmt: skip


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_a_decision_that_can_not_be_is_not_saved(
    server: Server, outputs: Path, change: dict[str, Any]
) -> None:
    path = f"/{server.guard.token}/decide"
    response, _ = sent(server, "POST", path, ours(server), json.dumps({**REJECT, **change}))
    assert response.status == 400
    assert not (outputs / "corrections.jsonl").exists()


def test_the_most_doubtful_come_first_and_what_is_decided_is_done(server: Server) -> None:
    said = ask(server, "queue")
    doubts = [row["doubt"] for row in said["rows"]]
    assert doubts == sorted(doubts, reverse=True)
    assert (said["done"], said["total"]) == (0, len(doubts))
    row = next(row for row in said["rows"] if row["target"] == "mention")
    after_ = ask(server, "decide", **{**REJECT, "span": row["span"]})
    assert [it["text"] for it in after_["rejected"]] == [row["words"]]
    assert ask(server, "queue")["done"] == 1
    undone = ask(server, "undo")["undone"]
    assert (undone["span"], undone["decision"]) == (row["span"], "reject")
    assert ask(server, "queue")["done"] == 0
    assert ask(server, "undo")["undone"] is None


def test_an_edited_report_keeps_what_was_reviewed(server: Server, outputs: Path) -> None:
    ask(server, "decide", **{**REJECT, "decision": "accept"})
    path = outputs / "documents.jsonl"
    record = json.loads(path.read_text("utf-8"))
    text = "Dépêche.\n" + record["text"]
    record |= {"text": text, "sha256": hash_of(text), "events": []}
    record["mentions"] = [[s + 9, e + 9, d] for s, e, d in record["mentions"]]
    path.write_text(json.dumps(record) + "\n", "utf-8")
    server.desk._shelf = Shelf(outputs)
    assert ask(server, "queue")["done"] == 1


def test_an_event_whose_kind_was_changed_stays_reviewed(server: Server, outputs: Path) -> None:
    row = next(it for it in ask(server, "queue")["rows"] if it["target"] == "event")
    question = {key: row[key] for key in ("document", "target", "span", "kind", "place")}
    ask(server, "decide", **question, decision="kind", after={"kind": "protest"})
    path = outputs / "documents.jsonl"
    kind = f'"{row["kind"]}"'
    path.write_text(path.read_text("utf-8").replace(kind, '"protest"', 1), "utf-8")
    server.desk._shelf = Shelf(outputs)
    assert ask(server, "queue")["done"] == 1


def test_the_time_of_decisions_never_goes_back(server: Server, outputs: Path) -> None:
    for role in ("demonym", "metonym", "place"):
        ask(server, "decide", **{**REJECT, "decision": "role", "after": {"role": role}})
    times = [one.when for one in read_file(outputs / "corrections.jsonl")[0]]
    assert times == sorted(set(times))
    assert after("2999-01-01T00:00:00+00:00") == "2999-01-01T00:00:00.000001+00:00"
    assert after("nonsense") > "2020"


def test_a_place_to_remember_is_known_everywhere_from_then_on(server: Server) -> None:
    assert ask(server, "search", name="Zarzourville")["found"] == []
    ask(server, "remember", name="Zarzourville", point=[36.5, 35.5], radius_m=300)
    (found,) = ask(server, "search", name="Zarzourville")["found"]
    assert found["point"] == [36.5, 35.5]
    assert found["id"].startswith("remembered:")
    ask(server, "remember", name="Zarzourville", point=[36.5, 35.5], radius_m=300)
    assert Collection().record("remembered").places == 1
    path = f"/{server.guard.token}/remember"
    formula = json.dumps({"name": "=cmd()", "point": [1, 2]})
    assert sent(server, "POST", path, ours(server), formula)[0].status == 400


def test_a_port_that_is_taken_and_a_folder_without_reports_are_told(
    server: Server, tmp_path: Path
) -> None:
    with pytest.raises(SettingsError, match="cannot be listened on"):
        Server(lambda: server.desk, server.guard.port)
    with pytest.raises(DocumentError, match="geoevents map INPUT"):
        Shelf(tmp_path)
    (tmp_path / "documents.jsonl").write_text('{"id": 1}\n', "utf-8")
    with pytest.raises(DocumentError, match="line 1: is no document of ours"):
        Shelf(tmp_path)


def test_the_shelf_holds_the_text_that_was_read(outputs: Path) -> None:
    shelf = Shelf(outputs)
    document = shelf.document("report.txt")
    for item in shelf.items:
        assert Span(*item.span).of(document.text) == item.words
    assert isinstance(Desk, type)
