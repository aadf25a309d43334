"""Names to places: one index on disk, built from many sources."""

from geoevents.gazetteer.index import Gazetteer

__all__ = ["Gazetteer"]
