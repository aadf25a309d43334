"""Pleiades, the gazetteer of ancient places: its CSV dumps, its JSON dump, or a cut of one.

In CSV, names are in a file of their own (pleiades-names.csv), read where it lies beside.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

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
from geoevents.gazetteer.sources.circles import EARTH_M
from geoevents.gazetteer.sources.json_items import objects
from geoevents.gazetteer.sources.languages import two_letters
from geoevents.gazetteer.sources.tables import as_row, header_of, open_table
from geoevents.geometry import distance_m
from geoevents.model import Place, Point

ROUGH_M = 40_000.0
"""How far off a place may be that Pleiades puts in the middle of a square of its old atlas."""
FEATURES = {
    "settlement": "PPLH", "urban": "PPLH", "village": "PPLH", "townhouse": "PPLH",
    "settlement-modern": "PPL", "fort": "FRT", "fort-2": "FRT", "fortlet": "FRT",
    "military-installation-or-camp-temporary": "FRT", "legionary-fortress": "FRT",
    "mountain": "MT", "hill": "HLL", "river": "STM", "lake": "LK", "island": "ISL", "cape": "CAPE",
    "bay": "BAY", "valley": "VAL", "plain": "PLN", "pass": "PASS", "oasis": "OAS", "spring": "SPNG",
    "port": "PRT", "region": "RGN", "province": "RGN", "province-2": "RGN", "people": "RGN",
    "temple": "TMPL", "temple-2": "TMPL", "church": "CH", "church-2": "CH", "monastery": "MSTY",
    "bridge": "BDG", "road": "RD", "cave": "CAVE", "tomb": "TMB", "cemetery": "CMTY",
    "water-open": "SEA", "canal": "CNL", "archaeological-site": "ANS", "tell": "HLL",
}  # fmt: skip
"""Place types as GeoNames feature codes; any other is an ancient site (ANS), none is none."""
_PID = re.compile(r"(\d+)/?$")


def known(path: Path) -> bool:
    """Say whether a table has Pleiades' columns, or JSON its address."""
    if path.suffix.lower() in {".json", ".gz"} and ".json" in path.name.lower():
        return "pleiades.stoa.org" in beginning(path)
    header = set(header_of(path)) if path.suffix.lower() in {".csv", ".gz", ".zip"} else set()
    return {"id", "title"} <= header and ("reprLat" in header or {"lat", "precision"} <= header)


def beside(path: Path) -> tuple[Path, ...]:
    """Return the file of names that belongs to a CSV dump of places."""
    if "places" not in path.name or ".csv" not in path.name:
        return ()
    file = path.with_name(path.name.replace("places", "names"))
    return (file,) if file.is_file() else ()


def read(added: Added, skip: Skip) -> Iterator[Entry]:
    """Yield every place that has a position; the others are skipped by line."""
    if ".json" in added.path.name.lower():
        pairs = objects(added.path, ("@graph",))
        made = ((f"{added.path.name}, place {n}", _json_maker(found)) for n, found in pairs)
        yield from usable(made, skip)
        return
    names = _names_beside(beside(added.path))
    with open_table(added.path) as (header, rows):
        made = (
            (f"{added.path.name}, line {line}", _csv_maker(header, cells, names))
            for line, cells in rows
        )
        yield from usable(made, skip)


def _names_beside(files: tuple[Path, ...]) -> Mapping[str, list[Name]]:
    names: dict[str, list[Name]] = defaultdict(list)
    for file in files:
        with open_table(file) as (header, rows):
            for _, cells in rows:
                row = dict(zip(header, cells, strict=False))
                if found := _PID.search(row.get("pid", "")):
                    language = two_letters(row.get("nameLanguage", ""))
                    forms = (row.get("nameAttested", ""), language), (row.get("title", ""), "")
                    names[found[1]] += _plain_names(
                        [*forms, (row.get("nameTransliterated", ""), "")]
                    )
    return names


def _plain_names(forms: list[tuple[str, str]]) -> list[Name]:
    """Return names of forms that may be lists: "Tadmor, Palmyra/Hadriana", "(?)Thelsea"."""
    found = []
    for text, language in forms:
        for form in re.split(r"[,;/|]", text):
            plain = " ".join(form.replace("(?)", "").strip("?* ").split())
            if plain and not is_formula(plain):
                found.append(Name(plain, language))
    return found


def _csv_maker(
    header: list[str], cells: list[str], names: Mapping[str, list[Name]]
) -> Callable[[], Entry | None]:
    def make() -> Entry | None:
        row = as_row(header, cells)
        return None if row is None else _from_row(row, names)

    return make


def _from_row(row: Mapping[str, str], names: Mapping[str, list[Name]]) -> Entry:
    number = row.get("id", "")
    if not number.isdigit():
        raise BadRowError(f"id {number!r} is not a number")
    lat, lon = row.get("reprLat", row.get("lat")), row.get("reprLong", row.get("lon"))
    kinds = re.split(r"[,;]\s*", row.get("featureTypes", ""))
    rough = row.get("locationPrecision", row.get("precision", "")) in {"rough", "unlocated"}
    point = point_of(lat, lon)
    forms = _plain_names([(row.get("names", ""), ""), (row.get("title", ""), "")])
    radius = _radius(point, row.get("bbox", "").split(","), rough)
    return _entry(
        number, row.get("title", ""), point, kinds, radius, [*names.get(number, ()), *forms]
    )


def _json_maker(found: dict[str, Any]) -> Callable[[], Entry | None]:
    return lambda: _from_json(found)


def _from_json(found: dict[str, Any]) -> Entry:
    number = str(found.get("id", ""))
    if not number.isdigit():
        raise BadRowError(f"id {number!r} is not a number")
    place = found.get("reprPoint") or (None, None)
    point = point_of(place[1], place[0])
    precisions = [
        (feature.get("properties") or {}).get("location_precision")
        for feature in found.get("features") or ()
    ]
    rough = bool(precisions) and "precise" not in precisions
    names = [
        name
        for one in found.get("names") or ()
        for name in _plain_names(
            [
                (one.get("attested") or "", two_letters(one.get("language") or "")),
                (one.get("romanized") or "", ""),
            ]
        )
    ]
    names += _plain_names([(str(found.get("title") or ""), "")])
    radius = _radius(point, list(found.get("bbox") or ()), rough)
    title = str(found.get("title") or "")
    return _entry(number, title, point, list(found.get("placeTypes") or ()), radius, names)


def _radius(point: Point, box: list[Any], rough: bool) -> float:
    """Return the distance to the farthest corner of the extent, and at least the doubt."""
    least = ROUGH_M if rough else 0.0
    try:
        west, south, east, north = (float(side) for side in box)
    except (ValueError, TypeError):
        return least
    corners = [Point(x, y) for x in (west, east) for y in (south, north)]
    farthest = max(distance_m(point, corner) for corner in corners)
    return max(least, round(farthest, 1)) if farthest < EARTH_M else least


def _entry(
    number: str, title: str, point: Point, kinds: list[str], radius: float, names: list[Name]
) -> Entry:
    name = name_of(title)
    feature = next((FEATURES[kind] for kind in kinds if kind in FEATURES), "ANS" * any(kinds))
    place = Place(f"pleiades:{number}", name, point, feature, radius_m=radius, source="Pleiades")
    return Entry(place, tuple(dict.fromkeys([Name(name), *names])))


FORMAT = Format(
    name="pleiades",
    title="Pleiades: pleiades-places.csv (with pleiades-names.csv beside it), or the JSON dump",
    known=known,
    read=read,
    licence="CC BY 3.0",
    attribution="Pleiades (https://pleiades.stoa.org/), CC BY 3.0",
    beside=beside,
)
