"""Linked Places Format, the GeoJSON-LD of the World Historical Gazetteer and its sources."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from geoevents.gazetteer.entry import Entry, Name
from geoevents.gazetteer.sources.added import (
    Added,
    BadRowError,
    Format,
    Skip,
    id_of,
    is_formula,
    name_of,
    usable,
)
from geoevents.gazetteer.sources.archives import beginning
from geoevents.gazetteer.sources.json_items import objects
from geoevents.gazetteer.sources.languages import two_letters
from geoevents.gazetteer.sources.outlines import placed
from geoevents.model import Place

_SUFFIXES = (".json", ".geojson", ".jsonld", ".jsonl", ".gz", ".zip")
_CLASSES = {"P": "PPL", "A": "ADM", "S": "ANS", "T": "MT", "H": "STM", "L": "RGN", "R": "RD"}
_PREFIXES = {"gn": "geonames", "wd": "wikidata", "pl": "pleiades", "tgn": "tgn", "gov": "gov"}
_SAME = frozenset({"closeMatch", "exactMatch", "same_as", "sameAs"})


def known(path: Path) -> bool:
    """Say whether JSON names the format's context, or has toponyms as it writes them."""
    if not path.name.lower().endswith(_SUFFIXES):
        return False
    start = beginning(path, 20_000)
    return "linkedplaces" in start.lower() or ('"toponym"' in start and '"Feature' in start)


def read(added: Added, skip: Skip) -> Iterator[Entry]:
    """Yield every place that has a position; the others are skipped by number."""
    pairs = objects(added.path, ("features",))
    made = ((f"{added.path.name}, feature {n}", _maker(found, added)) for n, found in pairs)
    yield from usable(made, skip)


def _maker(found: dict[str, Any], added: Added) -> Callable[[], Entry]:
    def make() -> Entry:
        try:
            return _entry(found, added)
        except (AttributeError, KeyError, TypeError) as error:
            raise BadRowError(f"is not in the Linked Places Format ({error!r})") from None

    return make


def _entry(found: dict[str, Any], added: Added) -> Entry:
    properties = found.get("properties") or {}
    names = _names(found)
    name = name_of(properties.get("title") or (names[0].form if names else ""))
    point, radius, footprint = placed(_shape(found.get("geometry")))
    codes = properties.get("ccodes") or []
    country = str(codes[0]).upper() if len(codes) == 1 else ""
    identity = _identity(str(found.get("@id") or found.get("id") or ""))
    place = Place(
        id=id_of(added, identity, name, point),
        name=name,
        point=point,
        feature=_feature(found),
        country=country if len(country) == 2 else "",
        radius_m=radius,
        footprint=footprint,
        source=added.name,
    )
    links = (one for one in found.get("links") or () if one.get("type") in _SAME)
    same = tuple(_identity(str(one.get("identifier") or "")) for one in links)
    return Entry(place, tuple(dict.fromkeys([Name(name), *names])), same=same)


def _identity(text: str) -> str:
    """Return an id: "gn:170063" and GeoNames' own address are geonames:170063."""
    prefix, colon, rest = text.partition(":")
    if colon and not rest.startswith("//"):
        return f"{_PREFIXES.get(prefix, prefix)}:{rest}"
    for host, name in (("geonames.org/", "geonames"), ("wikidata.org/entity/", "wikidata"),
                       ("pleiades.stoa.org/places/", "pleiades")):  # fmt: skip
        if host in text:
            return f"{name}:{text.partition(host)[2].split('/')[0]}"
    return text


def _names(found: dict[str, Any]) -> list[Name]:
    names = []
    for one in found.get("names") or ():
        for form in str(one.get("toponym") or "").split("|"):
            plain = " ".join(form.split())
            if plain and not is_formula(plain):
                names.append(Name(plain, two_letters(str(one.get("lang") or ""))))
    return names


def _feature(found: dict[str, Any]) -> str:
    """Return the GeoNames code: of a type in GeoNames' vocabulary, else of the class."""
    for one in found.get("types") or ():
        scheme, _, code = str(one.get("identifier") or "").rpartition(":")
        if scheme.endswith("gn") and code.partition(".")[2]:
            return code.partition(".")[2]
    classes = (found.get("properties") or {}).get("fclasses") or found.get("fclasses") or ["S"]
    return _CLASSES.get(str(classes[0]), "ANS")


def _shape(geometry: dict[str, Any] | None) -> Any:
    """Return a shape; a collection gives its first outline, else its first point."""
    import shapely

    if not geometry:
        raise BadRowError("has no geometry")
    parts = geometry.get("geometries", [geometry])
    ordered = sorted(parts, key=lambda part: "olygon" not in str(part.get("type")))
    for part in ordered:
        try:
            if "coordinates" in part:
                return shapely.from_geojson(
                    json.dumps({k: part[k] for k in ("type", "coordinates")})
                )
            if "geowkt" in part:
                return shapely.from_wkt(part["geowkt"])
        except shapely.errors.GEOSException as error:
            raise BadRowError(f"its geometry is broken ({error})") from None
    raise BadRowError("has no geometry")


FORMAT = Format(
    name="lpf",
    title="Linked Places Format (World Historical Gazetteer), GeoJSON-LD",
    known=known,
    read=read,
)
