"""How much is read of what may never end."""

from __future__ import annotations

import io
import zipfile
from typing import IO

from geoevents.errors import DocumentError
from geoevents.settings import Settings

_FLOOR = 1_000_000
"""Below this nothing is a bomb: a short text of one letter packs a thousand times."""


def read_most(file: IO[bytes], most: int) -> bytes:
    """Return what a file has. Raises DocumentError where that is more than `most` bytes."""
    data = file.read(most + 1)
    if len(data) > most:
        raise DocumentError(f"is larger than {megabytes(most)}; split it")
    return data


def read_member(packed: zipfile.ZipFile, info: zipfile.ZipInfo, settings: Settings) -> bytes:
    """Return an item of a zip. Raises DocumentError for one too large, or that is a bomb."""
    if info.flag_bits & 0x1:
        raise DocumentError("has a password; unpack it first")
    check_ratio(info.file_size, info.compress_size, settings)
    if info.file_size > settings.max_file_bytes:
        raise DocumentError(f"is larger than {megabytes(settings.max_file_bytes)}; split it")
    with packed.open(info) as file:
        return read_most(file, settings.max_file_bytes)


def check_ratio(unpacked: int, packed: int, settings: Settings) -> None:
    """Raise DocumentError where something unpacks to far more than text does."""
    if unpacked > _FLOOR and unpacked > settings.max_unpack_ratio * max(packed, 1):
        raise DocumentError(
            f"unpacks to more than {settings.max_unpack_ratio} times its size:"
            " it looks like a zip bomb, and is not read"
        )


def megabytes(count: int) -> str:
    """Return "50 MB"."""
    return f"{count / 1_000_000:,.0f} MB" if count >= 1_000_000 else f"{count:,} bytes"


class Unpacking(io.RawIOBase):
    """A stream that unpacks another, and stops where that would never end."""

    def __init__(self, stream: IO[bytes], packed: IO[bytes], settings: Settings) -> None:
        self._stream, self._packed, self._settings = stream, packed, settings
        self.count = 0

    def readable(self) -> bool:
        """Say yes: io asks."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read, count, and raise DocumentError past the limits."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read(min(len(view), 65_536))
        view[: len(data)] = data
        self.count += len(data)
        check_ratio(self.count, self._packed.tell(), self._settings)
        if self.count > self._settings.max_unpacked_bytes:
            most = megabytes(self._settings.max_unpacked_bytes)
            raise DocumentError(f"unpacks to more than {most}; split it")
        return len(data)
