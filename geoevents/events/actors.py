"""Who did it, as the text names them, with a stable short name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from geoevents.events.subjects import subject_of
from geoevents.events.triggers import Trigger, Voice
from geoevents.languages import Language, get_language
from geoevents.languages.language import EventWords
from geoevents.languages.matching import Lexicon, any_of, ends_with, folded
from geoevents.model import Mention, Role, Span

_OF = 45
_HELD = 16
_ARTICLE = 4
_PEOPLE = "people"
_BY = 90
_LONGEST = 91
_SHORT = re.compile(r" \((?P<short>[A-Z][A-Za-zÉ-]{1,9})\)")
_LONG = re.compile(r"[A-ZÉ][^().,;«»\"]{6,90}\Z")


class Actor(NamedTuple):
    """A side that the text names, and where."""

    span: Span
    name: str
    side: str


def short_names(text: str) -> dict[str, str]:
    """Return long name → acronym, as the document introduces them: "Long Name (LN)"."""
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        long = _LONG.search(text, max(0, match.start() - _LONGEST), match.start())
        if long and match["short"].isupper():
            found[long[0].strip()] = match["short"]
    return found


def find_actors(
    text: str,
    sentence: Span,
    here: tuple[Mention, ...],
    mentions: tuple[Mention, ...],
    language: Language,
) -> list[Actor]:
    """Return the sides that a sentence names, in order: the pack's, then peoples and states.

    `here` are the mentions of the sentence, `mentions` all, of which countries are named.
    """
    words = language.events
    found = list(_listed(text, sentence, language))
    for mention in here:
        peoples = _is_side(mention)
        noun = _before_adjective(found, mention, text) if peoples else None
        if peoples and noun:
            found.remove(noun)
            span = Span(noun.span.start, mention.span.end)
            found.append(Actor(span, _without_article(span.of(text), words), noun.side))
        elif peoples and not any(actor.span.meets(mention.span) for actor in found):
            name = _country_name(mention, mentions, language.code)
            found.append(Actor(mention.span, name, _PEOPLE))
    return sorted(found, key=lambda actor: actor.span)


def _is_side(mention: Mention) -> bool:
    """Say whether a mention names a power; a people of a town is none ("forteresse romaine")."""
    if mention.role is Role.METONYM:
        return True
    of_country = mention.place is None or mention.place.feature.startswith("PCL")
    return mention.role is Role.DEMONYM and of_country


def _country_name(people: Mention, mentions: tuple[Mention, ...], language: str) -> str:
    """Return the name of a people's country, as the document has it or in its language."""
    if people.role is not Role.DEMONYM or people.place is None:
        return people.text
    own = (m for m in mentions if m.role is not Role.DEMONYM and m.place == people.place)
    return next((m.text for m in own), _called(people.place.country, language) or people.text)


@cache
def _called(country: str, language: str) -> str:
    from babel import Locale  # heavy: loads the names of a language

    return str(Locale(language).territories.get(country, ""))


def _before_adjective(found: list[Actor], mention: Mention, text: str) -> Actor | None:
    """Return the noun that a people's name tells apart: "armée" before "syrienne"."""
    if mention.role is not Role.DEMONYM:
        return None
    near = (
        a
        for a in found
        if text[a.span.end : mention.span.start].isspace() or a.span.meets(mention.span)
    )
    return next(near, None)


def _without_article(said: str, words: EventWords) -> str:
    bare = folded(rf"^(?:{'|'.join(words.articles)})").sub("", said)
    return " ".join(bare.split())


def _listed(text: str, sentence: Span, language: Language) -> Iterator[Actor]:
    words = language.events
    closed: list[Span] = []
    for (_, name, side), match in sorted(
        _sides_of(language.code).find(text, *sentence), key=lambda one: one[0]
    ):
        span = Span(*match.span())
        held = ends_with(text, max(sentence.start, span.start - _HELD), span.start, words.held)
        if held < 0 and not any(span.meets(other) for other in closed):
            closed.append(span)
            short = _named(text, name, words) or _without_article(span.of(text), words)
            yield Actor(span, short, side)


@cache
def _sides_of(code: str) -> Lexicon[tuple[int, str, str]]:
    """Return the pack's sides as (rank, short name, class): the first of two that meet wins."""
    sides = get_language(code).events.actors.items()
    return Lexicon(
        ((rank, name, side), any_of((pattern,)))
        for rank, (pattern, (name, side)) in enumerate(sides)
    )


def _named(text: str, name: str, words: EventWords) -> str:
    """Let a common noun stand for the group it names, where the document names the group."""
    group = words.stands_for.get(name, "")
    patterns = tuple(p for p, (short, _) in words.actors.items() if short == group)
    return group if group and any_of(patterns).search(text) else name


def owners_of(text: str, owner: Actor, actors: list[Actor], words: EventWords) -> Actor:
    """Widen an owner by those joined to it: "des combattants rebelles et des civils"."""
    joints = any_of(words.side_joiners)
    for other in sorted(actors, key=lambda a: a.span):
        gap = text[owner.span.end : other.span.start]
        if other.span.start >= owner.span.end and (gap.isspace() or joints.fullmatch(gap.strip())):
            span = Span(owner.span.start, other.span.end)
            owner = owner._replace(span=span, name=_without_article(span.of(text), words))
    return owner


def actor_of(
    text: str,
    sentence: Span,
    clause: Span,
    trigger: Trigger,
    actors: list[Actor],
    language: Language,
) -> Actor | None:
    """Return who did it: the subject of a verb, the agent of a passive, the owner of a noun."""
    words = language.events
    inside = [
        a
        for a in actors
        if trigger.span.start <= a.span.start < trigger.span.end
        and (trigger.voice is not Voice.VERB or words.verb_first or _opens(a, trigger))
    ]
    if inside:
        return inside[0]
    after = [a for a in actors if trigger.span.end <= a.span.start < clause.end]
    before = [a for a in actors if clause.start <= a.span.start < trigger.span.start]
    if trigger.voice is Voice.VERB and words.verb_first:
        return _beside_verb(text, trigger.span, before, after)
    if trigger.voice is Voice.VERB:
        return subject_of(text, sentence, clause, trigger.span, actors, words)
    for actor in after:
        gap = text[trigger.span.end : actor.span.start]
        if len(gap) < _BY and _is_agent(text, trigger.span.end, actor.span.start, words):
            return actor
        if trigger.voice is Voice.NOUN and len(gap) < _OF and _owns(gap, words):
            return actor
    return _modifier(text, trigger, before) if trigger.voice is Voice.NOUN else None


def _beside_verb(text: str, verb: Span, before: list[Actor], after: list[Actor]) -> Actor | None:
    """Return the subject where verbs come first: right after the verb, else right before it."""
    behind = (a for a in after if text[verb.end : a.span.start].isspace())
    ahead = (a for a in before if text[a.span.end : verb.start].isspace())
    return next(behind, None) or next(ahead, None)


def _opens(actor: Actor, trigger: Trigger) -> bool:
    return actor.span.start - trigger.span.start <= _ARTICLE


def _is_agent(text: str, start: int, end: int, words: EventWords) -> bool:
    """Say whether "by" leads to an actor: the trigger's own, not that of "a base held by"."""
    by = next(any_of(words.agents).finditer(text, start, end), None)
    if by is None:
        return False
    lead = max(start, by.start() - _HELD)
    return ends_with(text, lead, by.end(), words.other_agents) < 0 or not text[start:lead].strip()


def _owns(gap: str, words: EventWords) -> bool:
    """Say whether only "of the" (or nothing, for an adjective) stands before the actor."""
    bare = gap.strip()
    owner = "|".join(words.owners).replace("'", "['’]").replace(" ", r"\s+")
    return not bare or bool(folded(rf"(?:{owner})(?:\s*\w+)?").fullmatch(bare))


def _modifier(text: str, trigger: Trigger, before: list[Actor]) -> Actor | None:
    """Return the actor that stands right before a noun: "Russian airstrikes"."""
    near = [a for a in before if not text[a.span.end : trigger.span.start].strip(" \u00a0’'s")]
    return near[-1] if near else None


def target_of(
    clause: Span, trigger: Trigger, actors: list[Actor], actor: Actor | None
) -> Actor | None:
    """Return who suffered it: the object of a verb, the subject of a passive."""
    others = [a for a in actors if a != actor and a.side != _PEOPLE and a.span.start < clause.end]
    if trigger.voice is Voice.VERB:
        return next((a for a in others if a.span.start >= trigger.span.end), None)
    if trigger.voice is Voice.PASSIVE:
        before = [
            a for a in others if clause.start <= a.span.start and a.span.end <= trigger.span.start
        ]
        return before[-1] if before else None
    return None
