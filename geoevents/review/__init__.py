"""`geoevents review`: a local page on which a person corrects what was read.

server.py answers the browser and guard.py says whom; desk.py is what can be asked.
"""

from geoevents.review.desk import Desk
from geoevents.review.server import Server
from geoevents.review.shelf import Shelf

__all__ = ["Desk", "Server", "Shelf"]
