"""Toponyms of a script without capitals: names that the gazetteer has, and signs around them.

Arabic writes "and", "in" and "the" on to the next word ("وبحلب", "للخرطوم"): a word is
looked up as it stands first, and then without them. Nothing is a place by its name alone
but a large town or a country: "القائم" is a town and "existing".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from geoevents.gazetteer.index import Gazetteer
from geoevents.gazetteer.names import fold
from geoevents.languages.demonyms import demonyms
from geoevents.languages.language import Language, NameWords
from geoevents.languages.place_words import PlaceWord, place_words
from geoevents.model import Evidence, Role, Sentence, Span, Toponym
from geoevents.toponyms.known import Known, known_in
from geoevents.toponyms.view import View, view

_LONGEST = 4
_ENOUGH = 0.8
_PREPOSITION, _CUE, _LONG, _LISTED, _ELSEWHERE = 0.6, 1.0, 0.4, 0.6, 0.6
_COMMON, _DEMONYM, _PERSON = -0.8, -0.6, -1.0
_REACH = 3
_LOOKED_AT = 3
_SETTLED = ("PPL", "PPLX")
"""After the word for these a name is one, though no gazetteer has it."""


class _Form(NamedTuple):
    """A way to read a word: what it means, and how many of its letters stand before that."""

    word: str
    skipped: int
    preposition: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """Words of a sentence that may name a place, with the signs for and against."""

    start: int
    end: int
    toponym: Toponym
    power: bool = False

    @property
    def total(self) -> float:
        return sum(sign.value for sign in self.toponym.evidence)


def find_caseless(
    text: str, sentences: tuple[Sentence, ...], language: Language, gazetteer: Gazetteer
) -> tuple[Toponym, ...]:
    """Return the toponyms of a text in text order; no two share a character."""
    known = known_in(gazetteer)
    read = [view(text, sentence, language.names) for sentence in sentences]
    found = [(one, list(_in_sentence(one, language, known))) for one in read]
    sure = {f.toponym.name for _, some in found for f in some if f.total >= _ENOUGH}
    toponyms: list[Toponym] = []
    for one, some in found:
        some = _with_lists(one, [_again(f, sure) for f in some], language.names)
        kept = [_with_role(one, f, language) for f in some if f.total >= _ENOUGH]
        taken = {number for f in kept for number in range(f.start, f.end)}
        toponyms += [f.toponym for f in kept]
        toponyms += _demonyms(one, language, taken)
    return tuple(sorted(toponyms, key=lambda toponym: toponym.span))


def _in_sentence(one: View, language: Language, known: Known) -> Iterator[_Found]:
    at = 0
    while at < len(one.texts):
        found = _at(one, at, language, known)
        if found:
            yield found
        at = found.end if found else at + 1


def _at(one: View, at: int, language: Language, known: Known) -> _Found | None:
    """Return the longest name that begins with a word, read as it stands before all else."""
    for end in range(min(len(one.texts), at + _LONGEST), at, -1):
        if not one.texts[end - 1].isalpha():
            continue
        rest = "".join(" " + word for word in one.texts[at + 1 : end])
        for form in _forms(one.texts[at], language.names):
            name = form.word + rest
            if _may_be(name, language) and _is_spelt(name, known.gazetteer):
                return _found(one, at, end, form, name, known, language)
    return _after_cue(one, at, language)


def _may_be(name: str, language: Language) -> bool:
    """Say whether words may be a name at all: no verb or pronoun, nor "the town" alone."""
    names = language.names
    bare = name
    for article in names.articles:
        bare = bare.removeprefix(article)
    never = names.auxiliaries | names.prepositions
    return name not in never and not place_words(language.code).keys() & {name, bare}


def _is_spelt(name: str, gazetteer: Gazetteer) -> bool:
    """Say whether a place is written so, article and all: "حلب" is Aleppo, "الحلب" is not."""
    if not gazetteer.knows(name):
        return False
    exact = [one.place.id for one in gazetteer.exact(name)[:_LOOKED_AT]]
    return any(fold(form) == fold(name) for one in exact for form in gazetteer.names(one))


def _forms(word: str, names: NameWords) -> Iterator[_Form]:
    """Yield the readings of a word: as it stands, then without what is written on to it."""
    yield _Form(word, 0, False)
    for lead, stands_for in names.clitics.items():
        if word.startswith(lead) and len(word) > len(lead) + 1:
            yield _Form(stands_for + word[len(lead) :], len(lead), lead not in names.joiners)


def _found(
    one: View, at: int, end: int, form: _Form, name: str, known: Known, language: Language
) -> _Found:
    signs = [Evidence("known", known.prominence(name), "a place of the gazetteer")]
    cue = _cue(one, at, language) if not form.skipped else None
    if cue:
        signs.append(Evidence("place word", _CUE, f"after {cue.form}"))
    elif form.preposition or one.ends_with(at, language.names.prepositions):
        signs.append(Evidence("preposition", _PREPOSITION, "after a preposition"))
    if end - at > 1:
        signs.append(Evidence("long", _LONG, "a name of several words"))
    if name in language.names.not_places:
        signs.append(Evidence("common", _COMMON, "is a common word too"))
    if name in demonyms(language.code):
        signs.append(Evidence("demonym", _DEMONYM, "is said of its people too"))
    if not cue and one.lower(at - 1) in language.names.person_titles:
        signs.append(Evidence("person", _PERSON, f"after {one.texts[at - 1]}"))
    toponym = _toponym(one, at, end, form, name, cue, tuple(signs))
    return _Found(at, end, toponym, known.is_power(name))


def _toponym(
    one: View,
    at: int,
    end: int,
    form: _Form,
    name: str,
    cue: PlaceWord | None,
    signs: tuple[Evidence, ...],
) -> Toponym:
    span = one.span(at, end)
    span = Span(span.start + form.skipped, span.end)
    features = cue.features if cue else ()
    form_of_cue = cue.form if cue else ""
    return Toponym(span, span.of(one.text), name, Role.PLACE, form_of_cue, features, signs)


def _cue(one: View, at: int, language: Language) -> PlaceWord | None:
    """Return the place word right before a word: "مدينة", "وقرية", "بمحافظة"."""
    if at == 0:
        return None
    table = place_words(language.code)
    forms = _forms(one.texts[at - 1], language.names)
    return next((table[form.word] for form in forms if form.word in table), None)


def _after_cue(one: View, at: int, language: Language) -> _Found | None:
    """Return a name that the gazetteer has not, right after a village's or quarter's word.

    Only one with the article: "قرية كبيرة" is a large village.
    """
    cue, word = _cue(one, at, language), one.texts[at]
    names = language.names
    settled = cue is not None and not cue.plural and cue.features[0] in _SETTLED
    defined = word.isalpha() and word.startswith(tuple(names.articles))
    if cue is None or not settled or not defined or word in names.not_places:
        return None
    signs = (Evidence("place word", _CUE, f"after {cue.form}"),)
    return _Found(at, at + 1, _toponym(one, at, at + 1, _Form(word, 0, False), word, cue, signs))


def _again(found: _Found, sure: set[str]) -> _Found:
    if found.total >= _ENOUGH or found.toponym.name not in sure:
        return found
    return _signed(found, Evidence("elsewhere", _ELSEWHERE, "a place elsewhere in the text"))


def _with_lists(one: View, found: list[_Found], names: NameWords) -> list[_Found]:
    """Let a list of names lend the sign of its first: "في حلب وإدلب وحماة"."""
    kept: list[_Found] = []
    for each in found:
        last = kept[-1] if kept else None
        glued = one.text[each.toponym.span.start - 1 : each.toponym.span.start] in names.joiners
        if last and last.total >= _ENOUGH and last.end == each.start and glued:
            each = _signed(each, Evidence("listed", _LISTED, f"listed with {last.toponym.text}"))
        kept.append(each)
    return kept


def _signed(found: _Found, sign: Evidence) -> _Found:
    evidence = (*found.toponym.evidence, sign)
    return replace(found, toponym=replace(found.toponym, evidence=evidence))


def _with_role(one: View, found: _Found, language: Language) -> _Found:
    """Say whether a name is an organisation's or that of a power that speaks or acts.

    The verb comes first: "أعلنت روسيا", "رفضت تركيا".
    """
    names, toponym = language.names, found.toponym
    lead = one.texts[max(0, found.start - _REACH) : found.start]
    heads = {form.word for word in lead for form in _forms(word, names)}
    role, why = Role.PLACE, ""
    located = any(sign.feature in {"preposition", "place word"} for sign in toponym.evidence)
    acts = names.speaking_verbs | names.acting_verbs | names.dealings | names.role_nouns
    if heads & names.organisation_heads and not located:
        role, why = Role.ORGANISATION, "in the name of an organisation"
    elif lead and found.power and acts & {form.word for form in _forms(lead[-1], names)}:
        role, why = Role.METONYM, f"does what only a power does, after {lead[-1]}"
    if role is Role.PLACE:
        return found
    return replace(
        _signed(found, Evidence(role.value, 1.0, why)), toponym=replace(toponym, role=role)
    )


def _demonyms(one: View, language: Language, taken: set[int]) -> Iterator[Toponym]:
    """Yield the words for people and things of a country, with or without the article."""
    table = demonyms(language.code)
    for number, word in enumerate(one.texts):
        if number in taken or word in language.names.not_places:
            continue
        for form in _forms(word, language.names):
            bare = form.word
            for article in language.names.articles:
                bare = bare.removeprefix(article)
            if bare in table:
                span = Span(one.starts[number] + form.skipped, one.starts[number] + len(word))
                said = span.of(one.text)
                signs = (Evidence("demonym", 1.0, f"{said} is of {table[bare]}"),)
                yield Toponym(span, said, table[bare], Role.DEMONYM, evidence=signs)
                break
