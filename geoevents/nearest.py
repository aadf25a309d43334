"""Whole tables at once: each village to its nearest town, in figures and in words.

import geopandas
from geoevents.nearest import nearest
told = nearest(villages, towns, language="fr")   # … à 4 km au sud-ouest de Palmyre
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from geoevents.geometry import COMPASS, inverse
from geoevents.languages import get_language
from geoevents.languages.language import PhraseWords
from geoevents.phrases import inside_text, joined, rounded_m, say_distance, say_wind

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

COLUMNS = ("reference", "distance_km", "azimuth_deg", "compass", "text")
_BLOCK = 4_000_000
"""Pairs compared at a time: 32 MB of cosines."""
_REFINED = 8
"""How many of the nearest on a sphere are measured on the ellipsoid: the two differ by up to
0.6 %, so that only neighbours as far as each other can swap."""


def nearest(
    places: GeoDataFrame,
    references: GeoDataFrame,
    language: str = "en",
    winds: int = 8,
    name: str = "name",
) -> GeoDataFrame:
    """Return `places` with where each is, seen from the nearest of `references`.

    Adds the columns reference (its `name`), distance_km, azimuth_deg (from the reference),
    compass and text. Both frames hold points, in any CRS that is stated. A reference with a
    `radius_m` has an extent: what lies in it is "in" it. A place without geometry has none of
    these. Raises ValueError where `references` holds no point or has no column `name`.
    """
    import numpy as np

    if name not in references.columns:
        raise ValueError(f"the references have no column {name!r}; name theirs with name=")
    known = references[~(references.geometry.isna() | references.geometry.is_empty)]
    if known.empty:
        raise ValueError("there is no reference to measure from")
    there = np.flatnonzero(~(places.geometry.isna() | places.geometry.is_empty).to_numpy())
    lon, lat = _degrees(places.iloc[there])
    ref_lon, ref_lat = _degrees(known)
    found = _nearest(lon, lat, ref_lon, ref_lat)
    names = known[name].astype(str).to_numpy()[found]
    radii = known["radius_m"].fillna(0).to_numpy()[found] if "radius_m" in known else 0.0
    values = relate_pairs(lon, lat, ref_lon[found], ref_lat[found], names, language, winds, radii)
    told = places.copy()
    for column, held in zip(COLUMNS, (names, *values), strict=True):
        filled = np.full(len(places), None if held.dtype == object else np.nan, held.dtype)
        filled[there] = held
        told[column] = filled
    return told


def relate_pairs(
    lon: Any,
    lat: Any,
    ref_lon: Any,
    ref_lat: Any,
    names: Any,
    language: str = "en",
    winds: int = 8,
    radii_m: Any = 0.0,
) -> tuple[Any, Any, Any, Any]:
    """Return arrays of kilometres, azimuths, winds and words, pair by pair.

    Places are seen from references, which are called `names` and reach `radii_m` metres.
    """
    import numpy as np

    if winds not in (4, 8, 16):
        raise ValueError(f"a compass for words has 4, 8 or 16 winds, not {winds}")
    azimuths, metres = inverse(ref_lon, ref_lat, lon, lat)
    step = 32 // winds
    number = np.rint(azimuths / (360 / winds)).astype(int) % winds * step
    compass = np.array(COMPASS, dtype=object)[number]
    words = get_language(language).relations.phrases
    inside = metres <= np.broadcast_to(radii_m, metres.shape)
    say = _teller(words)
    rows = zip(rounded_m(metres).tolist(), compass, names, inside.tolist(), strict=True)
    text = np.fromiter((say(*row) for row in rows), dtype=object, count=len(metres))
    return metres / 1000, azimuths, compass, text


def _teller(words: PhraseWords) -> Callable[[float, str, str, bool], str]:
    """Return a function that says a pair in words; what it says again and again, it remembers."""
    distance = cache(partial(say_distance, words=words))
    name_of = cache(partial(joined, words=words))
    templates = {
        wind: words.offset.replace("{wind}", say_wind(wind, words, after_to=True)).format
        for wind in COMPASS[::2]
    }

    def say(metres: float, wind: str, name: str, inside: bool) -> str:
        if inside:
            return inside_text(name, words)
        bare, of = name_of(name) if "{of}" in words.offset else (name, "")
        return templates[wind](distance=distance(metres), of=of, name=bare)

    return say


def _degrees(frame: GeoDataFrame) -> tuple[Any, Any]:
    geometry = frame.geometry if frame.crs is None else frame.geometry.to_crs(4326)
    return geometry.x.to_numpy(), geometry.y.to_numpy()


def _nearest(lon: Any, lat: Any, ref_lon: Any, ref_lat: Any) -> Any:
    """Return for each place the number of the reference with the shortest geodesic."""
    import numpy as np

    references = _vectors(ref_lon, ref_lat)
    kept = min(_REFINED, len(ref_lon))
    rows = max(1, _BLOCK // len(ref_lon))
    found = [
        _refined(lon[at : at + rows], lat[at : at + rows], references, ref_lon, ref_lat, kept)
        for at in range(0, len(lon), rows)
    ]
    return np.concatenate(found) if found else np.zeros(0, dtype=int)


def _refined(lon: Any, lat: Any, references: Any, ref_lon: Any, ref_lat: Any, kept: int) -> Any:
    import numpy as np

    cosines = _vectors(lon, lat) @ references.T
    best = np.sort(np.argpartition(-cosines, kept - 1, axis=1)[:, :kept], axis=1)
    flat = best.ravel()
    again = np.repeat(np.arange(len(lon)), kept)
    _, metres = inverse(lon[again], lat[again], ref_lon[flat], ref_lat[flat])
    return best[np.arange(len(lon)), metres.reshape(best.shape).argmin(axis=1)]


def _vectors(lon: Any, lat: Any) -> Any:
    import numpy as np

    angle, height = np.radians(lon), np.radians(lat)
    return np.column_stack(
        (np.cos(height) * np.cos(angle), np.cos(height) * np.sin(angle), np.sin(height))
    )
