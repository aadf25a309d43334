"""Language packs, one file each. To add one: write the file, then name it here."""

from geoevents.errors import LanguageError
from geoevents.languages.en import ENGLISH
from geoevents.languages.fr import FRENCH
from geoevents.languages.language import Language

LANGUAGES: dict[str, Language] = {pack.code: pack for pack in (FRENCH, ENGLISH)}


def get_language(code: str) -> Language:
    """Return the pack for an ISO 639-1 code; raise LanguageError naming the choices."""
    try:
        return LANGUAGES[code]
    except KeyError:
        known = ", ".join(sorted(LANGUAGES))
        raise LanguageError(f"no language pack for {code!r}; there are: {known}") from None


__all__ = ["LANGUAGES", "Language", "get_language"]
