"""How names sound: the row of consonants that all spellings of one name share.

French, English and German habits of writing Arabic, Persian and Russian names differ in
their vowels and digraphs; the consonants that are heard do not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from geoevents.gazetteer.letters import (
    ARABIC,
    CARONS,
    DIGRAPHS,
    LATIN,
    SECOND_GERMAN,
    SECOND_LETTERS,
    UKRAINIAN,
    VOWEL_DIGRAPHS,
)
from geoevents.gazetteer.names import fold

VOWELS = "aeiouywEO"

_REMEMBERED = 200_000  # words: a gazetteer is made of the same ones over and over
_LATIN = str.maketrans(LATIN)
# A letter for a sound at once: قندهار is k-n-d-h-r, its d and h are no "dh".
_HEARD = str.maketrans(
    {letter: DIGRAPHS.get(written, written) for letter, written in LATIN.items()}
)
UNREAD_FROM_TO = ((0x0530, 0x05FF), (0x0700, 0x109F), (0x1100, 0x1C8F), (0x2E80, 0xFAFF))
"""Letters of scripts that are not read: Armenian, Hebrew, those of South and East Asia."""
_UNREAD = re.compile(f"[{''.join(f'{chr(low)}-{chr(high)}' for low, high in UNREAD_FROM_TO)}]")
_AMBIGUOUS = re.compile(f"[{''.join(SECOND_LETTERS)}]|sch")
HARD_H = "ḩḥ"
"""A ح, which is heard at the end, where the h of ة is silent: Rafaḩ is رفح."""
_FINAL_HARD_H = re.compile(rf"[{HARD_H}](?!\w)")
_FINAL_YA = re.compile(r"ى(?!\w)")
_GERMAN = re.compile("tsch|sch|ch|w|j|zk")
# Not every ch: Charkiw by its w, Astrachan after its a, but no Chicago.
MAYBE_GERMAN = re.compile("sch|w|[aou]ch|zk")
_UKRAINIAN = re.compile("[іїєґ]|ьк")


def _longest_first(table: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(table, key=lambda written: (-len(written), written))))


_DIGRAPH, _VOWEL_DIGRAPH = _longest_first(DIGRAPHS), _longest_first(VOWEL_DIGRAPHS)
_FINAL_H = re.compile(r"(?<=[aeiou])h$")
BEFORE_FINAL_OW = "bcdfghklmnprstvz"
_FINAL_OW = re.compile(rf"(?<=[{BEFORE_FINAL_OW}])ow$")  # Moscow, Rostow: a Slavic v
_SILENT_U = re.compile(r"(?<=[qg])u(?=[eiy])")  # Lattaquié, Guelma
_SOFT_C = re.compile(r"c(?=[eiy])")
_JOINED = re.compile(r"dJ|tC|sC")  # дж, тч
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_DOUBLED_VOWEL = re.compile(rf"([{VOWELS}])\1+")
_TWICE = re.compile(rf"(?<!^a)(?<!\sa)([^\W\d_{VOWELS}])(?=\1)")
_MB = re.compile(r"(?<=\S)mb")
_NO_VOWELS = str.maketrans("", "", VOWELS)


@lru_cache(maxsize=4096)
def romanise(name: str) -> str:
    """Return the name in plain Latin letters, or "" where it is in a script we don't read."""
    folded = fold(with_carons_read(_caseless(name)))
    if folded.isascii():
        return folded
    plain = " ".join(map(_bare_arabic, folded.split())).translate(_LATIN)
    return plain if plain.isascii() else ""


def _caseless(name: str) -> str:
    return name if name.isascii() else name.casefold()


def _bare_arabic(word: str) -> str:
    """Take off the article, and write a final ة or ه as the vowel that it sounds as."""
    bare = word[2:] if word.startswith("ال") and len(word) > 3 and word != "الله" else word
    return bare[:-1] + "ا" if bare.endswith("ه") and len(bare) > 2 else bare


def readings(name: str) -> tuple[str, ...]:
    """Return how a name may sound, the usual way first; nothing in a script we don't read.

    There are at most two: Хомс is Khoms or Homs, القاهرة starts with k or g.
    """
    heard = list(map(_join, spelt(name)))
    if not heard or not heard[0]:
        return ()
    return tuple(dict.fromkeys(filter(None, heard)))


def spelt(name: str) -> tuple[str, ...]:
    """Return a name folded, and once more with the letters that are read in a second way."""
    if name.isascii():
        folded = fold(name)
        return (folded, german(folded)) if MAYBE_GERMAN.search(folded) else (folded,)
    if not is_read(name):
        return ()
    plain = name.casefold()
    folded = fold(with_carons_read(plain))
    if not is_read_twice(plain):
        return (folded,)
    second = fold(second_letters(plain))
    return (folded, german(second) if "sch" in second else second)


def is_read(name: str) -> bool:
    """Say whether no letter of a name is of a script that is not read."""
    return not _UNREAD.search(name)


def with_carons_read(plain: str) -> str:
    """Return a name without case, with letters whose mark says which sound is meant read so."""
    return _replaced(_FINAL_HARD_H.sub("hh", plain), CARONS)


def is_read_twice(plain: str) -> bool:
    """Say whether a name without case has letters that are read in a second way."""
    signs = (_AMBIGUOUS, _UKRAINIAN, _FINAL_YA)
    return any(sign.search(plain) for sign in signs)


def second_letters(plain: str) -> str:
    """Return a name without case, with letters that are read in a second way written so."""
    plain = _FINAL_HARD_H.sub("hh", plain)
    letters = _replaced(plain, SECOND_LETTERS)
    if letters == plain:
        letters = _FINAL_YA.sub("ا", plain)  # نزوى is Nizwa, and على Ali
    return _replaced(letters, UKRAINIAN) if _UKRAINIAN.search(plain) else letters


def _replaced(text: str, letters: Mapping[str, str]) -> str:
    """Write letters as others: of so few, in a third of the time that `translate` takes."""
    for letter, written in letters.items():
        text = text.replace(letter, written)
    return text


def german(folded: str) -> str:
    """Return a folded name with letters that German reads in another way written as it hears."""
    return _GERMAN.sub(lambda found: SECOND_GERMAN[found[0]], folded)


def sounds(name: str) -> str:
    """Return the usual reading: a letter a sound, articles and spaces taken out; or ""."""
    read = readings(name)
    return read[0] if read else ""


def without_articles(folded: str) -> str:
    """Return a folded name without the articles that another word follows."""
    words = folded.split(" ")
    return " ".join(
        word
        for place, word in enumerate(words, start=1)
        if place == len(words) or word not in _ARTICLES or not _is_article(word, words[place])
    )


def _join(folded: str) -> str:
    """Return the sounds of a folded name, word by word."""
    words = without_articles(folded).split(" ") if " " in folded else [folded]
    if len(words) == 1:
        return _alone(words[0])
    joined = ""
    for place, word in enumerate(words, start=1):
        sound = _heard(word, place < len(words))
        if sound is None:
            return ""
        # "Bab Boustan": a letter doubled between two words is one sound too.
        joined += sound[1:] if joined and sound and sound[0] == joined[-1] else sound
    return joined


def _alone(word: str) -> str:
    """Return the sounds of a name of one word.

    Of two consonants, too little is left to tell Hama from El Hamma by: the doubled stay.
    """
    heard = _heard(word, False) or ""
    if 0 < len(heard.translate(_NO_VOWELS)) <= 2:
        return _DOUBLED_VOWEL.sub(r"\1", _letters(word, False) or "")
    return heard


@lru_cache(maxsize=_REMEMBERED)
def _heard(word: str, followed: bool) -> str | None:
    """Return the sounds of one folded word, None where its letters are not read.

    `followed` says that another word comes after it.
    """
    letters = _letters(word, followed)
    return _DOUBLED.sub(r"\1", letters) if letters else letters


def _letters(word: str, followed: bool) -> str | None:
    """Return the sounds of a word, the doubled ones twice."""
    if word.isascii():
        plain = word
        if word[-1:] in {"h", "w"}:
            plain = _FINAL_OW.sub("ov", _FINAL_H.sub("", word))
        if "q" in plain or "g" in plain or "c" in plain:
            plain = _SOFT_C.sub("s", _SILENT_U.sub("", plain))
        plain = _DIGRAPH.sub(_digraph, plain)
    else:
        plain = letter_by_letter(_written(word, followed))
        if not plain.isascii():
            return None
        plain = vowels_between(plain) if word[0] in ARABIC else plain.replace("mb", "nb")
    heard = _VOWEL_DIGRAPH.sub(_vowel_digraph, plain).replace("c", "k")
    return f"{heard[:-1]}s" if heard.endswith("z") else heard  # Agadez, Agadès; Fez, Fès


def letter_by_letter(text: str) -> str:
    """Return the consonants of another script's words as they sound."""
    plain = text.translate(_HEARD)
    return _JOINED.sub(lambda found: found[0][1], plain)


def vowels_between(text: str) -> str:
    """Put an a between two same letters of Arabic words: تطوان is t-t-wan, but الله alla.

    An m and a b are one sound but at the start, where a vowel must stand between (مبروك).
    """
    return _TWICE.sub(r"\1a", _MB.sub("nb", text))


def _digraph(found: re.Match[str]) -> str:
    return DIGRAPHS[found[0]]


def _vowel_digraph(found: re.Match[str]) -> str:
    return VOWEL_DIGRAPHS[found[0]]


def _written(word: str, followed: bool) -> str:
    """Return a word as it is said: a ة before another word is a t (Maarat al-Numan)."""
    if word[0] not in ARABIC:
        return word
    bare = _bare_arabic(word)
    return bare[:-1] + "ات" if followed and bare != word and word[:2] != "ال" else bare


# Il, ul: Turkish and Persian habits.
_ARTICLES = frozenset({"il", "ul"}) | frozenset(
    f"{vowel}{letters}" for vowel in "ae" for letters in (*"lsdnrtz", "sh", "ch", "th", "dh")
)


def _is_article(word: str, following: str) -> bool:
    return word[-1] == "l" or following[0] == word[1] or following[:2] in {"ch", "sh"}


def consonants(heard: str) -> str:
    """Return the consonants of what `sounds` returned; see `transliteration_key`."""
    if not heard:
        return ""
    key = heard.translate(_NO_VOWELS)
    if len(key) <= 4:
        key = _DOUBLED.sub(r"\1", heard).translate(_NO_VOWELS)
    if heard[0] in VOWELS:
        key = "a" + key
    return key if len(key) > 1 else ""


def transliteration_key(name: str) -> str:
    """Return the consonants of a name, the same for every habit of writing them.

    A vowel (y and w are vowels) counts only at the start, as "a". The key is "" where the
    script is not read or fewer than two sounds are left: such a key would fit anything.
    """
    return consonants(sounds(name))
