"""The command line: parse, call, write. No rule lives here."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geoevents.cli_evaluate import evaluate_command
from geoevents.cli_gazetteer import gazetteer as gazetteer_commands
from geoevents.cli_review import (
    corrections_option,
    read_corrections,
    review_command,
    tell_misfits,
)
from geoevents.errors import GeoeventsError, PhraseError, UnknownPlaceError
from geoevents.terminal import (
    desk_options,
    gazetteer_options,
    open_gazetteer,
    reading_progress,
    recogniser_option,
)

if TYPE_CHECKING:
    from geoevents.run import Summary

USAGE, FAILED, STOPPED = 2, 1, 130
UNANSWERED = (UnknownPlaceError, PhraseError)
"""A question without an answer is no wrong usage."""


def main() -> None:
    """Run the command line; an error is one line on stderr, never a traceback."""
    try:
        status = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except click.Abort:
        click.echo("stopped", err=True)
        status = STOPPED
    except UNANSWERED as error:
        click.echo(f"geoevents: {error}", err=True)
        status = FAILED
    except GeoeventsError as error:
        click.echo(f"geoevents: {error}", err=True)
        status = USAGE
    except BrokenPipeError:
        status = FAILED  # `geoevents geocode Alep | head -1`: the reader has gone, that is no news
    sys.exit(status if isinstance(status, int) else 0)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="geoevents", prog_name="geoevents")
def cli() -> None:
    """Read news reports offline; map what happened, where, when, to whom, who says so.

    \b
    Examples:
      geoevents map seeds/
      geoevents geocode Palmyre
      geoevents locate "4 km southwest of Palmyra"
      geoevents relate "Jabal Hayane" Palmyra
    """


cli.add_command(evaluate_command)
cli.add_command(gazetteer_commands)
cli.add_command(review_command)


@cli.command("map")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    default="outputs",
    show_default=True,
    help="Folder to write into, or its address (s3://bucket/folder).",
)
@click.option(
    "--date", "published", metavar="YYYY-MM-DD", help="When the documents were published."
)
@click.option("--language", metavar="CODE", default="", help="Language of the documents (fr, en).")
@click.option("--formats", metavar="LIST", default="", help="Which outputs, comma-separated.")
@recogniser_option
@gazetteer_options
@click.option(
    "--tiles",
    type=click.Choice(["none", "osm"]),
    default="none",
    show_default=True,
    help="Online tiles in the map; osm asks tile.openstreetmap.org when it is opened.",
)
@click.option("--hxl", is_flag=True, help="Give events.csv a second row of HXL tags.")
@click.option(
    "--strict", is_flag=True, help="Stop at the first document that fails; write nothing."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes read; the output is the same for any number.",
)
@desk_options
@click.option("--resume", is_flag=True, help="Go on with a run that was stopped or killed.")
@corrections_option
@click.option(
    "--columns",
    metavar="LIST",
    default="",
    help="What the columns of a table hold: text=body,published=day.",
)
def map_command(
    inputs: tuple[str, ...],
    output: str,
    published: str | None,
    language: str,
    formats: str,
    recogniser: str,
    gazetteers: tuple[str, ...],
    online: str | None,
    tiles: str,
    hxl: bool,
    strict: bool,
    jobs: int,
    to: str,
    engine: str,
    scheduler: str,
    resume: bool,
    corrections: Path | None,
    columns: str,
) -> int:
    """Read documents and write a map, layers and tables.

    INPUT is a file, a folder, or - for standard input.

    \b
    Examples:
      geoevents map seeds/
      geoevents map report.txt --date 2016-12-08 -o aleppo/
      geoevents map seeds/ --jobs 2 --resume
    """
    from geoevents.documents.remote import is_address
    from geoevents.run import Options, run
    from geoevents.run.delivery import staging
    from geoevents.settings import Settings

    folder = staging(output) if is_address(output) else Path(output)
    options = Options(
        inputs=inputs,
        output=folder,
        upload=output if is_address(output) else "",
        published=_iso_date(published),
        language=language,
        formats=tuple(filter(None, formats.replace(" ", "").split(","))),
        strict=strict,
        settings=Settings(recogniser=recogniser),
        jobs=jobs,
        resume=resume,
        columns=_columns(columns),
        tiles=tiles,
        hxl=hxl,
        to=to,
        corrections=read_corrections(corrections, folder),
        engine="dask" if scheduler else engine,
        scheduler=scheduler,
    )
    with reading_progress() as step:
        summary = run(options, partial(open_gazetteer, gazetteers, online), step)
    _tell(summary)
    if summary.stopped:
        return STOPPED
    return FAILED if summary.failures else 0


def _tell(summary: Summary) -> None:
    for failure in summary.failures:
        click.echo(f"geoevents: {failure.id}: {failure.reason}", err=True)
    counts = summary.counts
    tell_misfits(summary.corrections)
    if (untold := counts["documents"] - counts["documents_read"] - len(summary.failures)) > 0:
        click.echo(f"geoevents: {untold} more documents failed; run.json lists them", err=True)
    if summary.resumed_at:
        click.echo(f"Went on after {summary.resumed_at} documents that were done before.")
    click.echo(
        f"{counts['documents_read']} of {counts['documents']} documents read: "
        f"{counts['places']} places in {counts['mentions']} mentions "
        f"({counts['mentions_placed']} placed, {counts['mentions_unplaced']} not), "
        f"{counts['events']} events ({counts['events_placed']} placed) "
        f"in {counts['stories']} stories"
    )
    files = summary.uploaded or tuple(map(str, summary.files))
    pages = [path for path in files if path.endswith(".html")]
    for page in pages:
        click.echo(f"Open the map: {page}")
    others = ", ".join(path for path in files if path not in pages)
    click.echo(f"Also written: {others}")
    if summary.sent:
        click.echo(f"Sent: {summary.sent}")
    if summary.stopped:
        click.echo("Stopped: what was done is written; --resume goes on from here.", err=True)


@cli.command()
@click.argument("name")
@click.option("--near", metavar="PLACE", default="", help="Prefer places near this one.")
@click.option("--country", metavar="CC", default="", help="Only this country (ISO code: SY).")
@gazetteer_options
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def geocode(
    name: str,
    near: str,
    country: str,
    gazetteers: tuple[str, ...],
    online: str | None,
    limit: int,
    as_json: bool,
) -> int:
    """List the places that NAME may mean, best first, with reasons.

    \b
    Examples:
      geoevents geocode "Boustane Al-Qasr"
      geoevents geocode Palmyra --country SY --json
    """
    from geoevents.queries import geocode as ask

    with closing(open_gazetteer(gazetteers, online)) as gazetteer:
        answers = ask(name, gazetteer, near=near, country=country, limit=limit)
    if as_json:
        click.echo(
            json.dumps([answer.record() for answer in answers], ensure_ascii=False, indent=2)
        )
    else:
        for answer in answers:
            click.echo(answer.line())
    return 0


@cli.command()
@click.argument("phrase")
@click.option("--language", metavar="CODE", default="", help="Language of the phrase (fr, en).")
@click.option("--json", "as_json", is_flag=True, help="The Feature alone, for another program.")
def locate(phrase: str, language: str, as_json: bool) -> int:
    """Turn a PHRASE that says where into a GeoJSON Feature with its uncertainty.

    \b
    Examples:
      geoevents locate "4 km southwest of Palmyra"
      geoevents locate "à 27 km de Palmyre" --json
    """
    from geoevents.queries import locate as ask

    with closing(open_gazetteer()) as gazetteer:
        feature = ask(phrase, gazetteer, language=language)
    click.echo(json.dumps(feature, ensure_ascii=False, indent=None if as_json else 2))
    return 0


@cli.command()
@click.argument("place")
@click.argument("reference")
@click.option("--language", metavar="CODE", default="en", show_default=True, help="en, fr or ar.")
@click.option("--winds", type=click.Choice(["8", "16"]), default="8", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def relate(place: str, reference: str, language: str, winds: str, as_json: bool) -> int:
    """Say where PLACE is, seen from REFERENCE.

    \b
    Examples:
      geoevents relate "Jabal Hayane" Palmyra
      geoevents relate "Khan Khalabat" Palmyre --language fr --json
    """
    from geoevents.queries import relate as ask

    with closing(open_gazetteer()) as gazetteer:
        record = ask(place, reference, gazetteer, language=language, winds=int(winds))
    if as_json:
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        click.echo(
            f"{record['text']} ({record['distance_km']} km, azimuth {record['azimuth_deg']}°)"
        )
    return 0


def _iso_date(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a date; write it as 2016-12-08") from None


def _columns(text: str) -> dict[str, str]:
    from geoevents.documents.columns import NAMES

    columns: dict[str, str] = {}
    for pair in filter(None, text.split(",")):
        what, _, column = pair.partition("=")
        if what.strip() not in NAMES or not column.strip():
            known = ", ".join(NAMES)
            raise click.BadParameter(f"--columns: {pair!r} is not WHAT=COLUMN; WHAT is: {known}")
        columns[what.strip()] = column.strip()
    return columns
