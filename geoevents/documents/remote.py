"""Folders by address (s3://, gs://, memory://) through fsspec: listed here, read one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, Any
from urllib.parse import urlsplit

from geoevents.documents.catalogue import CATALOGUE, Catalogue, row_of, rows_in, rows_inside
from geoevents.documents.document_names import holds_many, is_document
from geoevents.documents.source import Failure, Source, safe_id
from geoevents.errors import DocumentError

_MOST_BYTES = 500_000_000  # of a documents.csv, as on disk


def is_address(name: str) -> bool:
    """Say whether an input or output is an address, not a path of this machine."""
    return "://" in name


def shown(address: str) -> str:
    """Return an address without user, password and query."""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


@contextmanager
def told_faults(address: str) -> Iterator[None]:
    """Raise DocumentError, one line, for whatever a service or its library says."""
    try:
        yield
    except DocumentError:
        raise
    except ImportError as error:
        what = str(error).splitlines()[0]
        remedy = "pip install 'geoevents[cluster]', and s3fs for s3://, gcsfs for gs://"
        raise DocumentError(f"{shown(address)}: {what}; install it: {remedy}") from None
    except Exception as error:  # each service has errors of its own
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise DocumentError(f"{shown(address)}: cannot be reached ({what})") from None


def file_system(address: str) -> tuple[Any, str]:
    """Return fsspec's file system for an address, and the path in it."""
    from fsspec.core import url_to_fs

    system, path = url_to_fs(address)
    return system, str(path).rstrip("/")


def open_remote(address: str) -> IO[bytes]:
    """Open a file for reading. Raises OSError."""
    try:
        system, path = file_system(address)
        opened: IO[bytes] = system.open(path, "rb")
        return opened
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}"[:200]) from None


def collect_remote(address: str) -> Iterator[Source | Failure]:
    """Yield the files of a folder, or one file, ordered as a folder on disk is.

    Raises DocumentError where there is nothing, or where it can't be reached.
    """
    with told_faults(address):
        system, root = file_system(address)
        found = {_inside(path, root): facts for path, facts in _listed(system, root).items()}
    if not found:
        raise DocumentError(
            f"{shown(address)}: there is no such file or folder; check the spelling"
        )
    base = address.rstrip("/")
    if list(found) == [""]:
        name = PurePosixPath(root).name
        yield _source(name, base, found[""], {}, {})
        return
    names = sorted(name for name in found if _is_looked_at(name))
    catalogues = {
        PurePosixPath(name).parent: _catalogue(f"{base}/{name}")
        for name in sorted(found)
        if PurePosixPath(name).name == CATALOGUE
    }
    if not names:
        raise DocumentError(
            f"{shown(address)}: this folder holds no document; put .txt files in it"
        )
    for name in names:
        about, inside = _about(PurePosixPath(name), catalogues)
        yield _source(name, f"{base}/{name}", found[name], about, inside)
    yield from _missing(catalogues, set(found))


def _listed(system: Any, root: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = system.find(root, detail=True)
    return found


def _inside(path: str, root: str) -> str:
    return path[len(root) :].strip("/")


def _is_looked_at(name: str) -> bool:
    """Leave out keys with an empty part, which no file on disk has, and hidden ones ("..")."""
    return all(part and is_document(part) for part in name.split("/"))


def _source(
    name: str, address: str, facts: Mapping[str, Any], about: Mapping[str, str], inside: Catalogue
) -> Source:
    size = int(facts.get("size") or 0)
    changed = facts.get("ETag") or facts.get("mtime") or facts.get("LastModified") or ""
    last = PurePosixPath(name).name
    stamp = f"{size}-{changed}"
    return Source(
        safe_id(name), None, about, inside, name=last, stamp=stamp, weight=size, address=address
    )


def _catalogue(address: str) -> Catalogue:
    with told_faults(address), open_remote(address) as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise DocumentError(f"{shown(address)}: is larger than {_MOST_BYTES // 10**6} MB")
    return rows_in(data, shown(address))


def _about(
    name: PurePosixPath, catalogues: Mapping[PurePosixPath, Catalogue]
) -> tuple[Mapping[str, str], Catalogue]:
    """Return a file's row, from the nearest documents.csv, and the rows of what it holds."""
    beside = catalogues.get(name.parent, {})
    inside = rows_inside(beside, name.name) if holds_many(name.name) else {}
    for parent in name.parents:
        if row := row_of(catalogues.get(parent, {}), name.relative_to(parent).as_posix()):
            return row, inside
    return {}, inside


def _missing(catalogues: Mapping[PurePosixPath, Catalogue], found: set[str]) -> Iterator[Failure]:
    for parent in sorted(catalogues):
        for name in catalogues[parent]:
            held = PurePosixPath(name.rpartition("#")[0] or name)
            holders = (PurePosixPath(name), held, *(it for it in held.parents if it.name))
            paths = {(parent / it).as_posix() for it in holders}
            if paths.isdisjoint(found):
                where = (parent / CATALOGUE).as_posix()
                yield Failure(safe_id(name), f"{where} names it, but there is no such file")
