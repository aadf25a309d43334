"""What a source of places yields: a place with all its names, and where they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geoevents.model import Place


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a place.

    `language` is an ISO 639-1 code, or "" where the source does not say. `kind` is "name",
    "preferred", "short", "colloquial" or "historic" where the source says so, or "code" for
    forms such as airport codes: found by look-up, never when scanning a text.
    """

    form: str
    language: str = ""
    kind: str = "name"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place and its names, as one source files it.

    `admin1_code` is GeoNames' code of the first-level region ("SY.09"); the build turns it
    into the region's name where `place.admin1` is empty. `trusted` marks what people wrote
    by hand: its values win over those of another source. `where` is the file and line.
    `parent` is the id of the place it lies in; `same` are ids that other gazetteers give it.
    """

    place: Place
    names: tuple[Name, ...] = ()
    admin1_code: str = ""
    trusted: bool = False
    where: str = ""
    parent: str = ""
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Many places of one source, as lines of schema.py whose last cell, admin1, is left out.

    All lists but the last are of one length, a row a place: `admin1` is a region's name or
    "", `codes` GeoNames' code of it as in `Entry`, `ranks` what `merging.rank` makes of each.
    """

    ids: list[str]
    lines: list[str]
    ranks: list[int]
    admin1: list[str]
    codes: list[str]
    parents: list[str]
    """As in `Entry`; none at all where no place's is known."""


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a source is, for run.json and the credits.

    `date` is that of the data, where the source gives one; never the clock's. `skipped`
    counts what could not be used, `note` says why.
    """

    name: str
    version: str
    licence: str
    attribution: str
    date: str = ""
    places: int = 0
    skipped: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One row of the table of sources.

    `read` yields entries, or many places at once, and calls its argument for each one it
    must skip. `stamp` changes
    whenever the data does: it is part of the name of the index. `expected` is about how
    many entries to expect, for a progress bar.
    """

    info: SourceInfo
    read: Callable[[Callable[[str], None]], Iterable[Entry | Batch]]
    stamp: Callable[[], str]
    expected: int = 0
