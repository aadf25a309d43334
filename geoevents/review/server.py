"""The server of the page: on 127.0.0.1 alone, and for the page that it sent alone."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from geoevents.errors import GeoeventsError, SettingsError
from geoevents.review.desk import Desk
from geoevents.review.guard import HEADERS, Guard, RefusedError
from geoevents.review.pages import assets

_TIMEOUT_S = 30


class Server:
    """Serves a desk. Handlers run in threads, the desk in one of its own: SQLite wants that."""

    def __init__(self, make_desk: Callable[[], Desk], port: int = 0) -> None:
        """Open the desk and the port (0: any that is free).

        Raises SettingsError where the port is taken, and what opening the desk raises.
        """
        handler = type("Handler", (_Handler,), {"serving": self})
        self._worker = ThreadPoolExecutor(max_workers=1)
        try:
            self.desk = self._worker.submit(make_desk).result()
            try:
                self._http = ThreadingHTTPServer(("127.0.0.1", port), handler)
            except OSError as error:
                self._worker.submit(self.desk.close).result()
                reason = (error.strerror or str(error)).lower()
                raise SettingsError(f"--port: {port} cannot be listened on ({reason})") from None
        except BaseException:
            self._worker.shutdown()
            raise
        self._http.daemon_threads = True
        self.guard = Guard(secrets.token_urlsafe(32), self._http.server_address[1])

    @property
    def address(self) -> str:
        """Where the page is, with its token: for one person's eyes."""
        return f"http://127.0.0.1:{self.guard.port}/{self.guard.token}/"

    def serve(self) -> None:
        """Answer until `stop` is called, or Ctrl-C."""
        self._http.serve_forever(poll_interval=0.2)

    def stop(self) -> None:
        """End `serve`, from another thread."""
        self._http.shutdown()

    def close(self) -> None:
        """Close the port and the desk; what is being saved is saved first."""
        self._http.server_close()
        self._worker.submit(self.desk.close).result()
        self._worker.shutdown()

    def answer(self, name: str, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Let the desk answer; raise RefusedError, in words, for what it can't."""
        ask = self.desk.asks.get(name)
        if ask is None:
            raise RefusedError(404, "nothing of that name can be asked")
        try:
            return self._worker.submit(ask, asked).result()
        except GeoeventsError as error:
            raise RefusedError(400, str(error)) from None
        except (LookupError, TypeError, ValueError) as error:
            raise RefusedError(400, f"makes no sense: {error}") from None


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    serving: Server

    server_version = "geoevents"
    sys_version = ""
    timeout = _TIMEOUT_S

    def do_GET(self) -> None:
        self._guarded(self._page)

    def do_POST(self) -> None:
        self._guarded(self._answer)

    def _guarded(self, act: Callable[[], None]) -> None:
        try:
            self.serving.guard.look(self.headers)  # type: ignore[arg-type]
            with suppress(ConnectionError):  # the page was closed before its answer came
                act()
        except RefusedError as refusal:
            self._send(refusal.status, _json({"error": str(refusal)}), "application/json")

    def _page(self) -> None:
        found = assets().get(self.serving.guard.path(self.path))
        if found is None:
            raise RefusedError(404, "the page has no such file")
        self._send(200, *found)

    def _answer(self) -> None:
        name = self.serving.guard.path(self.path)
        length = self.serving.guard.ask(self.headers)  # type: ignore[arg-type]
        try:
            asked = json.loads(self.rfile.read(length))
        except (ValueError, RecursionError):
            raise RefusedError(400, "is not JSON") from None
        if not isinstance(asked, dict):
            raise RefusedError(400, "is no question")
        self._send(200, _json(self.serving.answer(name, asked)), "application/json")

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Keep quiet: a log would hold the token."""


def _json(record: Mapping[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
