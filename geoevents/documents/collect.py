"""An input (file, folder or "-") to the files it holds, with what documents.csv says."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from geoevents.documents.catalogue import CATALOGUE, Catalogue, catalogue, row_of, rows_inside
from geoevents.documents.document_names import holds_many, is_document
from geoevents.documents.remote import collect_remote, is_address
from geoevents.documents.source import Failure, Source, safe_id
from geoevents.errors import DocumentError


def collect(inputs: tuple[str, ...]) -> Iterator[Source | Failure]:
    """Yield the files of all inputs, in a stable order, each file once.

    Raises DocumentError where an input does not exist or a folder holds no document.
    """
    before: list[Path] = []
    for name in inputs:
        if name == "-":
            yield Source("stdin", None)
            continue
        if is_address(name):
            yield from collect_remote(name)
            continue
        real = Path(name).resolve()
        for source in _of_path(Path(name)):
            where = source.path.resolve() if isinstance(source, Source) and source.path else None
            if where is None or not any(it == where or it in where.parents for it in before):
                yield source
        before.append(real)


def weigh(inputs: tuple[str, ...]) -> int:
    """Return the bytes of all files: how long the way is. Raises as `collect` does."""
    return sum(source.weight for source in collect(inputs))


def _of_path(path: Path) -> Iterator[Source | Failure]:
    if path.is_dir():
        yield from _of_folder(path)
    elif path.exists():
        beside = path.parent / CATALOGUE
        rows = catalogue(beside) if beside.is_file() else {}
        inside = rows_inside(rows, path.name)
        yield _source(path, path.name, row_of(rows, path.name), inside)
    else:
        raise DocumentError(f"{path}: there is no such file or folder; check the spelling")


def _source(path: Path, name: str, about: Mapping[str, str], items: Catalogue) -> Source:
    try:
        facts = path.stat()
    except OSError:
        return Source(safe_id(name), path, about, items)  # reading it will tell what is wrong
    stamp = f"{facts.st_size}-{facts.st_mtime_ns}"
    return Source(safe_id(name), path, about, items, stamp=stamp, weight=facts.st_size)


def _of_folder(folder: Path) -> Iterator[Source | Failure]:
    catalogues: dict[Path, Catalogue] = {}
    found = False
    for path in _files(folder):
        if isinstance(path, Failure):
            found = True
            yield path
            continue
        inside = path.relative_to(folder)
        if path.name == CATALOGUE:
            _held(path.parent, catalogues)
        if is_document(path.name):
            found = True
            about = _about(path, folder, catalogues)
            rows = catalogues.get(path.parent, {}) if holds_many(path.name) else {}
            yield _source(path, inside.as_posix(), about, rows_inside(rows, path.name))
    if not found:
        raise DocumentError(f"{folder}: this folder holds no document; put .txt files in it")
    yield from _missing(folder, catalogues)


def _files(folder: Path) -> Iterator[Path | Failure]:
    """Yield the files of a folder and those below, ordered by their paths inside it.

    Links are not followed: one that leads out of the folder is told, one that leads to
    another file of the folder is left out, for that file is read under its own name.
    """
    root = folder.resolve()
    waiting = [iter(_sorted(folder))]
    while waiting:
        name = next(waiting[-1], None)
        if name is None:
            waiting.pop()
            continue
        path = Path(name.rstrip("/"))
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            yield from _link(path, folder, root)
        elif name.endswith("/"):
            if is_document(path.name):
                waiting.append(iter(_sorted(path)))
        elif path.is_file():
            yield path


def _sorted(folder: Path) -> list[str]:
    """Return the paths in a folder, those of folders with a slash: "a-b" before "a/c"."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                f"{entry.path}/" if entry.is_dir(follow_symlinks=False) else entry.path
                for entry in entries
            )
    except OSError:
        return []


def _link(path: Path, folder: Path, root: Path) -> Iterator[Path | Failure]:
    target = path.resolve()
    inside = target == root or root in target.parents
    if (inside and target.exists()) or not is_document(path.name):
        return
    name = safe_id(path.relative_to(folder).as_posix())
    yield Failure(name, "is a link out of the folder; name its target as an input to read it")


def _about(path: Path, folder: Path, catalogues: dict[Path, Catalogue]) -> Mapping[str, str]:
    """Return the catalogue row of a file: from the nearest documents.csv at or above it."""
    for parent in path.parents:
        if row := row_of(_held(parent, catalogues), path.relative_to(parent).as_posix()):
            return row
        if parent == folder:
            break
    return {}


def _held(folder: Path, catalogues: dict[Path, Catalogue]) -> Catalogue:
    if folder not in catalogues:
        beside = folder / CATALOGUE
        catalogues[folder] = catalogue(beside) if beside.is_file() else {}
    return catalogues[folder]


def _missing(folder: Path, catalogues: dict[Path, Catalogue]) -> Iterator[Failure]:
    for parent in sorted(catalogues):
        for name in catalogues[parent]:
            if not _is_there(parent, name):
                where = (parent / CATALOGUE).relative_to(folder).as_posix()
                yield Failure(safe_id(name), f"{where} names it, but there is no such file")


def _is_there(parent: Path, name: str) -> bool:
    """Say whether a row speaks of a file, or of something in one ("reports.zip/a.txt", "#3")."""
    path = name.rpartition("#")[0] or name
    try:
        return any((parent / it).is_file() for it in (name, path)) or any(
            (parent / it).is_file() for it in Path(path).parents if it.name
        )
    except (OSError, ValueError):  # a name too long, or with a null byte
        return False
