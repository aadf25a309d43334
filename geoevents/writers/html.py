"""map.html: one file, made by folium, that opens with no network and runs nothing it reads.

folium compiles what it is given as a template, twice: text of a document in a popup would
run as code while the map is written. So folium gets none. It renders an empty map; the
data follow as one JSON block, and the page's own script draws them with `textContent`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from geoevents.writers.files import atomic_write
from geoevents.writers.legend import page_text
from geoevents.writers.page_data import embedded, page_data
from geoevents.writers.rows import Rows
from geoevents.writers.run import RunInfo

_LIBRARIES = ("leaflet", "markercluster")
_SCRIPTS = ("marks.js", "details.js", "basemap.js", "page.js")
_VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'
_OUTSIDE = re.compile(r"url\((?!#)[^)]*\)")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write map.html and return its path."""
    return (atomic_write(folder / "map.html", page(rows, run).encode()),)


def page(rows: Rows, run: RunInfo) -> str:
    """Return the whole page."""
    data = page_data(rows, run)
    words = data["words"]
    body, scripts = _folium_map(words["zoom_in"], words["zoom_out"])
    libraries = [page_text(f"{name}.js") for name in _LIBRARIES]
    own = ["\n".join(page_text(name) for name in _SCRIPTS)]
    every = [_closed(script) for script in (*libraries, *scripts, *own)]
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="{data["language"]}">\n<head>',
            '<meta charset="utf-8">',
            _policy(every),
            _VIEWPORT,
            f"<title>{words['title']}</title>",
            *(f"<style>{_inside(page_text(f'{name}.css'))}</style>" for name in _LIBRARIES),
            f"<style>{page_text('page.css')}</style>",
            "</head>\n<body>",
            page_text("page.html").replace("<!-- map -->", body),
            f'<script type="application/json" id="data">{embedded(data)}</script>',
            *(f"<script>{script}</script>" for script in every),
            "</body>\n</html>\n",
        ]
    )


def _folium_map(zoom_in: str, zoom_out: str) -> tuple[str, list[str]]:
    """Return folium's element for an empty map, and its scripts; no link of its own is kept."""
    import folium
    from branca.element import Figure

    chart = folium.Map(
        location=(20, 10),
        zoom_start=2,
        tiles=None,
        zoom_control=False,
        prefer_canvas=True,
        attribution_control=False,
        zoom_snap=0.5,
    )
    chart._id = "events"  # else a random name, and other bytes at every run
    figure = chart.get_root()
    assert isinstance(figure, Figure)
    figure.render()
    return figure.html.render(), [
        *_SCRIPT.findall(figure.header.render()),
        figure.script.render(),
    ]


def _inside(css: str) -> str:
    """Drop pictures that a style sheet would load from beside the page."""
    return _OUTSIDE.sub("none", css)


def _closed(script: str) -> str:
    """Return a script as it stands in the page: line ends as a browser hashes them."""
    return "\n" + script.replace("\r\n", "\n").strip() + "\n"


def _policy(scripts: list[str]) -> str:
    """Allow these scripts by their hash and nothing else: no load, no handler, no eval."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in scripts
    )
    rules = f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:"
    return (
        '<meta http-equiv="Content-Security-Policy" '
        f"content=\"{rules}; base-uri 'none'; form-action 'none'\">"
    )
