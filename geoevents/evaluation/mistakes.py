"""What went wrong, by kind, one line each to read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from geoevents.errors import OutputError
from geoevents.evaluation.gold import GoldMention
from geoevents.evaluation.matching import Ours, Pair
from geoevents.evaluation.scores import NEAR_KM
from geoevents.geometry import distance_m
from geoevents.model import Document, Span

_AROUND = 60  # characters of context on either side


class Kind(StrEnum):
    """Kinds of error, in the order of the pipeline."""

    MISSED = "missed"
    FALSE = "false"
    BOUNDARY = "boundary"
    WRONG_ROLE = "wrong role"
    WRONG_POINT = "wrong point"  # the right place, by its id or its circle, but its point is far
    NO_CANDIDATE = "no candidate"  # no candidate of ours lies within 161 km of the gold
    UNPLACED = "unplaced"  # the right candidate was there; none was chosen
    WRONG_PLACE = "wrong place"  # the right candidate was there; another was chosen


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error. A mention may make several: a wrong boundary and a wrong place."""

    kind: Kind
    pair: Pair
    detail: str = ""
    on_gold_span: bool = False


def recognition_mistakes(pairs: Sequence[Pair], ours: Sequence[Ours]) -> Iterator[Mistake]:
    """Yield what was missed, found in excess, cut wrongly or given a wrong role."""
    counted = {pair.ours.span for pair in pairs if pair.ours}
    others = [one for one in ours if one.span not in counted]
    for pair in pairs:
        if pair.ours is None:
            yield _not_found(pair, others)
        elif pair.gold is None:
            yield Mistake(Kind.FALSE, pair)
        else:
            if not pair.exact:
                yield Mistake(Kind.BOUNDARY, pair)
            if pair.gold.role and pair.gold.role is not pair.ours.mention.role:
                yield Mistake(Kind.WRONG_ROLE, pair)


def _not_found(pair: Pair, others: Sequence[Ours]) -> Mistake:
    """Tell a name we did not see from one that we read in a role which does not count."""
    for one in others:
        if pair.gold and one.span.meets(pair.gold.span):
            detail = f"read as {one.mention.role.value}, which does not count in this corpus"
            return Mistake(Kind.WRONG_ROLE, Pair(pair.gold, one), detail)
    return Mistake(Kind.MISSED, pair)


def placement_mistake(pair: Pair, on_gold_span: bool = False) -> Mistake | None:
    """Return what is wrong with where we put a mention, or `None`."""
    error = pair.error_km
    if not (pair.gold and pair.gold.point and pair.ours) or (
        error is not None and error <= NEAR_KM
    ):
        return None
    if _is_same_place(pair.gold, pair.ours, error):
        return Mistake(Kind.WRONG_POINT, pair, pair.ours.mention.reason, on_gold_span)
    if not _offered(pair.gold, pair.ours):
        return Mistake(Kind.NO_CANDIDATE, pair, pair.ours.mention.reason, on_gold_span)
    kind = Kind.UNPLACED if error is None else Kind.WRONG_PLACE
    return Mistake(kind, pair, pair.ours.mention.reason, on_gold_span)


def _is_same_place(gold: GoldMention, ours: Ours, error_km: float | None) -> bool:
    """Tell a centre of Russia that is not the gold's from a Russia in Ohio."""
    place = ours.mention.place
    if place is None or error_km is None:
        return False
    return place.id == gold.place_id or error_km * 1000 <= place.radius_m


def _offered(gold: GoldMention, ours: Ours) -> bool:
    resolution = ours.mention.resolution
    points = [one.place.point for one in resolution.candidates] if resolution else []
    return any(gold.point and distance_m(one, gold.point) <= NEAR_KM * 1000 for one in points)


@contextmanager
def errors_file(path: Path) -> Iterator[Callable[[str, Document, Mistake], None]]:
    """Open a JSONL file and yield what writes one error into it.

    Raises OutputError where the file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yield lambda corpus, document, mistake: print(
                json.dumps(row(corpus, document, mistake), ensure_ascii=False), file=file
            )
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}; choose another") from None


def row(corpus: str, document: Document, mistake: Mistake) -> dict[str, object]:
    """Return one error as flat properties: what stands there, what we made of it, how far off."""
    pair = mistake.pair
    error = pair.error_km
    return {
        "corpus": corpus,
        "document": document.id,
        "kind": mistake.kind.value,
        **_of_gold(pair.gold),
        **_of_ours(pair.ours),
        "error_km": None if error is None else round(error, 1),
        "on_gold_span": mistake.on_gold_span,
        "detail": mistake.detail,
        "context": _context(document.text, pair),
    }


def _of_gold(gold: GoldMention | None) -> dict[str, object]:
    return {
        "gold": gold.text if gold else None,
        "gold_start": gold.span.start if gold else None,
        "gold_role": gold.role.value if gold and gold.role else None,
        "gold_id": (gold.place_id or None) if gold else None,
        "gold_feature": (gold.feature or None) if gold else None,
        "gold_lat": gold.point.lat if gold and gold.point else None,
        "gold_lon": gold.point.lon if gold and gold.point else None,
    }


def _of_ours(ours: Ours | None) -> dict[str, object]:
    place, point = (ours.mention.place, ours.point) if ours else (None, None)
    return {
        "ours": ours.mention.toponym.text if ours and ours.mention.toponym else None,
        "ours_start": ours.span.start if ours else None,
        "ours_role": ours.mention.role.value if ours else None,
        "ours_id": place.id if place else None,
        "ours_name": ", ".join(filter(None, (place.name, place.admin1, place.country)))
        if place
        else None,
        "ours_lat": round(point.lat, 4) if point else None,
        "ours_lon": round(point.lon, 4) if point else None,
        "confidence": round(ours.mention.confidence, 2) if ours else None,
    }


def _context(text: str, pair: Pair) -> str:
    """Return the words around, on one line, the mention in ⟦double brackets⟧."""
    span = pair.gold.span if pair.gold else pair.ours.span if pair.ours else Span(0, 0)
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    return " ".join(f"{before}⟦{span.of(text)}⟧{after}".split())
