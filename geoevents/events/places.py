"""Where it happened: the scene nearest to the trigger, or what a phrase stands for.

The speaker's place, the direction of motion and the anchor of a relation are no scenes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from geoevents.events.clauses import clause_at
from geoevents.languages.language import EventWords
from geoevents.languages.matching import any_of, ends_with
from geoevents.model import Mention, Method, Relation, Role, Span

_LEAD = 48
_BEFORE_COST = 15
_CLAUSE_COST = 60
_NEAR_COST = 250
_WEAK_COST = 45
_COARSE_COST = 50
_COARSE_M = 2_000
_AUXILIARY = 4
_REGIONS = ("PCL", "ADM1", "RGN", "CONT")


@dataclass(frozen=True, slots=True)
class Scene:
    """A place an event may have. `said` is "" for a name, else the words that stand for it."""

    mention: Mention
    span: Span
    near: bool = False
    quarters: bool = False
    said: str = ""
    share: float = 1.0


def find_scenes(
    text: str, sentence: Span, mentions: tuple[Mention, ...], words: EventWords
) -> list[Scene]:
    """Return the named or described places of a sentence where something may happen."""
    here = [m for m in mentions if m.role is Role.PLACE and sentence.covers(m.span)]
    anchors = {span for m in here if m.relation for span in _anchors(m.relation) if span != m.span}
    outer = [
        m
        for m in here
        if not any(o is not m and o.span != m.span and o.span.covers(m.span) for o in here)
    ]
    scenes = []
    for mention in outer:
        start = max(sentence.start, mention.span.start - _LEAD)
        if (
            mention.span in anchors
            or ends_with(text, start, mention.span.start, words.speaker_places) >= 0
        ):
            continue
        near = ends_with(text, start, mention.span.start, words.directions) >= 0
        quarters = ends_with(text, start, mention.span.start, words.quarters) >= 0
        scenes.append(Scene(mention, mention.span, near, quarters))
    return scenes


def _anchors(relation: Relation) -> Iterator[Span]:
    for anchor in relation.anchors:
        if anchor.toponym:
            yield anchor.toponym.span
        if anchor.relation:
            yield from _anchors(anchor.relation)


def stand_ins(
    text: str,
    sentence: Span,
    before: list[Scene],
    topic: Mention | None,
    words: EventWords,
    part: Mention | None = None,
) -> list[Scene]:
    """Return what "ce dernier secteur", "there" and "cette grande ville" stand for here.

    `before` are the scenes of the sentences before, in text order; `part` is what "la
    partie" stands for.
    """
    found: list[Scene] = []
    options: list[tuple[tuple[str, ...], Mention | None, float]] = [
        (words.latter, before[-1].mention if before else None, 0.9),
        (words.parts, part or topic, 0.8),
        (words.topic, topic, 0.7),
        (words.topic_parts, topic, 0.6),
        (words.there, before[-1].mention if before else None, 0.7),
    ]
    for patterns, mention, share in options:
        for match in any_of(patterns).finditer(text, *sentence):
            span = Span(*match.span())
            if mention and not any(span.meets(other.span) for other in found):
                some = patterns is words.topic_parts
                found.append(Scene(mention, span, quarters=some, said=match[0], share=share))
    return found


def part_before(
    mentions: tuple[Mention, ...], sentence: Span, text: str, words: EventWords
) -> Mention | None:
    """Return the part of a town named last before "la partie que …", whole where it is nested.

    After "quelques secteurs sud d'Alep-Est" it is Alep-Est, not its southern sectors.
    """
    match = any_of(words.parts).search(text, *sentence)
    if match is None:
        return None
    at = match.start()
    named = [m for m in mentions if m.role is Role.PLACE and m.span.end <= at and _is_part(m)]
    return max(named, key=lambda m: m.span, default=None)


def _is_part(mention: Mention) -> bool:
    """Say whether a mention is a part that a gazetteer knows ("Alep-Est")."""
    return mention.method is Method.PART and mention.place is not None


def topic_of(mentions: tuple[Mention, ...]) -> Mention | None:
    """Return the first mention of the town that the document names most, None where none is."""
    towns = [
        m
        for m in mentions
        if m.role is Role.PLACE
        and m.place
        and m.place.feature.startswith("PPL")
        and m.method is Method.GAZETTEER
    ]
    if not towns:
        return None
    counts = Counter(m.place.id for m in towns if m.place)
    best = max(counts.values())
    return next(m for m in towns if m.place and counts[m.place.id] == best)


def choose(
    text: str, parts: tuple[Span, ...], trigger: Span, scenes: list[Scene], words: EventWords
) -> list[Scene]:
    """Return the scene nearest to a trigger, with those that stand in a list with it."""
    if not scenes:
        return []
    clause = clause_at(parts, trigger)
    best = min(scenes, key=lambda scene: (_cost(scene, trigger, clause), scene.span))
    named = sorted((s for s in scenes if not s.said), key=lambda s: s.span)
    return [best] if best.said or best.near else _listed(text, best, named, words)


def _cost(scene: Scene, trigger: Span, clause: Span) -> int:
    after = scene.span.start >= trigger.end
    gap = scene.span.start - trigger.end if after else trigger.start - scene.span.end + _BEFORE_COST
    apart = 0 if clause.start <= scene.span.start < clause.end else _CLAUSE_COST
    coarse = _COARSE_COST if _is_region(scene.mention) else 0
    weak = _WEAK_COST if scene.said and scene.share < 0.9 and len(scene.said) > 1 else 0
    return max(gap, 0) + apart + weak + coarse + (_NEAR_COST if scene.near else 0)


def _is_region(mention: Mention) -> bool:
    return bool(mention.place and mention.place.feature.startswith(_REGIONS))


def not_subjects(text: str, scenes: list[Scene], trigger: Span, words: EventWords) -> list[Scene]:
    """Drop the countries that are the subject of a verb: "France and Mali signed a deal"."""
    kept, end = [], trigger.start
    for scene in sorted(scenes, key=lambda one: one.span, reverse=True):
        gap = " ".join(text[scene.span.end : end].split()).casefold()
        joined = end == trigger.start or gap in words.place_joiners
        if (
            scene.span.end <= end
            and len(gap) <= _AUXILIARY
            and joined
            and _is_country(scene.mention)
        ):
            end = scene.span.start
        else:
            kept.append(scene)
    return kept[::-1]


def _is_country(mention: Mention) -> bool:
    return bool(mention.place and mention.place.feature.startswith("PCL"))


def not_destinations(
    text: str, scenes: list[Scene], trigger: Span, words: EventWords
) -> list[Scene]:
    """Drop the places that people are moved to: "evacuated 35 of the wounded to Ankara"."""
    return [
        s
        for s in scenes
        if s.span.start < trigger.end
        or ends_with(text, max(trigger.end, s.span.start - _LEAD), s.span.start, words.destinations)
        < 0
    ]


def _listed(text: str, best: Scene, named: list[Scene], words: EventWords) -> list[Scene]:
    at = named.index(best)
    first = last = at
    while first > 0 and _joined(text, named[first - 1], named[first], words):
        first -= 1
    while last + 1 < len(named) and _joined(text, named[last], named[last + 1], words):
        last += 1
    quarters = named[first].quarters
    return [
        replace(scene, quarters=quarters or scene.quarters) for scene in named[first : last + 1]
    ]


def _joined(text: str, one: Scene, two: Scene, words: EventWords) -> bool:
    between = " ".join(text[one.span.end : two.span.start].split()).casefold()
    return between in words.place_joiners


def country_of(
    sentence: Span, mentions: tuple[Mention, ...], topic: Mention | None
) -> Mention | None:
    """Return the mention of the country that a sentence speaks of by a people's name.

    "plus de la moitié de la population syrienne" speaks of Syria where the document
    names it; the topic's country stands in where the sentence says no people.
    """
    countries = [
        m
        for m in mentions
        if m.role is Role.PLACE and m.place and m.place.feature.startswith("PCL")
    ]
    peoples = {
        m.place.id
        for m in mentions
        if m.role is Role.DEMONYM and m.place and sentence.covers(m.span)
    }
    for mention in countries:
        if sentence.covers(mention.span) or (mention.place and mention.place.id in peoples):
            return mention
    code = topic.place.country if topic and topic.place else ""
    return next((m for m in countries if m.place and code and m.place.country == code), None)


def unnamed_place(text: str, clause: Span, words: EventWords) -> str:
    """Return words such as "dans les prisons": a place that the text does not name."""
    match = any_of(words.unnamed_places).search(text, *clause)
    return match[0] if match else ""


def geo_precision(scene: Scene) -> int | None:
    """Return ACLED's code: 1 the place itself, 2 near it or a part of it, 3 a region."""
    mention = scene.mention
    if mention.location is None and mention.place is None:
        return None
    if _is_computed(mention):
        return 2
    if mention.method is Method.GAZETTEER and mention.place:
        if mention.place.feature.startswith(_REGIONS):
            return 3
        part = scene.near or (scene.quarters and mention.place.feature != "PPLX")
        return 2 if part or mention.place.feature.startswith("ADM") else 1
    return 2


def _is_computed(mention: Mention) -> bool:
    """Say whether a point stands only to some kilometres: computed, or a hill in a desert.

    A town is as large as it is; it is exact all the same.
    """
    place, location = mention.place, mention.location
    town = place is not None and place.feature.startswith(("PPL", *_REGIONS))
    return location is not None and not town and location.uncertainty_m >= _COARSE_M
