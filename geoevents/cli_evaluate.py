"""The command `evaluate`: corpora in, scores out. Parse, call, write."""

from __future__ import annotations

import json
import sys
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geoevents.terminal import open_gazetteer, recogniser_option

if TYPE_CHECKING:
    from geoevents.evaluation import Corpus, Scores, System
    from geoevents.evaluation.scoring import Report
    from geoevents.gazetteer import Gazetteer
    from geoevents.model import Document, Mention, Span
    from geoevents.settings import Settings


@click.command("evaluate")
@click.argument("corpora", metavar="CORPUS...", nargs=-1, required=True)
@click.option("--gold-spans", is_flag=True, help="Also resolve the annotated spans themselves.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--errors", type=click.Path(path_type=Path), help="Write each error here (JSONL).")
@click.option("--language", metavar="CODE", default="", help="Language, where the file says none.")
@click.option("--limit", type=click.IntRange(min=1), help="Only the first documents of each.")
@click.option(
    "--gold",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CORPUS is an outputs folder; score it by these corrections of reviewers.",
)
@recogniser_option
def evaluate_command(
    corpora: tuple[str, ...],
    gold_spans: bool,
    as_json: bool,
    errors: Path | None,
    language: str,
    limit: int | None,
    gold: Path | None,
    recogniser: str,
) -> int:
    """Score readings against annotated corpora.

    CORPUS is LGL or GeoVirus XML, CoNLL, HIPE TSV, a folder of brat, or our mentions.geojson
    corrected by hand.

    docs/accuracy.md says what the figures are, and ours on four corpora.

    \b
    Examples:
      geoevents evaluate corpus.xml --gold-spans
      geoevents evaluate corpus.xml --errors errors.jsonl --json
    """
    if gold is not None:
        return _judged([Path(path) for path in corpora], gold, as_json)
    from geoevents.evaluation import as_json as record
    from geoevents.evaluation import as_text, errors_file, open_corpus
    from geoevents.settings import Settings

    settings = Settings(recogniser=recogniser)
    opened = [open_corpus(Path(path), language=language) for path in corpora]
    with (
        closing(open_gazetteer()) as gazetteer,
        errors_file(errors) if errors else nullcontext() as report,
    ):
        system = system_of(gazetteer, settings)
        scores = [_scored(one, system, gold_spans, limit, report) for one in opened]
    if as_json:
        click.echo(json.dumps([record(one) for one in scores], ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(scores))
    return 0


def _judged(folders: list[Path], gold: Path, as_json: bool) -> int:
    """Score outputs folders by what reviewers said."""
    from geoevents.cli_review import read_corrections
    from geoevents.review.judging import as_lines, judge

    records = [judge(folder, read_corrections(gold, folder)) for folder in folders]
    if as_json:
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(as_lines(record)) for record in records))
    return 0


def system_of(gazetteer: Gazetteer, settings: Settings) -> System:
    """Return our own reading as what is measured."""
    from geoevents.evaluation import System
    from geoevents.pipeline import read, resolve_spans

    def resolved(document: Document, spans: tuple[Span, ...]) -> tuple[Mention, ...]:
        return resolve_spans(document, spans, gazetteer, settings)

    return System(
        lambda document: read(document, gazetteer, settings),
        resolved,
        gazetteer.lookup,
        lambda place_id: place.point if (place := gazetteer.place(place_id)) else None,
    )


def _scored(
    corpus: Corpus, system: System, gold_spans: bool, limit: int | None, report: Report | None
) -> Scores:
    from geoevents.evaluation import evaluate

    def step(documents: int) -> None:
        if sys.stderr.isatty() and documents % 10 == 0:
            click.echo(f"\r{corpus.name}: {documents} documents", err=True, nl=False)

    if report is None:
        return evaluate(corpus, system, gold_spans, limit=limit, step=step)
    return evaluate(corpus, system, gold_spans, limit=limit, report=report, step=step)
