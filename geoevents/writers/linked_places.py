"""places.lpf.json: the places that the reports name, in Linked Places Format 1.2.2.

The format of the World Historical Gazetteer and Pelagios: a GeoJSON of places, each with
the names that it goes by and where they are attested. Events are not part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from geoevents.model import Mention, Place, Role
from geoevents.writers.files import atomic_write
from geoevents.writers.rows import Rows
from geoevents.writers.run import RunInfo
from geoevents.writers.shapes import of_point

_CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write places.lpf.json and return its path."""
    collection = {
        "type": "FeatureCollection",
        "@context": _CONTEXT,
        "features": [_feature(place, named) for place, named in _places(rows)],
    }
    text = json.dumps(collection, ensure_ascii=False, indent=1)
    return (atomic_write(folder / "places.lpf.json", f"{text}\n".encode()),)


def _places(rows: Rows) -> Iterator[tuple[Place, dict[str, dict[str, str]]]]:
    """Yield each place once, with documents by the names that they use, in order of places' ids.

    What only words describe ("4 km southwest of") is no place of a gazetteer and stays out.
    """
    found: dict[str, tuple[Place, dict[str, dict[str, str]]]] = {}
    for reading in rows.readings:
        for mention in reading.mentions:
            if mention.place is not None and mention.role is Role.PLACE:
                _, named = found.setdefault(mention.place.id, (mention.place, {}))
                document = reading.document
                published = document.published.isoformat() if document.published else ""
                named.setdefault(_name(mention), {}).setdefault(document.id, published)
    yield from (found[key] for key in sorted(found))


def _name(mention: Mention) -> str:
    return mention.toponym.name if mention.toponym else " ".join(mention.text.split())


def _feature(place: Place, named: dict[str, dict[str, str]]) -> dict[str, object]:
    names = [{"toponym": place.name}, *(
        {
            "toponym": name,
            "citations": [
                {"label": document, **({"year": int(day[:4])} if day else {})}
                for document, day in documents.items()
            ],
        }
        for name, documents in named.items()
    )]  # fmt: skip
    return {
        "@id": place.id,
        "type": "Feature",
        "properties": {
            "title": place.name,
            "ccodes": [place.country] if place.country else [],
            "fclasses": [_CLASSES.get(place.feature[:3], "P")],
        },
        "names": names,
        "types": [{"identifier": f"gn:{place.feature}", "label": place.feature}]
        if place.feature
        else [],
        "geometry": of_point(place.point).geojson(),
        "links": _links(place),
    }


_CLASSES = {"ADM": "A", "PCL": "A", "MT": "T", "HLL": "T", "ANS": "S", "FRT": "S", "RSV": "H"}
"""GeoNames' classes by the start of a code: the codes that our gazetteers use beside PPL."""


def _links(place: Place) -> list[dict[str, str]]:
    kind, _, number = place.id.partition(":")
    if kind == "geonames" and number.isdigit():
        return [{"type": "exactMatch", "identifier": f"gn:{number}"}]
    return []
