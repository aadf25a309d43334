"""The whole journey of a document, in order. Only this room knows the order."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from geoevents.collector import held_back
from geoevents.corrections import Fixes
from geoevents.dates import dateline_date, find_dates
from geoevents.events import extract_events
from geoevents.gazetteer import Gazetteer
from geoevents.languages import Language, get_language
from geoevents.locations import mentions as place_mentions
from geoevents.model import (
    Document,
    Mention,
    Reading,
    Relation,
    Resolution,
    Sentence,
    Span,
    Toponym,
)
from geoevents.relations import find_relations
from geoevents.resolution import resolve
from geoevents.sentences import split_sentences
from geoevents.settings import Settings
from geoevents.toponyms import find_toponyms


class Placed(NamedTuple):
    """The places that names and the words around them mean, and what led to them."""

    relations: tuple[Relation, ...]
    resolutions: tuple[Resolution, ...]
    mentions: tuple[Mention, ...]


@held_back()
def read(
    document: Document, gazetteer: Gazetteer, settings: Settings, fixes: Fixes | None = None
) -> Reading:
    """Read one document: which places it names, where they are, what happened there.

    `fixes` are what reviewers decided about it. Raises LanguageError where no pack reads the
    document's language.
    """
    language = get_language(document.language)
    document = _dated(document, language)
    sentences = split_sentences(document.text, language, settings.max_sentence_chars)
    fixes = fixes or Fixes(document.text)
    toponyms = fixes.toponyms(find_toponyms(document, sentences, language, gazetteer, settings))
    relations, _, mentions = places(document, sentences, toponyms, gazetteer, settings, fixes)
    whens = find_dates(document, sentences, language)
    events = extract_events(document, sentences, mentions, whens, language, settings)
    events = fixes.events(events, mentions)
    return Reading(document, sentences, mentions, relations, whens, events)


def places(
    document: Document,
    sentences: tuple[Sentence, ...],
    toponyms: tuple[Toponym, ...],
    gazetteer: Gazetteer,
    settings: Settings,
    fixes: Fixes | None = None,
) -> Placed:
    """Place names that were found, and what words say from them, in a document or a phrase."""
    fixes = fixes or Fixes(document.text)
    relations = find_relations(document, sentences, toponyms, get_language(document.language))
    return _placed(document, toponyms, fixes.relations(relations), gazetteer, settings, fixes)


def _placed(
    document: Document,
    toponyms: tuple[Toponym, ...],
    relations: tuple[Relation, ...],
    gazetteer: Gazetteer,
    settings: Settings,
    fixes: Fixes,
) -> Placed:
    resolutions = resolve(toponyms, relations, gazetteer, settings, document)
    resolutions = fixes.resolutions(resolutions, gazetteer)
    mentions = place_mentions(document, resolutions, relations, gazetteer, settings)
    return Placed(relations, resolutions, fixes.mentions(mentions, gazetteer))


def resolve_spans(
    document: Document, spans: tuple[Span, ...], gazetteer: Gazetteer, settings: Settings
) -> tuple[Mention, ...]:
    """Resolve spans that are known to name places: a mention a span, for evaluation."""
    language = get_language(document.language)
    sentences = split_sentences(document.text, language, settings.max_sentence_chars)
    found = find_toponyms(document, sentences, language, gazetteer, settings)
    ours = {toponym.span: toponym for toponym in found}
    toponyms = tuple(
        ours.get(span) or Toponym(span, span.of(document.text), span.of(document.text))
        for span in spans
    )
    return _placed(document, toponyms, (), gazetteer, settings, Fixes(document.text)).mentions


def _dated(document: Document, language: Language) -> Document:
    """Take the publication date from the dateline where nothing stronger gave one."""
    if document.published is not None:
        return document
    found = dateline_date(document.text, language)
    return (
        document if found is None else replace(document, published=found, published_from="dateline")
    )
