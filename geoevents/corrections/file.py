"""corrections.jsonl: lines are added and never changed, and a crash costs the line it met alone.

Lines of two reviewers may be put together in any order (`git merge` by union): what counts
is when each was decided, and a line that stands there twice counts once.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from geoevents.corrections.correction import Correction, parse
from geoevents.errors import OutputError, SettingsError

FILE = "corrections.jsonl"
_LONGEST_LINE = 1_000_000


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that is no correction, and why: it is passed over, and told."""

    line: int
    reason: str


def read_file(path: Path) -> tuple[tuple[Correction, ...], tuple[Damage, ...]]:
    """Return the decisions of a file, each once, in the order of its lines, and what is damaged.

    Raises SettingsError where the file can't be read.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SettingsError(f"{path}: cannot be read ({reason})") from None
    decisions: dict[str, Correction] = {}
    damages: list[Damage] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            if len(line) > _LONGEST_LINE:
                raise ValueError("is longer than any correction")
            one = parse(line.decode("utf-8"))
            decisions.setdefault(one.id, one)
        except ValueError as error:
            reason = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
            torn = number == len(lines)
            damages.append(Damage(number, f"{reason}: its writing broke off" if torn else reason))
    return tuple(decisions.values()), tuple(damages)


def append(path: Path, one: Correction) -> None:
    """Add a decision: on disk when this returns, and no earlier line is ever touched.

    A torn last line, of a crash before, is ended first. Raises OutputError where the file
    can't be written.
    """
    data = one.line().encode() + b"\n"
    try:
        new = not path.exists()
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            data = (b"\n" if _is_torn(handle) else b"") + data
            if os.write(handle, data) != len(data):
                raise OSError("the disk is full")
            os.fsync(handle)
        finally:
            os.close(handle)
        if new:
            _sync_folder(path.parent)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{path}: cannot be written ({reason}); nothing was saved") from None


def _is_torn(handle: int) -> bool:
    size = os.fstat(handle).st_size
    if not size:
        return False
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) != b"\n"


def _sync_folder(folder: Path) -> None:
    """Make a new file's name last: without this a crash may lose the whole file."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # Windows opens no folder
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
