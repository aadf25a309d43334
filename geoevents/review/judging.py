"""The rows of an outputs folder, found by what reviewers decided about, and judged by it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from geoevents.corrections import Corrections, Target
from geoevents.corrections.event_fixes import EventKey
from geoevents.corrections.verdicts import Verdict
from geoevents.errors import DocumentError
from geoevents.model import Span
from geoevents.review.scores import Judgement, Said, judge_event, judge_mention
from geoevents.review.shelf import Shelf

_FATES = ("deaths", "injured", "displaced")


def judge(folder: Path, corrections: Corrections) -> dict[str, Any]:
    """Return how much of what reviewers looked at in a run was right, for JSON.

    Raises DocumentError where the folder is no outputs of `geoevents map`.
    """
    replayed = _has_replayed(folder)
    rows = _Rows(folder)
    mentions, events = Judgement(), Judgement()
    documents = 0
    told = []
    shelf = Shelf(folder)
    for id_ in shelf.entries:
        fixes = corrections.of(shelf.document(id_))
        documents += bool(fixes.placed)
        told.append(fixes.told())
        for span, verdict in fixes.verdicts(Target.MENTION).items():
            said = _before(verdict) if replayed else rows.mention(id_, span)
            judge_mention(verdict, said, mentions)
        for key, verdict in fixes.verdicts(Target.EVENT).items():
            said = _before(verdict) if replayed else rows.event(id_, key)
            judge_event(verdict, said, events)
    unfit = [one for one in corrections.outcomes(told) if one.outcome == "no longer fits"]
    return {
        "outputs": str(folder),
        "gold": corrections.source,
        "replayed": replayed,
        "documents": documents,
        "no_longer_fit": len(unfit),
        "mentions": mentions.record(),
        "events": events.record(),
    }


class _Rows:
    """The rows of mentions.geojson and events.geojson, by what tells them apart."""

    def __init__(self, folder: Path) -> None:
        self._mentions: dict[tuple[str, Span], Said] = {}
        spans: dict[str, Span] = {}
        for row, point in _features(folder / "mentions.geojson"):
            span = spans[row["id"]] = Span(row["start"], row["end"])
            self._mentions[row["document"], span] = {**row, "point": point}
        self._events: dict[tuple[str, EventKey], Said] = {}
        for row, _ in _features(folder / "events.geojson"):
            trigger = Span(row["trigger_start"], row["trigger_end"])
            place = spans.get(row["mention_id"])
            said = {
                **row,
                "place": place,
                "date": {"start": row["date_start"], "end": row["date_end"]},
                "counts": {it: [row[f"{it}_low"], row[f"{it}_high"]] for it in _FATES},
            }
            self._events[row["document"], EventKey(trigger, row["kind"], place)] = said

    def mention(self, document: str, span: Span) -> Said | None:
        return self._mentions.get((document, span))

    def event(self, document: str, key: EventKey) -> Said | None:
        """Return the row of an event; else, where its trigger has one row alone, that one."""
        exact = self._events.get((document, key))
        if exact is not None:
            return exact
        same = [
            said
            for (name, other), said in self._events.items()
            if name == document and other.trigger == key.trigger
        ]
        return same[0] if len(same) == 1 else None


def _before(verdict: Verdict) -> Said | None:
    """Return what was read before anyone decided: each decision of the page records it."""
    said = next((one.correction.before.get("read") for one in verdict.all), None)
    if not said:
        return None
    place = said["place"]
    if isinstance(place, Mapping) or "method" in said:
        return {**said, "place_id": place["id"] if place else None}
    return {**said, "place": Span(*place) if place else None}


def _features(path: Path) -> list[tuple[Mapping[str, Any], Any]]:
    try:
        features = json.loads(path.read_text("utf-8"))["features"]
        return [
            (it["properties"], it["geometry"]["coordinates"] if it["geometry"] else None)
            for it in features
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DocumentError(
            f"{path}: cannot be read ({error}); give a folder that `geoevents map` wrote"
        ) from None


def _has_replayed(folder: Path) -> bool:
    try:
        return "corrections" in json.loads((folder / "run.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DocumentError(
            f"{folder / 'run.json'}: cannot be read ({error});"
            " give a folder that `geoevents map` wrote"
        ) from None


def as_lines(record: Mapping[str, Any]) -> list[str]:
    """Return the figures as lines to read in a terminal."""
    said = "as it was before the corrections that it replayed" if record["replayed"] else "as it is"
    lines = [f"{record['outputs']} beside {record['gold']}, {said}"]
    for sort in ("mentions", "events"):
        lines += ["", *_table(sort, record[sort])]
    if record["no_longer_fit"]:
        lines += ["", f"{record['no_longer_fit']} corrections no longer fit"]
    return lines


def _table(sort: str, record: Mapping[str, Any]) -> list[str]:
    lines = [f"{sort}: {_share(record)}; {record['missed']} missed"]
    if record["wrong"]:
        lines.append("  wrong: " + ", ".join(f"{n} {name}" for name, n in record["wrong"].items()))
    lines += [f"  {row['kind']}: {_share(row)}" for row in record["by_kind"]]
    lines += [f"  confidence from {row['from']}: {_share(row)}" for row in record["by_confidence"]]
    return lines


def _share(row: Mapping[str, Any]) -> str:
    share = "–" if row["precision"] is None else f"{row['precision']:.1%}"
    return f"{row['right']} of {row['judged']} right ({share})"
