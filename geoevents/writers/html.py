"""map.html: one file, made by folium, that opens with no network and runs nothing it reads.

folium compiles what it is given as a template, twice: text of a document in a popup would
run as code while the map is written. So folium gets none. It renders an empty map; the
data follow as one JSON block, and the page's own script draws them with `textContent`.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from geoevents.writers.chart import chart
from geoevents.writers.files import atomic_write
from geoevents.writers.legend import page_text
from geoevents.writers.page_data import (
    embedded,
    packed_block,
    page_data,
    page_language,
    tiles,
    words,
)
from geoevents.writers.pages import fits, parts
from geoevents.writers.rows import Rows
from geoevents.writers.run import RunInfo

_BEFORE = (
    "marks.js",
    "details.js",
    "columns.js",
    "store.js",
    "texts.js",
    "interface.js",
    "pins.js",
    "clusters.js",
    "list.js",
    "extent.js",
    "view.js",
    "start.js",
)
"""What the first view is made of, and what stands around the map. page.js needs the map."""
_AFTER = (
    "basemap.js",
    "names.js",
    "layers.js",
    "reader.js",
    "legend.js",
    "time.js",
    "filters.js",
    "print.js",
    "tools.js",
)
"""What page.js calls once the first view is drawn."""
_VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'
_WIDE = re.compile(r"[^\x00-\x7f]+")
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
    own, after = ("\n".join(map(page_text, names)) for names in (_BEFORE, _AFTER))
    texts = (page_text("leaflet.js"), own, *empty.scripts, page_text("page.js"), after)
    scripts = [_closed(it) for it in texts]
    styles = [_inside(page_text("leaflet.css")), page_text("page.css")]
    title = _ascii(html.escape(told["words"][language]["title"]))
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
            _block("data", embedded(told)),
            *(f"<script>{script}</script>" for script in scripts[:-1]),
            # The largest, last: the first marks are drawn before the browser has read them.
            '<template id="drawn"></template>',
            f"<script>{scripts[-1]}</script>",
            _block("basemap", packed_block(data.basemap)),
            _block("texts", packed_block(data.texts)),
            "</body>\n</html>\n",
        ]
    )


def _block(name: str, value: str) -> str:
    return f'<script type="application/json" id="{name}">{value}</script>'


def _ascii(text: str) -> str:
    """Return text of HTML in ASCII: a browser keeps a page of bytes in half the memory."""
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _inside(css: str) -> str:
    """Drop pictures that a style sheet would load from beside the page."""
    return _OUTSIDE.sub("none", css)


def _closed(script: str) -> str:
    """Return a script as it stands in the page: line ends as a browser hashes them, in ASCII."""
    text = "\n" + script.replace("\r\n", "\n").strip() + "\n"
    return _WIDE.sub(lambda found: json.dumps(found[0])[1:-1], text)


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
