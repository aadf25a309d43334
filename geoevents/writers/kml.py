"""geoevents.kml and geoevents.kmz: events and areas, with times, for Google Earth and its kin."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from geoevents.writers.files import atomic_write
from geoevents.writers.legend import mark
from geoevents.writers.rows import Row, Rows
from geoevents.writers.run import RunInfo
from geoevents.writers.schema import AREA_FIELDS, EVENT_FIELDS, Field
from geoevents.writers.shapes import Polygon

_CONTROLS = {code: None for code in range(32) if code not in (9, 10, 13)} | {
    0xFFFE: None,
    0xFFFF: None,
}
"""Characters that XML 1.0 has no way to write: a report may hold them, the file may not."""


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write geoevents.kml and return its path."""
    return (atomic_write(folder / "geoevents.kml", _document(rows, run)),)


def write_zipped(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write geoevents.kmz, a zip of the KML, and return its path."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("doc.kml", (2000, 1, 1, 0, 0, 0))  # else the clock's bytes
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, _document(rows, run))
    return (atomic_write(folder / "geoevents.kmz", packed.getvalue()),)


def _document(rows: Rows, run: RunInfo) -> bytes:
    events = list(rows.events())
    kinds = sorted({str(row.properties["kind"]) for row in events})
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n',
        f"<Document><name>geoevents</name><description>{_text('; '.join(run.attribution))}",
        "</description>\n",
        *(_style(number, kind) for number, kind in enumerate(kinds)),
        *_folder("events", (_event(row, kinds) for row in events)),
        *_folder("areas", map(_area, rows.areas())),
        "</Document>\n</kml>\n",
    ]
    return "".join(parts).encode()


def _folder(name: str, placemarks: Iterable[str]) -> Iterator[str]:
    yield f"<Folder><name>{name}</name>\n"
    yield from placemarks
    yield "</Folder>\n"


def _style(number: int, kind: str) -> str:
    red, green, blue = (mark(kind).colour[at : at + 2] for at in (1, 3, 5))
    return (
        f'<Style id="k{number}"><IconStyle><color>ff{blue}{green}{red}</color>'
        "</IconStyle></Style>\n"
    )


def _event(row: Row, kinds: list[str]) -> str:
    """Return a Placemark; without a place it has no geometry and still lists."""
    it = row.properties
    kind = str(it["kind"])
    name = mark(kind).names.get("en", kind) + (f" — {it['place']}" if it["place"] else "")
    begin, end = it["date_start"], it["date_end"]
    span = (f"<begin>{begin}</begin>" if begin else "") + (f"<end>{end}</end>" if end else "")
    return (
        f"<Placemark id={_attribute(it['id'])}><name>{_text(name)}</name>"
        + (f"<TimeSpan>{span}</TimeSpan>" if span else "")
        + f"<styleUrl>#k{kinds.index(kind)}</styleUrl>{_data(row, EVENT_FIELDS)}"
        + _point(row)
        + "</Placemark>\n"
    )


def _area(row: Row) -> str:
    assert row.shape is not None
    parts = "".join(_polygon(polygon) for polygon in row.shape.polygons)
    return (
        f"<Placemark id={_attribute(row.properties['id'])}>"
        f"<name>{_text(row.properties['label'])}</name>{_data(row, AREA_FIELDS)}"
        f"<MultiGeometry>{parts}</MultiGeometry></Placemark>\n"
    )


def _point(row: Row) -> str:
    point = row.shape.point if row.shape else None
    return f"<Point><coordinates>{point.lon},{point.lat}</coordinates></Point>" if point else ""


def _polygon(polygon: Polygon) -> str:
    rings = (
        "<LinearRing><coordinates>"
        + " ".join(f"{lon},{lat}" for lon, lat in ring)
        + "</coordinates></LinearRing>"
        for ring in polygon
    )
    sides = ("outer" if number == 0 else "inner" for number in range(len(polygon)))
    bounds = (
        f"<{side}BoundaryIs>{ring}</{side}BoundaryIs>"
        for side, ring in zip(sides, rings, strict=True)
    )
    return f"<Polygon>{''.join(bounds)}</Polygon>"


def _data(row: Row, fields: tuple[Field, ...]) -> str:
    """Return the properties as typed words; a viewer shows them as a table, as text."""
    cells = (
        f'<Data name="{field.name}"><value>{_text(row.properties[field.name])}</value></Data>'
        for field in fields
        if row.properties[field.name] is not None
    )
    return f"<ExtendedData>{''.join(cells)}</ExtendedData>"


def _text(value: object) -> str:
    return escape(str(value).translate(_CONTROLS))


def _attribute(value: object) -> str:
    return quoteattr(str(value).translate(_CONTROLS))
