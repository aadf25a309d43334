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
    onshore_m: float = 10_000.0
    """How far from the sea "on the coast" reaches."""
    bank_width_m: float = 5_000.0
    """How far from a river its bank reaches."""
    border_width_m: float = 10_000.0
    """How far from a border "on the border" reaches, either side."""
    max_document_chars: int = 5_000_000
    """A longer text is refused: one document is one report, not an archive."""
    max_sentence_chars: int = 4_000
    """A longer sentence is cut at a white space: what is read in it takes the square of it."""

    # Limits on what comes from strangers (docs/limits.md).
    max_file_bytes: int = 50_000_000
    """A larger file, or item of an archive, is refused unread; rows and archives stream."""
    max_line_bytes: int = 20_000_000
    """The longest line of a table of JSON lines, or row of a CSV."""
    max_unpacked_bytes: int = 10_000_000_000
    """What one archive or compressed file may unpack to, in all."""
    max_unpack_ratio: int = 200
    """How many times its packed size something may unpack to; text packs 3 to 20 times."""
    max_archive_items: int = 1_000_000
    """How many items an archive may hold."""
    max_archive_depth: int = 2
    """Archives in archives: 2 reads the inner one, not one inside that."""
    max_pages: int = 2_000
    """Pages of a PDF that are read; a longer one is refused."""
    max_seconds: float = 60.0
    """Time for one document, from bytes to rows; 0 for no limit."""
