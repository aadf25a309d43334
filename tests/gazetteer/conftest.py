from __future__ import annotations

from collections.abc import Callable

import pytest

from geoevents.gazetteer.entry import Entry, Name, Source, SourceInfo
from geoevents.gazetteer.index import Gazetteer
from geoevents.model import Place, Point

# id, name, other names, feature, country, admin1 code, lat, lon, population
PLACES = """
t:1 | Aleppo | fr:Alep, ar:حلب, Halab | PPLA | SY | SY.09 | 36.20 | 37.16 | 2000000
t:2 | As-Sukkari | ar:السكري | PPLX | SY | SY.09 | 36.175 | 37.142 | 0
t:3 | Homs | ar:حمص | PPLA | SY | SY.11 | 34.73 | 36.71 | 800000
t:4 | Tartus | ar:طرطوس | PPLA | SY | SY.14 | 34.88 | 35.88 | 90000
t:5 | Georgia | fr:Géorgie | PCLI | GE | | 42.0 | 43.5 | 3700000
t:6 | Georgia | | ADM1 | US | US.GA | 32.7 | -83.3 | 8000000
t:7 | Georgia | | PPL | US | US.VT | 44.7 | -73.1 | 4500
t:8 | La Haye | en:The Hague | PPL | NL | | 52.07 | 4.30 | 474000
t:9 | Suva | | PPLC | FJ | | -18.14 | 178.44 | 77000
t:10 | Apia | | PPLC | WS | | -13.83 | -171.76 | 40000
t:11 | Syria | fr:Syrie, ar:سوريا | PCLI | SY | | 35.0 | 38.3 | 17000000
t:12 | Aleppo Governorate | | ADM1 | SY | SY.09 | 36.2 | 37.6 | 4000000
"""
ADMIN1 = {"SY.09": "Aleppo", "SY.11": "Homs"}


def entry(line: str) -> Entry:
    cells = [cell.strip() for cell in line.split("|")]
    id_, name, others, feature, country, code, lat, lon, population = cells
    names = []
    for form in filter(None, others.split(", ")):
        language, colon, rest = form.partition(":")
        names.append(Name(rest, language) if colon else Name(form))
    place = Place(
        id_, name, Point(float(lon), float(lat)), feature, country, population=int(population)
    )
    return Entry(place, tuple(names), code)


@pytest.fixture(scope="session")
def entries() -> tuple[Entry, ...]:
    return tuple(entry(line) for line in PLACES.strip().splitlines())


@pytest.fixture(scope="session")
def gazetteer(entries: tuple[Entry, ...]) -> Gazetteer:
    return Gazetteer.from_entries(entries, ADMIN1)


@pytest.fixture
def source_of() -> Callable[..., Source]:
    def source(entries: tuple[Entry, ...], stamp: str = "1") -> Source:
        info = SourceInfo("small", "1", "CC0", "nobody")
        return Source(info, lambda skip: iter(entries), lambda: stamp, len(entries))

    return source
