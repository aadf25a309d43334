"""Layers of a GIS: GeoJSON, GeoPackage, Shapefile and what else GDAL reads, through pyogrio."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Entry
from geoevents.gazetteer.sources.added import Added, BadRowError, Format, Skip, usable
from geoevents.gazetteer.sources.archives import check_zip
from geoevents.gazetteer.sources.columns import Columns, detect, entry_of, need
from geoevents.gazetteer.sources.ocha import Levels, levels, names_of
from geoevents.gazetteer.sources.outlines import placed

SUFFIXES = (".geojson", ".json", ".gpkg", ".shp", ".fgb", ".kml", ".gml", ".zip", ".gdb", ".gpx")
_PER_READ = 2_000
Make = Callable[[], Entry | None]


def known(path: Path) -> bool:
    """Say whether GDAL finds a layer with geometry."""
    if path.suffix.lower() not in SUFFIXES or not path.exists():
        return False
    try:
        return any(kind for _, kind in _layers(path))
    except GazetteerError:
        return False


def beside(path: Path) -> tuple[Path, ...]:
    """Return the parts of a Shapefile: without them it has no names or is somewhere else."""
    if path.suffix.lower() != ".shp":
        return ()
    parts = (path.with_suffix(suffix) for suffix in (".cpg", ".dbf", ".prj", ".shx"))
    return tuple(part for part in parts if part.is_file())


def _layers(path: Path) -> list[tuple[str, str]]:
    import pyogrio

    if path.suffix.lower() == ".zip":
        check_zip(path)
    try:
        return [(str(name), str(kind or "")) for name, kind in pyogrio.list_layers(path)]
    except pyogrio.errors.DataSourceError as error:
        raise GazetteerError(f"{path.name}: GDAL can't read it ({error})") from error


def read(added: Added, skip: Skip) -> Iterator[Entry]:
    """Yield the feature of every layer as a place: its point, its radius, its light outline.

    Raises:
        GazetteerError: a layer can't be read, or has no column of names.
    """
    for layer, kind in _layers(added.path):
        if kind:
            yield from usable(_features(added, layer), skip)


def _features(added: Added, layer: str) -> Iterator[tuple[str, Make]]:
    where = f"{added.path.name}, layer {layer}"
    number, columns, units = 0, None, None
    while True:
        meta, shapes, fields = _read(added.path, layer, number)
        header = [str(field) for field in meta["fields"]]
        if columns is None:
            columns, units = _columns(header, added, where)
        turn = _to_wgs84(meta["crs"], where)
        for position, shape in enumerate(shapes):
            number += 1
            row = {h: _text(column[position]) for h, column in zip(header, fields, strict=True)}
            yield f"{where}, feature {number}", _maker(added, row, turn, shape, columns, units)
        if len(shapes) < _PER_READ:
            return


def _read(path: Path, layer: str, start: int) -> tuple[dict[str, Any], Any, Any]:
    import pyogrio.raw

    try:
        meta, _, shapes, fields = pyogrio.raw.read(
            path, layer=layer, skip_features=start, max_features=_PER_READ, force_2d=True
        )
    except Exception as error:  # GDAL's own errors come as several types
        raise GazetteerError(f"{path.name}, layer {layer}: is broken ({error})") from error
    return meta, shapes, fields


def _columns(header: list[str], added: Added, where: str) -> tuple[Columns, Levels | None]:
    units = levels(header, added.columns, where)
    if units.pcodes:
        need(units.columns, header, where, ("name",))
        return units.columns, units
    columns = detect(header, added.columns, where)
    need(columns, header, where, ("name",))
    return columns, None


def _to_wgs84(crs: str | None, where: str) -> Callable[[Any], Any]:
    """Return what brings shapes to longitude and latitude; None of it for those there already."""
    if not crs or crs in {"EPSG:4326", "OGC:CRS84"}:
        return lambda shape: shape
    import pyproj
    import shapely

    try:
        turn = pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True).transform
    except pyproj.exceptions.ProjError as error:
        raise GazetteerError(f"{where}: its coordinate system isn't known ({error})") from error
    return lambda shape: shapely.transform(shape, turn, interleaved=False)


def _text(value: Any) -> str:
    if value is None or value != value:
        return ""
    plain = str(value)
    return plain.removesuffix(".0") if isinstance(value, float) else plain


def _maker(
    added: Added, row: Mapping[str, str], turn: Callable[[Any], Any], wkb: bytes | None,
    columns: Columns, units: Levels | None,
) -> Make:  # fmt: skip
    def make() -> Entry:
        import shapely

        if wkb is None:
            raise BadRowError("has no geometry")
        point, radius, footprint = placed(turn(shapely.from_wkb(wkb)))
        held = {**row, "\0lat": str(point.lat), "\0lon": str(point.lon)}
        of = {**columns.of, "lat": "\0lat", "lon": "\0lon"}
        owner = replace(added, name="ocha") if units else added
        feature = units.feature if units else ""
        entry = entry_of(held, replace(columns, of=of), owner, feature)
        place = replace(entry.place, radius_m=radius or entry.place.radius_m,
                        footprint=footprint or entry.place.footprint)  # fmt: skip
        if not units:
            return replace(entry, place=place)
        above = units.above(row, columns.cell(row, "id"))
        names = tuple(dict.fromkeys((*entry.names, *names_of(row, units))))
        return replace(entry, place=place, names=names, parent=f"ocha:{above}" if above else "")

    return make


FORMAT = Format(
    name="vector",
    title="a layer of a GIS: GeoJSON, GeoPackage, Shapefile (also in a zip), KML …",
    known=known,
    read=read,
    beside=beside,
    mapped=True,
)
