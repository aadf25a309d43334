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
    min_confidence: float = 0.2
    """Below this a toponym stays unresolved: a row with a reason, never a guess."""
    near_min_m: float = 2_000.0
    near_max_m: float = 30_000.0
    """The near rule's clamp: half the way to a similar neighbour, within these."""
    coordinate_precision_deg: float = 0.0
    """Precision of the gazetteer's coordinates, for u_c; GeoNames' five decimals are 1.4 m."""
    direction_max_m: float = 100_000.0
    """How far "north of" a town reaches where no peer and no border stops it."""
    offshore_m: float = 20_000.0
    """How far "off" a coast reaches."""
    border_width_m: float = 10_000.0
    """How far from a border "on the border" reaches, either side."""
    max_document_chars: int = 5_000_000
    """A longer text is refused: one document is one report, not an archive."""
