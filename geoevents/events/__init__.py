"""What happened, where, when, to whom, who says so: sentences -> Event."""

from geoevents.events.crosswalk import acled_types, plover_code, ucdp_type
from geoevents.events.extract import extract_events
from geoevents.events.kinds import EVENT_KINDS
from geoevents.events.stories import join_stories

__all__ = [
    "EVENT_KINDS",
    "acled_types",
    "extract_events",
    "join_stories",
    "plover_code",
    "ucdp_type",
]
