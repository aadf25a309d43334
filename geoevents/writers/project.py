"""geoevents.qgz: a QGIS project that opens all layers, styled, over a basemap, in time.

Beside it stand geoevents.gpkg and basemap.gpkg, which it names by relative paths.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from geoevents.writers import basemap_layers, geopackage
from geoevents.writers.files import atomic_write
from geoevents.writers.rows import Rows
from geoevents.writers.run import RunInfo
from geoevents.writers.styles import TEMPORAL, bodies, labels, marker, single, symbol

_EARTH_M = 6378137.0
"""The radius of EPSG:3857's sphere: the project is drawn as web maps are."""


class Layer(NamedTuple):
    """A layer of the project; `body` is the inside of its style."""

    file: str
    name: str
    geometry: str
    body: str
    shown: bool = True
    rows: str = ""
    """The layer of the file, where it is not called as this one is."""

    @property
    def id(self) -> str:
        """Return its id; QGIS gives a layer another where this has fewer than 11 letters."""
        return f"geoevents_{self.name}"


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write the project and the two GeoPackages that it opens, and return their paths."""
    base = basemap_layers.write(rows, folder, run)
    layers = [*_layers(geopackage.kinds_of(rows)), *_ground()]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("geoevents.qgs", (2000, 1, 1, 0, 0, 0))  # else the clock's bytes
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, _project(layers, rows).encode())
    made = atomic_write(folder / "geoevents.qgz", packed.getvalue())
    return (*geopackage.write(rows, folder, run), base, made)


def _layers(kinds: Sequence[str]) -> Iterator[Layer]:
    """Yield our layers, the topmost first: doubt lies under the points."""
    style, file = bodies(kinds), "geoevents.gpkg"
    yield Layer(file, "events", "Point", style["events"])
    yield Layer(file, "mentions", "Point", style["mentions"], shown=False)
    yield Layer(file, "areas", "Polygon", style["areas"])
    yield Layer(file, "doubt", "Point", _doubt(), rows="events")


def _doubt() -> str:
    """Return a ring of the radius of doubt around each event, drawn from its column.

    A metre of EPSG:3857 is shorter than a metre by the cosine of the latitude. A country
    as a whole has no ring, for it has no point either.
    """
    ring = (
        "if(\"geo_precision\" < 3, transform(buffer(transform($geometry, 'EPSG:4326', "
        "'EPSG:3857'), \"uncertainty_m\" / cos(radians(y($geometry))), 24), 'EPSG:3857', "
        "'EPSG:4326'), NULL)"
    )
    look = {"color": "73,80,87,12", "outline_color": "73,80,87,150", "outline_style": "dot"}
    drawn = symbol("@0@0", "fill", "SimpleFill", {**look, "style": "solid"})
    options = {"SymbolType": "Fill", "geometryModifier": ring, "units": "MapUnit"}
    return TEMPORAL + single(symbol("0", "marker", "GeometryGenerator", options, drawn))


def _ground() -> Iterator[Layer]:
    file = "basemap.gpkg"
    towns = single(marker("0", "#6b7780", "circle", 1.2)) + labels('"name"', 7, "103,115,124,255")
    yield Layer(file, "towns", "Point", towns)
    yield Layer(file, "borders_near", "Line", _line("165,154,144,255", 0.35, "dash"))
    yield Layer(file, "admin_near", "Line", _line("221,216,207,255", 0.25, "solid"))
    yield Layer(file, "land_near", "Polygon", _fill("246,244,238,255"))
    yield Layer(file, "sea_near", "Polygon", _fill("211,225,232,255"))
    yield Layer(file, "borders", "Line", _line("165,154,144,255", 0.25, "dash"))
    yield Layer(file, "land", "Polygon", _fill("246,244,238,255"))


def _line(colour: str, width_mm: float, style: str) -> str:
    options = {"line_color": colour, "line_width": str(width_mm), "line_width_unit": "MM"}
    return single(symbol("0", "line", "SimpleLine", {**options, "line_style": style}))


def _fill(colour: str) -> str:
    options = {"color": colour, "style": "solid", "outline_style": "no"}
    return single(symbol("0", "fill", "SimpleFill", options))


def _project(layers: Sequence[Layer], rows: Rows) -> str:
    tree = "".join(
        f'<layer-tree-layer id="{it.id}" name="{it.name}" providerKey="ogr" expanded="0"'
        f' source="./{it.file}|layername={it.rows or it.name}" checked="Qt::{_checked(it)}"/>'
        for it in layers
    )
    west, south, east, north = _view(rows)
    view = f'xmin="{west}" ymin="{south}" xmax="{east}" ymax="{north}"'
    corners = (("xmin", west), ("ymin", south), ("xmax", east), ("ymax", north))
    extent = "".join(f"<{name}>{value}</{name}>" for name, value in corners)
    order = "".join(f'<layer id="{it.id}"/>' for it in layers)
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        '<qgis projectname="geoevents" version="3.22.0"><title>geoevents</title>'
        f"<projectCrs>{_crs('EPSG:3857')}</projectCrs>"
        f"<layer-tree-group>{tree}</layer-tree-group>"
        f'<mapcanvas name="theMapCanvas"><units>meters</units><extent>{extent}</extent>'
        f"<destinationsrs>{_crs('EPSG:3857')}</destinationsrs></mapcanvas>"
        f"<projectlayers>{''.join(map(_maplayer, layers))}</projectlayers>"
        f"<layerorder>{order}</layerorder>"
        '<properties><Paths><Absolute type="bool">false</Absolute></Paths>'
        '<SpatialRefSys><ProjectionsEnabled type="int">1</ProjectionsEnabled></SpatialRefSys>'
        '<Gui><CanvasColorRedPart type="int">211</CanvasColorRedPart>'
        '<CanvasColorGreenPart type="int">225</CanvasColorGreenPart>'
        '<CanvasColorBluePart type="int">232</CanvasColorBluePart></Gui></properties>'
        f"<ProjectViewSettings><DefaultViewExtent {view}>{_crs('EPSG:3857')}"
        f"</DefaultViewExtent></ProjectViewSettings>{_time(rows)}</qgis>\n"
    )


def _checked(layer: Layer) -> str:
    return "Checked" if layer.shown else "Unchecked"


def _maplayer(layer: Layer) -> str:
    source = quoteattr(f"./{layer.file}|layername={layer.rows or layer.name}")[1:-1]
    return (
        f'<maplayer type="vector" geometry="{layer.geometry}" labelsEnabled="1"'
        ' styleCategories="AllStyleCategories" simplifyDrawingHints="0">'
        f"<id>{layer.id}</id><datasource>{source}</datasource>"
        f"<layername>{escape(layer.name)}</layername><srs>{_crs('EPSG:4326')}</srs>"
        f'<provider encoding="UTF-8">ogr</provider>{layer.body}</maplayer>'
    )


def _crs(code: str) -> str:
    """Return a reference system; without QGIS's own number for it, 3.22 reads none at all."""
    number = {"EPSG:3857": 3857, "EPSG:4326": 3452}[code]
    return f"<spatialrefsys><srsid>{number}</srsid><authid>{code}</authid></spatialrefsys>"


def _time(rows: Rows) -> str:
    """Return the time controller's range and its step of a day."""
    whens = [e.when for reading in rows.readings for e in reading.events if e.when]
    days = [it for it in chain.from_iterable((w.earliest, w.latest) for w in whens) if it]
    if not days:
        return ""
    start, end = (f"{day.isoformat()}T00:00:00Z" for day in (min(days), max(days)))
    return (
        '<ProjectTimeSettings timeStep="1" timeStepUnit="d" frameRate="1"'
        ' cumulativeTemporalRange="0"><TemporalRange>'
        f"<start>{start}</start><end>{end}</end></TemporalRange></ProjectTimeSettings>"
    )


def _view(rows: Rows) -> tuple[float, float, float, float]:
    """Return the rectangle of EPSG:3857 around the middle nine tenths of the events."""
    points = [row.shape.point for row in rows.events() if row.shape and row.shape.point]
    if not points:
        return (-2e7, -1e7, 2e7, 1.4e7)
    xs = sorted(_EARTH_M * math.radians(point.lon) for point in points)
    ys = sorted(_mercator(point.lat) for point in points)
    cut = len(points) // 20
    west, east = xs[cut], xs[-1 - cut]
    south, north = ys[cut], ys[-1 - cut]
    edge = max(20_000.0, 0.15 * max(east - west, north - south))
    return (west - edge, south - edge, east + edge, north + edge)


def _mercator(lat: float) -> float:
    lat = max(-85.0, min(85.0, lat))
    return _EARTH_M * math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
