"""The pages that benchmarks/map.py opens: ours and folium's of the same made-up events.

Five events a report, at 2,000 places of one country's size, on each day of a year.
"""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from geoevents.events import EVENT_KINDS
from geoevents.model import (
    Count,
    Document,
    Event,
    Location,
    Mention,
    Method,
    Place,
    Point,
    Precision,
    Reading,
    Role,
    Span,
    Status,
    Toponym,
    When,
)
from geoevents.writers import geojson, html
from geoevents.writers.rows import Rows, event_row
from geoevents.writers.run import RunInfo

PER_REPORT = 5


def readings(count: int) -> Iterator[Reading]:
    draw = random.Random(7)
    places = [
        Place(f"p{n}", f"Place {n}", Point(draw.uniform(36, 42), draw.uniform(33, 37)), "PPL", "SY")
        for n in range(2000)
    ]
    for number in range(0, count, PER_REPORT):
        yield _reading(draw, number, min(PER_REPORT, count - number), places)


def _reading(draw: random.Random, number: int, count: int, places: list[Place]) -> Reading:
    text, events, mentions = "", [], []
    document = f"report-{number:06}.txt"
    published = date(2016, 1, 1) + timedelta(days=draw.randrange(365))
    for n in range(count):
        place, dead = draw.choice(places), draw.randrange(40)
        kind = draw.choice(list(EVENT_KINDS))
        start = len(text)
        text += f"A report of {kind} near {place.name}: at least {dead} people, a witness said.\n"
        at = text.index(place.name, start)
        span = Span(at, at + len(place.name))
        mention = Mention(
            f"{document}:m{n}", span, place.name, Role.PLACE, Method.GAZETTEER,
            Toponym(span, place.name, place.name), place=place,
            location=Location(place.point, 2000.0), confidence=0.8, reason="exact name",
        )  # fmt: skip
        mentions.append(mention)
        events.append(Event(
            f"{document}:e{n}", f"s{number + n}", document, kind, kind,
            Span(start + 12, start + 12 + len(kind)), Span(start, len(text) - 1),
            status=draw.choice(list(Status)), when=When(published, published, Precision.DAY),
            actor=f"Actor {draw.randrange(60)}", source=f"Source {draw.randrange(200)}",
            deaths=Count(dead, None), mention=mention, geo_precision=1,
            confidence=draw.randrange(40, 100) / 100,
        ))  # fmt: skip
    read = Document(document, text, "en", published, "", "Agency", f"Report {number}")
    return Reading(read, (), tuple(mentions), (), (), tuple(events))


def ours(events: tuple[Reading, ...], target: Path) -> None:
    target.write_text(html.page(Rows(events), RunInfo(attribution=("GeoNames",))), encoding="utf-8")


def of_folium(events: tuple[Reading, ...], target: Path) -> None:
    """What one writes with folium: events as Markers with popups in a MarkerCluster, mentions
    as a GeoJson layer with a GeoJsonPopup. Our page has both layers too.
    """
    import folium
    from folium.plugins import MarkerCluster

    chart = folium.Map(location=(35, 38), zoom_start=7, tiles=None, maxZoom=16)
    cluster = MarkerCluster().add_to(chart)
    for reading in events:
        for event in reading.events:
            row = event_row(event, reading.document)
            said = "<br>".join(f"{k}: {v}" for k, v in row.properties.items() if v is not None)
            if event.mention is None or event.mention.location is None:
                continue
            point = event.mention.location.point
            folium.Marker((point.lat, point.lon), popup=said, tooltip=event.kind).add_to(cluster)
    mentions = [geojson.feature(row) for row in Rows(events).mentions()]
    for mention in mentions:
        kept = mention["properties"]
        assert isinstance(kept, dict)
        mention["properties"] = {key: kept[key] for key in ("text", "name", "reason", "sentence")}
    folium.GeoJson(
        {"type": "FeatureCollection", "features": mentions},
        marker=folium.CircleMarker(radius=4),
        popup=folium.GeoJsonPopup(fields=["text", "name", "reason", "sentence"]),
    ).add_to(chart)
    chart.save(str(target))


LIBRARIES = (
    "leaflet@1.9.3",
    "jquery@3.7.1",
    "bootstrap@5.2.2",
    "leaflet.markercluster@1.1.0",
    "leaflet.awesome-markers@2.0.5",
    "@fortawesome/fontawesome-free@6.2.0",
)
"""What folium 0.20 loads from CDNs, as npm has it."""


def install(folder: Path) -> Path:
    """Install folium's libraries in a folder and return where they are."""
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
    subprocess.run([*command, "--prefix", str(folder), *LIBRARIES], check=True, timeout=300)
    return folder / "node_modules"


def localise(page: Path, libraries: Path) -> None:
    """Put files of this disc for those of a network; what npm lacks becomes an empty file.

    A page that waits for a CDN measures the network, and where there is none it never opens.
    """
    known = {it.name: it for it in sorted(libraries.glob("**/dist/**/*")) if it.is_file()}
    known |= {it.name: it for it in libraries.glob("@fortawesome/*/css/*.css")}
    known["jquery-3.7.1.min.js"] = known["jquery.min.js"]

    def local(found: re.Match[str]) -> str:
        path = known.get(found[2].rsplit("/", 1)[-1])
        return found[1] + (path.as_uri() if path else "data:,") + found[3]

    text = page.read_text(encoding="utf-8")
    text = re.sub(r'(src="|href=")(https://[^"]+)(")', local, text)
    page.write_text(text, encoding="utf-8")
