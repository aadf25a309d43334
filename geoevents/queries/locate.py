"""A phrase such as "4 km southwest of Palmyra" -> a GeoJSON Feature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from geoevents.errors import PhraseError, UnknownPlaceError
from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.spelling import is_vowelled
from geoevents.languages import LANGUAGES, PHRASE_LANGUAGES, Language, get_language
from geoevents.languages.place_words import place_words
from geoevents.locations import describe
from geoevents.model import (
    Anchor,
    Document,
    Mention,
    Place,
    Relation,
    Resolution,
    Role,
    Sentence,
    Span,
    Toponym,
)
from geoevents.pipeline import places
from geoevents.queries.named import guessed_places, named_places, says_where
from geoevents.queries.names import RULES, is_answer, unknown
from geoevents.sentences import split_sentences
from geoevents.toponyms import find_toponyms
from geoevents.writers.shapes import of_footprint, of_point

_RIVALS = 3
"""How many of the other places of a name an answer tells."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A phrase as one language reads it: `said` is the place of most of its words.

    The `unread` words neither name the place nor relate it to another; the `strange` ones of
    them are no small words of a name either ("in", "the town of").
    """

    phrase: str
    said: Mention
    resolutions: tuple[Resolution, ...]
    unread: tuple[str, ...]
    strange: tuple[str, ...]

    @property
    def rank(self) -> tuple[bool, int, bool, int]:
        """Return what makes one reading better than another."""
        related, located = self.said.relation is not None, self.said.location is not None
        return related and located, -len(self.strange), located, -len(self.unread)


def _as_read(document: Document, said: Mention, resolutions: tuple[Resolution, ...]) -> _Read:
    spans = [said.span, *(r.toponym.span for r in resolutions)]
    spans += [said.relation.span] if said.relation else []
    words = [(word[0], Span(*word.span())) for word in re.finditer(r"\w+", document.text)]
    unread = tuple(word for word, at in words if not any(span.meets(at) for span in spans))
    plain = _plain_words(document.language) if said.role is Role.PLACE else frozenset[str]()
    strange = tuple(word for word in unread if word.casefold() not in plain)
    return _Read(document.text, said, resolutions, unread, strange)


@cache
def _plain_words(language: str) -> frozenset[str]:
    pack = get_language(language)
    names = pack.names
    small = names.prepositions | names.articles | names.of | names.joiners
    own = (small - pack.relations.motion) | set(place_words(pack.code))
    return frozenset(re.sub(r"\W", "", word) for word in own)


def locate(phrase: str, gazetteer: Gazetteer, language: str = "") -> dict[str, Any]:
    """Return the GeoJSON Feature of a phrase such as "4 km southwest of Palmyra".

    Raises PhraseError where the phrase says no place, or one that can't be computed, and
    UnknownPlaceError where its place bears a name that no gazetteer has.
    """
    packs = [get_language(language)] if language else _packs(phrase)
    best: _Read | None = None
    for pack in packs:
        found = _read(phrase, pack, gazetteer)
        if found is not None and (best is None or found.rank > best.rank):
            best = found
        if best is not None and best.rank == (True, 0, True, 0):
            break
    if best is None:
        raise PhraseError(unknown(phrase, gazetteer))
    _refuse(best, gazetteer)
    return _feature(best)


def _packs(phrase: str) -> list[Language]:
    """Return the languages that a phrase may be in, by its script: first who knows most words."""
    arabic = not is_vowelled(phrase)
    packs = [pack for pack in PHRASE_LANGUAGES.values() if pack.right_to_left == arabic]
    words = re.findall(r"[^\W\d_]+", phrase)
    return sorted(packs, key=lambda pack: -sum(says_where(word, pack) for word in words))


def _read(phrase: str, pack: Language, gazetteer: Gazetteer) -> _Read | None:
    """Return the best reading in one language, from the surest names to mere guesses."""
    document = Document("phrase", phrase, pack.code)
    finders = [named_places, guessed_places]
    if pack.code in LANGUAGES:
        finders.insert(0, _recognised)
    best: _Read | None = None
    for find in finders:
        found = _read_with(find(phrase, pack, gazetteer), document, gazetteer)
        if found is not None and (best is None or found.rank > best.rank):
            best = found
        if best is not None and not best.strange:
            break
    return best


def _recognised(phrase: str, pack: Language, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    document, sentences = Document("phrase", phrase, pack.code), split_sentences(phrase, pack)
    return find_toponyms(document, sentences, pack, gazetteer, RULES)


def _read_with(
    toponyms: tuple[Toponym, ...], document: Document, gazetteer: Gazetteer
) -> _Read | None:
    if not toponyms:
        return None
    sentences = (Sentence(Span(0, len(document.text)), 0),)
    placed = places(document, sentences, toponyms, gazetteer, RULES)
    return _as_read(document, max(placed.mentions, key=_extent), placed.resolutions)


def _extent(mention: Mention) -> tuple[bool, int]:
    """Rank a described place before a named one, then the one of most words, then the first."""
    relation = mention.relation
    words = relation.span if relation else mention.span
    return relation is not None, (words.end - words.start if relation else -words.start)


def _refuse(read: _Read, gazetteer: Gazetteer) -> None:
    """Raise where the phrase says no place, or says more than was understood."""
    said = read.said
    for resolution in _meant(read):
        name, found = resolution.toponym.name, resolution.candidates
        if not found or not is_answer(name, found[0], gazetteer):
            raise UnknownPlaceError(unknown(name, gazetteer))
    if said.location is None:
        raise PhraseError(f"{read.phrase!r}: {said.reason or 'its place is not known'}")
    if said.relation is None and (strange := read.strange):
        words = " ".join(strange)
        raise PhraseError(
            f"{read.phrase!r} says no place: “{said.text}” is known, “{words}” is not understood"
        )


def _meant(read: _Read) -> list[Resolution]:
    """Return the resolutions that the answer stands on: its anchors', or its own."""
    relation = read.said.relation
    wanted = set(_toponyms(relation.anchors)) if relation else {read.said.toponym}
    return [resolution for resolution in read.resolutions if resolution.toponym in wanted]


def _toponyms(anchors: tuple[Anchor, ...]) -> Iterator[Toponym]:
    for anchor in anchors:
        if anchor.toponym is not None:
            yield anchor.toponym
        if anchor.relation is not None:
            yield from _toponyms(anchor.relation.anchors)


def _feature(read: _Read) -> dict[str, Any]:
    location, relation = read.said.location, read.said.relation
    assert location is not None
    shape = of_footprint(location.footprint) if location.footprint else None
    known = {r.toponym: r.place for r in read.resolutions if r.place is not None}
    distance = relation.distance.best_m / 1000 if relation and relation.distance else None
    azimuth = relation.azimuth if relation else None
    return {
        "type": "Feature",
        "geometry": (shape or of_point(location.point)).geojson(),
        "properties": {
            "phrase": read.phrase,
            "lat": round(location.point.lat, 5),
            "lon": round(location.point.lon, 5),
            "uncertainty_m": round(location.uncertainty_m),
            "shape": location.shape or "point",
            "relation": describe(relation, known) if relation else None,
            "anchors": _anchors(relation, known) if relation else [],
            "distance_km": None if distance is None else round(distance, 3),
            "azimuth_deg": None if azimuth is None else round(azimuth, 1),
            "confidence": round(read.said.confidence, 2),
            "reason": _reason(read),
        },
    }


def _anchors(relation: Relation, known: dict[Toponym, Place]) -> list[str]:
    return [
        known[anchor.toponym].name if anchor.toponym in known else anchor.text
        for anchor in relation.anchors
    ]


def _reason(read: _Read) -> str:
    """Say why this place, and which others its names might have meant."""
    rivals = [text for resolution in _meant(read) if (text := _rivals(resolution))]
    return "; ".join(filter(None, (read.said.reason, *rivals)))


def _rivals(resolution: Resolution) -> str:
    chosen = resolution.place
    others = [c.place for c in resolution.candidates if chosen and c.place.id != chosen.id]
    if chosen is None or not others:
        return ""
    titles = ", ".join(_title(place) for place in others[:_RIVALS])
    return f"“{resolution.toponym.text}” is taken as {_title(chosen)}; it could be {titles}"


def _title(place: Place) -> str:
    where = ", ".join(part for part in (place.feature, place.admin1, place.country) if part)
    return f"{place.name} ({where})"
