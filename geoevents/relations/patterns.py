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
_OPTIONAL, _GROUP = r"\[[^\[\]]*\]", r"\([^()]*\)"
_CHOICE = re.compile(r"\((?!\?)([^()]+)\)(?![?*])")
_CHEAP = "place demonym duration distance anchor"
_CAPTURED = frozenset(("distance", "duration", "wind", "side", "degrees", "due", "anchor"))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule ready to match, which none need try in a sentence that lacks what it must have.

    `needs` are slots. `says` are sets of letters, lower case, of which one stands in every
    text that matches: {"between"}, {"outskirts", "edge", "fringes"}.
    """

    rule: RelationRule
    words: RelationWords
    needs: tuple[str, ...] = ()
    says: tuple[frozenset[str], ...] = ()

    @property
    def regex(self) -> re.Pattern[str]:
        """The rule compiled, when first tried: most reports try a third of the rules."""
        return _compile(self.rule.pattern, self.words)


@cache
def compiled(words: RelationWords) -> tuple[Pattern, ...]:
    """Return the patterns of a language, made once."""
    bare = [(rule, _without(_OPTIONAL, rule.pattern)) for rule in words.rules]
    return tuple(Pattern(rule, words, _needs(plain), _says(plain)) for rule, plain in bare)


@cache
def by_word(words: RelationWords) -> tuple[tuple[frozenset[str], tuple[int, ...]], ...]:
    """Return the numbers of the patterns by the rarest of what they say: by the longest word.

    A sentence says few of these words, and the other patterns need not be gone through.
    """
    held: dict[frozenset[str], list[int]] = {}
    for number, pattern in enumerate(compiled(words)):
        rarest = max(pattern.says, key=lambda forms: min(map(len, forms)), default=frozenset(("",)))
        held.setdefault(rarest, []).append(number)
    return tuple((forms, tuple(numbers)) for forms, numbers in held.items())


@cache
def slot_pattern(slot: str, words: RelationWords) -> re.Pattern[str]:
    """Return the pattern of a slot alone, without what may stand before an anchor."""
    captured = slot in _CAPTURED or slot in {"place", "demonym"}
    body = (_body if captured else _slot)(slot, words, Counter())
    return re.compile(body, re.IGNORECASE)


@cache
def units(words: RelationWords, of_time: bool) -> frozenset[str]:
    """Return the words, lower case, that units of distance or time begin with."""
    held = words.hours if of_time else words.units
    found = {re.match(r"[^\W\d_]+", unit.lower()) for unit in held}
    return frozenset(match[0] for match in found if match)


def _without(part: str, pattern: str) -> str:
    """Return a pattern without its innermost parts of a form, over and over."""
    while (shorter := re.sub(part, " ", pattern)) != pattern:
        pattern = shorter
    return pattern


def _needs(bare: str) -> tuple[str, ...]:
    """Return the slots that a pattern can't do without, those first whose lack is told soonest."""
    found = set(re.findall(r"\{(\w+)\}(?![?*])", _without(_GROUP, bare)))
    return tuple(sorted(found, key=lambda slot: (_CHEAP.find(slot) < 0, _CHEAP.find(slot), slot)))


def _says(bare: str) -> tuple[frozenset[str], ...]:
    """Return what a pattern can't do without: "halfway"; "road" or "highway"."""
    groups = [
        match[1]
        for match in _CHOICE.finditer(bare)
        if bare.count("(", 0, match.start()) == bare.count(")", 0, match.start())
    ]  # no group in a group: one of the outer's forms may do without it
    choices = [{_longest(form) for form in group.split("|")} for group in groups]
    plain = re.sub(r"\{\w+\}|\\\w|.[?*]", " ", _without(_GROUP, bare).lower())
    alone = [] if "|" in plain else [{word} for word in re.findall(r"[^\W\d_]{2,}", plain)]
    return tuple(frozenset(forms) for forms in (*alone, *choices) if "" not in forms)


def _longest(form: str) -> str:
    """Return the longest run of letters in one form of a choice, or ""."""
    runs = re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}|\\\w|.[?*]", " ", form.lower()))
    return max(runs, key=len, default="")


@cache
def reference_pattern(words: RelationWords) -> re.Pattern[str]:
    """Return the pattern of "the city": a noun in place of a name, the noun as its group."""
    return re.compile(_expand(words.reference, words, Counter()) or r"(?!)", re.IGNORECASE)


@cache
def links_pattern(words: RelationWords) -> re.Pattern[str]:
    """Return the pattern of what may stand between a place and the words that place it."""
    return re.compile(rf"(?:[\s,،(–—]|\b(?:{choice(words.links)})\b)*", re.IGNORECASE)


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
