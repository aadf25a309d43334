"""Questions asked by hand: geocode a name, locate a phrase, relate two places."""

from geoevents.queries.geocode import Answer, geocode
from geoevents.queries.locate import locate
from geoevents.queries.relate import relate

__all__ = ["Answer", "geocode", "locate", "relate"]
