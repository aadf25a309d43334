"""The compass: 32 winds by their international letters ("b" is "by"), N first, clockwise.

Half-angles are those of the point-radius method (Chapman & Wieczorek 2020): each wind
claims the angle that its own level of detail leaves it, so N has 45° and NNE 11.25°.
"""

from __future__ import annotations

COMPASS: tuple[str, ...] = (
    *("N", "NbE", "NNE", "NEbN", "NE", "NEbE", "ENE", "EbN"),
    *("E", "EbS", "ESE", "SEbE", "SE", "SEbS", "SSE", "SbE"),
    *("S", "SbW", "SSW", "SWbS", "SW", "SWbW", "WSW", "WbS"),
    *("W", "WbN", "WNW", "NWbW", "NW", "NWbN", "NNW", "NbW"),
)
_STEP = 360 / len(COMPASS)


def azimuth_of(wind: str) -> float | None:
    """Return the azimuth of a wind's letters ("SW" is 225), or None if there is none such."""
    return COMPASS.index(wind) * _STEP if wind in COMPASS else None


def azimuth_error(wind: str) -> float:
    """Return the half-angle α that a wind leaves open, in degrees."""
    if "b" in wind:
        return 5.625
    return {1: 45.0, 2: 22.5, 3: 11.25}[len(wind)]


def nearest_wind(azimuth: float, winds: int = 8) -> str:
    """Return the nearest of 4, 8, 16 or 32 winds to an azimuth."""
    if winds not in (4, 8, 16, 32):
        raise ValueError(f"a compass has 4, 8, 16 or 32 winds, not {winds}")
    step = 360 / winds
    return COMPASS[round(azimuth % 360 / step) % winds * (32 // winds)]


def turn(a: float, b: float) -> float:
    """Return the angle from azimuth `a` to azimuth `b`: -180 to 180, clockwise positive."""
    return (b - a + 180) % 360 - 180
