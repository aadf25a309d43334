"""Files to the documents they hold: rows, entries and members, one at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from typing import IO

from geoevents.documents.collect import collect
from geoevents.documents.formats import Format, format_of
from geoevents.documents.item import Item
from geoevents.documents.limits import read_most
from geoevents.documents.remote import open_remote
from geoevents.documents.source import Failure, Source, safe_id
from geoevents.errors import DocumentError
from geoevents.settings import Settings

_Found = Source | Failure
_FAULTS = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError),
    *(MemoryError, OSError, RuntimeError, TypeError, ValueError),
)
"""What a library may raise at a file that it can make no sense of."""


def expand(
    inputs: tuple[str, ...], settings: Settings, columns: Mapping[str, str] | None = None
) -> Iterator[Source | Failure]:
    """Yield the documents of all inputs, in a stable order; no more than one is in memory.

    A file that breaks off gives the documents before the break, and a Failure.
    Raises DocumentError where an input does not exist or a folder holds no document.
    """
    for source in collect(inputs):
        if isinstance(source, Failure) or (source.path is None and not source.address):
            yield source
        else:
            yield from _of_file(source, settings, columns or {})


def _of_file(source: Source, settings: Settings, columns: Mapping[str, str]) -> Iterator[_Found]:
    name = source.path.name if source.path else source.name
    form = _split_format(name)
    if form is None and not source.address:
        yield source
        return
    try:
        file = source.path.open("rb") if source.path else open_remote(source.address)
    except OSError as error:
        reason = f"cannot be read: {(error.strerror or str(error)).lower()}"
        yield Failure(source.id, reason, source.stamp, source.weight)
        return
    with closing(file):
        if form is None:
            yield _fetched(source, file, settings)
        else:
            yield from _of_stream(source, file, name, form, settings, columns)


def _fetched(source: Source, file: IO[bytes], settings: Settings) -> _Found:
    """Return a remote document with its bytes: who reads it may have no way to its address."""
    try:
        return replace(source, data=read_most(file, settings.max_file_bytes))
    except DocumentError as error:
        return Failure(source.id, str(error), source.stamp, source.weight)
    except _FAULTS as error:
        return Failure(source.id, f"cannot be read: {error}"[:200], source.stamp, source.weight)


def _split_format(name: str) -> Format | None:
    """Return the format of a file that holds many documents, else None."""
    try:
        form = format_of(name)
    except DocumentError:
        return None  # reading it will tell
    return form if form.split is not None else None


def _of_stream(
    source: Source,
    file: IO[bytes],
    name: str,
    form: Format,
    settings: Settings,
    columns: Mapping[str, str],
    depth: int = 1,
) -> Iterator[_Found]:
    assert form.split is not None
    passed, any_found = 0, False
    try:
        for item in form.split(file, name, settings, columns):
            any_found = True
            now = _position(file) if depth == 1 else 0
            yield from _of_item(source, item, settings, columns, depth, max(0, now - passed))
            passed = max(now, passed)
        if not any_found:
            raise DocumentError("holds no document")
    except DocumentError as error:
        yield Failure(
            source.id, str(error), source.stamp, 0 if depth > 1 else source.weight - passed
        )
    except _FAULTS as error:
        what = f"{type(error).__name__}: {error}"[:200]
        yield Failure(source.id, f"breaks off ({what}); what was before is read", source.stamp)


def _position(file: IO[bytes]) -> int:
    try:
        return file.tell()
    except (OSError, ValueError):
        return 0


def _of_item(
    source: Source,
    item: Item,
    settings: Settings,
    columns: Mapping[str, str],
    depth: int,
    weight: int,
) -> Iterator[_Found]:
    id_ = f"{source.id}{safe_id(item.suffix)}"
    if item.trouble:
        yield Failure(id_, item.trouble, source.stamp, weight)
        return
    inner = Source(
        id=id_,
        path=source.path,
        about=source.items.get(item.suffix) or item.about or source.about,
        told=item.told or source.told,
        data=item.data,
        name=item.name,
        stamp=source.stamp,
        weight=weight,
    )
    form = _split_format(item.name)
    if form is None:
        yield inner
    elif depth >= settings.max_archive_depth:
        yield Failure(
            id_,
            f"is an archive in an archive, {depth + 1} deep; unpack it first",
            source.stamp,
            weight,
        )
    else:
        stream = io.BytesIO(item.data)
        yield from _of_stream(inner, stream, item.name, form, settings, columns, depth + 1)
