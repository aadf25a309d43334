"""What lies where without anyone's naming it: land and sea, the courses of rivers and roads."""

from geoevents.earth.courses import Course, course_of
from geoevents.earth.land import Land, land_around

__all__ = ["Course", "Land", "course_of", "land_around"]
