"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geoevents.errors import OutputError

_PART = re.compile(r"\.\d+\.part\..+")


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a path to write to; when the block ends well, it takes the place of `path`.

    A reader of `path` sees the old file or the new one, never half of one. Raises
    `OutputError` where the folder cannot be written.
    """
    part = path.with_name(f".{os.getpid()}.part.{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path}: cannot be written ({reason})") from error
    finally:
        if part.is_file():
            part.unlink()


def atomic_write(path: Path, data: bytes) -> Path:
    """Write `data` to `path` in one step, and return `path`."""
    with beside(path) as part:
        part.write_bytes(data)
    return path


def sweep(folder: Path) -> None:
    """Remove what writers that were killed left half done in a folder."""
    for path in folder.iterdir():
        if _PART.fullmatch(path.name) and path.is_file():
            path.unlink(missing_ok=True)
