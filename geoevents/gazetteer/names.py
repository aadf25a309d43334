"""The one folding of names, shared by filing and look-up, and a key for how they sound.

`fold` forgives case, accents, apostrophes, hyphens and variants of Arabic letters.
`keys` adds the forms without an article. `transliteration_key` is the row of consonants
that French, English, German, Arabic and Cyrillic spellings of one name share.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

from geoevents.gazetteer.letters import (
    APOSTROPHES,
    ARABIC,
    CYRILLIC,
    DIGRAPHS,
    FOLDED,
    INVISIBLE,
    SEPARATORS,
)

_TABLE = str.maketrans(
    FOLDED | dict.fromkeys(APOSTROPHES + INVISIBLE, "") | dict.fromkeys(SEPARATORS, " ")
)
# Accents, Hebrew points and Arabic vowels; not the vowel signs of Indic scripts nor the
# marks of kana, which are letters in their own right.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]")
_INITIALS = re.compile(r"\b(?:\w\.){2,}\w?")  # U.S.A. is USA, not three words


def _fold_once(name: str) -> str:
    if name.isascii() and name.replace(" ", "").isalnum():  # two names of three
        return " ".join(name.lower().split())
    plain = unicodedata.normalize("NFKC", name)
    if "." in plain:
        plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), plain)
    plain = plain.casefold().translate(_TABLE)
    if not plain.isascii():
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain)).translate(_TABLE)
        plain = unicodedata.normalize("NFC", plain)
    return " ".join(plain.split())


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Return the form a name is filed and looked up under; folding it again changes nothing."""
    folded = _fold_once(name)
    # "ǅ." or a mark on a mark can uncover a letter that folds further.
    while not folded.isascii() and (again := _fold_once(folded)) != folded:
        folded = again
    return folded


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
_EUROPEAN_ARTICLE = re.compile(
    r"(?:(?:le|la|les|el|los|las|the|die|der|das) |l['’])(?=\w{3})", re.IGNORECASE
)


def without_article(name: str) -> tuple[str, float]:
    """Return the name without the article it begins with, and what that form weighs.

    The name comes back as it is, with weight 1, where it begins with none. "An Phu" and
    "As Pontes" keep their first word: an Arabic article takes the next letter's sound.
    """
    plain = name
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


# ---------------------------------------------------------------- how names sound

_LATIN = str.maketrans(ARABIC | CYRILLIC)
_SOUND = dict(DIGRAPHS)
_WRITTEN = re.compile("|".join(written for written, _ in DIGRAPHS))
_FINAL_H = re.compile(r"(?<=[aeiou])h\b")
_SOFT_C = re.compile(r"c(?=[eiy])")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
VOWELS = "aeiouywEO"
_NO_VOWELS = str.maketrans("", "", VOWELS)


@lru_cache(maxsize=4096)
def romanise(name: str) -> str:
    """Return the name in plain Latin letters, or "" where it is in a script we don't read."""
    folded = fold(name.replace("ç", "s"))
    if folded.isascii():
        return folded
    words = [_arabic_word(word) if word[0] in ARABIC else word for word in folded.split()]
    plain = " ".join(words).translate(_LATIN)
    return plain if plain.isascii() else ""


def _arabic_word(word: str) -> str:
    """Take off the article, and write a final ة or ه as the vowel that it sounds as."""
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    return bare[:-1] + "ا" if bare.endswith("ه") and len(bare) > 2 else bare


def sounds(name: str) -> str:
    """Return the romanised name with one letter a sound, articles and spaces taken out."""
    plain = _drop_articles(romanise(name).split())
    plain = _SOFT_C.sub("s", _FINAL_H.sub("", plain))
    plain = _WRITTEN.sub(lambda found: _SOUND[found[0]], plain)
    return _DOUBLED.sub(r"\1", plain.replace("c", "k").replace(" ", ""))


# Il, ul: Turkish and Persian habits.
_ARTICLES = frozenset({"il", "ul"}) | frozenset(
    f"{vowel}{letters}" for vowel in "ae" for letters in (*"lsdnrtz", "sh", "ch", "th", "dh")
)


def _drop_articles(words: list[str]) -> str:
    last = len(words) - 1
    kept = (
        word
        for place, word in enumerate(words)
        if place == last or not _is_article(word, words[place + 1])
    )
    return " ".join(kept)


@lru_cache(maxsize=4096)
def _is_article(word: str, following: str) -> bool:
    if word not in _ARTICLES:
        return False
    return word.endswith("l") or following[0] == word[1] or following[:2] in {"ch", "sh"}


def consonants(heard: str) -> str:
    """Return the consonants of what `sounds` returned; see `transliteration_key`."""
    if not heard:
        return ""
    start = "a" if heard[0] in VOWELS else ""
    key = start + heard.translate(_NO_VOWELS)
    return key if len(key) > 1 else ""


def transliteration_key(name: str) -> str:
    """Return the consonants of a name, the same for every habit of writing them.

    A vowel (y and w are vowels) counts only at the start, as "a". The key is "" where the
    script is not read or fewer than two sounds are left: such a key would fit anything.
    """
    return consonants(sounds(name))
