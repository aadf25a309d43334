"""The command `review`, and the corrections of `map`. Parse, call, write."""

from __future__ import annotations

import json
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geoevents.terminal import gazetteer_options, open_gazetteer

if TYPE_CHECKING:
    from geoevents.corrections import Corrections, Outcome
    from geoevents.gazetteer import Gazetteer
    from geoevents.settings import Settings

_TOLD = 20

corrections_option = click.option(
    "--corrections",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Replay these decisions of reviewers.  [default: corrections.jsonl in the output folder]",
)


def read_corrections(file: Path | None, output: Path) -> Corrections:
    """Return the decisions of a file, else of the output folder's; damaged lines are told."""
    from geoevents.corrections import FILE, NO_CORRECTIONS, Corrections, read_file

    path = file or output / FILE
    if not path.is_file():
        return NO_CORRECTIONS
    decisions, damages = read_file(path)
    for damage in damages:
        click.echo(f"geoevents: {path}: line {damage.line} {damage.reason}; passed over", err=True)
    return Corrections(decisions, str(path))


def tell_misfits(came: Sequence[Outcome]) -> None:
    """Say which decisions fit nowhere any more: none is dropped in silence."""
    unfit = [one for one in came if one.outcome == "no longer fits"]
    for one in unfit[:_TOLD]:
        what = one.correction
        quote = " ".join(what.at.text.split())
        click.echo(
            f"geoevents: {what.document}: a correction no longer fits"
            f" ({what.decision.value} “{quote}”): {one.reason}",
            err=True,
        )
    if len(unfit) > _TOLD:
        click.echo(
            f"geoevents: {len(unfit) - _TOLD} more no longer fit; run.json has all", err=True
        )


@click.command("review")
@click.argument(
    "outputs", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="OUTPUTS"
)
@click.option("--who", metavar="NAME", default="", help="Who decides; else your user's name.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Else any that is free.")
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@click.option(
    "--export",
    "exported",
    type=(click.Choice(["gold", "brat", "webannotation"]), click.Path(path_type=Path)),
    metavar="FORMAT FOLDER",
    help="Serve nothing; write the reviewed documents as gold, brat or webannotation.",
)
@click.option("--complete", is_flag=True, help="Export only documents reviewed row by row.")
@gazetteer_options
def review_command(
    outputs: Path,
    who: str,
    port: int,
    no_browser: bool,
    exported: tuple[str, Path] | None,
    complete: bool,
    gazetteers: tuple[str, ...],
    online: str | None,
) -> None:
    """Correct what was read, in a browser on this machine: places, names, events.

    OUTPUTS is a folder that `geoevents map` wrote. Each decision is a line of its
    corrections.jsonl, which the next `geoevents map` replays. Ctrl-C ends.

    \b
    Examples:
      geoevents review outputs/
      geoevents review outputs/ --export brat gold/
    """
    from geoevents.review import Desk, Server
    from geoevents.settings import Settings

    opener = partial(open_gazetteer, gazetteers, online)
    settings = Settings(recogniser=_recogniser(outputs))
    if exported is not None:
        _export(outputs, exported, complete, opener, settings)
        return
    server = Server(lambda: Desk(outputs, opener, settings, who or _user()), port)
    try:
        click.echo(f"Review on this machine alone: {server.address}")
        click.echo(f"Decisions are kept in {outputs / 'corrections.jsonl'}; Ctrl-C ends.", err=True)
        if not no_browser:
            webbrowser.open(server.address)
        server.serve()
    except KeyboardInterrupt:
        click.echo("Ended; `geoevents map` replays what was decided.", err=True)
    finally:
        server.close()


def _export(
    outputs: Path,
    exported: tuple[str, Path],
    complete: bool,
    opener: Callable[[], Gazetteer],
    settings: Settings,
) -> None:
    from geoevents.review.exports import export
    from geoevents.review.reviewed import reviewed

    form, folder = exported
    with closing(opener()) as gazetteer:
        found = reviewed(outputs, read_corrections(None, outputs), gazetteer, settings)
        documents = [one for one in found if one.complete or not complete]
    export(form, documents, folder)
    looked_at, rows = sum(it.looked_at for it in documents), sum(it.rows for it in documents)
    click.echo(
        f"{len(documents)} reviewed documents written to {folder}:"
        f" someone looked at {looked_at} of their {rows} rows"
    )


def _recogniser(outputs: Path) -> str:
    """Return who found the names of a run, as its run.json says."""
    try:
        said = json.loads((outputs / "run.json").read_text("utf-8"))["options"]["recogniser"]
    except (OSError, ValueError, KeyError, TypeError):
        return "auto"
    return said if said in ("auto", "spacy", "rules") else "auto"


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "a reviewer"
