"""The files of a run to an address (s3://, gs://, memory://), when they are whole.

They are made in a folder of the cache, where the log is too, and copied when the run is done:
each is there whole or not at all, and run.json, which comes last, says that all are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from geoevents.documents.remote import file_system, shown, told_faults
from geoevents.errors import DocumentError, OutputError
from geoevents.gazetteer.cache import cache_folder

_PROBE = ".geoevents.probe"


def staging(address: str) -> Path:
    """Return the folder in which the files for an address are made: always the same one."""
    return cache_folder() / "runs" / hashlib.sha256(address.encode()).hexdigest()[:16]


def check_address(address: str) -> None:
    """Write a file to an address and take it away. Raises OutputError."""
    try:
        with told_faults(address):
            system, root = file_system(address)
            system.makedirs(root, exist_ok=True)
            system.pipe_file(f"{root}/{_PROBE}", b"")
            system.rm_file(f"{root}/{_PROBE}")
    except DocumentError as error:
        raise OutputError(f"-o {error}") from None


def deliver(files: Iterable[Path], folder: Path, address: str) -> tuple[str, ...]:
    """Copy files to an address, in their order, and return where they are. Raises OutputError.

    Parts that a former, larger run left there are removed.
    """
    try:
        with told_faults(address):
            system, root = file_system(address)
            names = [path.relative_to(folder).as_posix() for path in files]
            for name in names:
                system.makedirs(f"{root}/{name}".rpartition("/")[0], exist_ok=True)
                system.put_file(str(folder / name), f"{root}/{name}")
            for path in system.glob(f"{root}/*.parts/part-*.parquet"):
                if not str(path).endswith(tuple(f"/{name}" for name in names)):
                    system.rm_file(path)
    except DocumentError as error:
        raise OutputError(f"-o {error}; --resume tries again") from None
    return tuple(f"{shown(address).rstrip('/')}/{name}" for name in names)
