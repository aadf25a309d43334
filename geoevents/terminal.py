"""What commands share at a terminal: options, the gazetteer they open, and bars of progress.

A bar shows on a terminal alone: a file of progress is no use to anyone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer

Command = TypeVar("Command", bound=Callable[..., Any])

recogniser_option = click.option(
    "--recogniser",
    type=click.Choice(["auto", "spacy", "rules"]),
    default="auto",
    show_default=True,
    help="Who finds names: spaCy's pipeline with our rules, or rules alone.",
)
_own_option = click.option(
    "--gazetteer",
    "gazetteers",
    multiple=True,
    metavar="NAME_OR_FILE",
    help="Ask this gazetteer first; may be given again. Default: all that were added.",
)
_online_option = click.option(
    "--online",
    type=click.Choice(["nominatim"]),
    help="Ask this service for names that no gazetteer has: opens a network connection.",
)

_engine_option = click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Who reads: processes of this machine, or a Dask cluster.",
)
_scheduler_option = click.option(
    "--scheduler", metavar="ADDRESS", default="", help="Dask's: tcp://host:8786."
)
_to_option = click.option(
    "--to",
    metavar="ADDRESS",
    default="",
    help="Also write into PostGIS: postgresql://user@host/database.",
)

FAILED, STOPPED = 1, 130
"""Exit codes: some document failed, or nothing answers; Ctrl-C ended it."""


def desk_options(command: Command) -> Command:
    """Give a command `--engine`, `--scheduler` and `--to`: what a desk with servers has."""
    return _engine_option(_scheduler_option(_to_option(command)))


def gazetteer_options(command: Command) -> Command:
    """Give a command `--gazetteer` and `--online`."""
    return _own_option(_online_option(command))


def open_gazetteer(chosen: tuple[str, ...] = (), online: str | None = None) -> Gazetteer:
    """Open the index of places; the first time, build it and show how far that is."""
    from geoevents.gazetteer.cache import cache_folder
    from geoevents.gazetteer.online import Nominatim
    from geoevents.gazetteer.opening import open_gazetteers

    service = Nominatim(cache_folder()) if online else None
    with closing(Steps("Building the index of places, once; later runs open it.")) as building:
        return open_gazetteers(chosen, building, service)


class Steps:
    """Shows how far a job of several steps is: called with (what, done, total).

    `opening` is said before the first step; with it, a line a step is said where there is
    no terminal. Close it when the job ends, or the cursor stays hidden.
    """

    def __init__(self, opening: str = "") -> None:
        self._opening = opening
        self._step = ""
        self._bar: Any = None

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say that of a step so much is done."""
        if self._opening and not self._step:
            click.echo(self._opening, err=True)
        if what != self._step:
            self.close()
            self._begin(what, total)
        if self._bar is not None:
            self._bar.length = max(total, done, 1)
            self._bar.update(done - self._bar.pos)

    def _begin(self, what: str, total: int) -> None:
        self._step = what
        if sys.stderr.isatty():
            self._bar = click.progressbar(length=max(total, 1), label=what, file=sys.stderr)
        elif self._opening:
            click.echo(f"  {what}", err=True)

    def close(self) -> None:
        """End the bar: the next line is another's, and the cursor shows again."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None


@contextmanager
def reading_progress() -> Iterator[Callable[[int, float], None]]:
    """Give a function to call with (documents done, share of the input's bytes).

    A bar with the rate and the time left shows on a terminal alone, after a second.
    """
    if not sys.stderr.isatty():
        yield lambda done, share: None
        return
    from time import monotonic

    begun, steps = monotonic(), 10_000
    with click.progressbar(
        length=steps,
        label="Reading documents",
        file=sys.stderr,
        item_show_func=lambda text: text,
    ) as bar:

        def step(done: int, share: float) -> None:
            seconds = monotonic() - begun
            if seconds > 1:
                told = f"{done:,} documents, {done / seconds:.1f} a second"
                bar.update(round(share * steps) - bar.pos, told)

        yield step
