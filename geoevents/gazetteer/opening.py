"""Opening gazetteers: the user's own in their order of trust, and the world after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from geoevents.errors import GazetteerError
from geoevents.gazetteer.build import Progress, silent
from geoevents.gazetteer.cache import cache_folder, world_index
from geoevents.gazetteer.chain import Gazetteers, Online
from geoevents.gazetteer.collection import DEFAULT, Collection
from geoevents.gazetteer.index import Gazetteer


def open_gazetteers(
    chosen: Sequence[str] = (),
    progress: Progress = silent,
    online: Online | None = None,
    collection: Collection | None = None,
) -> Gazetteer:
    """Open gazetteers by name or file, the most trusted first; all that were added if none.

    A file that was not added is indexed in the cache and not recorded. The world comes last
    unless `default` says where.

    Raises:
        GazetteerError: a name is unknown, or a file is refused.
    """
    held = collection or Collection()
    names = list(chosen) or [record.name for record in held.records()]
    if DEFAULT not in names:
        names.append(DEFAULT)
    members = [(name, open_one(name, held, progress)) for name in dict.fromkeys(names)]
    if len(members) == 1 and online is None:
        return members[0][1]
    return Gazetteers(members, online)


def open_one(name: str, held: Collection, progress: Progress = silent) -> Gazetteer:
    """Open one gazetteer: the default one, one that was added, or a file that was not.

    Raises:
        GazetteerError: a name is unknown, or a file is refused.
    """
    if name == DEFAULT:
        return world_index(progress)
    if any(record.name == name for record in held.records()) or not Path(name).exists():
        return held.open(name, progress)
    return _open_file(Path(name), progress)


def _open_file(path: Path, progress: Progress) -> Gazetteer:
    """Index a file in the cache, under a name of its own path, and open it."""
    folder = cache_folder() / f"file-{sha256(str(path.absolute()).encode()).hexdigest()[:12]}"
    passing = Collection(folder)
    known = {record.path: record for record in passing.records()}
    record = known.get(str(path.absolute())) or passing.add(path, progress=progress).record
    try:
        return passing.open(record.name, progress)
    except GazetteerError as error:
        raise GazetteerError(str(error).partition("; mend the file")[0]) from error


def described(collection: Collection) -> list[dict[str, object]]:
    """Return the records of all that were added with how they stand, for a list or JSON."""
    return [asdict(r) | {"state": collection.state(r)} for r in collection.records()]
