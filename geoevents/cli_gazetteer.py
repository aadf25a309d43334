"""The commands of `geoevents gazetteer`: parse, call, write."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geoevents.terminal import Steps

if TYPE_CHECKING:
    from geoevents.gazetteer.records import Report


@click.group("gazetteer")
def gazetteer() -> None:
    """Manage the gazetteers that names of places are looked up in.

    What you add is trusted before the world's places that come with the package.

    \b
    Examples:
      geoevents gazetteer list
      geoevents gazetteer search Palmyre
    """


@gazetteer.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "format_", metavar="F", default="", help="What it is; else recognised.")
@click.option("--name", metavar="N", default="", help="What to call it; else as the file.")
@click.option("--columns", metavar="MAP", default="", help="Such as name=Nom,lat=Y,names:ar=Arabe.")
@click.option("--first", is_flag=True, help="Trust it before those added earlier.")
def add(file: Path, format_: str, name: str, columns: str, first: bool) -> None:
    """Index FILE (or a folder) and look names up in it from now on.

    The file is referenced, not copied: when it changes it is indexed again. Formats: geonames,
    csv, ocha, whosonfirst, pleiades, lpf, vector, osm.

    \b
    Examples:
      geoevents gazetteer add villages.csv
      geoevents gazetteer add villages.csv --name ours --columns name=village --first
    """
    from geoevents.gazetteer.collection import Collection

    mapping = _mapping(columns)
    with closing(Steps()) as step:
        report = Collection().add(
            file, name=name, format_=format_, columns=mapping, first=first, progress=step
        )
    _tell(report)


@gazetteer.command()
@click.argument("name", required=False)
def build(name: str | None) -> None:
    """Index the file of NAME again, or of all gazetteers, and the default one where needed.

    \b
    Examples:
      geoevents gazetteer build
    """
    from geoevents.gazetteer.cache import world_index
    from geoevents.gazetteer.collection import DEFAULT, Collection

    held = Collection()
    names = [name] if name else [*(record.name for record in held.records()), DEFAULT]
    for one in names:
        with closing(Steps()) as step:
            if one == DEFAULT:
                world = world_index(step)
                told = f"{DEFAULT}: {world.size:,} places"
                world.close()
            else:
                told = ""
                report = held.build(one, step)
        if told:
            click.echo(told)
        else:
            _tell(report)


@gazetteer.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_command(as_json: bool) -> None:
    """List the gazetteers, the most trusted first.

    \b
    Examples:
      geoevents gazetteer list --json
    """
    from geoevents.gazetteer.collection import DEFAULT, Collection
    from geoevents.gazetteer.opening import described

    rows = described(Collection())
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        skipped = f", {row['skipped']:,} skipped" if row["skipped"] else ""
        click.echo(
            f"{row['name']}: {row['places']:,} places{skipped}"
            f" ({row['format']}, {row['state']}) {row['path']}"
        )
    click.echo(f"{DEFAULT}: the world's places that come with the package")


@gazetteer.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def info(name: str | None, as_json: bool) -> None:
    """Show what NAME, or every gazetteer, holds: places, version, licence, what was skipped.

    \b
    Examples:
      geoevents gazetteer info villages
    """
    from dataclasses import asdict

    from geoevents.gazetteer.collection import DEFAULT, Collection
    from geoevents.gazetteer.opening import open_one

    held = Collection()
    names = [name] if name else [*(record.name for record in held.records()), DEFAULT]
    shown: list[dict[str, Any]] = []
    for one in names:
        with closing(Steps()) as step:
            opened = open_one(one, held, step)
        shown += [{"gazetteer": one, **asdict(source)} for source in opened.info()]
        opened.close()
    if as_json:
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for row in shown:
        click.echo(f"{row.pop('gazetteer')}: {row.pop('name')}")
        for key, value in row.items():
            if value:
                click.echo(f"  {key}: {value:,}" if isinstance(value, int) else f"  {key}: {value}")


@gazetteer.command()
@click.argument("name")
@click.option("--gazetteer", "chosen", metavar="N", default="", help="Search this one alone.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def search(name: str, chosen: str, limit: int, as_json: bool) -> None:
    """Search NAME in all gazetteers: every place filed under it, or that sounds like it.

    \b
    Examples:
      geoevents gazetteer search Palmyre --limit 3
    """
    from geoevents.errors import UnknownPlaceError
    from geoevents.gazetteer.collection import Collection
    from geoevents.gazetteer.opening import open_gazetteers, open_one
    from geoevents.queries.names import unknown
    from geoevents.queries.records import line_of, record_of

    with closing(Steps()) as step:
        opened = open_one(chosen, Collection(), step) if chosen else open_gazetteers((), step)
    try:
        found = opened.lookup(name)[:limit]
        if not found:
            raise UnknownPlaceError(unknown(name, opened))
    finally:
        opened.close()
    if as_json:
        rows = [record_of(one, match=one.match, source=one.place.source) for one in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo(line_of(one))


@gazetteer.command()
@click.argument("name")
def remove(name: str) -> None:
    """Forget NAME and delete its index; the file that it was made from is left alone.

    \b
    Examples:
      geoevents gazetteer remove villages
    """
    from geoevents.gazetteer.collection import Collection

    record = Collection().remove(name)
    click.echo(f"{record.name}: removed; {record.path} is left as it is")


@gazetteer.command()
@click.argument("source", type=click.Choice(["geonames"]))
@click.option("--country", metavar="CC", default="", help="Only this country (ISO code: SY).")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="Download to here.")
@click.option("--base", metavar="URL", default="", help="Another server with the same files.")
@click.option("--name", metavar="N", default="", help="What to call it; else as its file.")
def fetch(source: str, country: str, into: Path | None, base: str, name: str) -> None:
    """Download GeoNames over the network, and add it. Ask again to go on where it stopped.

    \b
    Examples:
      geoevents gazetteer fetch geonames --country SY
    """
    from geoevents.gazetteer.collection import Collection, home
    from geoevents.gazetteer.fetch import BASE, geonames_files
    from geoevents.gazetteer.fetch import fetch as download

    folder = into or home() / "downloads" / source
    wanted = geonames_files(country)
    with closing(Steps()) as step:
        file = download(wanted, folder, base or BASE, step)
    called = name or (f"geonames-{country.lower()}" if country else "geonames")
    with closing(Steps()) as step:
        report = Collection().add(file, name=called, format_="geonames", progress=step)
    _tell(report)


def _mapping(columns: str) -> dict[str, str]:
    """Return "name=Nom,lat=Y" as a mapping."""
    pairs: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in columns.split(","))):
        what, equals, column = part.partition("=")
        if not equals or not column.strip():
            raise click.BadParameter(f"{part!r} is not what=COLUMN", param_hint="--columns")
        pairs[what.strip()] = column.strip()
    return pairs


def _tell(report: Report) -> None:
    record = report.record
    for reason in report.reasons:
        click.echo(f"  skipped: {reason}", err=True)
    if record.skipped > len(report.reasons):
        click.echo(f"  … and {record.skipped - len(report.reasons):,} more", err=True)
    skipped = f"; {record.skipped:,} rows skipped" if record.skipped else ""
    click.echo(
        f"{record.name}: {record.places:,} places from {record.path} ({record.format}){skipped}"
    )
