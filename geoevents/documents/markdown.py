"""Markdown: its front matter says of the document what documents.csv would."""

from __future__ import annotations

import re

from geoevents.documents.page import Page, told_date
from geoevents.documents.text import decode
from geoevents.documents.wrapping import unwrapped
from geoevents.settings import Settings

_FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(.{0,20000}?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.S)
_LINE = re.compile(r"""^(\w[\w-]*)\s*[:=]\s*["']?(.*?)["']?\s*$""")
_NAMES = {
    "date": "published",
    "published": "published",
    "lang": "language",
    "language": "language",
    "title": "title",
    "source": "source",
    "publisher": "source",
    "url": "url",
    "link": "url",
}
_SIGNS = (
    (re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:#{1,6}|>+|[-*+]|\d{1,3}\.)[ \t]+", re.M), ""),
    (re.compile(r"(\*{1,3}|_{2,3}|`)(?=\S)([^*_`\n]{1,2000}?)(?<=\S)\1"), r"\2"),
)
"""Pictures, links, heads of lines, emphasis: what stands in the way of words."""


def read_markdown(data: bytes, settings: Settings) -> Page:
    """Return the text without its signs, and what its front matter says."""
    text = decode(data)
    about: dict[str, str] = {}
    if found := _FRONT.match(text):
        about = _about(found.group(2))
        text = text[found.end() :]
    for pattern, kept in _SIGNS:
        text = pattern.sub(kept, text)
    return Page(unwrapped(text), about)


def _about(front: str) -> dict[str, str]:
    about: dict[str, str] = {}
    for line in front.splitlines():
        if (found := _LINE.match(line)) and (name := _NAMES.get(found.group(1).lower())):
            about.setdefault(name, found.group(2))
    if "published" in about:
        day = told_date(about["published"])
        about["published"] = day.isoformat() if day else ""
    return about
