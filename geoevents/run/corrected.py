"""What came of the corrections that a run replayed: for run.json, a table and the terminal."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from geoevents.corrections import Corrections, Outcome
from geoevents.run.log import Log
from geoevents.run.unit import FIXED
from geoevents.writers.files import beside
from geoevents.writers.table import safe_cell

FILE = "corrections.csv"
_COLUMNS = (
    *("id", "outcome", "reason", "document", "target", "decision", "text", "start", "end"),
    *("who", "when"),
)


def outcomes(corrections: Corrections, log: Log) -> tuple[Outcome, ...]:
    """Return what came of every decision, over all documents."""
    return corrections.outcomes(row["told"] for row in log.fixed())


def counts(came: tuple[Outcome, ...], log: Log) -> dict[str, int]:
    """Return what was counted of corrections; nothing where there are none."""
    if not came:
        return {}
    by = Counter(one.outcome for one in came)
    rows = [row["counts"] for row in log.fixed()]
    return {
        "corrections_applied": by["applied"],
        "corrections_no_longer_fit": by["no longer fits"],
        **{name: sum(row[name] for row in rows) for name in FIXED},
    }


def told(corrections: Corrections, came: tuple[Outcome, ...]) -> dict[str, object]:
    """Return the member `corrections` of run.json."""
    return {
        "file": corrections.source,
        "sha256": corrections.digest,
        "decisions": len(came),
        "no_longer_fit": [
            {"id": it.correction.id, "document": it.correction.document, "reason": it.reason}
            for it in misfits(came)
        ],
    }


def misfits(came: tuple[Outcome, ...]) -> list[Outcome]:
    """Return the decisions that fit nowhere any more."""
    return [one for one in came if one.outcome == "no longer fits"]


def write(came: tuple[Outcome, ...], folder: Path) -> tuple[Path, ...]:
    """Write corrections.csv where there are corrections; else see that none is left."""
    path = folder / FILE
    if not came:
        path.unlink(missing_ok=True)
        return ()
    with beside(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(_COLUMNS)
        table.writerows(_cells(one) for one in came)
    return (path,)


def _cells(outcome: Outcome) -> list[object]:
    one = outcome.correction
    values = (
        *(one.id, outcome.outcome, outcome.reason, one.document, one.target.value),
        *(one.decision.value, one.at.text, one.at.span.start, one.at.span.end, one.who, one.when),
    )
    return [safe_cell(value) for value in values]
