"""The files that the page is made of: a closed table, no path of a request is ever opened."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

HTML, CSS, JS = "text/html", "text/css", "text/javascript"
_OWN = {
    "": ("page.html", HTML),
    "page.css": ("page.css", CSS),
    **{
        f"{name}.js": (f"{name}.js", JS)
        for name in ("make", "ask", "chart", "article", "queue", "place", "mention", "event",
                     "keys", "review")
    },
}  # fmt: skip
_MAP = {"leaflet.js": JS, "leaflet.css": CSS, "basemap.js": JS, "names.js": JS}


@cache
def assets() -> Mapping[str, tuple[bytes, str]]:
    """Return by name in the address what is sent, and its media type."""
    own = files("geoevents.review").joinpath("page")
    shared = files("geoevents.writers").joinpath("page")
    return {
        **{name: (own.joinpath(file).read_bytes(), kind) for name, (file, kind) in _OWN.items()},
        **{name: (shared.joinpath(name).read_bytes(), kind) for name, kind in _MAP.items()},
    }


@cache
def words() -> dict[str, dict[str, str]]:
    """Return the page's words by language."""
    text = files("geoevents.review").joinpath("page", "words.json").read_text("utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
