"""What extraction costs beside recognition: seconds a stage over the twenty reports.

Run: python benchmarks/events.py [ROUNDS]. Extraction (dates and events) should stay under
a third of recognition.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from time import perf_counter

from geoevents.dates import find_dates
from geoevents.events import extract_events
from geoevents.gazetteer import Gazetteer
from geoevents.languages import get_language
from geoevents.locations import mentions as place_mentions
from geoevents.model import Document
from geoevents.relations import find_relations
from geoevents.resolution import resolve
from geoevents.sentences import split_sentences
from geoevents.settings import Settings
from geoevents.toponyms import find_toponyms

FOLDER = Path(__file__).parent.parent / "tests" / "cases" / "reports"


def documents() -> list[Document]:
    with (FOLDER / "documents.csv").open(encoding="utf-8") as file:
        return [
            Document(
                row["file"],
                (FOLDER / row["file"]).read_text(encoding="utf-8"),
                row["language"],
                date.fromisoformat(row["published"]),
            )
            for row in csv.DictReader(file)
        ]


def timed(
    document: Document, world: Gazetteer, settings: Settings, spent: dict[str, float]
) -> None:
    language = get_language(document.language)
    sentences = split_sentences(document.text, language)
    start = perf_counter()
    toponyms = find_toponyms(document, sentences, language, world, settings)
    spent["recognition"] += perf_counter() - start
    relations = find_relations(document, sentences, toponyms, language)
    resolutions = resolve(toponyms, relations, world, settings, document)
    mentions = place_mentions(document, resolutions, relations, world, settings)
    start = perf_counter()
    whens = find_dates(document, sentences, language)
    extract_events(document, sentences, mentions, whens, language, settings)
    spent["extraction"] += perf_counter() - start


def main(rounds: int) -> None:
    world, settings, reports = Gazetteer.default(), Settings(), documents()
    warm: dict[str, float] = defaultdict(float)
    for document in reports:
        timed(document, world, settings, warm)
    spent: dict[str, float] = defaultdict(float)
    for _ in range(rounds):
        for document in reports:
            timed(document, world, settings, spent)
    for stage, seconds in spent.items():
        print(f"{stage}: {seconds / rounds / len(reports) * 1000:.1f} ms a report")
    print(f"extraction / recognition: {spent['extraction'] / spent['recognition']:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
