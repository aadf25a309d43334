from __future__ import annotations

import pytest

from geoevents.gazetteer.index import Gazetteer
from geoevents.gazetteer.sources.directions import french_forms

CASES = """
West Darfur | Darfour occidental, Darfour de l'Ouest, Ouest Darfour
Northern Bahr el Ghazal | Bahr el-Ghazal du Nord
Eastern Cape | Cap oriental
Upper Nile | Haut Nil
Lower Austria | Basse Autriche
Central Bohemia | Bohême centrale
North Waziristan | Waziristan du Nord, Nord Waziristan
South Australia | Australie méridionale
"""
NO_SIDE_OF_A_LAND = """
West Bank
North River
South East
North Central Province
Western Division
Lower Silesian Voivodeship
Northampton
Nord-Kivu
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_a_side_of_a_land_has_its_french_names(line: str) -> None:
    english, wanted = (cell.strip() for cell in line.split("|"))
    assert set(wanted.split(", ")) <= set(french_forms(english))


@pytest.mark.parametrize("name", NO_SIDE_OF_A_LAND.strip().splitlines())
def test_other_names_have_none(name: str) -> None:
    assert list(french_forms(name)) == []


@pytest.mark.parametrize("form", ["Darfour-Occidental", "Darfour de l’Ouest", "Ouest-Darfour"])
def test_the_packaged_region_is_found_by_them(form: str) -> None:
    best = Gazetteer.default().lookup(form)[0]
    assert (best.place.name, best.place.country, best.match) == ("West Darfur", "SD", "exact")
