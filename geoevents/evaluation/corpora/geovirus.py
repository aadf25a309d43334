"""GeoVirus (Gritta, Pilehvar and Collier 2018), as XML. Offsets start at 1.

Demonyms are not annotated; there are no gazetteer ids and no feature codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from geoevents.evaluation.articles import articles, point_in, span_in, words_in
from geoevents.evaluation.gold import CorpusReader, GoldDocument, GoldMention, settled
from geoevents.model import Document, Role

_FIRST = 1


def _recognises(path: Path, head: str) -> bool:
    return "<article" in head and "<locations" in head


def _read(path: Path, language: str) -> Iterator[GoldDocument]:
    for number, (where, article) in enumerate(articles(path), start=1):
        document = Document(
            id=str(number),  # several articles are parts of one page: `source` is no id
            text=words_in(article, "text", where),
            language=language or "en",
            url=(article.findtext("source") or "").strip(),
        )
        yield settled(document, (_gold(one, where) for one in article.iter("location")))


def _gold(location: Element, where: str) -> GoldMention:
    return GoldMention(
        span_in(location, where, _FIRST),
        words_in(location, "name", where),
        point_in(location, where),
    )


READER = CorpusReader(
    "geovirus",
    "XML: article, text, locations",
    frozenset({Role.PLACE, Role.METONYM}),
    _recognises,
    _read,
)
