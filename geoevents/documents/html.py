"""HTML: the article without its menus, by trafilatura; what <meta> and JSON-LD say of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from geoevents.documents.extras import needed
from geoevents.documents.markup import plain
from geoevents.documents.page import Page, told_date
from geoevents.documents.text import decode
from geoevents.errors import DocumentError
from geoevents.settings import Settings

_META = {
    "published": (
        *("article:published_time", "datepublished", "date", "dc.date", "dcterms.date"),
        *("dc.date.issued", "dcterms.issued", "pubdate", "publishdate", "publish-date"),
        *("parsely-pub-date", "sailthru.date", "citation_publication_date"),
    ),
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "source": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "url": ("og:url",),
    "language": ("content-language", "dc.language"),
}
"""Names of <meta> by what they say, most reliable first."""
_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)


def read_html(data: bytes, settings: Settings) -> Page:
    """Return the article of a page. Raises DocumentError where it has no text."""
    needed("trafilatura", "HTML")
    import trafilatura

    html = _decoded(data)
    text = trafilatura.extract(
        html, include_comments=False, include_links=False, include_images=False
    )
    # A page of two sentences is no article to trafilatura, but a report to us.
    text = text if text and len(text) >= 80 else plain(html)
    if not text.strip():
        raise DocumentError("is a page without text; is it drawn by a script?")
    return Page(text, metadata(html))


def metadata(html: str) -> dict[str, str]:
    """Return what a page says of itself: <meta>, JSON-LD, <link rel=canonical>, <title>."""
    head = _Head()
    head.feed(html)
    linked = _of_json("".join(head.json))
    about = {
        name: linked.get(name, "") or next((head.meta[k] for k in keys if head.meta.get(k)), "")
        for name, keys in _META.items()
    }
    about["title"] = about["title"] or "".join(head.title).strip()
    about["url"] = head.canonical or about["url"]
    about["language"] = about["language"] or head.language
    day = told_date(about["published"])
    about["published"] = day.isoformat() if day else ""
    return {name: value for name, value in about.items() if value}


def _decoded(data: bytes) -> str:
    """Decode a page by the charset it names, where that holds; else as any text."""
    if found := _CHARSET.search(data[:4096]):
        try:
            return data.decode(found.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode(data)


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.json: list[str] = []
        self.title: list[str] = []
        self.canonical = self.language = ""
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: (value or "").strip() for name, value in attrs}
        if tag == "meta":
            name = told.get("property") or told.get("name") or told.get("itemprop")
            name = name or told.get("http-equiv", "")
            self.meta.setdefault(name.lower(), told.get("content", ""))
        elif tag == "link" and told.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or told.get("href", "")
        elif tag == "html":
            self.language = told.get("lang", "")
        elif tag == "script" and told.get("type", "").lower() == "application/ld+json":
            self._in = "json" if not self.json else ""
        elif tag == "title" and not self.title:
            self._in = "title"
        elif tag == "time" and told.get("datetime"):
            self.meta.setdefault("date", told["datetime"])

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "json":
            self.json.append(data)
        elif self._in == "title":
            self.title.append(data)


def _of_json(text: str) -> dict[str, str]:
    """Return what the first article of a JSON-LD block says."""
    try:
        told = json.loads(text) if text.strip() else None
    except (ValueError, RecursionError):
        return {}
    article = next(_articles(told, 4), None)
    if article is None:
        return {}
    publisher = article.get("publisher")
    found = {
        "published": article.get("datePublished"),
        "title": article.get("headline"),
        "source": publisher.get("name") if isinstance(publisher, dict) else publisher,
        "language": article.get("inLanguage"),
    }
    return {name: value for name, value in found.items() if isinstance(value, str)}


def _articles(told: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(told, list) and depth:
        for item in told:
            yield from _articles(item, depth - 1)
    elif isinstance(told, dict):
        kinds = told.get("@type")
        if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield told
        elif depth:
            yield from _articles(told.get("@graph"), depth - 1)
