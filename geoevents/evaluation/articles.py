"""XML corpora of articles, streamed, with errors that name the article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from geoevents.errors import DocumentError
from geoevents.model import Point, Span


def articles(path: Path) -> Iterator[tuple[str, Element]]:
    """Yield each `article` with the words that name it in an error message.

    Raises DocumentError where the file cannot be read or is not well-formed XML.
    """
    number = 0
    try:
        for _, element in iterparse(path, events=("end",)):
            if element.tag == "article":
                number += 1
                yield f"{path}: article {element.get('docid') or number}", element
                element.clear()
    except ParseError as error:
        line = error.position[0]
        raise DocumentError(
            f"{path}: line {line}: is not well-formed XML ({error}); mend it or fetch it anew"
        ) from None
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from None
    if not number:
        raise DocumentError(f"{path}: holds no <article>; is it another format?")


def words_in(element: Element, tag: str, where: str) -> str:
    """Return the text of a child that must be there; raise DocumentError if it is not."""
    found = element.findtext(tag)
    if found is None:
        raise DocumentError(f"{where}: <{element.tag}> has no <{tag}>; add it or take it out")
    return found


def span_in(element: Element, where: str, first: int = 0) -> Span:
    """Return the offsets `start` and `end` of an element, which count from `first`."""
    start, end = (_number(element, tag, where) for tag in ("start", "end"))
    return Span(int(start) - first, int(end) - first)


def point_in(element: Element | None, where: str) -> Point | None:
    """Return the point of `lat` and `lon`, or `None` where there is none."""
    if element is None or not (element.findtext("lat") and element.findtext("lon")):
        return None
    lat, lon = (_number(element, tag, where) for tag in ("lat", "lon"))
    if abs(lat) > 90 or abs(lon) > 180:
        raise DocumentError(f"{where}: latitude {lat}, longitude {lon} is not on Earth; mend it")
    return Point(lon, lat)


def day_of(text: str) -> date | None:
    """Return the day that an ISO timestamp begins with, or `None`."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def _number(element: Element, tag: str, where: str) -> float:
    text = words_in(element, tag, where)
    try:
        return float(text)
    except ValueError:
        raise DocumentError(f"{where}: <{tag}> is {text!r}, not a number; mend it") from None
