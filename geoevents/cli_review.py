"""Corrections at the command line: the option of `map`. Parse, call, write."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from geoevents.corrections import Corrections, Outcome

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
