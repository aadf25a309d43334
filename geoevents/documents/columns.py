"""Which column of a table says what: named by --columns, else found by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geoevents.documents.page import told_date
from geoevents.errors import DocumentError

NAMES = {
    "text": "text body content fulltext full_text article maintext article_text story message"
    " texte contenu corps notes description summary resume",
    "published": "published date publication_date published_at pubdate date_published"
    " publish_date published_date date_publish datetime created_at timestamp event_date",
    "title": "title headline titre subject",
    "source": "source publisher outlet site sitename newspaper media domain author",
    "url": "url link href permalink source_url",
    "language": "language lang langue",
}
"""What we look for, and what tables call it, likeliest first."""


def columns_of(found: Iterable[str], named: Mapping[str, str]) -> dict[str, str]:
    """Return the table's own column for each thing that it says.

    Raises DocumentError, with the columns there are, where none holds the text or one
    that --columns names is not there.
    """
    columns = list(found)
    told = ", ".join(columns[:30]) or "none"
    for what, column in named.items():
        if column not in columns:
            raise DocumentError(f"has no column {column!r} for {what}; its columns are: {told}")
    by_name = {column.strip().lower().replace(" ", "_"): column for column in reversed(columns)}
    chosen = dict(named)
    for what, names in NAMES.items():
        known = next((by_name[name] for name in names.split() if name in by_name), None)
        if known is not None:
            chosen.setdefault(what, known)
    if "text" not in chosen:
        raise DocumentError(
            f"has no column of text that we know; say which with --columns text=NAME ({told})"
        )
    return chosen


def about_row(row: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, str]:
    """Return what a row says of its document, its date as ISO 8601."""
    about = {
        what: str(row[column]).strip()
        for what, column in columns.items()
        if what != "text" and isinstance(row.get(column), str | int)
    }
    if "published" in about:
        day = told_date(about["published"])
        about["published"] = day.isoformat() if day else ""
    return {what: value for what, value in about.items() if value}


def text_bytes(text: str) -> bytes:
    """Return a text as bytes; a lone surrogate, which no file can hold, becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode("utf-8")
