"""Our own mentions.geojson, corrected by hand, as gold: score the reading of your own reports.

The file (or the folder that holds it) has its documents beside it, or in a folder
`documents/`; all that is in the latter counts, a report that names no place included.
A row whose words describe a place without naming it ("dans l'est d'Alep") is no toponym.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from geoevents.errors import DocumentError
from geoevents.evaluation.gold import CorpusReader, GoldDocument, GoldMention, settled
from geoevents.model import Document, Point, Role, Span

FILE, FOLDER = "mentions.geojson", "documents"


def _recognises(path: Path, head: str) -> bool:
    return (path / FILE).is_file() or (path.suffix == ".geojson" and "FeatureCollection" in head)


def _read(path: Path, language: str) -> Iterator[GoldDocument]:
    file = path / FILE if path.is_dir() else path
    rows = _rows(file)
    inside = _inside(file.parent / FOLDER)
    for name in sorted(rows.keys() | inside):
        document = _document(file, name, language)
        yield settled(document, rows.get(name, []))


def _rows(file: Path) -> Mapping[str, list[GoldMention]]:
    try:
        features = json.loads(file.read_text(encoding="utf-8"))["features"]
    except json.JSONDecodeError as error:
        raise DocumentError(f"{file}: line {error.lineno}: is not JSON ({error.msg})") from None
    except (OSError, UnicodeDecodeError, KeyError, TypeError):
        raise DocumentError(f"{file}: is not a GeoJSON FeatureCollection in UTF-8") from None
    rows: defaultdict[str, list[GoldMention]] = defaultdict(list)
    for number, feature in enumerate(features, start=1):
        try:
            properties = feature["properties"]
            if _names_a_place(properties):
                rows[str(properties["document"])].append(_gold(feature, properties))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DocumentError(
                f"{file}: feature {number}: {error} is missing or wrong; it needs document, start,"
                " end, text and role, and a Point or null"
            ) from None
    return rows


def _names_a_place(properties: Mapping[str, Any]) -> bool:
    """Tell a name ("Alep-Est") from a description ("l'est d'Alep"), which has a relation too."""
    if not properties.get("relation"):
        return True
    return properties.get("name") is not None and not str(properties["text"])[:1].islower()


def _gold(feature: Mapping[str, Any], properties: Mapping[str, Any]) -> GoldMention:
    geometry = feature.get("geometry")
    point = Point(*map(float, geometry["coordinates"][:2])) if geometry else None
    return GoldMention(
        Span(int(properties["start"]), int(properties["end"])),
        str(properties["text"]),
        point,
        properties.get("place_id") or "",
        Role(properties["role"]),
        properties.get("feature") or "",
    )


def _inside(folder: Path) -> set[str]:
    from geoevents.documents import Source, collect

    found = collect((str(folder),)) if folder.is_dir() else ()
    return {source.id for source in found if isinstance(source, Source)}


def _document(file: Path, name: str, language: str) -> Document:
    from geoevents.documents import Source, collect, load
    from geoevents.settings import Settings

    for folder in (file.parent / FOLDER, file.parent):
        path = folder / name
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            source = next(one for one in collect((str(path),)) if isinstance(one, Source))
            try:
                return replace(load(source, Settings(), language).document, id=name)
            except DocumentError as error:
                raise DocumentError(f"{path}: {error}") from None
    raise DocumentError(f"{file}: its document {name!r} is not beside it; put it in {FOLDER}/")


READER = CorpusReader(
    "mentions", "mentions.geojson and its documents", frozenset(Role), _recognises, _read
)
