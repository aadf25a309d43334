"""Who may speak to the server: the page that it sent, and nobody else.

The token in the address is what an attacker lacks. The rest holds if it leaks: the Host is
checked, so that no name that is made to point here (DNS rebinding) works; a page of another
origin says so in Origin and Sec-Fetch-Site, and nothing ever allows it to read; what writes
needs a header and a type that a browser sends for no form, and not without asking first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest

TOKEN_HEADER = "X-Geoevents-Token"
MOST_BYTES = 1_000_000
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Sent with every answer: no script or style but ours, no frame, no referrer, no cache."""


class RefusedError(Exception):
    """A request that is not answered: its status, and why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True, slots=True)
class Guard:
    """What a request must have. `port` is the one we listen on."""

    token: str
    port: int

    def path(self, path: str) -> str:
        """Return what is asked for beneath the token; raise RefusedError for any other path."""
        bare = path.partition("?")[0]
        start = f"/{self.token}/"
        if not compare_digest(bare[: len(start)].encode(), start.encode()):
            raise RefusedError(404, "there is nothing here: open the address that was printed")
        return bare[len(start) :]

    def look(self, headers: Mapping[str, str]) -> None:
        """Raise RefusedError for a request that comes by another name or from elsewhere."""
        if headers.get("Host", "").lower() not in self._hosts():
            raise RefusedError(421, "asked for by another host's name")
        origin = headers.get("Origin")
        if origin is not None and origin.lower() not in {f"http://{it}" for it in self._hosts()}:
            raise RefusedError(403, "asked for by another origin")
        if headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"}:
            raise RefusedError(403, "asked for by another site")

    def ask(self, headers: Mapping[str, str]) -> int:
        """Return the length of a question; raise RefusedError for one that is not our page's."""
        given = headers.get(TOKEN_HEADER, "")
        if not compare_digest(given.encode("utf-8", "replace"), self.token.encode()):
            raise RefusedError(403, f"{TOKEN_HEADER} is missing or wrong")
        if headers.get("Origin") is None:
            raise RefusedError(403, "no Origin is told")
        if headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
            raise RefusedError(415, "only application/json is read")
        length = headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit():
            raise RefusedError(411, "Content-Length is missing")
        if int(length[:12]) > MOST_BYTES:
            raise RefusedError(413, f"more than {MOST_BYTES:,} bytes")
        return int(length)

    def _hosts(self) -> set[str]:
        return {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}
