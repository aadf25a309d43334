"""What each sign weighs for "these words name a place". Above zero they do.

Set by hand and checked on development corpora; a sign is a row here and a row of the
evidence that a toponym carries.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "base": -1.0,  # a capital alone names a place more seldom than not
    "known": 0.9,  # the gazetteer knows the whole name
    "prominence": 1.6,  # times 0 to 1: a country 1, a hamlet 0.2
    "preposition": 1.3,  # à, en, vers
    "weak preposition": 0.3,  # de, le
    "has": 1.0,  # residents of, le maire de: what places have
    "cue": 2.0,  # quartier, mont, village
    "list": 1.2,  # "Soukkari, Boustane Al-Qasr et Kallassé"
    "recogniser place": 1.9,
    "recogniser overlaps": 0.6,  # half of its place, or more than it
    "recogniser person": -1.8,
    "recogniser organisation": -0.9,
    "recogniser other": -0.7,
    "recogniser silent": -0.6,
    "title": -3.0,  # M., général
    "part of a name": -1.8,  # Youssef in Yasser Youssef
    "known beginning": -1.5,  # Athens Regional Library System: Athens is the place
    "quoted": -1.5,  # a title of a work, alone between quotation marks
    "dateline": 2.5,  # LAGOS, Nigeria (AP) —
    "illness": -5.0,  # West Nile virus
    "group": -2.5,  # le groupe rebelle X
    "team": -2.5,  # les Kings de Sacramento
    "person elsewhere": -2.0,  # Earnest, after Josh Earnest
    "common word": -4.0,
    "lower case elsewhere": -1.5,
    "organisation": -3.5,  # Observatoire syrien …, Bank of …
    "street": -5.0,  # rue de Belleville is in Paris
    "shouted": -3.5,  # DIZAINES DE BLESSÉS: in a headline of capitals only a known name is one
    "demonym": -3.5,  # Ukrainian: a people, unless a country is so called
    "acronym": -3.0,
    "short": -0.8,
    "sentence start": -0.7,
    "part": 1.0,  # Alep-Est, where Alep is known
    "pair": 1.5,  # Kabul-Kandahar: view.py parts two well-known places
    "region beside": 1.0,  # Springfield, Ohio
    "elsewhere": 0.8,  # the document uses the name as a place with better signs
    "words": 0.4,  # a word more: the longer of two names that overlap
}
