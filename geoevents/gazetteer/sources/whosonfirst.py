"""Who's On First: a folder of GeoJSON files, one of them, or a SQLite distribution."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
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
    point_of,
    usable,
)
from geoevents.gazetteer.sources.archives import beginning
from geoevents.gazetteer.sources.languages import two_letters
from geoevents.gazetteer.sources.outlines import placed
from geoevents.model import Place

FEATURES = {
    "continent": "CONT", "ocean": "OCN", "marinearea": "SEA", "empire": "PCLI",
    "country": "PCLI", "dependency": "PCLD", "disputed": "TERR", "macroregion": "RGN",
    "region": "ADM1", "macrocounty": "ADM2", "county": "ADM2", "localadmin": "ADM3",
    "locality": "PPL", "borough": "PPLX", "macrohood": "PPLX", "neighbourhood": "PPLX",
    "microhood": "PPLX", "campus": "PPLX", "metroarea": "RGN", "marketarea": "RGN",
}  # fmt: skip
"""Placetypes as GeoNames feature codes; the others (venues, postal codes) are no places of news."""
_KINDS = {"preferred": "preferred", "variant": "name", "colloquial": "colloquial",
          "historical": "historic", "abbreviation": "code"}  # fmt: skip
_SAME = {"gn:id": "geonames", "wd:id": "wikidata", "wk:id": "wikidata"}
_BODIES = "SELECT body FROM geojson"


def known(path: Path) -> bool:
    """Say whether a file, a folder's first file or a database is Who's On First's."""
    if path.is_dir():
        first = next(_files(path), None)
        return first is not None and '"wof:' in beginning(first, 100_000)
    if path.suffix.lower() == ".geojson":
        return '"wof:' in beginning(path, 100_000)
    return path.suffix.lower() in {".db", ".sqlite", ".spatialite"} and _has_bodies(path)


def _files(folder: Path) -> Iterator[Path]:
    """Yield places' files in order, without the alternative outlines (123-alt-quattroshapes)."""
    files = (path for path in folder.rglob("*.geojson") if "-alt" not in path.stem)
    return iter(sorted(files))


def _has_bodies(path: Path) -> bool:
    try:
        with closing(_open(path)) as database:
            return bool(database.execute(f"{_BODIES} LIMIT 1").fetchone())
    except sqlite3.Error:
        return False


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def read(added: Added, skip: Skip) -> Iterator[Entry]:
    """Yield every place that is current and of a kind that news names."""
    yield from usable(((where, _maker(text)) for where, text in _texts(added.path)), skip)


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        for file in _files(path):
            yield str(file.relative_to(path)), _text_of(file)
    elif path.suffix.lower() == ".geojson":
        yield path.name, _text_of(path)
    else:
        yield from _rows(path)


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    try:
        with closing(_open(path)) as database:
            columns = {row[1] for row in database.execute("PRAGMA table_info(geojson)")}
            sql = f"{_BODIES} WHERE NOT is_alt" if "is_alt" in columns else _BODIES
            for number, (body,) in enumerate(database.execute(sql), start=1):
                yield f"{path.name}, row {number}", body
    except sqlite3.Error as error:
        raise GazetteerError(
            f"{path.name}: the database is broken or cut short ({error})"
        ) from error


def _maker(text: str) -> Callable[[], Entry | None]:
    return lambda: entry_of(text)


def entry_of(text: str) -> Entry | None:
    """Return the entry of one file; None for what is superseded, or no place of news.

    Raises:
        BadRowError: it isn't a place of Who's On First's, or has no name or point.
    """
    try:
        feature = json.loads(text)
        properties = feature["properties"]
        number = int(properties["wof:id"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadRowError(f"is not a GeoJSON feature with a wof:id ({error!r})") from None
    if _is_gone(properties) or properties.get("wof:placetype") not in FEATURES:
        return None
    name = name_of(properties.get("wof:name"))
    lat = properties.get("lbl:latitude", properties.get("geom:latitude"))
    lon = properties.get("lbl:longitude", properties.get("geom:longitude"))
    point, radius, footprint = _shape(feature, point_of(lat, lon))
    country = str(properties.get("wof:country") or "")
    place = Place(
        *(f"wof:{number}", name, point, FEATURES[properties["wof:placetype"]]),
        country=country if len(country) == 2 and country.isalpha() else "",
        population=_people(properties),
        radius_m=radius,
        footprint=footprint,
        source="Who's On First",
    )
    above = properties.get("wof:parent_id")
    parent = f"wof:{above}" if isinstance(above, int) and above > 0 else ""
    return Entry(place, _names(properties, name), parent=parent, same=_same(properties))


def _is_gone(properties: dict[str, Any]) -> bool:
    ended = str(properties.get("edtf:deprecated") or "") not in {"", "uuuu", ".."}
    return ended or bool(properties.get("wof:superseded_by"))


def _people(properties: dict[str, Any]) -> int:
    value = properties.get("wof:population") or properties.get("gn:population") or 0
    return max(0, int(value)) if isinstance(value, int | float) else 0


def _shape(feature: dict[str, Any], point: Any) -> tuple[Any, float, bytes]:
    geometry = feature.get("geometry") or {}
    if geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        return point, 0.0, b""
    import shapely

    try:
        shape = shapely.from_geojson(json.dumps(geometry))
    except shapely.errors.GEOSException as error:
        raise BadRowError(f"its geometry is broken ({error})") from None
    return placed(shape, point)


def _names(properties: dict[str, Any], name: str) -> tuple[Name, ...]:
    """Return the names under keys such as "name:fra_x_preferred"."""
    names = [Name(name)]
    for key in sorted(key for key in properties if key.startswith("name:")):
        language, _, kind = key.removeprefix("name:").partition("_x_")
        forms = properties[key] if isinstance(properties[key], list) else [properties[key]]
        for form in (" ".join(str(form).split()) for form in forms):
            if form and kind in _KINDS and not is_formula(form):
                names.append(Name(form, two_letters(language), _KINDS[kind]))
    return tuple(dict.fromkeys(names))


def _same(properties: dict[str, Any]) -> tuple[str, ...]:
    others = properties.get("wof:concordances") or {}
    found = (f"{_SAME[key]}:{value}" for key, value in others.items() if key in _SAME and value)
    return tuple(dict.fromkeys(found))


FORMAT = Format(
    name="whosonfirst",
    title="Who's On First: a folder of GeoJSON files, or a SQLite distribution",
    known=known,
    read=read,
    licence="CC0, CC BY and others, by source: https://whosonfirst.org/docs/licenses/",
    attribution="Who's On First, https://whosonfirst.org/",
)
