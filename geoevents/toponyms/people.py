"""Demonyms: words for the people and things of a place ("russe", "Syrians")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from geoevents.languages.demonyms import ancient_demonyms, demonyms
from geoevents.languages.language import Language
from geoevents.model import Evidence, Role, Span, Toponym
from geoevents.toponyms.roles import organisation_before
from geoevents.toponyms.view import View, Word


def find_demonyms(view: View, language: Language, taken: tuple[Span, ...]) -> Iterator[Toponym]:
    """Yield the demonyms outside the spans already taken.

    A compound gives one toponym a part: "russo-américaines" gives "russo" and
    "américaines". A demonym in an organisation's name has that role.
    """
    table, ancient = demonyms(language.code), ancient_demonyms(language.code)
    first = _first_words(language.code)
    likely = [
        number for number, word in enumerate(view.words) if word.lower in first or "-" in word.text
    ]
    after = 0
    for number in likely:
        word = view.words[number]
        if number < after or any(span.start <= word.span.start < span.end for span in taken):
            continue
        pair = f"{word.lower} {view.lower(number + 1)}" if word.capital else ""
        if pair in table:
            after = number + 2
            yield _demonym(view, number, view.span(number, after), table[pair], language)
            continue
        if word.lower in ancient and table[word.lower] not in view.text:
            continue  # "forteresse romaine", in a text that does not name Rome
        for span, name in _parts(word, table, language):
            yield _demonym(view, number, span, name, language)


@cache
def _first_words(code: str) -> frozenset[str]:
    """Return the words that demonyms of a language begin with: few words of a text do."""
    return frozenset(form.partition(" ")[0] for form in demonyms(code))


def _demonym(view: View, number: int, span: Span, name: str, language: Language) -> Toponym:
    head = organisation_before(view, number, language)
    text = span.of(view.text)
    if head:
        signs = (Evidence("organisation", 1.0, f"after {head}"),)
        return Toponym(span, text, name, Role.ORGANISATION, evidence=signs)
    signs = (Evidence("demonym", 1.0, f"{text} is of {name}"),)
    return Toponym(span, text, name, Role.DEMONYM, evidence=signs)


def _parts(word: Word, table: Mapping[str, str], language: Language) -> Iterator[tuple[Span, str]]:
    if word.lower in table:
        if not _is_name_instead(word, language):
            yield word.span, table[word.lower]
        return
    if "-" not in word.lower:
        return
    pieces = word.lower.split("-")
    at = word.span.start
    for number, piece in enumerate(pieces):
        form = piece if number == len(pieces) - 1 else f"{piece}-"
        place = table.get(form) or table.get(piece)
        own = word.text[at - word.span.start : at - word.span.start + len(piece)]
        if place is None and piece in language.names.place_acronyms and own.isupper():
            place = own  # Egyptian-US
        if place is not None:
            yield Span(at, at + len(piece)), place
        at += len(piece) + 1


def _is_name_instead(word: Word, language: Language) -> bool:
    """Say whether a common word of the language only looks like a demonym ("polish")."""
    needs_capital = language.names.demonyms_capital
    return needs_capital and not word.capital
