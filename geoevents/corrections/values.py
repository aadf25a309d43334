"""What a decision may say: plain values, checked before anything believes them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from geoevents.corrections.quote import quote_of
from geoevents.events import EVENT_KINDS
from geoevents.model import Count, Location, Place, Point, Precision, Role, Status, When

FATES = ("deaths", "injured", "displaced")
_MOST_CORNERS = 500
_MOST_RADIUS_M = 5_000_000.0
_MOST_PEOPLE = 10**9


def checked(target: str, decision: str, after: Mapping[str, Any]) -> None:
    """Raise ValueError, in words, where `after` is not what such a decision holds."""
    check = _CHECKS.get((target, decision))
    if check is not None:
        try:
            check(after)
        except (KeyError, TypeError) as error:
            raise ValueError(f"{decision}: {error} is missing or wrong") from None


def role_of(after: Mapping[str, Any]) -> Role:
    """Return the role that was decided."""
    return Role(after["role"])


def status_of(after: Mapping[str, Any]) -> Status:
    """Return the status that was decided."""
    return Status(after["status"])


def kind_of(after: Mapping[str, Any]) -> str:
    """Return the kind that was decided."""
    if after["kind"] not in EVENT_KINDS:
        raise ValueError(f"{after['kind']!r} is no kind of event")
    return str(after["kind"])


def when_of(after: Mapping[str, Any]) -> When:
    """Return the days that were decided; an end may be open."""
    start, end = (date.fromisoformat(day) if (day := after[n]) else None for n in ("start", "end"))
    if start and end and end < start:
        raise ValueError(f"{end} is before {start}")
    return When(start, end, Precision(after.get("precision") or "day"))


def counts_of(after: Mapping[str, Any]) -> dict[str, Count | None]:
    """Return the numbers of people that were decided, by fate; `None` takes a number away."""
    counts: dict[str, Count | None] = {}
    for fate in FATES:
        if fate in after:
            bounds = after[fate]
            low, high = (_people(value) for value in _pair(bounds or (None, None)))
            counts[fate] = None if low is None and high is None else Count(low, high)
    return counts


def place_of(after: Mapping[str, Any], name: str) -> Place:
    """Return the place that was decided: one of a gazetteer as it was then, a point, or a part.

    `name` is what the document calls it, for a place that no gazetteer has.
    """
    said: Mapping[str, Any] = after["place"]
    feature, country, admin1 = (str(said.get(n) or "") for n in ("feature", "country", "admin1"))
    called = str(said.get("name") or name)
    ring = said.get("polygon")
    if ring:
        footprint, point = drawn(ring)
        return Place("", called, point, feature, country, admin1, footprint=footprint)
    radius = float(said.get("radius_m") or 0.0)
    if not 0 <= radius <= _MOST_RADIUS_M:
        raise ValueError(f"{radius} m is no radius")
    point = point_of(said["point"])
    id_ = str(said.get("id") or "")
    return Place(id_, called, point, feature, country, admin1, radius_m=radius)


def point_of(pair: Any) -> Point:
    """Return a point of [lon, lat] in degrees."""
    lon, lat = (float(value) for value in _pair(pair))
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError(f"longitude {lon}, latitude {lat} is not on Earth")
    return Point(lon, lat)


def drawn(ring: Any) -> tuple[bytes, Point]:
    """Return the WKB of a polygon that a reviewer drew, and its point-radius centre."""
    from geoevents.geometry import drawn_polygon, enclosing_circle

    if not isinstance(ring, list) or not 3 <= len(ring) <= _MOST_CORNERS:
        raise ValueError(f"a part has 3 to {_MOST_CORNERS} corners")
    footprint = drawn_polygon([point_of(corner) for corner in ring])
    if not footprint:
        raise ValueError("the sides of a part cross, or enclose nothing")
    return footprint, enclosing_circle(footprint)[0]


def location_of(place: Place) -> Location:
    """Return a place as a location; a drawn part keeps its shape."""
    from geoevents.geometry import extent_m

    return Location(
        place.point,
        extent_m(place),
        "part" if is_part(place) else "",
        place.footprint if is_part(place) else b"",
    )


def is_part(place: Place) -> bool:
    """Say whether a place is a part that a reviewer drew."""
    return bool(place.footprint) and place.id.startswith("correction:")


def _pair(value: Any) -> tuple[Any, Any]:
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        raise ValueError(f"{value!r} is no pair")
    return value[0], value[1]


def _people(value: Any) -> int | None:
    if value is not None and (type(value) is not int or not 0 <= value <= _MOST_PEOPLE):
        raise ValueError(f"{value!r} is no number of people")
    return value


def _accepted(after: Mapping[str, Any]) -> None:
    if after.get("place"):
        place_of(after, "")


def _added(after: Mapping[str, Any]) -> None:
    role_of(after)
    _accepted(after)
    if not isinstance(after.get("name", ""), str):
        raise ValueError("name is no text")


def _scene(after: Mapping[str, Any]) -> None:
    if after["at"] is not None:
        quote_of(after["at"])


def _counts(after: Mapping[str, Any]) -> None:
    for count in counts_of(after).values():
        if count and count.low is not None and count.high is not None and count.high < count.low:
            raise ValueError(f"{count.high} is less than {count.low}")


_CHECKS: Mapping[tuple[str, str], Callable[[Mapping[str, Any]], object]] = {
    ("mention", "accept"): _accepted,
    ("mention", "role"): role_of,
    ("mention", "place"): lambda after: place_of(after, ""),
    ("mention", "add"): _added,
    ("event", "kind"): kind_of,
    ("event", "status"): status_of,
    ("event", "date"): when_of,
    ("event", "counts"): _counts,
    ("event", "place"): _scene,
}
