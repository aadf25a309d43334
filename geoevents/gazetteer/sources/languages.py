"""Codes of languages as gazetteers write them, in the two letters that we write."""

from __future__ import annotations

from functools import cache


@cache
def two_letters(code: str) -> str:
    """Return ISO 639-1's code of "fra", "fre" or "fr", by CLDR's aliases.

    A language without one keeps its three letters; what is no language gives "".
    """
    plain = code.strip().lower().replace("_", "-").partition("-")[0]
    if not (plain.isascii() and plain.isalpha() and 2 <= len(plain) <= 3) or plain == "und":
        return ""
    if len(plain) == 2:
        return plain
    from babel.core import get_global

    return str(get_global("language_aliases").get(plain, plain))
