"""Which words of a document name a place, and in what role."""

from __future__ import annotations

from itertools import pairwise

from geoevents.gazetteer.index import Gazetteer
from geoevents.languages.language import Language
from geoevents.model import Document, Evidence, Role, Sentence, Toponym
from geoevents.recogniser import Entity, recognise
from geoevents.settings import Settings
from geoevents.toponyms.caseless import find_caseless
from geoevents.toponyms.choosing import Choice, are_listed, choice, choose, vouched
from geoevents.toponyms.cues import Cue, find_cue
from geoevents.toponyms.known import Known, known_in
from geoevents.toponyms.people import find_demonyms
from geoevents.toponyms.roles import role_of
from geoevents.toponyms.silence import is_unspoken_for
from geoevents.toponyms.spots import Spot, spots
from geoevents.toponyms.view import View, view
from geoevents.toponyms.weighing import Surroundings, weigh, weighed
from geoevents.vowel_signs import without_signs

__all__ = ["find_toponyms"]

_SURE = 1.5
"""A name that the document uses as a place with signs this good is one elsewhere too."""


def find_toponyms(
    document: Document,
    sentences: tuple[Sentence, ...],
    language: Language,
    gazetteer: Gazetteer,
    settings: Settings,
) -> tuple[Toponym, ...]:
    """Return the toponyms of a document in text order; no two share a character.

    Raises SettingsError where `settings` asks for a recogniser that is not installed.
    """
    entities = recognise(document.text, language, settings)
    return find_among(document.text, sentences, language, gazetteer, entities)


def find_among(
    text: str,
    sentences: tuple[Sentence, ...],
    language: Language,
    gazetteer: Gazetteer,
    entities: tuple[Entity, ...] | None,
) -> tuple[Toponym, ...]:
    """Return the toponyms of a text whose entities are already known, or None of them."""
    if language.names.caseless:
        signs = without_signs(text)
        if signs is None:
            return find_caseless(text, sentences, language, gazetteer)
        return signs.restored(
            find_caseless(signs.bare, signs.bared(sentences), language, gazetteer)
        )
    known = known_in(gazetteer)
    views = [view(text, sentence, language.names, known.is_pair) for sentence in sentences]
    around = _surroundings(views, entities, language, known)
    read = [_Read(one, _inside(entities, one), around) for one in views if one.texts]
    places = frozenset(
        choice.spot.text for one in read for choice in one.chosen if choice.score > _SURE
    )
    found = [toponym for one in read for toponym in one.toponyms(places)]
    return tuple(sorted(found, key=lambda toponym: toponym.span))


class _Read:
    """One sentence with what the document says of it."""

    def __init__(
        self, one: View, entities: tuple[Entity, ...] | None, around: Surroundings
    ) -> None:
        self.view = one
        self.around = around if entities is None else around._replace(entities=entities)
        found = spots(one, entities, around.known, around.language, around.small)
        self.unspoken = [spot for spot in found if is_unspoken_for(one, spot, self.around)]
        self.choices = self._weighed([spot for spot in found if spot not in self.unspoken])
        self.chosen = choose(one, self.choices, around)

    def _weighed(self, found: list[Spot]) -> list[Choice]:
        return [choice(spot, weigh(self.view, spot, self.around)) for spot in found]

    def _knowing(self, places: frozenset[str]) -> tuple[Choice, ...]:
        """Choose once more, now that all the document's places are known."""
        unspoken = [spot for spot in self.unspoken if spot.text in places]
        if not unspoken and places.isdisjoint([one.spot.text for one in self.choices]):
            return self.chosen
        choices = [
            vouched(one, weighed("elsewhere", 1, one.spot.text), self.around.known)
            if one.spot.text in places
            else one
            for one in sorted((*self.choices, *self._weighed(unspoken)))
        ]
        return choose(self.view, choices, self.around)

    def toponyms(self, places: frozenset[str]) -> list[Toponym]:
        chosen = self._knowing(places)
        if not chosen:
            return list(find_demonyms(self.view, self.around.language, ()))
        cues = _shared_cues(self.view, chosen, self.around.language)
        named = [
            toponym
            for one, cue in zip(chosen, cues, strict=True)
            if (toponym := self._toponym(one, cue)).role is not Role.ORGANISATION or one.spot.known
        ]  # "Human Resources" is an organisation's, and no place at all
        taken = tuple(toponym.span for toponym in named)
        return [*named, *find_demonyms(self.view, self.around.language, taken)]

    def _role(self, chosen: Choice) -> tuple[Role, Evidence]:
        spot, around = chosen.spot, self.around
        if spot.means:  # "Springfield, Ill.": of nothing but the town before it
            return Role.PLACE, Evidence("place", 1.0, "")
        power = around.known.is_power(spot.base or spot.text)
        entities = () if self.view.shouted else around.entities or ()
        return role_of(self.view, spot.start, spot.end, around.language, power, entities)

    def _toponym(self, chosen: Choice, cue: Cue | None) -> Toponym:
        start, end, text = chosen.spot.start, chosen.spot.end, chosen.spot.text
        role, why = self._role(chosen)
        signs = tuple(map(Evidence._make, chosen.signs))
        signs = (why, *signs) if role is not Role.PLACE else signs
        word = cue.word if cue and role is not Role.ORGANISATION else None
        return Toponym(
            self.view.span(start, end),
            text,
            f"id:{chosen.spot.means}" if chosen.spot.means else " ".join(text.split()),
            role,
            word.form if word else "",
            word.features if word else (),
            signs,
        )


def _shared_cues(view: View, chosen: tuple[Choice, ...], language: Language) -> list[Cue | None]:
    """Return each name's cue; a list shares a plural one: "quartiers de A, B et C".

    A plural before one name alone says what is in it: "les quartiers d'Alep".
    """
    cues = [find_cue(view, one.spot.start, one.spot.end, language) for one in chosen]
    listed = [
        are_listed(view, one.spot.end, other.spot.start, language)
        for one, other in pairwise(chosen)
    ]
    for number in range(1, len(cues)):
        before = cues[number - 1]
        if cues[number] is None and listed[number - 1] and _is_shared(before):
            cues[number] = before
    for number in range(len(cues) - 2, -1, -1):  # "the A, B and C neighbourhoods"
        after = cues[number + 1]
        if cues[number] is None and listed[number] and _is_shared(after):
            cues[number] = after
    alone = [
        not (number and listed[number - 1]) and not (number < len(listed) and listed[number])
        for number in range(len(cues))
    ]
    return [
        None if cue and cue.word.plural and (one.spot.known if cue.inside else lonely) else cue
        for one, cue, lonely in zip(chosen, cues, alone, strict=True)
    ]


def _is_shared(cue: Cue | None) -> bool:
    """Say whether a cue is of all names of a list; "Mexico and the United States" has none."""
    return cue is not None and cue.word.plural and not cue.inside


def _surroundings(
    views: list[View], entities: tuple[Entity, ...] | None, language: Language, known: Known
) -> Surroundings:
    lower = frozenset(
        [
            lower
            for one in views
            for word, lower in zip(one.texts, one.lowers, strict=True)
            if word[0].islower()
        ]
    )
    persons = frozenset(
        entity.span.of(views[0].text).split()[-1].lower()
        for entity in entities or ()
        if entity.kind == "person" and len(entity.span.of(views[0].text).split()) > 1
    )
    small = not any(number for one in views for number in one.capitals[-1:])
    return Surroundings(language, known, entities, lower, persons, small)


def _inside(entities: tuple[Entity, ...] | None, one: View) -> tuple[Entity, ...] | None:
    if entities is None:
        return None
    start, end = one.span(0, len(one.texts))
    return tuple([one for one in entities if one.span.start < end and start < one.span.end])
