"""Files that a process holds while it writes or reads them, so that no other deletes them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows, where no file that is open can be deleted
    _locks = False
else:
    _locks = True


def hold(file: IO[bytes]) -> None:
    """Hold a file until it is closed, and what maps it into memory is; many may hold one."""
    if _locks:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)


def delete_unless_held(path: Path) -> None:
    """Delete a file, unless a living process holds it or may do so."""
    with suppress(OSError):
        if not _locks:
            path.unlink(missing_ok=True)
            return
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink(missing_ok=True)
