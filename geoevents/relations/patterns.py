"""A language's rules, compiled: a small notation that a speaker can read becomes patterns.

Names of places are masked in the text before it is matched, so that a pattern never needs
to know them: the first character of each becomes `PLACE` (`DEMONYM`), the rest `REST`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from geoevents.languages.language import RelationRule, RelationWords
from geoevents.relations.amounts import amount_pattern, choice
from geoevents.relations.winds import wind_pattern

PLACE, DEMONYM, REST = "\ue000", "\ue001", "\ue002"  # private: no text says them
_SIGNS = {"[": "(?:", "]": ")?", " ": r"\s+", "'": "['’]"}
_CAPTURED = frozenset(("distance", "duration", "wind", "side", "degrees", "due", "anchor"))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule ready to match; without its `needs` (slots) and `says` (letters) none need try."""

    rule: RelationRule
    words: RelationWords
    needs: frozenset[str] = frozenset()
    says: tuple[str, ...] = ()

    @property
    def regex(self) -> re.Pattern[str]:
        """The rule compiled, when first tried: most reports try a third of the rules."""
        return _compile(self.rule.pattern, self.words)


@cache
def compiled(words: RelationWords) -> tuple[Pattern, ...]:
    """Return the patterns of a language, made once."""
    bare = [(rule, _unbracketed(rule.pattern)) for rule in words.rules]
    return tuple(Pattern(rule, words, _needs(plain), _says(plain)) for rule, plain in bare)


@cache
def slot_pattern(slot: str, words: RelationWords) -> re.Pattern[str]:
    """Return the pattern of a slot alone, without groups."""
    return re.compile(_body(slot, words, Counter()), re.IGNORECASE)


def _unbracketed(pattern: str) -> str:
    """Return a pattern without what stands in brackets: what is left has to be there."""
    while (shorter := re.sub(r"\[[^\[\]]*\]|\([^()]*\)", "()", pattern)) != pattern:
        pattern = shorter
    return pattern


def _needs(bare: str) -> frozenset[str]:
    """Return the costly slots that a pattern can't do without."""
    return frozenset(re.findall(r"\{(distance|duration|demonym|place)\}", bare))


def _says(bare: str) -> tuple[str, ...]:
    """Return the words that a pattern can't do without, lower case: "halfway", "between"."""
    letters = re.sub(r"\{\w+\}|\\\w|.[?*]", " ", bare.lower())
    return () if "|" in letters else tuple(re.findall(r"[^\W\d_]{2,}", letters))


@cache
def reference_pattern(words: RelationWords) -> re.Pattern[str]:
    """Return the pattern of "the city": a noun in place of a name, the noun as its group."""
    return re.compile(_expand(words.reference, words, Counter()) or r"(?!)", re.IGNORECASE)


@cache
def links_pattern(words: RelationWords) -> re.Pattern[str]:
    """Return the pattern of what may stand between a place and the words that place it."""
    return re.compile(rf"(?:[\s,(–—]|\b(?:{choice(words.links)})\b)*", re.IGNORECASE)


@cache
def _compile(pattern: str, words: RelationWords) -> re.Pattern[str]:
    body = _expand(pattern, words, Counter())
    return re.compile(rf"(?<![\w-]){body}(?!\w)", re.IGNORECASE)


def _expand(pattern: str, words: RelationWords, seen: Counter[str]) -> str:
    """Turn the notation into a regular expression, naming what slots capture."""
    out, at = [], 0
    while at < len(pattern):
        slot = re.match(r"\{([a-z]+)\}", pattern[at:])
        if slot:
            out.append(_slot(slot[1], words, seen))
            at += slot.end()
            continue
        sign = pattern[at]
        opens = sign == "(" and pattern[at + 1 : at + 2] != "?"
        out.append("(?:" if opens else _SIGNS.get(sign, sign))
        at += 1
    return "".join(out)


def _slot(name: str, words: RelationWords, seen: Counter[str]) -> str:
    if name in words.slots:
        return _expand(words.slots[name], words, seen)
    group = {"place": "anchor", "demonym": "anchor"}.get(name, name)
    if group not in _CAPTURED:
        return {"noun": rf"\b(?:{choice(words.nouns)})\b"}[name]
    seen[group] += 1
    head = _expand(words.head, words, seen) if name == "anchor" else ""
    return f"{head}(?P<{group}{seen[group]}>{_body(name, words, seen)})"


def _body(name: str, words: RelationWords, seen: Counter[str]) -> str:
    if name == "anchor":
        return f"{PLACE}{REST}*|{_expand(words.reference, words, seen)}"
    if name == "side" and words.sides:
        return rf"\b(?:{choice(words.sides)})\b"
    return {
        "place": f"{PLACE}{REST}*",
        "demonym": f"{DEMONYM}{REST}*",
        "distance": amount_pattern(words),
        "duration": amount_pattern(words, of_time=True),
        "due": choice(words.due),
        "degrees": r"\d{1,3}(?:[.,]\d+)?",
        "wind": wind_pattern(words),
        "side": wind_pattern(words),
    }[name]
