"""QGIS styles inside the GeoPackage: a row a layer in the table `layer_styles`.

QGIS loads a layer with the row of its table whose `useAsDefault` is set.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from geoevents.writers.legend import mark

_TABLE = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT,
  f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT, update_time DATETIME)
"""
_CONTENTS = """
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
VALUES ('layer_styles', 'attributes', 'layer_styles', '', '2000-01-01T00:00:00.000Z')
"""
_ROW = """
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,
  styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)
VALUES ('', '', ?, 'geom', ?, ?, '', 1, 'geoevents', '', '', '2000-01-01T00:00:00.000Z')
"""
_QGIS_SHAPES = {
    "down": ("triangle", 180),
    "plus": ("cross_fill", 0),
    "cross": ("cross_fill", 45),
    "hexagon": ("hexagon", 0),
    "pentagon": ("pentagon", 0),
    "star": ("star", 0),
    "square": ("square", 0),
    "diamond": ("diamond", 0),
    "triangle": ("triangle", 0),
    "circle": ("circle", 0),
}
_TEMPORAL = (
    '<temporal enabled="1" mode="2" startField="date_start" endField="date_end" '
    'limitMode="1" accumulate="0" durationField="" fixedDuration="0" startExpression="" '
    'endExpression=""><fixedRange><start></start><end></end></fixedRange></temporal>'
)


def add(base: sqlite3.Connection, kinds: Sequence[str]) -> None:
    """Put the styles of the three layers into an open GeoPackage."""
    base.execute(_TABLE)
    base.execute(_CONTENTS)
    for layer, qml in (("areas", _areas()), ("mentions", _mentions()), ("events", _events(kinds))):
        base.execute(_ROW, (layer, f"geoevents {layer}", qml))


def _events(kinds: Sequence[str]) -> str:
    """Return a style by kind, in colour and shape, that the time controller can step through."""
    categories = "".join(
        f"<category value={quoteattr(kind)} label={quoteattr(mark(kind).names.get('en', kind))} "
        f'symbol="{number}" render="true" type="string"/>'
        for number, kind in enumerate(kinds)
    )
    symbols = "".join(
        _marker(str(number), mark(kind).colour, mark(kind).shape, 4)
        for number, kind in enumerate(kinds)
    )
    return _qml(
        '<renderer-v2 type="categorizedSymbol" attr="kind" enableorderby="0" symbollevels="0">'
        f"<categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2>",
        _TEMPORAL,
    )


def _mentions() -> str:
    return _qml(_single(_marker("0", "#495057", "circle", 1.8)))


def _areas() -> str:
    options = {
        "color": "73,80,87,30",
        "outline_color": "73,80,87,200",
        "outline_style": "dash",
        "outline_width": "0.3",
        "outline_width_unit": "MM",
        "style": "solid",
    }
    return _qml(_single(_symbol("0", "fill", "SimpleFill", options)))


def _marker(name: str, colour: str, shape: str, size_mm: float) -> str:
    qgis_shape, angle = _QGIS_SHAPES[shape]
    options = {
        "name": qgis_shape,
        "angle": str(angle),
        "color": ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)) + ",255",
        "outline_color": "255,255,255,255",
        "outline_style": "solid",
        "outline_width": "0.3",
        "outline_width_unit": "MM",
        "size": str(size_mm),
        "size_unit": "MM",
    }
    return _symbol(name, "marker", "SimpleMarker", options)


def _symbol(name: str, kind: str, layer: str, options: dict[str, str]) -> str:
    """Return a symbol of one layer, its options both as QGIS 3.x (`prop`) and later read them."""
    inside = "".join(
        f'<Option type="QString" name={quoteattr(key)} value={quoteattr(value)}/>'
        for key, value in options.items()
    )
    props = "".join(f"<prop k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in options.items())
    return (
        f'<symbol type="{kind}" name="{name}" alpha="1" clip_to_extent="1" force_rhr="0">'
        f'<layer class="{layer}" enabled="1" locked="0" pass="0">'
        f'<Option type="Map">{inside}</Option>{props}</layer></symbol>'
    )


def _single(symbol: str) -> str:
    return f'<renderer-v2 type="singleSymbol"><symbols>{symbol}</symbols></renderer-v2>'


def _qml(renderer: str, temporal: str = "") -> str:
    categories = "Symbology|Temporal" if temporal else "Symbology"
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        f'<qgis version="3.22.0" styleCategories="{categories}">{temporal}{renderer}</qgis>'
    )
