"""What French calls a region that is named for a side of a land: West Darfur, Darfour-Occidental.

Packages give such regions their English name and the one of the country. The French press
writes the side before the land or after it, or as an adjective; hyphens and accents are one
to look-up, and the gender of a land is not known here, so both of an adjective are filed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache

_SIDES = {
    "north": ("{} du Nord", "{} Nord", "Nord {}", "{} septentrional", "{} septentrionale"),
    "south": ("{} du Sud", "{} Sud", "Sud {}", "{} méridional", "{} méridionale"),
    "east": ("{} de l'Est", "{} Est", "Est {}", "{} oriental", "{} orientale"),
    "west": ("{} de l'Ouest", "{} Ouest", "Ouest {}", "{} occidental", "{} occidentale"),
    "central": ("{} Centre", "{} central", "{} centrale"),
    "upper": ("Haut {}", "Haute {}"),
    "lower": ("Bas {}", "Basse {}"),
}
_LANDS = {
    "Aegean": "Égée", "Bahr el Ghazal": "Bahr el-Ghazal", "Bavaria": "Bavière",
    "Bengal": "Bengale", "Bohemia": "Bohême", "Cape": "Cap", "Carolina": "Caroline",
    "Darfur": "Darfour", "Flanders": "Flandre", "Franconia": "Franconie",
    "Herzegovina": "Herzégovine", "Holland": "Hollande", "Karelia": "Carélie",
    "Macedonia": "Macédoine", "New Britain": "Nouvelle-Bretagne", "Nile": "Nil",
    "Ossetia": "Ossétie", "Ostrobothnia": "Ostrobotnie", "Palatinate": "Palatinat",
    "Papua": "Papouasie", "Pomerania": "Poméranie", "Sardinia": "Sardaigne",
    "Savonia": "Savonie", "Saxony": "Saxe", "Shabeelle": "Chébéli", "Shewa": "Choa",
    "Silesia": "Silésie", "Tigray": "Tigré", "Virginia": "Virginie",
}  # fmt: skip
"""Lands that are no countries, as French writes them, where that sounds otherwise."""
_NAMED = re.compile(
    r"(North|South|East|West)(?:ern)? (?P<land>.+)|(Central|Upper|Lower) (?P<other>.+)"
)
_NO_LAND = re.compile(
    r"\b(?:Administrative|Ai?ma[kg]|Aymag|Agency|Areas?|Atoll|Bank|Bay|Beaches|Borders?|Borough"
    r"|Boundar(?:y|ies)|Canton|Central|City|Coast|Council|County|Cove|Department|Desert|District"
    r"|district|Division|East(?:ern)?|End|Gate|Governorate|Green|Grove|Hills?|Islands?|Isles"
    r"|Lake|Locality|Municipal|Municipality|Nations|No|North|Parish|Peninsula|Province|Rand"
    r"|Regency|Region|Regional|Reserve|Ridge|River|Sea|Shire|Side|South|St|State|Subregion"
    r"|Territory|Town|Upper|Valley|View|Village|Voivodeship|West(?:ern)?|Zone|and|d[eo])\b|[\d&.]"
)
"""In names that are no side of a land: "West Bank", "North River", "South East"."""


TABLE = f"{zlib.crc32(repr((_SIDES, _LANDS, _NAMED, _NO_LAND)).encode()):08x}"
"""Changes when the forms do, so that an index with others is made anew."""


def french_forms(name: str) -> Iterator[str]:
    """Yield what French calls a region of this English name; nothing where no land is in it."""
    found = _NAMED.fullmatch(name)
    if found is None:
        return
    land = found["land"] or found["other"]
    if _NO_LAND.search(land) is None:
        own = _countries().get(land) or _LANDS.get(land, land)
        for form in _SIDES[(found[1] or found[3]).lower()]:
            yield form.format(own)


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    english, french = (Locale(code).territories for code in ("en", "fr"))
    return {name: french[code] for code, name in english.items() if code in french}
