"""map.html: one file, made by folium, that opens with no network and runs nothing it reads.

folium compiles what it is given as a template, twice: text of a document in a popup would
run as code while the map is written. So folium gets none. It renders an empty map; the
data follow as one JSON block, and the page's own script draws them with `textContent`.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from geoevents.writers.chart import chart
from geoevents.writers.files import atomic_write
from geoevents.writers.legend import page_text
from geoevents.writers.page_data import embedded, page_data, page_language, tiles, words
from geoevents.writers.pages import fits, parts
from geoevents.writers.rows import Rows
from geoevents.writers.run import RunInfo

_SCRIPTS = (
    "marks.js",
    "details.js",
    "columns.js",
    "store.js",
    "texts.js",
    "interface.js",
    "basemap.js",
    "names.js",
    "pins.js",
    "clusters.js",
    "layers.js",
    "list.js",
    "reader.js",
    "extent.js",
    "legend.js",
    "time.js",
    "filters.js",
    "print.js",
    "tools.js",
    "view.js",
    "start.js",
)
"""All but page.js, which needs the map: what they hold, and what stands around the map."""
_VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'
_OUTSIDE = re.compile(r"url\((?!#)[^)]*\)")


def write(rows: Rows, folder: Path, run: RunInfo) -> tuple[Path, ...]:
    """Write map.html and return its path; over a page's limit it lists pages beside it."""
    if fits(rows):
        return (atomic_write(folder / "map.html", page(rows, run).encode()),)
    made = []
    for part in parts(rows):
        path = folder / f"map-{part.key}.html"
        made.append((part.title, len(list(part.rows.events())), path))
        atomic_write(path, page(part.rows, run, part.title).encode())
    listed = atomic_write(folder / "map.html", index(made, rows, run).encode())
    return (listed, *(path for _, _, path in made))


def index(made: Sequence[tuple[str, int, Path]], rows: Rows, run: RunInfo) -> str:
    """Return the page that links to the pages of a large run."""
    language = page_language(rows, run) or "en"
    said = words()[language]
    title = html.escape(said["title"])
    items = "".join(
        f'<li><a href="{html.escape(path.name)}">{html.escape(name)}</a> '
        f"{html.escape(said['events_count'].format(count=count))}</li>"
        for name, count, path in made
    )
    style = page_text("page.css")
    direction = "rtl" if language == "ar" else "ltr"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}">\n<head>'
        f'<meta charset="utf-8">{policy((), (style,))}{_VIEWPORT}<title>{title}</title>'
        f'<style>{style}</style></head>\n<body>\n<main class="index"><h1>{title}</h1>'
        f"<ul>{items}</ul></main>\n</body>\n</html>\n"
    )


def page(rows: Rows, run: RunInfo, part: str = "") -> str:
    """Return the whole page; `part` says which share of the events it has."""
    data = page_data(rows, run, part)
    told = data.first
    language = told["language"] or "en"
    empty = chart()
    own = "\n".join(page_text(name) for name in _SCRIPTS)
    texts = (page_text("leaflet.js"), own, *empty.scripts, page_text("page.js"))
    scripts = [_closed(it) for it in texts]
    styles = [_inside(page_text("leaflet.css")), page_text("page.css")]
    title = html.escape(told["words"][language]["title"])
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>',
            '<meta charset="utf-8">',
            policy(scripts, styles, tiles(run)),
            _VIEWPORT,
            '<link rel="expect" href="#drawn" blocking="render">',
            f"<title>{title}</title>",
            *(f"<style>{style}</style>" for style in styles),
            "</head>\n<body>",
            page_text("page.html").replace("<!-- map -->", empty.body.strip()),
            _block("data", told),
            *(f"<script>{script}</script>" for script in scripts),
            # The largest, last: the first marks are drawn before the browser has read them.
            '<template id="drawn"></template>',
            _block("basemap", data.basemap),
            _block("texts", data.texts),
            "</body>\n</html>\n",
        ]
    )


def _block(name: str, value: object) -> str:
    return f'<script type="application/json" id="{name}">{embedded(value)}</script>'


def _inside(css: str) -> str:
    """Drop pictures that a style sheet would load from beside the page."""
    return _OUTSIDE.sub("none", css)


def _closed(script: str) -> str:
    """Return a script as it stands in the page: line ends as a browser hashes them."""
    return "\n" + script.replace("\r\n", "\n").strip() + "\n"


def policy(scripts: Sequence[str], styles: Sequence[str], images: str = "") -> str:
    """Allow these scripts and styles by their hash and nothing else: no load, handler or eval."""
    host = f" https://{urlsplit(images).netloc}" if images else ""
    rules = (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; "
        f"img-src data:{host}; base-uri 'none'; form-action 'none'"
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


def _hashes(texts: Sequence[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    found = " ".join(f"'sha256-{base64.b64encode(it).decode()}'" for it in digests)
    return found or "'none'"
