"""Demonyms: words for the people and things of a place ("russe", "Syrians")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from geoevents.languages.demonyms import ancient_demonyms, demonyms
from geoevents.languages.language import Language
from geoevents.model import Evidence, Role, Span, Toponym
from geoevents.toponyms.roles import organisation_before
from geoevents.toponyms.view import View


def find_demonyms(view: View, language: Language, taken: tuple[Span, ...]) -> Iterator[Toponym]:
    """Yield the demonyms outside the spans already taken.

    A compound gives one toponym a part: "russo-américaines" gives "russo" and
    "américaines". A demonym in an organisation's name has that role.
    """
    table, ancient = demonyms(language.code), ancient_demonyms(language.code)
    first = _first_words(language.code)
    if first.isdisjoint(view.lowers) and "-" not in view.of(0, len(view.texts)):
        return
    likely = [number for number, word in enumerate(view.lowers) if word in first or "-" in word]
    after = 0
    for number in likely:
        start, lower = view.starts[number], view.lowers[number]
        if number < after or any(span.start <= start < span.end for span in taken):
            continue
        pair = f"{lower} {view.lower(number + 1)}" if view.capital[number] else ""
        if pair in table:
            after = number + 2
            yield _demonym(view, number, view.span(number, after), table[pair], language)
            continue
        if lower in ancient and table[lower] not in view.text:
            continue  # "forteresse romaine", in a text that does not name Rome
        for span, name in _parts(view, number, table, language):
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


def _parts(
    view: View, number: int, table: Mapping[str, str], language: Language
) -> Iterator[tuple[Span, str]]:
    lower, text, start = view.lowers[number], view.texts[number], view.starts[number]
    if lower in table:
        if view.capital[number] or not language.names.demonyms_capital:  # no "polish"
            yield view.span(number, number + 1), table[lower]
        return
    if "-" not in lower:
        return
    pieces = lower.split("-")
    at = start
    for part, piece in enumerate(pieces):
        form = piece if part == len(pieces) - 1 else f"{piece}-"
        place = table.get(form) or table.get(piece)
        own = text[at - start : at - start + len(piece)]
        if place is None and piece in language.names.place_acronyms and own.isupper():
            place = own  # Egyptian-US
        if place is not None:
            yield Span(at, at + len(piece)), place
        at += len(piece) + 1
