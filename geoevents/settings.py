"""Every number a user may turn, with its unit and default. Built once, passed down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How readings are made.

    Lengths are metres. `recogniser` is "auto" (spaCy's pipeline where it is installed,
    else our rules alone), "spacy" or "rules".
    """

    recogniser: str = "auto"
    min_confidence: float = 0.25
    """Below this a toponym stays unresolved: a row with a reason, never a guess."""
    near_min_m: float = 2_000.0
    near_max_m: float = 30_000.0
    """The near rule's clamp: half the way to a similar neighbour, within these."""
    max_document_chars: int = 5_000_000
    """A longer text is refused: one document is one report, not an archive."""
