"""The report that the tests of the review page look at, and how it is read."""

from __future__ import annotations

from geoevents.settings import Settings

RULES = Settings(recogniser="rules")
REPORT = (
    "Le 3 mars 2016, un raid aérien 😀 a tué 5 personnes à Alep.\n"
    "À 27 km de Palmyre, des combats ont fait 3 morts.\n"
    "Zarzour a été bombardée. <img src=x onerror=alert(1)>\n"
)
