"""What a relation is drawn from: a centre, an extent, and a polygon where one is known."""

from __future__ import annotations

from dataclasses import dataclass

from geoevents.geometry import disc, enclosing_circle, extent_m
from geoevents.model import Location, Place, Point

REGIONS = ("ADM", "PCL", "RGN", "AREA", "TERR", "CONT", "DSRT", "PEN", "ISL", "VAL")
"""Feature codes of what has an inside: "north of" it usually means in its north."""


@dataclass(frozen=True, slots=True)
class Base:
    """An anchor, ready to draw from; `place` is None where it is itself computed."""

    centre: Point
    extent_m: float
    footprint: bytes = b""
    place: Place | None = None

    def polygon(self) -> bytes:
        """Return the footprint, or the disc of the extent where there is none."""
        return self.footprint or disc(self.centre, self.extent_m)

    @property
    def is_region(self) -> bool:
        """Say whether "north of" reads as "in the north of"."""
        return self.place is not None and self.place.feature.startswith(REGIONS)


def base_of_place(place: Place) -> Base:
    """Return what to draw from for a place: its own centre, and how far it reaches."""
    return Base(place.point, extent_m(place), place.footprint, place)


def base_of_location(location: Location) -> Base:
    """Return what to draw from for a place that was computed (a nested relation)."""
    return Base(location.point, location.uncertainty_m, location.footprint)


def location_of_place(place: Place) -> Location:
    """Return a place as a location: its point, and how far it reaches."""
    return Location(place.point, extent_m(place))


def location_of_shape(footprint: bytes, shape: str) -> Location | None:
    """Return a shape's point and radius by the point-radius method; None where it is empty."""
    if not footprint:
        return None
    point, extent = enclosing_circle(footprint)
    return Location(point, extent, shape, footprint)
