"""Which files of a folder are documents, by their names."""

from __future__ import annotations

import fnmatch

from geoevents.documents.catalogue import CATALOGUE

NOT_DOCUMENTS = (CATALOGUE, "readme*", "license*", "licence*", ".*", "__macosx")
_MANY = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".csv", ".tsv", ".jsonl", ".ndjson")


def is_document(name: str) -> bool:
    """Say whether a file or folder of this name is looked at."""
    return not any(fnmatch.fnmatch(name.lower(), pattern) for pattern in NOT_DOCUMENTS)


def holds_many(name: str) -> bool:
    """Say whether a file of this name is an archive or a table, by its end alone."""
    return name.lower().endswith(_MANY)
