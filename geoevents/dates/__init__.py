"""Words that say when -> intervals of whole days. Never a day that the text does not tell."""

from geoevents.dates.dateline import dateline_date
from geoevents.dates.find import find_dates

__all__ = ["dateline_date", "find_dates"]
