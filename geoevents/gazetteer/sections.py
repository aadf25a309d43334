"""One file of named arrays, mapped into memory: opened at once, shared between processes.

A head says where the list of sections lies; it is written last, so that a file which a
killed build left behind is none. Numbers are in the order of bytes of this machine.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import sys
import weakref
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from geoevents.errors import GazetteerError
from geoevents.gazetteer.held import hold

_MAGIC = b"geoevents places"
_HEAD = struct.Struct("<16sQQI4x")  # magic, where the list begins, its length, its CRC-32
_ALIGNED = 8
SUFFIX = ".places"
FORMER_SUFFIX = ".sqlite"
"""Of indexes that versions before 11 made; none reads them any more."""
_REMEDY = "delete it and run `geoevents gazetteer build`"
_SMALL = 4 << 20  # bytes: of the world's own, all sections of keys and sounds, 10 MB together

Reader = Callable[[int, int], bytes]
"""Returns the bytes of a section from one place up to another."""


class Writer:
    """Fills a file with sections, then says what it holds."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._sections: dict[str, tuple[int, int, str]] = {}
        self._end = _HEAD.size
        file.write(bytes(_HEAD.size))

    def reserve(self, name: str, kind: str, count: int) -> Region:
        """Set room aside for `count` numbers of a kind of `struct`; to be filled in order."""
        size = count * struct.calcsize(kind)
        self._sections[name] = (self._end, size, kind)
        region = Region(self._file, self._end)
        self._end += size + -size % _ALIGNED
        return region

    def put(self, name: str, kind: str, data: bytes) -> None:
        """Write a section whole."""
        self.reserve(name, kind, len(data) // struct.calcsize(kind)).write(data)

    def stream(self, name: str) -> Region:
        """Begin a section of bytes whose length is not known yet; `grown` must follow."""
        self._sections[name] = (self._end, 0, "B")
        return Region(self._file, self._end)

    def grown(self, name: str, region: Region) -> None:
        """End the section that `stream` began."""
        start = self._sections[name][0]
        size = region.at - start
        self._sections[name] = (start, size, "B")
        self._end += size + -size % _ALIGNED

    def finish(self, meta: Mapping[str, Any]) -> None:
        """Write the list of sections, then the head."""
        told = {"order": sys.byteorder, "meta": meta, "sections": self._sections}
        text = json.dumps(told).encode()
        self._file.seek(self._end)
        self._file.write(text)
        self._file.seek(0)
        self._file.write(_HEAD.pack(_MAGIC, self._end, len(text), zlib.crc32(text)))
        self._file.flush()


class Region:
    """A stretch of the file that is written from its beginning on."""

    def __init__(self, file: IO[bytes], at: int) -> None:
        self._file = file
        self.at = at

    def write(self, data: bytes) -> None:
        """Write the next bytes."""
        self._file.seek(self.at)
        self._file.write(data)
        self.at += len(data)


class Sections:
    """The sections of a file, or of the same bytes in memory.

    Raises:
        GazetteerError: it is no index, cut short, broken, or of another machine.
    """

    def __init__(
        self, data: mmap.mmap | bytes, path: Path | None = None, file: IO[bytes] | None = None
    ) -> None:
        self._data = data
        self._file = file
        if file:
            weakref.finalize(self, file.close)
        self.path = path
        self._whole = memoryview(data)
        told = self._told()
        self.meta: dict[str, Any] = told["meta"]
        self._sections: dict[str, tuple[int, int, str]] = told["sections"]
        self._views: list[memoryview] = []

    @classmethod
    def open(cls, path: Path) -> Sections:
        """Map a file into memory, read-only."""
        try:
            file = path.open("rb", buffering=0)
        except OSError as error:
            raise _unreadable(path, error) from error
        try:
            hold(file)
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            return cls(data, path, file)
        except (OSError, ValueError) as error:  # an empty file can't be mapped
            file.close()
            raise _unreadable(path, error) from error
        except GazetteerError:
            file.close()
            raise

    def view(self, name: str) -> memoryview:
        """Return a section as numbers of its kind; an empty one where there is none."""
        start, size, kind = self._sections.get(name, (0, 0, "B"))
        view: memoryview = self._whole[start : start + size].cast(kind)  # type: ignore[call-overload]
        self._views.append(view)
        return view

    def reader(self, name: str) -> Reader:
        """Return what reads stretches of a section's bytes.

        They are read from the file, a small section once and whole: of one that is mapped
        into memory, the kernel counts 64 kB for each few bytes that are looked at.
        """
        first, size, _ = self._sections.get(name, (0, 0, "B"))
        whole = self._whole[first : first + size]
        self._views.append(whole)
        if (file := self._file) is None or not hasattr(os, "pread"):
            return lambda start, end: bytes(whole[start:end])

        def read(start: int, end: int) -> bytes:
            if not 0 <= start <= end <= size:
                raise self.broken(f"{name} has no bytes {start} to {end}")
            found = os.pread(file.fileno(), end - start, first + start)
            if len(found) != end - start:
                raise self.broken("it has been cut short")
            return found

        return self._remembering(name, read, size) if size <= _SMALL else read

    def _remembering(self, name: str, read: Reader, size: int) -> Reader:
        """Return what reads a section whole when it is first asked: a report asks hundreds."""
        held = b""

        def read_held(start: int, end: int) -> bytes:
            nonlocal held
            held = held or read(0, size)
            found = held[start:end]
            if len(found) != end - start:
                raise self.broken(f"{name} has no bytes {start} to {end}")
            return found

        return read_held

    def held(self, name: str) -> bytes | None:
        """Return the bytes of a section that is small enough to be held in memory."""
        size = self._sections.get(name, (0, 0, "B"))[1]
        return self.reader(name)(0, size) if size <= _SMALL else None

    def sizes(self) -> dict[str, int]:
        """Return how many bytes each section takes."""
        return {name: size for name, (_, size, _) in self._sections.items()}

    def broken(self, why: object) -> GazetteerError:
        """Return the error of a file whose parts contradict each other."""
        return GazetteerError(f"{self.path or 'index'}: the index is broken ({why}); {_REMEDY}")

    def close(self) -> None:
        """Let go of the file; no view may be used afterwards."""
        for view in [*self._views, self._whole]:
            view.release()
        if isinstance(self._data, mmap.mmap):
            self._data.close()
        if self._file is not None:
            self._file.close()

    def _told(self) -> Any:
        size = len(self._data)
        if size < _HEAD.size or self._data[: len(_MAGIC)] != _MAGIC:
            raise GazetteerError(f"{self.path}: is no index of places; {_REMEDY}")
        _, start, length, crc = _HEAD.unpack(self._data[: _HEAD.size])
        if start + length != size:
            raise GazetteerError(f"{self.path}: the index is cut short; {_REMEDY}")
        text = self._data[start:]
        if zlib.crc32(text) != crc:
            raise self.broken("its list of sections has changed")
        told = json.loads(text)
        if told["order"] != sys.byteorder:
            raise GazetteerError(f"{self.path}: made on another kind of machine; {_REMEDY}")
        return told


def _unreadable(path: Path, error: Exception) -> GazetteerError:
    return GazetteerError(f"{path}: no index of places can be read here: {error}")
