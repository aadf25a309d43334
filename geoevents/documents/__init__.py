"""Files in, documents out: one file a format, one table.

To add a format: write its file, then name it in READERS.
"""

from geoevents.documents.collect import Failure, Source, collect
from geoevents.documents.reader import READERS, load

__all__ = ["READERS", "Failure", "Source", "collect", "load"]
