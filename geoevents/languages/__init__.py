"""Language packs, one file each. To add one: write the file, then name it here.

A pack may say where places are before it reads whole documents: a phrase needs the words
of `relations` alone, a report those of dates and events as well.
"""

from geoevents.errors import LanguageError
from geoevents.languages.ar import ARABIC
from geoevents.languages.de import GERMAN
from geoevents.languages.en import ENGLISH
from geoevents.languages.es import SPANISH
from geoevents.languages.fr import FRENCH
from geoevents.languages.language import Language

LANGUAGES: dict[str, Language] = {pack.code: pack for pack in (FRENCH, ENGLISH, ARABIC)}
"""The languages of documents that we read."""

PHRASE_LANGUAGES: dict[str, Language] = {
    pack.code: pack for pack in (*LANGUAGES.values(), GERMAN, SPANISH)
}
"""The languages in which we read and say where a place is."""


def get_language(code: str) -> Language:
    """Return the pack for an ISO 639-1 code; raise LanguageError naming the choices."""
    try:
        return PHRASE_LANGUAGES[code]
    except KeyError:
        known = ", ".join(sorted(PHRASE_LANGUAGES))
        raise LanguageError(f"no language pack for {code!r}; there are: {known}") from None


__all__ = ["LANGUAGES", "PHRASE_LANGUAGES", "Language", "get_language"]
