"""RSS and Atom files, by feedparser: one document an entry."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import IO, Any

from geoevents.documents.columns import text_bytes
from geoevents.documents.extras import needed
from geoevents.documents.item import Item
from geoevents.documents.limits import read_most
from geoevents.documents.markup import plain
from geoevents.errors import DocumentError
from geoevents.settings import Settings


def split_feed(
    file: IO[bytes], name: str, settings: Settings, columns: Mapping[str, str]
) -> Iterator[Item]:
    """Yield the entries of a feed, numbered from 1. Raises DocumentError where it is none."""
    needed("feedparser", "RSS and Atom")
    import feedparser

    data = read_most(file, settings.max_file_bytes)
    if b"<!ENTITY" in data.upper():
        raise DocumentError("declares its own XML entities, which no feed needs; it is not read")
    try:
        feed = feedparser.parse(io.BytesIO(data))  # never a string: it would open it as an address
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise DocumentError(f"is a broken feed ({type(error).__name__}: {error})") from None
    if not feed.entries:
        raise DocumentError("is no RSS or Atom feed, or has no entry")
    for number, entry in enumerate(feed.entries, start=1):
        yield _item(number, entry, feed.feed)


def _item(number: int, entry: Any, feed: Any) -> Item:
    title = plain(str(entry.get("title", "")))
    bodies = [str(it.get("value", "")) for it in entry.get("content", ())]
    body = plain(max([*bodies, str(entry.get("summary", ""))], key=len))
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    source = entry.get("source")
    told = {
        "published": _day(moment),
        "title": title,
        "source": str((source.get("title") if source else "") or feed.get("title", "")),
        "url": str(entry.get("link", "")),
        "language": str(feed.get("language", "")),
    }
    text = f"{title}\n{body}" if body else title
    return Item(f"#{number}", "entry.txt", text_bytes(text), {k: v for k, v in told.items() if v})


def _day(moment: Any) -> str:
    try:
        return date(*moment[:3]).isoformat() if moment else ""
    except (ValueError, TypeError):
        return ""
