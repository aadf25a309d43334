"""Forms of a word from its stems and endings, for packs to write long tables short."""

from __future__ import annotations


def forms(stems: str, endings: str) -> frozenset[str]:
    """Return every stem with every ending; both are lists of words, "-" is no ending."""
    tails = ["" if ending == "-" else ending for ending in endings.split()]
    return frozenset(stem + tail for stem in stems.split() for tail in tails)


def words(text: str) -> frozenset[str]:
    """Return the words of a list; "_" stands for a space inside one of them."""
    return frozenset(word.replace("_", " ") for word in text.split())
