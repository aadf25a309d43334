"""What extraction costs beside recognition: processor time on the reports, and on corpora.

Run: python benchmarks/events.py [ROUNDS] [CORPUS…] [--recogniser rules|spacy]. A corpus is a
file that `geoevents evaluate` reads, of which the first hundred documents are taken.
Extraction (dates and events) should stay under a third of recognition.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from time import process_time

from geoevents.dates import find_dates
from geoevents.evaluation import open_corpus
from geoevents.events import extract_events
from geoevents.gazetteer import Gazetteer
from geoevents.languages import get_language
from geoevents.model import Document
from geoevents.pipeline import places
from geoevents.sentences import split_sentences
from geoevents.settings import Settings
from geoevents.toponyms import find_toponyms

FOLDER = Path(__file__).parent.parent / "tests" / "cases" / "reports"
MOST = 100


def reports() -> list[Document]:
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
    start = process_time()
    toponyms = find_toponyms(document, sentences, language, world, settings)
    spent["recognition"] += process_time() - start
    mentions = places(document, sentences, toponyms, world, settings).mentions
    start = process_time()
    whens = find_dates(document, sentences, language)
    extract_events(document, sentences, mentions, whens, language, settings)
    spent["extraction"] += process_time() - start


def measure(name: str, documents: Sequence[Document], rounds: int, settings: Settings) -> None:
    """Print the time of each stage, after one round that nobody times."""
    world, spent = Gazetteer.default(), defaultdict[str, float](float)
    for number in range(rounds + 1):
        if number == 1:
            spent.clear()
        for document in documents:
            timed(document, world, settings, spent)
    each = {stage: seconds / rounds / len(documents) * 1000 for stage, seconds in spent.items()}
    said = ", ".join(f"{stage} {ms:.1f} ms" for stage, ms in each.items())
    print(f"{name}: {said}, ratio {each['extraction'] / each['recognition']:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", nargs="?", type=int, default=3)
    parser.add_argument("corpora", nargs="*", type=Path)
    parser.add_argument("--recogniser", choices=("auto", "rules", "spacy"), default="auto")
    asked = parser.parse_args()
    settings = Settings(recogniser=asked.recogniser)
    measure("reports", reports(), asked.rounds, settings)
    for path in asked.corpora:
        documents = islice(open_corpus(path).documents(), MOST)
        measure(path.name, [one.document for one in documents], asked.rounds, settings)


if __name__ == "__main__":
    main()
