"""Local-Global Lexicon (Lieberman, Samet and Sankaranarayanan 2010), as XML.

Offsets are code points into `text`. A toponym without `gaztag` has no coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from geoevents.evaluation.articles import articles, day_of, point_in, span_in, words_in
from geoevents.evaluation.gold import CorpusReader, GoldDocument, GoldMention, settled
from geoevents.model import Document, Role


def _recognises(path: Path, head: str) -> bool:
    return "<toponyms" in head or ("<article docid" in head and "<phrase>" in head)


def _read(path: Path, language: str) -> Iterator[GoldDocument]:
    for where, article in articles(path):
        day = day_of(article.findtext("dltime") or "")
        document = Document(
            id=article.get("docid") or where.rpartition(" ")[2],
            text=words_in(article, "text", where),
            language=language or "en",
            published=day,
            published_from="corpus" if day else "",
            source=(article.findtext("domain") or "").strip(),
            title=(article.findtext("title") or "").strip(),
            url=(article.findtext("url") or "").strip(),
        )
        yield settled(document, (_gold(one, where) for one in article.iter("toponym")))


def _gold(toponym: Element, where: str) -> GoldMention:
    tag = toponym.find("gaztag")
    number = tag.get("geonameid") if tag is not None else None
    return GoldMention(
        span_in(toponym, where),
        words_in(toponym, "phrase", where),
        point_in(tag, where),
        f"geonames:{number}" if number else "",
        feature=(tag.findtext("fcode") or "").strip() if tag is not None else "",
    )


READER = CorpusReader(
    "lgl",
    "XML: article, text, toponyms",
    frozenset({Role.PLACE, Role.METONYM, Role.DEMONYM, Role.ORGANISATION}),
    _recognises,
    _read,
)
