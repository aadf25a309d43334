"""Scores as JSON, and as a table to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geoevents.evaluation.scores import Decile, KindScore, Placement, Recognition, Scores

_HEADINGS = ("corpus", "docs", "gold", "exact P", "R", "F1", "overlap P", "R", "F1",
             "Acc@161", "spans", "mean km", "median", "AUC", "docs/s")  # fmt: skip


def as_json(scores: Scores) -> dict[str, object]:
    """Return one item of `evaluate --json`.

    `acc161`, `mean_km`, `median_km` and `auc` are of the gold spans where those were asked
    for, and end to end otherwise; both stand under their own names further down.
    """
    return {
        "corpus": scores.corpus,
        "documents": scores.documents,
        "mentions": scores.mentions,
        "exact": _recognition(scores.exact),
        "overlap": _recognition(scores.overlap),
        **_placement(scores.placement),
        "docs_per_s": _rounded(scores.docs_per_s, 1),
        "placement": "gold spans" if scores.gold_spans else "end to end",
        "end_to_end": _counted(scores.end_to_end),
        "gold_spans": _counted(scores.gold_spans) if scores.gold_spans else None,
        "role_accuracy": _rounded(scores.role_accuracy, 4),
        "roles_judged": scores.roles_judged,
        "found": scores.exact.ours,
        "kinds": [_kind(kind) for kind in scores.kinds],
        "calibration": [_decile(decile) for decile in scores.calibration],
        "errors": dict(scores.mistakes),
        "offsets_moved": scores.moved,
        "offsets_left_out": scores.left_out,
        "seconds": round(scores.seconds, 3),
    }


def _recognition(score: Recognition) -> dict[str, float]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
    }


def _placement(score: Placement) -> dict[str, float | None]:
    return {
        "acc161": _rounded(score.acc161, 4),
        "mean_km": _rounded(score.mean_km, 1),
        "median_km": _rounded(score.median_km, 1),
        "auc": _rounded(score.auc, 4),
    }


def _counted(score: Placement) -> dict[str, float | None]:
    return {"gold": score.gold, "placed": len(score.errors_km), **_placement(score)}


def _kind(score: KindScore) -> dict[str, object]:
    return {
        "kind": score.kind,
        "gold": score.gold,
        "found": score.found,
        "acc161_end_to_end": _rounded(score.end_to_end.acc161, 4),
        "acc161_gold_spans": _rounded(score.gold_spans.acc161, 4) if score.gold_spans else None,
    }


def _decile(decile: Decile) -> dict[str, float]:
    return {
        "from": decile.low,
        "rows": decile.rows,
        "right": decile.right,
        "not_in_gold": decile.not_in_gold,
    }


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


# ---------------------------------------------------------------- for the terminal


def as_text(all_scores: Sequence[Scores]) -> str:
    """Return a table of all corpora, then the details of each."""
    rows = [_HEADINGS, *(_row(scores) for scores in all_scores)]
    details = [line for scores in all_scores for line in ("", *_details(scores))]
    return "\n".join([*_aligned(rows), *details])


def _row(scores: Scores) -> tuple[str, ...]:
    exact, overlap, placed = scores.exact, scores.overlap, scores.placement
    shares = (
        exact.precision,
        exact.recall,
        exact.f1,
        overlap.precision,
        overlap.recall,
        overlap.f1,
    )
    spans = scores.gold_spans.acc161 if scores.gold_spans else None
    return (
        scores.corpus,
        f"{scores.documents:,}",
        f"{scores.mentions:,}",
        *map(_share, shares),
        _share(scores.end_to_end.acc161),
        _share(spans),
        _number(placed.mean_km),
        _number(placed.median_km),
        _share(placed.auc),
        _number(scores.docs_per_s),
    )


def _details(scores: Scores) -> Iterator[str]:
    yield f"{scores.corpus}"
    of = "gold spans" if scores.gold_spans else "end to end"
    if scores.end_to_end.gold:
        yield f"  mean, median and AUC are of {of}: {len(scores.placement.errors_km):,} placed"
    if scores.moved or scores.left_out:
        yield f"  faulty gold offsets: {scores.moved:,} moved, {scores.left_out:,} left out"
    if scores.roles_judged:
        yield f"  roles right: {_share(scores.role_accuracy)} of {scores.roles_judged:,} found"
    yield "  errors: " + ", ".join(f"{count:,} {kind}" for kind, count in scores.mistakes.items())
    if scores.kinds:
        yield from _aligned(
            [("  kind", "gold", "found", "Acc@161", "spans"), *map(_kind_row, scores.kinds)]
        )
    if scores.calibration:
        headings = ("  confidence", "rows", "right", "share", "not in gold")
        yield from _aligned([headings, *map(_decile_row, scores.calibration)])


def _kind_row(score: KindScore) -> tuple[str, ...]:
    spans = score.gold_spans.acc161 if score.gold_spans else None
    counts = (f"{score.gold:,}", f"{score.found:,}")
    return (f"  {score.kind}", *counts, _share(score.end_to_end.acc161), _share(spans))


def _decile_row(decile: Decile) -> tuple[str, ...]:
    share = decile.right / decile.rows if decile.rows else None
    counts = (f"{decile.rows:,}", f"{decile.right:,}")
    return (
        f"  {decile.low:.1f}–{decile.low + 0.1:.1f}",
        *counts,
        _share(share),
        f"{decile.not_in_gold:,}",
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.1f}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Set columns two spaces apart: the first to the left, numbers to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
