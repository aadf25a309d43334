"""Relations and resolutions -> mentions: every place of a document with where it is."""

from geoevents.locations.describe import describe
from geoevents.locations.locate import locate
from geoevents.locations.mentions import mentions

__all__ = ["describe", "locate", "mentions"]
