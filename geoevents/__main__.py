"""`python -m geoevents` is `geoevents`."""

from geoevents.cli import main

main()
