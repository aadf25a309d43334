"""A run of `geoevents map`: documents read by one process or several, logged, written.

job.py has the order; unit.py is what is done to one document; log.py remembers it.
"""

from geoevents.run.job import DEFAULT_FORMATS, run
from geoevents.run.options import Options, Progress, Summary

__all__ = ["DEFAULT_FORMATS", "Options", "Progress", "Summary", "run"]
