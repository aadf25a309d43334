"""Every error this package raises on purpose. A message names the culprit and the remedy.

GeoeventsError
├── DocumentError    a document could not be read
├── GazetteerError   a gazetteer is missing or broken
│   └── UnknownPlaceError   no gazetteer knows a name; the nearest spellings are told
├── LanguageError    no language pack answers to that code
├── PhraseError      a phrase says no place that can be computed
├── OutputError      a file could not be written
└── SettingsError    a setting has the wrong name or value
"""


class GeoeventsError(Exception):
    """Catch this to catch them all; the command line prints it without a traceback."""


class DocumentError(GeoeventsError):
    """A document could not be read."""


class GazetteerError(GeoeventsError):
    """A gazetteer is missing or broken."""


class UnknownPlaceError(GazetteerError):
    """No gazetteer knows a name."""


class LanguageError(GeoeventsError):
    """No language pack answers to that code."""


class PhraseError(GeoeventsError):
    """A phrase says no place that can be computed."""


class OutputError(GeoeventsError):
    """A file could not be written."""


class SettingsError(GeoeventsError):
    """A setting has the wrong name or value."""
