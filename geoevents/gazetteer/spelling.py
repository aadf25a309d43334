"""How alike two spellings of one row of consonants are, by the vowels between them.

`transliteration_key` throws the vowels away; this looks at them again, so that Hims is
Homs and Tartus is not Tortosa, though both share their consonants. The costs were set by
hand on tests/cases/spellings.csv; docs/names.md says what each stands for, and how they do
on a table that they were not set on.
"""

from __future__ import annotations

import re
from functools import lru_cache

from geoevents.gazetteer.names import fold, keys
from geoevents.gazetteer.sounds import VOWELS, consonants, readings, romanise

ALIKE = 0.8
"""From here on, two spellings of six consonants and more are taken for one name."""

# One letter a vowel's colour: y and w alone are what Arabic writes for i/ay and u/aw.
COLOUR = {"a": "a", "e": "e", "i": "i", "o": "o", "u": "u", "y": "i", "w": "u", "E": "e", "O": "o"}
# What habits confuse (Idlib, Edlib), and by how much; every other pair costs OTHER.
_Costs = dict[frozenset[str], float]
_CLOSE: _Costs = {
    frozenset("ei"): 0.15, frozenset("ou"): 0.15, frozenset("ae"): 0.15,
    frozenset("ao"): 0.65, frozenset("iu"): 0.6,
}  # fmt: skip
# Arabic has no p: its habit of writing a for e does not reach Patra and Petra.
_CLOSE_WITH_P = _CLOSE | {frozenset("ae"): 0.65}
_OTHER = 0.7
_FIRST = 0.5  # Aden is not Eden; Idlib and Edlib are one
_SHORT_IO = 0.5  # Homs, Hims: before two consonants; before one, Paris is not Paros
_UNWRITTEN = 0.05  # Arabic leaves short vowels out
_MISSING = 0.4  # Kafr Nabl, Kafranbel
_MISSING_SHORT = 0.5  # Salem is not Selm
_MISSING_FULL = 0.7  # Verona, Varna: only a and e slip in between consonants
_UMLAUT = 0.1  # Zürich, Zuerich
_LONGER = 0.3  # Beirut, Bayreuth
_FINAL_E = 0.1  # Boustane, Bustan
_FINAL_E_SHORT = 0.65  # Sirte, Siirt
_FINAL = 100.0  # Tartus, Tortosa; Krasnogorsk, Krasnogorskiy: however long the name
_ROUNDING = 1e-9  # costs are added up
_DOUBLED_COST = 0.35  # Hama, El Hamma

ARABIC_FROM_TO = (0x0600, 0x06FF)
"""Letters of a script that leaves short vowels out."""
_ARABIC = re.compile("[{}-{}]".format(*map(chr, ARABIC_FROM_TO)))
_DOUBLE = re.compile(rf"([^{VOWELS}])\1")


_SAME_COLOUR = re.compile(r"([^,])\1+")


class _Coloured(dict[int, str]):
    """A vowel's colour, and a comma for every other letter."""

    def __missing__(self, _: int) -> str:
        return ","


_COLOURED = _Coloured({ord(vowel): colour for vowel, colour in COLOUR.items()})


def same_name(one: str, other: str) -> bool:
    """Say whether a look-up of one name finds a place filed under the other.

    Under folding with or without the article, else by how they sound; fuzzy look-up has
    no part in it.
    """
    if {key.text for key in keys(one)} & {key.text for key in keys(other)}:
        return True
    vowelled = is_vowelled(one) and is_vowelled(other)
    return any(
        sounds_like(heard, heard_other, vowelled)
        for heard in readings(one)
        for heard_other in readings(other)
    )


def sounds_like(heard: str, heard_other: str, vowelled: bool = True) -> bool:
    """Say whether two readings are taken for one name: consonants shared, vowels alike."""
    key = consonants(heard)
    if not key or key != consonants(heard_other):
        return False
    return likeness(heard, heard_other, vowelled) >= enough(key)


def shape_of(heard: str) -> str:
    """Return what `alike` looks at: the vowels' colours between commas, "!" if one doubles.

    There is a comma for each consonant: of "kalasa" it is ",a,a,a".
    """
    single = _DOUBLE.sub(r"\1", heard)
    coloured = _SAME_COLOUR.sub(r"\1", single.translate(_COLOURED))  # "iya" and "ia" are one
    return coloured if single == heard else "!" + coloured


@lru_cache(maxsize=8192)
def _shape(heard: str) -> str:
    return shape_of(heard)


def _first_cost(one: str, other: str, vowelled: bool) -> float:
    """Return what two unlike vowels that begin the names cost."""
    if not vowelled:
        return _UNWRITTEN  # ادلب: the alif stands for any vowel
    cost = _gap_cost(one, other, False, True, _CLOSE)
    return cost if {one, other} == {"e", "i"} else max(_FIRST, cost)


def _gap_cost(one: str, other: str, closed: bool, vowelled: bool, close: _Costs) -> float:
    """Return what two unlike gaps with vowels in both cost; `closed`: two consonants follow."""
    if one == other + "e" or other == one + "e":
        return _UMLAUT
    if closed and {one, other} == {"i", "o"}:
        return _SHORT_IO
    ends = ((one[0], other[0]), (one[-1], other[-1]))
    unlike = (close.get(frozenset(pair), _OTHER) for pair in ends if pair[0] != pair[1])
    return sum(unlike) / 2 + (_LONGER if vowelled and len(one) != len(other) else 0.0)


def _missing_cost(vowels: str, vowelled: bool, last: bool, consonant_count: int) -> float:
    """Return what it costs that one of the two has no vowel here."""
    if last:
        short = vowelled and consonant_count <= 3
        return (_FINAL_E_SHORT if short else _FINAL_E) if vowels == "e" else _FINAL
    if not vowelled:
        return _UNWRITTEN
    if vowels not in {"a", "e"}:
        return _MISSING_FULL
    return _MISSING_SHORT if consonant_count <= 3 else _MISSING


def similarity(one: str, other: str) -> float:
    """Return from 0 to 1 how alike two names of the same transliteration key sound.

    0 for names whose consonants differ, or in scripts that are not read.
    """
    vowelled = is_vowelled(one) and is_vowelled(other)
    pairs = ((a, b) for a in readings(one) for b in readings(other))
    return max((likeness(a, b, vowelled) for a, b in pairs), default=0.0)


def likeness(heard: str, heard_other: str, vowelled: bool = True) -> float:
    """Return what `similarity` does, of one reading of each of the two names."""
    if heard == heard_other:
        return 1.0 if heard else 0.0
    return (
        alike(_shape(heard), _shape(heard_other), vowelled, "p" in heard)
        if heard and heard_other
        else 0.0
    )


def alike(shape: str, other: str, vowelled: bool, with_p: bool, least: float = 0.0) -> float:
    """Return what `likeness` does, of the shapes of two readings that share their consonants.

    `with_p` says whether a p is among these. What is under `least` may come back as 0.
    """
    doubled = vowelled and (shape[:1] == "!") != (other[:1] == "!")
    gaps, gaps_other = shape.lstrip("!").split(","), other.lstrip("!").split(",")
    if len(gaps) != len(gaps_other):
        return 0.0
    last = len(gaps) - 1
    if least and _ends_apart(gaps[last], gaps_other[last]):
        return 0.0
    most = (1.0 - least) * len(gaps) + _ROUNDING
    cost = _DOUBLED_COST if doubled else 0.0
    for place, (gap, gap_other) in enumerate(zip(gaps, gaps_other, strict=True)):
        if gap == gap_other:
            continue
        closed = place + 1 < last and not gaps[place + 1] and not gaps_other[place + 1]
        at = (place == 0, closed, place == last)
        cost += _cost(gap, gap_other, at, last, vowelled, with_p)
        if cost > most:
            return 0.0
    return max(0.0, 1.0 - cost / len(gaps))


@lru_cache(maxsize=32_768)
def _cost(
    gap: str, other: str, at: tuple[bool, bool, bool], count: int, vowelled: bool, with_p: bool
) -> float:
    """Return what two unlike gaps cost; `at` says whether they are first, closed and last."""
    first, closed, last = at
    if not (gap and other):
        return _missing_cost(gap or other, vowelled, last, count)
    if first:
        return _first_cost(gap, other, vowelled)
    close = _CLOSE_WITH_P if with_p and vowelled and not last else _CLOSE
    return _gap_cost(gap, other, closed, vowelled, close)


def _ends_apart(gap: str, other: str) -> bool:
    """Say whether names that end so are never one: most that are not are told by it."""
    return (not gap or not other) and gap + other not in {"", "e"}


def enough(key: str) -> float:
    """Return the likeness from which two names of this key are taken for one.

    Two or three consonants are soon shared: Kallaseh and Kielce, Hama and Home.
    """
    return _ENOUGH[min(len(key), len(_ENOUGH) - 1)]


_ENOUGH = (1.0, 1.0, 0.9, 0.85, 0.85, 0.9, ALIKE)


def is_vowelled(name: str) -> bool:
    """Say whether a name's script writes its short vowels; Arabic's does not."""
    return name.isascii() or not _ARABIC.search(name)


def romanised(name: str) -> str:
    """Return the name in Latin letters for a reason to show, or as it is folded."""
    return romanise(name) or fold(name)
