"""`geoevents map`: documents to a map, layers and tables."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geoevents.cli_review import corrections_option, read_corrections, tell_misfits
from geoevents.terminal import (
    FAILED,
    STOPPED,
    desk_options,
    gazetteer_options,
    open_gazetteer,
    reading_progress,
    recogniser_option,
)

if TYPE_CHECKING:
    from geoevents.run import Summary


@click.command("map")
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
@click.option(
    "--language", metavar="CODE", default="", help="Language of the documents (fr, en, ar)."
)
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
    try:
        with reading_progress() as step:
            summary = run(options, partial(open_gazetteer, gazetteers, online), step)
    except KeyboardInterrupt:  # while the places are opened, or the files written
        click.echo("Stopped: what was read is kept; --resume goes on from here.", err=True)
        return STOPPED
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
