"""The one folding of names, shared by filing and look-up.

`fold` forgives case, accents, apostrophes, hyphens and variants of Arabic letters.
`keys` adds the forms without an article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from geoevents.gazetteer.letters import APOSTROPHES, FOLDED, INVISIBLE, SEPARATORS

# Control characters sort before the tab that ends a key in the index.
_CONTROL = "".join(map(chr, range(32)))
_TABLE = str.maketrans(
    FOLDED | dict.fromkeys(APOSTROPHES + INVISIBLE, "") | dict.fromkeys(SEPARATORS + _CONTROL, " ")
)
# Accents, Hebrew points and Arabic vowels; not the vowel signs of Indic scripts nor the
# marks of kana, which are letters in their own right.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]")
_INITIALS = re.compile(r"\b(?:\w\.){2,}\w?")  # U.S.A. is USA, not three words


def _fold_once(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold().translate(_TABLE)
    if not plain.isascii():
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain)).translate(_TABLE)
        plain = unicodedata.normalize("NFC", plain)
    return plain


class _Folds(dict[int, str]):
    """What each letter becomes, worked out when it is first met, between two others."""

    def __missing__(self, code: int) -> str:
        once, folded = "", f"x{chr(code)}x"
        while folded != once:  # "ǅ" or a mark on a mark can uncover a letter that folds further
            once, folded = folded, _fold_once(folded)
        self[code] = folded[1:-1]
        return self[code]


_FOLDS = _Folds()


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Return the form a name is filed and looked up under; folding it again changes nothing."""
    if name.isascii() and name.replace(" ", "").isalnum():  # two names of three
        return " ".join(name.lower().split())
    if "." in name:
        name = _INITIALS.sub(lambda found: found[0].replace(".", ""), name)
    plain = name.translate(_FOLDS)
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
    return " ".join(plain.split())


def folded_letter(code: int) -> str:
    """Return what `fold` makes of a letter between two others, given its code point."""
    return _FOLDS[code]


class Key(NamedTuple):
    """A folded form to file a name under; `weight` is 1 for the name whole.

    `scan` says whether words of a text may be taken for it: "La Ville" is filed under
    "ville" too, which must not make every "ville" of a text a place.
    """

    text: str
    weight: float
    scan: bool


WHOLE, NO_ARABIC_ARTICLE, NO_ARTICLE, CODE = 1.0, 0.9, 0.7, 0.5

# The l of the Arabic article becomes the next letter where that is one of these (ash-Sham).
_SUN = "(?:t|th|d|dh|r|z|s|sh|ch|n|l)"
_ARABIC_ARTICLE = re.compile(
    rf"(?:[ae]l-|al |[ae](?P<sun>{_SUN})[- ](?=(?P=sun)))(?=\w{{2}})", re.IGNORECASE
)
_ARABIC_SCRIPT_ARTICLE = re.compile(r"ال(?=\w{3})")
_EUROPEAN = "le|la|les|el|los|las|the|die|der|das"
_EUROPEAN_ARTICLE = re.compile(rf"(?:(?:{_EUROPEAN}) |l['’])(?=\w{{3}})", re.IGNORECASE)

_SOON = re.compile("[aeltdAELTD][A-Za-z]{,2}[- ']")  # what every article in ASCII ends in
_BEGINNINGS = frozenset("aeltdAELTDا")
# Of folded names: the hyphen of an article is a space then, and its apostrophe is gone.
_MAYBE_ARTICLE = re.compile(rf"\n(?:(?:{_EUROPEAN}|al|[ae]{_SUN}) |ال|(?P<elided>l))")


def maybe_with_article(names: Sequence[str], folded: str) -> Iterator[int]:
    """Yield the places of those names that may begin with an article, by the lines of folds."""
    text = "\n" + folded
    last, place = 0, -1
    for found in _MAYBE_ARTICLE.finditer(text):
        place += text.count("\n", last, found.start() + 1)
        last = found.start() + 1
        name = names[place]
        if not found["elided"] or name[1:2] in {"'", "’"} or not name.isascii():
            yield place


def without_article(name: str) -> tuple[str, float]:
    """Return the name without the article it begins with, and what that form weighs.

    The name comes back as it is, with weight 1, where it begins with none. "An Phu" and
    "As Pontes" keep their first word: an Arabic article takes the next letter's sound.
    """
    plain = name
    first = name[:1]
    if name.isascii() and not _SOON.match(name):
        return name, WHOLE
    if first not in _BEGINNINGS and (first.isascii() or "\u0600" <= first <= "\u06ff"):
        return name, WHOLE
    if not plain.isascii():
        # Not ألمانيا: its hamza would come off, and leave what looks like an article.
        form: Literal["NFKC", "NFKD"] = "NFKC" if "\u0600" <= plain[0] <= "\u06ff" else "NFKD"
        plain = _MARKS.sub("", unicodedata.normalize(form, name))
    for pattern, weight in (
        (_ARABIC_ARTICLE, NO_ARABIC_ARTICLE),
        (_ARABIC_SCRIPT_ARTICLE, NO_ARABIC_ARTICLE),
        (_EUROPEAN_ARTICLE, NO_ARTICLE),
    ):
        found = pattern.match(plain)
        if found:
            return plain[found.end() :], weight
    return name, WHOLE


def keys(name: str, kind: str = "name") -> tuple[Key, ...]:
    """Return the keys a name is filed under, the whole name first; none for an empty one."""
    whole = fold(name)
    if not whole:
        return ()
    if kind == "code":
        return (Key(whole, CODE, False),)
    filed = [Key(whole, WHOLE, len(whole) > 1)]
    bare, weight = without_article(name)
    folded = fold(bare)
    if weight < WHOLE and folded not in {"", whole}:
        filed.append(Key(folded, weight, weight == NO_ARABIC_ARTICLE))
    return tuple(filed)
