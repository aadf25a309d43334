"""OpenStreetMap extracts (.osm.pbf, .osm): places, boundaries, peaks and historic sites."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Entry, Name
from geoevents.gazetteer.sources.added import (
    Added,
    BadRowError,
    Format,
    Skip,
    is_formula,
    name_of,
    usable,
)
from geoevents.gazetteer.sources.outlines import placed
from geoevents.model import Place

FEATURES: dict[str, Mapping[str, str]] = {
    "place": {
        "country": "PCLI", "state": "ADM1", "province": "ADM1", "region": "RGN",
        "district": "ADM2", "county": "ADM2", "city": "PPL", "town": "PPL", "village": "PPL",
        "hamlet": "PPL", "isolated_dwelling": "PPL", "suburb": "PPLX", "quarter": "PPLX",
        "neighbourhood": "PPLX", "borough": "PPLX", "city_block": "PPLX", "locality": "LCTY",
        "island": "ISL", "islet": "ISL", "sea": "SEA", "ocean": "OCN",
    },
    "natural": {
        "peak": "MT", "volcano": "VLC", "ridge": "RDGE", "hill": "HLL", "saddle": "PASS",
        "mountain_range": "MTS", "desert": "DSRT", "bay": "BAY", "cape": "CAPE", "valley": "VAL",
    },
    "historic": {
        "archaeological_site": "ANS", "ruins": "ANS", "castle": "CSTL", "fort": "FRT",
        "monument": "MNMT", "city_gate": "MNMT", "tomb": "TMB", "monastery": "MSTY",
    },
}  # fmt: skip
"""Tags as GeoNames feature codes."""
_LEVELS = {
    "2": "PCLI",
    "3": "ADM1",
    "4": "ADM1",
    "5": "ADM2",
    "6": "ADM2",
    "7": "ADM3",
    "8": "ADM4",
}
_KINDS = {"name": "name", "alt_name": "name", "int_name": "name", "official_name": "name",
          "loc_name": "colloquial", "short_name": "short", "old_name": "historic"}  # fmt: skip
_NAME_KEY = re.compile(rf"({'|'.join(_KINDS)})(?::([a-z]{{2,3}})(?:-[A-Za-z]+)*)?")
_SUFFIXES = (".osm.pbf", ".osm", ".osm.bz2", ".osm.gz", ".pbf")
_ISO = ("ISO3166-1:alpha2", "ISO3166-1", "is_in:country_code")


def known(path: Path) -> bool:
    """Say whether a file is named as extracts are."""
    return path.name.lower().endswith(_SUFFIXES)


def read(added: Added, skip: Skip) -> Iterator[Entry]:
    """Yield every named place, boundary, peak and historic site.

    Raises:
        GazetteerError: pyosmium is missing, or the extract is broken or cut short.
    """
    try:
        import osmium
    except ImportError as error:
        raise GazetteerError(
            "OpenStreetMap extracts need pyosmium: pip install 'geoevents[osm]'"
        ) from error
    try:
        yield from usable(_objects(added.path, osmium), skip)
    except (RuntimeError, OSError) as error:  # what pyosmium raises on a bad file
        raise GazetteerError(
            f"{added.path.name}: the extract is broken or cut short ({error})"
        ) from error


def _objects(path: Path, osmium: Any) -> Iterator[tuple[str, Callable[[], Entry | None]]]:
    wanted = osmium.filter.KeyFilter("place", "natural", "historic", "boundary")
    shapes = osmium.geom.WKBFactory()
    processor = osmium.FileProcessor(str(path)).with_areas(wanted).with_filter(wanted)
    # A closed way, and a relation of one, comes once more as an area: that is the one to take.
    for found in processor.with_filter(osmium.filter.KeyFilter("name")):
        if found.is_node() or found.is_area():
            kind = "node" if found.is_node() else "way" if found.from_way() else "relation"
            number = found.id if found.is_node() else found.orig_id()
            tags = {tag.k: tag.v for tag in found.tags}
            yield (
                f"{path.name}, {kind} {number}",
                _maker(f"{kind}/{number}", tags, _wkb(osmium, shapes, found)),
            )


def _wkb(osmium: Any, shapes: Any, found: Any) -> str:
    """Return a shape at once: the object is gone when the next one is read."""
    try:
        return str(
            shapes.create_point(found) if found.is_node() else shapes.create_multipolygon(found)
        )
    except (RuntimeError, osmium.InvalidLocationError):
        return ""  # an outline that doesn't close, where the extract was cut; latitude 91


def _maker(number: str, tags: Mapping[str, str], wkb: str) -> Callable[[], Entry | None]:
    return lambda: entry_of(number, tags, wkb)


def entry_of(number: str, tags: Mapping[str, str], wkb: str) -> Entry | None:
    """Return the entry of one object ("node/26847236"), None where no tag is of interest.

    Raises:
        BadRowError: its outline isn't whole, or its name is empty.
    """
    feature = feature_of(tags)
    if not feature:
        return None
    if not wkb:
        what = "position isn't on the Earth" if number.startswith("node") else "outline isn't whole"
        raise BadRowError(f"its {what} in this extract")
    import shapely

    point, radius, footprint = placed(shapely.from_wkb(wkb))
    country = next((tags[key] for key in _ISO if len(tags.get(key, "")) == 2), "")
    people = tags.get("population", "").replace(" ", "").replace(",", "")
    name = name_of(tags.get("name:en") or tags.get("int_name") or tags.get("name"))
    place = Place(
        *(f"osm:{number}", name, point, feature, country.upper()),
        population=int(people) if people.isascii() and people.isdigit() else 0,
        radius_m=radius,
        footprint=footprint,
        source="OpenStreetMap",
    )
    wikidata = tags.get("wikidata", "")
    return Entry(place, _names(tags, name), same=(f"wikidata:{wikidata}",) if wikidata else ())


def feature_of(tags: Mapping[str, str]) -> str:
    """Return the GeoNames feature code of an object's tags, or ""."""
    if tags.get("boundary") == "administrative":
        return _LEVELS.get(tags.get("admin_level", ""), "")
    if tags.get("capital") in {"yes", "2"} and tags.get("place") in {"city", "town"}:
        return "PPLC"
    found = (codes.get(tags.get(key, ""), "") for key, codes in FEATURES.items())
    return next((code for code in found if code), "")


def _names(tags: Mapping[str, str], name: str) -> tuple[Name, ...]:
    names = [Name(name)]
    for key in sorted(tags):
        if found := _NAME_KEY.fullmatch(key):
            for form in (" ".join(part.split()) for part in tags[key].split(";")):
                if form and not is_formula(form):
                    names.append(Name(form, found[2] or "", _KINDS[found[1]]))
    return tuple(dict.fromkeys(names))


FORMAT = Format(
    name="osm",
    title="OpenStreetMap extract (.osm.pbf)",
    known=known,
    read=read,
    licence="ODbL 1.0",
    attribution="© OpenStreetMap contributors, ODbL 1.0",
    package="osmium",
    extra="osm",
)
