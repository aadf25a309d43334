"""How exactly the place of an event is known, by ACLED's code."""

from __future__ import annotations

from geoevents.events.places import REGIONS, Scene
from geoevents.model import Mention, Method

_COARSE_M = 2_000


def geo_precision(scene: Scene) -> int | None:
    """Return ACLED's code: 1 the place itself, 2 near it or a part of it, 3 a region."""
    mention = scene.mention
    if mention.location is None and mention.place is None:
        return None
    if _is_computed(mention):
        return 2
    if mention.method is Method.GAZETTEER and mention.place:
        if mention.place.feature.startswith(REGIONS):
            return 3
        part = scene.near or (scene.quarters and mention.place.feature != "PPLX")
        return 2 if part or mention.place.feature.startswith("ADM") else 1
    return 2


def _is_computed(mention: Mention) -> bool:
    """Say whether a point stands only to some kilometres: computed, or a hill in a desert.

    A town is as large as it is; it is exact all the same.
    """
    place, location = mention.place, mention.location
    town = place is not None and place.feature.startswith(("PPL", *REGIONS))
    return location is not None and not town and location.uncertainty_m >= _COARSE_M
