"""Which column of a table holds what: found by its heading, or as the user says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Entry, Name
from geoevents.gazetteer.sources.added import (
    Added,
    BadRowError,
    id_of,
    is_formula,
    name_of,
    number_of,
    point_of,
)
from geoevents.model import Place

HEADINGS: dict[str, tuple[str, ...]] = {
    "id": (
        "id", "place_id", "placeid", "geonameid", "geoname_id", "gid", "uid", "fid", "osm_id",
        "identifier", "identifiant", "pcode", "code",
    ),
    "name": (
        "name", "nom", "title", "titre", "toponym", "toponyme", "place", "lieu", "place_name",
        "placename", "location", "location_name", "site", "label", "name_en", "nom_fr", "name_fr",
        "fullname", "full_name", "village", "town", "city", "ville", "settlement", "الاسم",
    ),
    "names": (
        "names", "noms", "alternatenames", "alternate_names", "alt_names", "altnames", "alt_name",
        "aliases", "alias", "other_names", "autres_noms", "variants", "variantes", "synonyms",
    ),
    "lat": (
        "lat", "latitude", "y", "lat_dd", "y_dd", "point_y", "ycoord", "y_coord", "reprlat",
        "latitude_dd", "center_lat", "centroid_lat", "gps_lat", "lat_wgs84",
    ),
    "lon": (
        "lon", "lng", "long", "longitude", "x", "lon_dd", "long_dd", "x_dd", "point_x", "xcoord",
        "x_coord", "reprlong", "longitude_dd", "center_lon", "centroid_lon", "gps_lon", "gps_long",
        "lon_wgs84",
    ),
    "feature": ("feature", "feature_code", "featurecode", "fcode"),
    "country": ("country", "country_code", "countrycode", "iso2", "iso_a2", "cc", "pays", "ccode"),
    "admin1": (
        "admin1", "admin1_name", "adm1", "adm1_en", "governorate", "gouvernorat", "province",
        "region", "région", "state", "wilaya", "mohafaza",
    ),
    "population": ("population", "pop", "inhabitants", "habitants"),
    "radius_m": ("radius_m", "radius", "rayon_m"),
    "area_km2": ("area_km2", "area_sqkm", "shape_area_km2", "wkt_area_km2", "superficie_km2"),
    "footprint": ("footprint", "wkt", "polygon", "geometry_wkt"),
    "parent": ("parent", "parent_id"),
}  # fmt: skip
"""Headings in lower case, the likelier first: what they hold is the key."""

_NAMED_IN = re.compile(
    r"(?:names?|nom|toponym|label|title|alt_?name)[ _:.-]*([a-z]{2})", re.IGNORECASE
)
_LIST = re.compile(r"\s*[|;]\s*")
_LANGUAGE = re.compile(r"([a-z]{2,3}):(?!//)\s*(.+)", re.DOTALL)
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of a table by what they hold, and those of names by their language."""

    of: Mapping[str, str]
    named: tuple[tuple[str, str], ...] = ()

    def cell(self, row: Row, what: str) -> str:
        """Return a row's text of one sort, or ""."""
        column = self.of.get(what)
        return (row.get(column) or "").strip() if column else ""


def detect(header: Sequence[str], given: Mapping[str, str], where: str) -> Columns:
    """Return what the columns hold; what the user says wins.

    Raises:
        GazetteerError: a column that the user names isn't there, or no name, lat or lon is
            found; the message shows the headings and how to say which is which.
    """
    _check_given(header, given, where)
    plain = {heading.strip().lower().replace(" ", "_"): heading for heading in reversed(header)}
    of = {
        what: next(plain[word] for word in words if word in plain)
        for what, words in HEADINGS.items()
        if any(word in plain for word in words)
    }
    of |= {what: column for what, column in given.items() if ":" not in what}
    named = [(column, what.partition(":")[2]) for what, column in given.items() if ":" in what]
    for heading in header:
        found = _NAMED_IN.fullmatch(heading.strip())
        if found and heading not in given.values():
            named.append((heading, found[1].lower()))
    return Columns(of, tuple(named))


def _check_given(header: Sequence[str], given: Mapping[str, str], where: str) -> None:
    for what, column in given.items():
        if what.partition(":")[0] not in HEADINGS:
            known = ", ".join(HEADINGS)
            raise GazetteerError(f"--columns: {what!r} is not known; known: {known}, names:fr")
        if column not in header:
            raise GazetteerError(
                f"{where}: no column is called {column!r}; there are: {', '.join(header)}"
            )


def need(columns: Columns, header: Sequence[str], where: str, wanted: Iterable[str]) -> None:
    """Refuse a table whose name, latitude or longitude isn't found.

    Raises:
        GazetteerError: it shows the headings and how to say which is which.
    """
    missing = [what for what in wanted if what not in columns.of]
    if missing:
        asked = ",".join(f"{what}=COLUMN" for what in missing)
        raise GazetteerError(
            f"{where}: no column for {' and '.join(missing)} is found among"
            f" {', '.join(header[:20])}; say --columns {asked}"
        )


def entry_of(row: Row, columns: Columns, added: Added, feature: str = "") -> Entry:
    """Return the entry of one row; `feature` where the table doesn't say, "" where nothing does.

    Raises:
        BadRowError: its name is empty or a formula, or its point isn't on the Earth.
    """

    def cell(what: str) -> str:
        return columns.cell(row, what)

    name = name_of(cell("name"))
    point = point_of(cell("lat"), cell("lon"))
    country = cell("country").upper()
    footprint = _footprint(cell("footprint"))
    place = Place(
        id=id_of(added, cell("id"), name, point),
        name=name,
        point=point,
        feature=cell("feature").rpartition(".")[2].upper() or feature,
        country=country if len(country) == 2 else "",
        admin1=cell("admin1"),
        population=max(0, int(number_of(cell("population"), "population"))),
        radius_m=_radius(cell("radius_m"), cell("area_km2")),
        footprint=footprint,
        source=added.name,
    )
    parent = cell("parent")
    parent = parent if ":" in parent or not parent else f"{added.name}:{parent}"
    return Entry(place, names_in(row, columns, name), parent=parent)


def names_in(row: Row, columns: Columns, name: str) -> tuple[Name, ...]:
    """Return all names of a row: its own, "fr:Alep|ar:حلب; Halab", and columns of languages.

    Raises:
        BadRowError: one is a spreadsheet's formula.
    """
    own = columns.of.get("name")
    languages = [language for column, language in columns.named if column == own]
    found = [Name(name, languages[0] if languages else "")]
    others = columns.cell(row, "names")
    # Names with commas in them ("Paris, Texas") stay whole where bars part the names.
    parts = _LIST.split(others) if _LIST.search(others) else others.split(",")
    for part in filter(None, (part.strip() for part in parts)):
        tagged = _LANGUAGE.fullmatch(part)
        found.append(Name(tagged[2].strip(), tagged[1]) if tagged else Name(part))
    for column, language in columns.named:
        if form := " ".join((row.get(column) or "").split()):
            found.append(Name(form, language))
    if formula := next((one.form for one in found if is_formula(one.form)), ""):
        raise BadRowError(f"name {formula[:40]!r} is a spreadsheet's formula")
    return tuple(dict.fromkeys(found))


def _radius(radius_m: str, area_km2: str) -> float:
    """Return the radius given, else that of a rectangle of this area, twice as long as wide."""
    radius = number_of(radius_m, "radius_m")
    if not 0 <= radius <= 2e7:
        raise BadRowError(f"radius_m {radius_m} is not within 0 and 20,000 km")
    area = number_of(area_km2, "area_km2")
    return radius or round((5 / 8 * max(0.0, area)) ** 0.5 * 1000, 1)


def _footprint(text: str) -> bytes:
    if not text:
        return b""
    from geoevents.gazetteer.sources.outlines import from_wkt

    return from_wkt(text)
