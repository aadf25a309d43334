"""Files in, documents out: one file a format, one table.

To add a format: write its file, then name it in READERS (formats.py).
"""

from geoevents.documents.collect import collect, weigh
from geoevents.documents.expand import expand
from geoevents.documents.formats import READERS, Format
from geoevents.documents.reader import Loaded, bytes_of, from_text, load
from geoevents.documents.source import Failure, Source

__all__ = [
    "READERS",
    "Failure",
    "Format",
    "Loaded",
    "Source",
    "bytes_of",
    "collect",
    "expand",
    "from_text",
    "load",
    "weigh",
]
