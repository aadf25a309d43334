"""A corpus and our reading of it to scores, one document at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias

from geoevents.errors import DocumentError, GeoeventsError
from geoevents.evaluation.corpora import Corpus
from geoevents.evaluation.gold import GoldDocument
from geoevents.evaluation.matching import Ours, Pair, named, pairs
from geoevents.evaluation.mistakes import Mistake, placement_mistake, recognition_mistakes
from geoevents.evaluation.scores import Scores
from geoevents.evaluation.tally import Lookup, Tally
from geoevents.model import Document, Mention, Point, Reading, Span

Read: TypeAlias = Callable[[Document], Reading]
ResolveSpans: TypeAlias = Callable[[Document, tuple[Span, ...]], Sequence[Mention]]
Report: TypeAlias = Callable[[str, Document, Mistake], None]
Step: TypeAlias = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class System:
    """What is measured, as functions.

    `resolve_spans` resolves given spans of a document: a mention a span, in any order.
    `lookup` finds a name in the gazetteer, and tells the kind of a gold place without a
    feature code. `point_of` gives the point of a place id, for gold without coordinates.
    """

    read: Read
    resolve_spans: ResolveSpans | None = None
    lookup: Lookup | None = None
    point_of: Callable[[str], Point | None] | None = None


def evaluate(
    corpus: Corpus,
    system: System | Read,
    gold_spans: bool = False,
    *,
    limit: int | None = None,
    report: Report = lambda corpus, document, mistake: None,
    step: Step = lambda documents: None,
    clock: Callable[[], float] = time.perf_counter,
) -> Scores:
    """Score a reading against a corpus; `limit` takes its first documents only.

    `report` gets each error, `step` the number of documents so far. Only the calls of
    `read` are on the clock. With `gold_spans`, the gold's own spans are resolved too.

    Raises:
        DocumentError: the corpus is broken, or holds no document.
        ValueError: gold spans are asked of a system that can't resolve spans.
    """
    system = system if isinstance(system, System) else System(system)
    if gold_spans and system.resolve_spans is None:
        raise ValueError("gold_spans needs a system with resolve_spans")
    tally = Tally(system.lookup)
    seconds = 0.0
    for gold in islice(_placed(corpus, system), limit):
        started = clock()
        reading = _read(corpus, gold, system)
        seconds += clock() - started
        tally.add_document(gold)
        for mistake in _compared(tally, gold, reading, corpus, system if gold_spans else None):
            tally.add_mistake(mistake)
            report(corpus.name, gold.document, mistake)
        step(tally.documents)
    if not tally.documents:
        raise DocumentError(f"{corpus.path}: holds no document; is it the right file?")
    return tally.scores(corpus.name, seconds, gold_spans)


def _read(corpus: Corpus, gold: GoldDocument, system: System) -> Reading:
    try:
        return system.read(gold.document)
    except GeoeventsError as error:
        raise type(error)(f"{corpus.path}: document {gold.document.id}: {error}") from None


def _placed(corpus: Corpus, system: System) -> Iterator[GoldDocument]:
    """Yield the gold, with the point of a place id where it has no coordinates of its own."""
    for gold in corpus.documents():
        if system.point_of is None:
            yield gold
            continue
        point_of = system.point_of
        mentions = tuple(
            replace(one, point=point_of(one.place_id)) if one.place_id and not one.point else one
            for one in gold.mentions
        )
        yield replace(gold, mentions=mentions)


def _compared(
    tally: Tally, gold: GoldDocument, reading: Reading, corpus: Corpus, resolver: System | None
) -> Iterator[Mistake]:
    """Count one document; yield its errors: those of placement of the headline figures."""
    ours = named(reading.mentions)
    met = pairs(gold, ours, corpus.roles)
    tally.add_pairs(met)
    yield from recognition_mistakes(met, ours)
    if resolver and resolver.resolve_spans:
        met = _on_gold_spans(gold, resolver.resolve_spans)
        tally.add_gold_spans(met)
    for pair in met:
        if mistake := placement_mistake(pair, on_gold_span=resolver is not None):
            yield mistake


def _on_gold_spans(gold: GoldDocument, resolve_spans: ResolveSpans) -> tuple[Pair, ...]:
    spans = tuple(one.span for one in gold.mentions)
    resolved = resolve_spans(gold.document, spans) if spans else ()
    ours = {one.span: Ours(one.span, one) for one in resolved}
    return tuple(Pair(one, ours.get(one.span)) for one in gold.mentions)
