"""A language's rules, compiled: a small notation that a speaker can read becomes patterns.

Names of places are masked in the text before it is matched, so that a pattern never needs
to know them: the first character of each becomes `PLACE` (`DEMONYM`), the rest `REST`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from geoevents.languages.language import RelationRule, RelationWords
from geoevents.relations.amounts import amount_pattern, choice
from geoevents.relations.winds import wind_letters, wind_pattern

PLACE, DEMONYM, REST = "\ue000", "\ue001", "\ue002"  # private: no text says them
_SIGNS = {"[": "(?:", "]": ")?", " ": r"\s+", "'": "['’]"}
_OPTIONAL, _GROUP = r"\[[^\[\]]*\]", r"\([^()]*\)"
_CHOICE = re.compile(r"\((?!\?)([^()]+)\)(?![?*])")
_SLOT = re.compile(r"\{(\w+)\}")
_CAPTURED = frozenset(("distance", "duration", "wind", "side", "degrees", "due", "anchor"))
_MASKED = {"place": PLACE, "demonym": DEMONYM}
_NONE: frozenset[str] = frozenset()
_NOTHING = r"(?!)"


class Need(NamedTuple):
    """What a text must have: one of `parts` anywhere, or one of `runs` as a run of letters.

    All are in lower case, and letters alone or one of the signs of names.
    """

    parts: frozenset[str] = _NONE
    runs: frozenset[str] = _NONE


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule ready to match, which none need try in a sentence that lacks what it must have.

    Every text that matches has each of `needs`: "between"; "outskirts", "edge" or "fringes";
    a unit; a name, or what stands for one.
    """

    rule: RelationRule
    words: RelationWords
    needs: tuple[Need, ...] = ()

    @property
    def regex(self) -> re.Pattern[str]:
        """The rule compiled, when first tried: most reports try a third of the rules."""
        return _compile(self.rule.pattern, self.words)


@cache
def compiled(words: RelationWords) -> tuple[Pattern, ...]:
    """Return the patterns of a language, made once."""
    return tuple(Pattern(rule, words, _needs(rule.pattern, words)) for rule in words.rules)


def _needs(pattern: str, words: RelationWords) -> tuple[Need, ...]:
    """Return what a pattern can't do without, once each."""
    bare = _without(_OPTIONAL, _spelt(pattern, words))
    slots = sorted(set(re.findall(r"\{(\w+)\}(?![?*])", _without(_GROUP, bare))))
    said = [Need(forms) for forms in _says(bare)]
    needs = [need for slot in slots if (need := _need(slot, words)) is not None]
    return tuple(dict.fromkeys((*said, *needs)))


def _spelt(pattern: str, words: RelationWords) -> str:
    """Return a pattern with the pack's own slots and nouns in place of their names."""
    forms = {**words.slots, "noun": f"({'|'.join(words.nouns)})"}
    while (longer := _SLOT.sub(lambda slot: forms.get(slot[1], slot[0]), pattern)) != pattern:
        pattern = longer
    return pattern


def _need(slot: str, words: RelationWords) -> Need | None:
    """Return what every text that a slot matches has; None where there is no telling."""
    if slot in _MASKED:
        return Need(frozenset((_MASKED[slot],)))
    if slot in {"distance", "duration"}:
        return Need(runs=_units(words.hours if slot == "duration" else words.units))
    if slot == "side" and words.sides:
        return Need(frozenset(map(_longest, words.sides)))
    if slot in {"wind", "side"}:
        return Need(frozenset(map(_longest, words.winds)), wind_letters(words))
    if slot == "anchor":
        return _anchor(words)
    return None


def _anchor(words: RelationWords) -> Need | None:
    """Return that there is a name, or what stands for one: "the city"."""
    bare = _without(_OPTIONAL, _spelt(words.reference, words))
    rarest = max(_says(bare), key=lambda forms: min(map(len, forms)), default=None)
    if rarest is None and words.reference:
        return None
    return Need((rarest or _NONE) | {PLACE})


def _units(units: Mapping[str, float]) -> frozenset[str]:
    """Return the runs of letters that units begin with."""
    found = {re.match(r"[^\W\d_]+", unit.lower()) for unit in units}
    return frozenset(match[0] for match in found if match)


def _without(part: str, pattern: str) -> str:
    """Return a pattern without its innermost parts of a form, over and over."""
    while (shorter := re.sub(part, " ", pattern)) != pattern:
        pattern = shorter
    return pattern


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
def holder_pattern(words: RelationWords) -> re.Pattern[str]:
    """Return the pattern of what stands between a place and what it lies in; see `holder`."""
    return re.compile(words.holder or _NOTHING)


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
