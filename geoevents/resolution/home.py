"""Where a document's outlet is at home, by the country of its domain."""

from __future__ import annotations

import re

from geoevents.model import Document

_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+(?P<code>[a-z]{2})(?=[/:?#]|$)", re.IGNORECASE)
_NOT_COUNTRIES = frozenset({"EU", "IO", "TV", "ME", "CO", "AI", "FM", "LY", "CC", "WS", "TK", "TO"})
"""Domains of countries that are sold to all the world, and Europe's."""


def home_country(document: Document) -> str:
    """Return the ISO 3166-1 code of the outlet's domain ("lorient.lb"), or ""."""
    for text in (document.source, document.url):
        if found := _HOST.match(text.strip()):
            code = found["code"].upper()
            return "" if code in _NOT_COUNTRIES else "GB" if code == "UK" else code
    return ""
