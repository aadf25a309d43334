"""What each reason weighs in the choice among the places of one name.

Every feature is between -1 and 1 before it is weighed. Set by hand, checked on
development corpora; a feature is a row here and a row of the evidence of a candidate.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "name": 4.0,  # the spelling: exact 1, by sound or misspelt less
    "level": 1.5,  # a country before a region before a town before a hill
    "population": 5.0,  # log 10, nine digits are 1
    "town": 1.5,  # Genève: the town, not the canton of that name
    "cue": 2.5,  # mont, quartier: agrees 1, contradicts -0.5
    "phrase": 2.0,  # filed as "site antique de Palmyre", not just "Palmyre"
    "power": 4.0,  # of a name that speaks: the White House, not the village Maison-Blanche
    "country": 2.5,  # the share of the document's names that this country holds
    "nearness": 3.0,  # to the other places named
    "beside": 3.0,  # "Aleppo, Syria"
    "relation": 2.5,  # "27 km from Palmyra" agrees
    "same name": 1.0,  # what the name means elsewhere in the document
}
SHARPNESS = 1.0
"""How fast confidence falls from the best candidate to the next: of the softmax."""
EXACT, BY_SOUND, MISSPELT = 1.0, 0.7, 0.5
"""How sure a name is of its place before any other is considered."""
