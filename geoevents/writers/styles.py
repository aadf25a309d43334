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
TEMPORAL = (
    '<temporal enabled="1" mode="2" startField="date_start" endField="date_end" '
    'limitMode="1" accumulate="0" durationField="" fixedDuration="0" startExpression="" '
    'endExpression=""><fixedRange><start></start><end></end></fixedRange></temporal>'
)


def add(base: sqlite3.Connection, kinds: Sequence[str]) -> None:
    """Put the styles of the three layers into an open GeoPackage."""
    base.execute(_TABLE)
    base.execute(_CONTENTS)
    for layer, style in bodies(kinds).items():
        base.execute(_ROW, (layer, f"geoevents {layer}", _qml(style)))


def bodies(kinds: Sequence[str]) -> dict[str, str]:
    """Return what a style, or a layer of a project, holds inside: renderer, labels, times."""
    return {"areas": _areas(), "mentions": _mentions(), "events": _events(kinds)}


def _events(kinds: Sequence[str]) -> str:
    """Return a style by kind, in colour and shape, that the time controller can step through."""
    categories = "".join(
        f"<category value={quoteattr(kind)} label={quoteattr(mark(kind).names.get('en', kind))} "
        f'symbol="{number}" render="true" type="string"/>'
        for number, kind in enumerate(kinds)
    )
    symbols = "".join(
        marker(str(number), mark(kind).colour, mark(kind).shape, 4)
        for number, kind in enumerate(kinds)
    )
    return (
        f"{TEMPORAL}"
        '<renderer-v2 type="categorizedSymbol" attr="kind" enableorderby="0" symbollevels="0">'
        f"<categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2>"
        f"{labels(_kind_names(kinds), 8)}"
    )


def _kind_names(kinds: Sequence[str]) -> str:
    """Return a QGIS expression: what a row's kind is called, and its place."""
    cases = "".join(
        f'WHEN "kind" = {_literal(kind)} THEN {_literal(mark(kind).names.get("en", kind))} '
        for kind in kinds
    )
    name = f"CASE {cases}END" if cases else "''"
    return f"{name} || coalesce('\\n' || \"place\", '')"


def _literal(text: str) -> str:
    """Return a string of QGIS's expressions: nothing in a kind's name ends it."""
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def labels(expression: str, size_pt: float, colour: str = "27,37,48,255") -> str:
    """Return labels with a white edge around their letters."""
    return (
        f'<labeling type="simple"><settings><text-style fieldName={quoteattr(expression)}'
        f' isExpression="1" fontSize="{size_pt}" fontSizeUnit="Point" textColor="{colour}"'
        ' multilineHeight="1"><text-buffer bufferDraw="1" bufferSize="0.8"'
        ' bufferSizeUnits="MM" bufferColor="255,255,255,220"/></text-style>'
        '<placement placement="6" dist="1.5" distUnits="MM"/></settings></labeling>'
    )


def _mentions() -> str:
    return single(marker("0", "#495057", "circle", 1.8))


def _areas() -> str:
    options = {
        "color": "73,80,87,30",
        "outline_color": "73,80,87,200",
        "outline_style": "dash",
        "outline_width": "0.3",
        "outline_width_unit": "MM",
        "style": "solid",
    }
    return single(symbol("0", "fill", "SimpleFill", options))


def marker(name: str, colour: str, shape: str, size_mm: float) -> str:
    """Return a symbol of a point: one of our shapes, with a white edge."""
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
    return symbol(name, "marker", "SimpleMarker", options)


def symbol(name: str, kind: str, layer: str, options: dict[str, str], within: str = "") -> str:
    """Return a symbol of one layer, its options both as QGIS 3.x (`prop`) and later read them.

    `within` is the symbol that draws what a generator makes.
    """
    inside = "".join(
        f'<Option type="QString" name={quoteattr(key)} value={quoteattr(value)}/>'
        for key, value in options.items()
    )
    props = "".join(f"<prop k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in options.items())
    return (
        f'<symbol type="{kind}" name="{name}" alpha="1" clip_to_extent="1" force_rhr="0">'
        f'<layer class="{layer}" enabled="1" locked="0" pass="0">'
        f'<Option type="Map">{inside}</Option>{props}{within}</layer></symbol>'
    )


def single(drawn: str) -> str:
    """Return a renderer that draws every row alike."""
    return f'<renderer-v2 type="singleSymbol"><symbols>{drawn}</symbols></renderer-v2>'


def _qml(body: str) -> str:
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.22.0" styleCategories="Symbology|Labeling|Temporal" labelsEnabled="1">'
        f"{body}</qgis>"
    )
