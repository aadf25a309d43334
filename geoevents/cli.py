"""The command line: parse, call, write. No rule lives here."""

from __future__ import annotations

import json
import os
import sys
from contextlib import closing

import click

from geoevents.cli_evaluate import evaluate_command
from geoevents.cli_gazetteer import gazetteer as gazetteer_commands
from geoevents.cli_map import map_command
from geoevents.cli_review import review_command
from geoevents.errors import GeoeventsError, PhraseError, UnknownPlaceError
from geoevents.terminal import FAILED, STOPPED, gazetteer_options, open_gazetteer

USAGE = 2
UNANSWERED = (UnknownPlaceError, PhraseError)
"""A question without an answer is no wrong usage."""


def main() -> None:
    """Run the command line; an error is one line on stderr, never a traceback."""
    # Before numpy is loaded: threads gain a seventh on products as small as a sentence's, take
    # twice the processor time, and wait by spinning. `--jobs` is how more than one core is used.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
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


cli.add_command(map_command)
cli.add_command(evaluate_command)
cli.add_command(gazetteer_commands)
cli.add_command(review_command)


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
@click.option(
    "--language", metavar="CODE", default="", help="Language of the phrase (fr, en, ar, de, es)."
)
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
