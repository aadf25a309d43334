"""Read news reports offline; map what happened, where, when, to whom, and who says so.

The names below are imported when first used, so that `geoevents --help` answers at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer as Gazetteer
    from geoevents.model import Document as Document
    from geoevents.model import Reading as Reading
    from geoevents.notebook import TextReading as TextReading
    from geoevents.notebook import read as read
    from geoevents.settings import Settings as Settings

__version__ = "0.1.0"

_HOMES = {
    "Document": "geoevents.model",
    "Gazetteer": "geoevents.gazetteer",
    "Reading": "geoevents.model",
    "Settings": "geoevents.settings",
    "TextReading": "geoevents.notebook",
    "read": "geoevents.notebook",
}

__all__ = ["Document", "Gazetteer", "Reading", "Settings", "TextReading", "read"]


def __getattr__(name: str) -> Any:
    """Import a public name from its home when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
