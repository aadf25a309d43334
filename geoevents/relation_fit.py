"""How well a place fits what the text says about where it is: evidence for resolution.

A distance fits within d ± (u + r), a direction within ±α; beyond, softly, the value falls
off as a normal curve with σ = max(u, 0.15 d). Pure: two places in, a reason out.
"""

from __future__ import annotations

from math import asin, degrees, exp, radians, sin

from geoevents.geometry import azimuth_deg, distance_m, extent_m, turn
from geoevents.model import Distance, Evidence, Place, Relation, RelationKind

_SOFTNESS = 0.15
_NEAR_M = 30_000.0
_WAY_M = 100_000.0
"""How far a direction alone leads: no quarter "north of Omdurman" is in Syria."""
FEATURE = "relation"


def fit(relation: Relation, subject: Place, anchors: tuple[Place, ...]) -> Evidence:
    """Say how well `subject` stands to its anchors as the text has it: value 0 to 1.

    The detail gives the residuals: "27.0 km from Palmyra against 27 km in the text".
    """
    if not anchors:
        return Evidence(FEATURE, 0.0, "no anchor")
    anchor = anchors[0]
    if relation.kind in (RelationKind.BETWEEN, RelationKind.ROAD) and len(anchors) > 1:
        return _fit_between(subject, anchors)
    if relation.distance is None and relation.azimuth is None:
        return _fit_near(subject, anchor)
    if relation.distance is not None:
        value = fit_distance(relation.distance, subject, anchor)
    else:
        value = _fit_within(_WAY_M, subject, anchor)
    if relation.azimuth is not None and relation.orthogonal is None:
        value *= fit_azimuth(relation, subject, anchor)
    return Evidence(FEATURE, value, residuals(relation, subject, anchor))


def fit_distance(distance: Distance, subject: Place, anchor: Place) -> float:
    """Return 1 where the distance between two places is what the words allow, less beyond."""
    apart = distance_m(anchor.point, subject.point)
    slack = distance.precision_m + extent_m(anchor)
    beyond = max(distance.low_m - slack - apart, apart - distance.high_m - slack, 0.0)
    return _soft(beyond, _spread(distance))


def fit_azimuth(relation: Relation, subject: Place, anchor: Place) -> float:
    """Return 1 where the bearing lies within ±α, seen from anywhere in the anchor."""
    apart = distance_m(anchor.point, subject.point)
    extent = extent_m(anchor)
    if relation.azimuth is None or apart <= extent:
        return 1.0
    off = abs(turn(relation.azimuth, azimuth_deg(anchor.point, subject.point)))
    wide = relation.azimuth_error + degrees(asin(min(1.0, extent / apart)))
    beyond = apart * sin(radians(min(90.0, max(0.0, off - wide))))
    soft = _spread(relation.distance) if relation.distance else _SOFTNESS * apart
    return _soft(beyond, soft)


def residuals(relation: Relation, subject: Place, anchor: Place) -> str:
    """Return in words by how much a place misses what the text says of it."""
    apart = distance_m(anchor.point, subject.point)
    said = f" against {relation.distance.text} in the text" if relation.distance else ""
    words = f"{apart / 1000:.1f} km from {anchor.name}{said}"
    if relation.azimuth is None:
        return words
    bearing = azimuth_deg(anchor.point, subject.point)
    off = abs(turn(relation.azimuth, bearing))
    return f"{words}; azimuth {bearing:.0f}° against {relation.azimuth:g}°, {off:.0f}° off"


def _fit_near(subject: Place, anchor: Place) -> Evidence:
    apart = distance_m(anchor.point, subject.point)
    value = _fit_within(_NEAR_M, subject, anchor)
    return Evidence(FEATURE, value, f"{apart / 1000:.1f} km from {anchor.name}")


def _fit_within(reach_m: float, subject: Place, anchor: Place) -> float:
    """Return 1 where a place lies within reach of the anchor's edge, less beyond."""
    apart = distance_m(anchor.point, subject.point)
    return _soft(max(0.0, apart - extent_m(anchor) - reach_m), reach_m)


def _fit_between(subject: Place, anchors: tuple[Place, ...]) -> Evidence:
    """Weigh the detour: how much longer the way from A to B is by way of the subject."""
    a, b = anchors[0].point, anchors[1].point
    direct = distance_m(a, b)
    detour = distance_m(a, subject.point) + distance_m(subject.point, b) - direct
    value = _soft(max(0.0, detour - extent_m(anchors[0]) - extent_m(anchors[1])), direct / 4)
    names = f"{anchors[0].name} and {anchors[1].name}"
    return Evidence(FEATURE, value, f"a detour of {detour / 1000:.1f} km between {names}")


def _spread(distance: Distance) -> float:
    return max(distance.precision_m, _SOFTNESS * distance.best_m)


def _soft(beyond: float, spread: float) -> float:
    return 1.0 if beyond <= 0 else exp(-0.5 * (beyond / spread) ** 2) if spread > 0 else 0.0
