"""What each reason weighs in the choice among the places of one name.

Every feature is between -1 and 1 before it is weighed; a feature is a row here and a row of
the evidence of a candidate. Fitted by benchmarks/fit_resolution.py (a conditional logit
with "none of these" as a choice) on two English corpora, five folds by document, and
rounded. What these corpora say nothing of (marked "by hand") is set and checked by cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import numpy.typing as npt

Reason = tuple[str, float, Callable[..., str], tuple[object, ...]]
"""A feature, what it counts for, and the words for it: a function and what it is called with."""

_Floats = npt.NDArray[np.float64]

WEIGHTS: Mapping[str, float] = {
    "name": -0.5,  # filed as it is spelt: what all such candidates begin with
    "indirect": -7.0,  # filed with an article, or as a code: El Beni before Beni; by hand
    "sound": -2.0,  # sounds alike
    "misspelt": -2.6,  # a letter or two away
    "online": -2.0,  # a service knows it: less the better known it is; by hand
    "gazetteer": 5.5,  # in a gazetteer of the user's own: her village before a city; by hand
    "unsupported": -1.3,  # such a one where nothing else in the document is
    "level": 2.2,  # a country before a region before a town before a county
    "population": 1.8,  # log 10, nine digits are 1
    "largest": 1.1,  # the most people among those of its name
    "country": 0.8,  # the share of the document's names that this country holds
    "region": 2.3,  # the share that its first-level region holds
    "nearness": 4.2,  # to the other places named
    "home": 2.4,  # the country of the outlet's domain
    "beside": 2.1,  # "Aleppo, Syria"
    "outside": -2.5,  # "Beaulieu, a hamlet in Belgium": none of France's; by hand
    "holds": 6.0,  # "Buffalo, New York": the state, though a town has its name; by hand
    "odd": -1.0,  # in a list of other places: New York the town among Ohio and Oregon
    "town": 4.0,  # Genève: the town, not the canton of that name; by hand
    "seat": 1.3,  # Gaza the town before a far region of that name: as a seat's level; by hand
    "other name": -0.7,  # Engels, once Pokrovsk, where another town is called so now; by hand
    "cue": 1.5,  # mont, quartier: agrees 1, contradicts -0.5; by hand
    "base": -7.0,  # "Tell Zahra" is not the quarter Zahra, nor Lake Assad a town; by hand
    "phrase": 2.0,  # filed as "site antique de Palmyre", not just "Palmyre"; by hand
    "power": 2.0,  # a name that speaks: the White House, no village Maison-Blanche; by hand
    "relation": 2.5,  # "27 km from Palmyra" agrees; by hand
    "same name": 0.5,  # what the name means elsewhere in the document; by hand
}
NONE = 0.0
"""The score of "none of these places": what every candidate is weighed against."""
_NEARLY_HALF = 0.5 - 1e-6


def weighed(feature: str, value: float) -> float:
    """Return what a feature of this value counts for, to the four decimals that are told."""
    return round(value * WEIGHTS[feature], 4)


def always(feature: str, words: str, value: float = 1.0) -> Reason:
    """Return a reason whose words need nothing put in."""
    return feature, weighed(feature, value), str, (words,)


def total(reasons: Iterable[Reason], start: float = 0.0) -> float:
    """Return the sum of what reasons count for."""
    for reason in reasons:
        start += reason[1]
    return start


def rounded(numbers: _Floats) -> _Floats:
    """Return numbers to four decimals, each exactly as `round` gives it."""
    scaled = numbers * 10_000
    whole = np.rint(scaled)
    if np.abs(scaled - whole).max() > _NEARLY_HALF:  # only exact arithmetic rounds these
        found = np.array([round(number, 4) for number in numbers.ravel().tolist()])
        return found.reshape(numbers.shape)
    return whole / 10_000
