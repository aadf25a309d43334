"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LETTERS = 20
"""A shorter text may be in any language: "Paris, Berlin" says nothing."""
_SURE = 0.5
_NO_LANGUAGE = "zxx"
_READ = 5_000
"""Characters looked at: more change nothing and cost time."""


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of a text, or "" where it is unsure."""
    sample = text[:_READ]
    if sum(char.isalpha() for char in sample) < _LETTERS:
        return ""
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE and code != _NO_LANGUAGE else ""


def load_detector() -> None:
    """Load what `detect_language` loads when it is first asked: 0.3 s, 40 MB."""
    _identifier()


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 0.3 s to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
