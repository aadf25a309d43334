"""Metonyms: a place that speaks, decides or is dealt with stands for its government."""

from __future__ import annotations

from geoevents.languages.language import Language, NameWords
from geoevents.toponyms.view import View

_ASIDE = 15
"""Words of the longest aside between a subject and its verb: ", alliée clé du régime,"."""
_BETWEEN = 5
"""Auxiliaries and adverbs between a subject and its verb."""
_SIGNS = frozenset('«"“‘(—–-')


def acts(view: View, start: int, end: int, language: Language, power: bool) -> str:
    """Return why the name stands for those who rule there, or "" where it is a place.

    A town that "fell" or "was shelled" is a place; any name that "announced" is not.
    """
    names = language.names
    return (
        _after_source(view, start, names)
        or _agent(view, start, names)
        or _has_role(view, start, end, names.role_nouns if power else names.speakers, names)
        or (_dealt_with(view, start, names) if power else "")
        or _is_subject(view, start, end, names, power)
    )


def _bare(view: View, start: int, names: NameWords) -> int:
    """Return the number of the article before the name, or of the name."""
    return start - 1 if view.lower(start - 1) in names.articles else start


def _after_source(view: View, start: int, names: NameWords) -> str:
    at = _bare(view, start, names)
    if view.ends_with(at, names.sources):
        return f"after {view.lower(at - 1)!r}"
    verb = view.lower(at - 1)
    return f"after {verb!r}" if verb in names.speaking_verbs else ""


def _agent(view: View, start: int, names: NameWords) -> str:
    at = _bare(view, start, names)
    if not view.ends_with(at, names.agent_prepositions):
        return ""
    verb = view.lower(at - 2)
    done = verb in names.speaking_verbs or verb in names.acting_verbs
    return f"{verb!r} by it" if done else ""


def _has_role(view: View, start: int, end: int, nouns: frozenset[str], names: NameWords) -> str:
    at = _bare(view, start, names)
    if joined := view.ends_with(at, names.of):
        before = at - joined
        for noun in (before - 1, before - 2):  # "l'annonce surprise de"
            if view.lower(noun) in nouns and view.lower(before - 1)[:1].isalpha():
                return f"{view.lower(noun)!r} of it"
    if view.lower(end) in names.possessives:
        for noun in (end + 1, end + 2):
            if view.lower(noun) in nouns:
                return f"its {view.lower(noun)!r}"
    return ""


def _dealt_with(view: View, start: int, names: NameWords) -> str:
    at = _bare(view, start, names)
    if view.ends_with(at, names.dealings):
        return f"after {view.lower(at - 1)!r}"
    return ""


def _is_subject(view: View, start: int, end: int, names: NameWords, power: bool) -> str:
    at = _bare(view, start, names)
    if view.ends_with(at, names.prepositions) or view.ends_with(at, names.of):
        return ""
    if view.ends_with(start, names.weak_prepositions) and at == start:
        return ""
    if view.lower(end) == ",":
        return _after_aside(view, at, end, names, power)
    if view.lower(end) in names.relative_pronouns:
        end += 1
    return _verb(view, end, names, power)


def _after_aside(view: View, at: int, end: int, names: NameWords, power: bool) -> str:
    if at > 0 and view.texts[at - 1] not in _SIGNS and not view.ends_with(at, names.clause_openers):
        return ""
    for comma in range(end + 2, min(end + _ASIDE, len(view.texts))):
        if view.lower(comma) == ",":
            return _verb(view, comma + 1, names, power)
    return ""


def _verb(view: View, at: int, names: NameWords, power: bool) -> str:
    """Return the verb of speaking or acting that begins at a word, auxiliaries passed."""
    passive = False
    for number in range(at, at + _BETWEEN):
        word = view.lower(number)
        if word in names.active_with_be and passive:
            return f"it {word!r}"
        if word in names.speaking_verbs:
            return f"it {word!r}"
        if word in names.acting_verbs and word not in names.auxiliaries:
            return f"it {word!r}" if power and not passive else ""
        if word in names.passives:
            passive = True
        elif word not in names.auxiliaries and not word.endswith(names.adverb_endings):
            return ""
    return ""
