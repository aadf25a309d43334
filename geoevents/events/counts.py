"""How many people, and what befell them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from geoevents.events.breaths import Counted, in_breaths
from geoevents.events.numbers import Quantity, find_quantities
from geoevents.languages import Language
from geoevents.languages.demonyms import peoples
from geoevents.languages.language import EventWords
from geoevents.languages.matching import any_of, ends_with, folded
from geoevents.model import Span

_WORD = re.compile(r"\s*(?:other |autres )?([^\W\d_][\w-]*)")
_NEXT = 25
_AFTER = 90
_BEFORE = 30
_INCLUDING = 14
_COUNTED = frozenset({"deaths", "injured", "displaced"})
TOLD_IN_WORDS = frozenset({"detained", "missing"})
"""Fates whose number has no column: the words tell it."""


class People(NamedTuple):
    """A number of people: `fate` is "deaths", "injured", "displaced" or "" where none is told.

    `group` is what the text calls them; `part` is the words of a smaller number that they
    include ("au moins 45 enfants"), which is never added.
    """

    quantity: Quantity
    group: str
    fate: str
    fate_span: Span | None = None
    part: str = ""
    words: str = ""


def people_in(
    text: str,
    sentence: Span,
    language: Language,
    carried: str,
    events: Sequence[Span] = (),
    dates: Sequence[Span] = (),
    places: Sequence[Span] = (),
) -> list[People]:
    """Return the people that a sentence counts, in order.

    `events` are nouns that tell events: "ten raids" counts nobody; nor do `dates`.
    `carried` is the fate of the sentence before, which an ellipsis takes up ("105 civils
    l'ont été à Alep-Ouest"). `places` are places with their prepositions: a bare number
    right before one goes on with the people before it ("nine died in Dori, four in Kaya").
    """
    words = language.events
    starts = {span.start for span in events}
    quantities = [
        q
        for q in find_quantities(text, sentence, words)
        if q.span.end + 1 not in starts and not any(date.meets(q.span) for date in dates)
    ]
    quantities = _without_wholes(text, quantities, words)
    ellipsis = any_of(words.ellipsis).search(text, *sentence)
    fates = _fates(text, sentence, words.fates) if quantities else []
    each = [
        Counted(q, _group(text, sentence, q, language), _is_part(text, sentence, q, words))
        for q in quantities
    ]
    counted = in_breaths(text, each, fates, words) if len(each) > 1 else each
    wholes = [one.quantity for one in counted if not one.is_part]
    found: list[People] = []
    for quantity, group, part, named in counted:
        if part and found:
            found[-1] = _with_part(found[-1], text, quantity, group)
            continue
        fate, span = _fate(text, fates, quantity, wholes, words, group) if fates else ("", None)
        if not fate and ellipsis:
            fate, span = carried, Span(*ellipsis.span())
        if not fate and not group and found and _goes_on(found[-1], quantity, places):
            fate, span = found[-1].fate, found[-1].fate_span
        if (fate or group) and not _is_article(quantity, group, span):
            said = named or group
            if fate not in _COUNTED:
                said = _said(text, quantity, group, fate, span)
            group = named.partition(";")[0] or group
            found.append(People(quantity, group, fate, span, words=said))
    return found


def _goes_on(before: People, quantity: Quantity, places: Sequence[Span]) -> bool:
    """Say whether a bare number counts people of the fate before, at a place of its own."""
    led = any(0 <= place.start - quantity.span.end <= 1 for place in places)
    apart = any(
        before.quantity.span.end <= p.start and p.end <= quantity.span.start for p in places
    )
    return led and apart


def _without_wholes(text: str, found: list[Quantity], words: EventWords) -> list[Quantity]:
    """Drop the whole of which a number is told: "180,000 of the city's 200,000 residents"."""
    kept: list[Quantity] = []
    for one in found:
        start = kept[-1].span.end if kept else max(0, one.span.start - _BEFORE)
        at = ends_with(text, max(start, one.span.start - _BEFORE), one.span.start, words.shares)
        after_number = kept and 0 <= at - kept[-1].span.end <= 1
        if at < 0 or not (after_number or any_of(words.fractions).match(text, at)):
            kept.append(one)
    return kept


def _said(text: str, quantity: Quantity, group: str, fate: str, at: Span | None) -> str:
    """Return the words of a number that no column holds: "12 people", "20 portés disparus"."""
    end = text.index(group, quantity.span.end) + len(group) if group else quantity.span.end
    named = fate == "missing" or not group
    if fate and at and named and 0 <= at.start - end < _NEXT:
        return text[quantity.span.start : at.end]
    return text[quantity.span.start : end] + (f" {at.of(text)}" if at and not group else "")


def _is_article(quantity: Quantity, group: str, fate: Span | None) -> bool:
    """Say whether "a" counts nobody: "a car bomb killed 34", but "a child", "un mort"."""
    near = fate is not None and 0 <= fate.start - quantity.span.end <= 1
    return (quantity.low, quantity.high) == (1, 1) and not group and not near


def _is_part(text: str, sentence: Span, quantity: Quantity, words: EventWords) -> bool:
    start = max(sentence.start, quantity.span.start - _INCLUDING)
    return ends_with(text, start, quantity.span.start, words.including) >= 0


def _with_part(whole: People, text: str, quantity: Quantity, group: str) -> People:
    said = f"{quantity.span.of(text)} {group}".strip()
    return whole._replace(part=said)


def _group(text: str, sentence: Span, quantity: Quantity, language: Language) -> str:
    """Return the noun of people after a number, with what belongs to it up to a verb."""
    match = _led_noun(language.events).match(text, quantity.span.end, sentence.end)
    if match:
        return match["noun"].strip()
    after = _WORD.match(text, quantity.span.end, sentence.end)  # "14 Palestiniens"
    return after[1] if after and after[1] in peoples(language.code) else ""


@cache
def _led_noun(words: EventWords) -> re.Pattern[str]:
    nouns = any_of(words.people).pattern
    lead = r"\s*(?:(?:de|d['’]|of|other|autres)\s*)?(?:[\w-]+\s+){0,2}?"
    return folded(lead + f"(?P<noun>{nouns})(?!['’])")


def _fate(
    text: str,
    spans: list[tuple[str, Span]],
    quantity: Quantity,
    others: list[Quantity],
    words: EventWords,
    group: str,
) -> tuple[str, Span | None]:
    """Return the fate told nearest to a number, with no other number between.

    Right after it ("34 morts"), else right before it ("killed at least 34"), else
    farther on where people are counted ("34 membres des forces … ont été tués", not "dozens
    of drones … wounding eight"). Right before it wins where "and" leads to the fate after
    it: "killing six patients and wounding 15".
    """
    after = _clear(
        [(s.start - quantity.span.end, f, s) for f, s in spans if s.start >= quantity.span.end],
        quantity,
        others,
    )
    before = _clear(
        [(quantity.span.start - s.end, f, s) for f, s in spans if s.end <= quantity.span.start],
        quantity,
        others,
    )
    far = after if group else []
    order = ((after, _NEXT), (before, _BEFORE), (far, _AFTER))
    joined = any_of(words.number_joiners)
    nearest = min((s.start for _, _, s in after), default=quantity.span.end)
    if words.fate_first or joined.search(text, quantity.span.end, nearest):
        order = ((before, _BEFORE), (after, _NEXT), (far, _AFTER))
    for options, reach in order:
        near = [option for option in options if option[0] <= reach]
        if near:
            _, fate, span = min(near, key=lambda option: (option[0], option[2]))
            return fate, span
    return "", None


def _fates(
    text: str, sentence: Span, table: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, Span]]:
    return [
        (fate, Span(*match.span()))
        for fate, patterns in table.items()
        for match in any_of(patterns).finditer(text, *sentence)
    ]


def _clear(
    options: list[tuple[int, str, Span]], quantity: Quantity, others: list[Quantity]
) -> list[tuple[int, str, Span]]:
    def crossed(span: Span) -> bool:
        low, high = min(span.start, quantity.span.start), max(span.start, quantity.span.start)
        return any(low < other.span.start < high for other in others)

    return [option for option in options if not crossed(option[2])]
