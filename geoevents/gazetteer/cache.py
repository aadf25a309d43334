"""The default index: in the user's cache, made anew when its sources change, made once."""

from __future__ import annotations

import gc
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from secrets import token_hex

from geoevents.errors import GazetteerError
from geoevents.gazetteer.build import Progress, build
from geoevents.gazetteer.entry import Source
from geoevents.gazetteer.held import delete_unless_held, hold
from geoevents.gazetteer.index import Gazetteer
from geoevents.gazetteer.schema import VERSION
from geoevents.gazetteer.sections import FORMER_SUFFIX, SUFFIX

VARIABLE = "GEOEVENTS_CACHE"
_FORMERLY = re.compile(rf"gazetteer-[0-9a-f]{{16}}{re.escape(FORMER_SUFFIX)}")
_KEPT = 2  # indexes of other versions left in the cache, beside those that are in use


def cache_folder() -> Path:
    """Return where indexes live: $GEOEVENTS_CACHE, else the user's cache."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("geoevents")


def index_path(sources: Mapping[str, Source], folder: Path) -> Path:
    """Return the file of the index of these sources: another name whenever one changes."""
    stamps = [str(VERSION), *(f"{name}={source.stamp()}" for name, source in sources.items())]
    digest = hashlib.sha256("\n".join(stamps).encode()).hexdigest()[:16]
    return folder / f"gazetteer-{digest}{SUFFIX}"


def default_index(progress: Progress) -> Gazetteer:
    """Open what the user has added, the most trusted first, and the world after it."""
    from geoevents.gazetteer.opening import open_gazetteers

    return open_gazetteers((), progress)


def world_index(progress: Progress) -> Gazetteer:
    """Open the index of SOURCES, built first where needed."""
    from geoevents.gazetteer.sources import SOURCES
    from geoevents.gazetteer.sources.subdivisions import admin1_names

    return ensure(SOURCES, cache_folder(), progress, admin1_names)


def ensure(
    sources: Mapping[str, Source],
    folder: Path,
    progress: Progress,
    admin1: Callable[[], dict[str, str]] = dict,
) -> Gazetteer:
    """Open the index of these sources in a folder; build it where it is absent or broken.

    Of several processes that start at once one builds; the others wait for it.

    Raises:
        GazetteerError: the folder can't be written, or a source holds a bad row.
    """
    path = index_path(sources, folder)
    try:
        return Gazetteer.open(path)
    except GazetteerError:
        pass
    from filelock import FileLock

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "gazetteer.lock"):
            return _build(sources, path, progress, admin1)
    except OSError as error:
        raise GazetteerError(
            f"{folder}: the index of places can't be written here ({error});"
            f" set {VARIABLE} to a folder that can be"
        ) from error


def _build(
    sources: Mapping[str, Source],
    path: Path,
    progress: Progress,
    admin1: Callable[[], dict[str, str]],
) -> Gazetteer:
    try:
        return Gazetteer.open(path)  # another process built it while this one waited
    except GazetteerError:
        pass
    _clear(path.parent, "gazetteer-*.part*")
    make(path, sources.values(), progress, admin1)
    _forget_old(path)
    return Gazetteer.open(path)


def make(
    path: Path,
    sources: Iterable[Source],
    progress: Progress,
    admin1: Callable[[], dict[str, str]] = dict,
) -> None:
    """Write the index of these sources, whole or not at all: an older one stays till then.

    Raises:
        GazetteerError: a source is refused.
        OSError: the folder can't be written.
    """
    _clear(path.parent, f"{escape(path.stem)}.*part")
    part = path.with_suffix(f".{token_hex(4)}.part")  # another process may write the same index
    try:
        with part.open("x+b") as file, _no_collection():
            hold(file)
            build(file, sources, progress, admin1())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _clear(folder: Path, parts: str) -> None:
    """Delete what builds left that were killed; what a living process writes stays."""
    for left in folder.glob(parts):
        delete_unless_held(left)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pause the search for cycles: a build makes none, and it takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _forget_old(path: Path) -> None:
    others = [other for other in path.parent.glob(f"gazetteer-*{SUFFIX}") if other != path]
    others.sort(key=lambda other: other.stat().st_mtime, reverse=True)
    unread = [one for one in path.parent.glob("gazetteer-*") if _FORMERLY.fullmatch(one.name)]
    for old in [*others[_KEPT:], *unread]:
        delete_unless_held(old)
