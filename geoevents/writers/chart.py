"""The empty map that folium makes, and a copy of it as this release of folium makes it.

folium and the pandas that it imports take half a second to load, every run, to render the
same words: the map that the page starts from holds nothing of a run. So page/chart.json
keeps them beside the release that made them; with another release folium renders anew.
`python -m geoevents.writers.chart` renews the copy, and a test compares the two.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import version
from typing import NamedTuple

from geoevents.writers.legend import page_text

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class Chart(NamedTuple):
    """folium's element for an empty map, and the scripts that bring it to life."""

    body: str
    scripts: list[str]


def chart() -> Chart:
    """Return the empty map."""
    kept = json.loads(page_text("chart.json"))
    if kept["folium"] == version("folium"):
        return Chart(kept["body"], kept["scripts"])
    return rendered()


def rendered() -> Chart:
    """Let folium render the empty map; no link of its own is kept."""
    import folium
    from branca.element import Figure

    empty = folium.Map(
        location=(20, 10),
        zoom_start=2,
        tiles=None,
        zoom_control=False,
        prefer_canvas=True,
        attribution_control=False,
        zoom_snap=0.5,
    )
    empty._id = "events"  # else a random name, and other bytes at every run
    figure = empty.get_root()
    assert isinstance(figure, Figure)
    figure.render()
    scripts = [*_SCRIPT.findall(figure.header.render()), figure.script.render()]
    return Chart(figure.html.render(), scripts)


if __name__ == "__main__":
    fresh = {"folium": version("folium"), **rendered()._asdict()}
    json.dump(fresh, sys.stdout, ensure_ascii=False, indent=1)
    print()
