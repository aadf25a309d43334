"""How alike two spellings of one row of consonants are, by the vowels between them.

`transliteration_key` throws the vowels away; this looks at them again, so that Hims is
Homs and Tartus is not Tortosa, though both share their consonants.
"""

from __future__ import annotations

from geoevents.gazetteer.names import VOWELS, fold, romanise, sounds

ALIKE = 0.8
"""From here on, two spellings of four consonants and more are taken for one name."""

# One letter a vowel's colour: y and w alone are what Arabic writes for i/ay and u/aw.
_COLOUR = {"a": "a", "e": "e", "i": "i", "o": "o", "u": "u", "y": "i", "w": "u", "E": "e", "O": "o"}
# What habits confuse (Idlib, Edlib), and by how much; every other pair costs OTHER.
_CLOSE = {
    frozenset("ei"): 0.15, frozenset("ou"): 0.15, frozenset("ae"): 0.15,
    frozenset("ao"): 0.35, frozenset("io"): 0.5, frozenset("iu"): 0.6,
}  # fmt: skip
_OTHER = 0.7
_UNWRITTEN = 0.05  # Arabic leaves short vowels out
_MISSING = 0.4  # Kafr Nabl, Kafranbel
_FINAL_E = 0.1  # Boustane, Bustan
_FINAL = 1.0  # Tartus, Tortosa


def _gaps(heard: str) -> list[str]:
    """Return the vowels before, between and after the consonants."""
    gaps = [""]
    for letter in heard:
        if letter in VOWELS:
            gaps[-1] += letter
        else:
            gaps.append("")
    return gaps


def _colours(gap: str) -> str:
    colours = "".join(_COLOUR[letter] for letter in gap)
    # "iya" and "ia" are one, and so is a doubled vowel.
    return "".join(c for n, c in enumerate(colours) if n == 0 or c != colours[n - 1])


def _gap_cost(one: str, other: str, missing: float) -> float:
    one, other = _colours(one), _colours(other)
    if one == other:
        return 0.0
    if not one or not other:
        return missing
    ends = ((one[0], other[0]), (one[-1], other[-1]))
    return (
        sum(_CLOSE.get(frozenset(pair), _OTHER) if pair[0] != pair[1] else 0.0 for pair in ends) / 2
    )


def similarity(one: str, other: str) -> float:
    """Return from 0 to 1 how alike two names of the same transliteration key sound.

    0 for names whose consonants differ, or in scripts that are not read.
    """
    vowelled = is_vowelled(one) and is_vowelled(other)
    return likeness(sounds(one), sounds(other), vowelled)


def likeness(heard: str, heard_other: str, vowelled: bool = True) -> float:
    """Return what `similarity` does, of what `sounds` returned for the two names."""
    gaps, gaps_other = _gaps(heard), _gaps(heard_other)
    if not heard or not heard_other or len(gaps) != len(gaps_other):
        return 0.0
    last = len(gaps) - 1
    cost = 0.0
    for place, (gap, gap_other) in enumerate(zip(gaps, gaps_other, strict=True)):
        if gap != gap_other:
            missing = _MISSING if vowelled else _UNWRITTEN
            if place == last:
                missing = _FINAL_E if {gap, gap_other} == {"", "e"} else _FINAL
            cost += _gap_cost(gap, gap_other, missing)
    return max(0.0, 1.0 - cost / len(gaps))


def enough(key: str) -> float:
    """Return the likeness from which two names of this key are taken for one.

    Two or three consonants are soon shared: Kallaseh and Kielce, Hama and Home.
    """
    return ALIKE + max(0, 4 - len(key)) * 0.05


def is_vowelled(name: str) -> bool:
    """Say whether a name's script writes its short vowels; Arabic's does not."""
    return not any("\u0600" <= letter <= "\u06ff" for letter in name)


def romanised(name: str) -> str:
    """Return the name in Latin letters for a reason to show, or as it is folded."""
    return romanise(name) or fold(name)
