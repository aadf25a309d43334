"""Files opened as text, out of a zip or gzip where need be, and never more than they say.

A small archive can hold a file that fills the disk: sizes are checked before and while
reading, and nothing is written where an archive's member says.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO, cast

from geoevents.errors import GazetteerError

MOST_TIMES = 100
"""How many times its size an archive may hold: GeoNames' are 4 to 6 times, text 30 at most."""
FREE_BYTES = 50_000_000
"""Up to here any ratio will do: a small file of zeros harms nobody."""
MOST_BYTES = 20_000_000_000
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile)


def check_zip(path: Path) -> list[zipfile.ZipInfo]:
    """Return the files in a zip, if it may be opened at all.

    Raises:
        GazetteerError: it is broken, encrypted, or would unpack to far more than its size.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
    except (OSError, *BROKEN) as error:
        raise GazetteerError(f"{path.name}: the zip is broken or cut short ({error})") from error
    total = sum(member.file_size for member in members)
    if total > allowed_bytes(path):
        raise GazetteerError(
            f"{path.name}: would unpack to {total / 1e6:,.0f} MB from"
            f" {path.stat().st_size / 1e6:,.1f} MB; refused as a zip bomb"
        )
    if any(member.flag_bits & 1 for member in members):
        raise GazetteerError(f"{path.name}: the zip is encrypted; unpack it first")
    return members


def allowed_bytes(path: Path) -> int:
    """Return how much an archive may unpack to."""
    return min(MOST_BYTES, max(FREE_BYTES, path.stat().st_size * MOST_TIMES))


def member_named(path: Path, suffixes: tuple[str, ...]) -> str:
    """Return the one file in a zip that holds the data: not a readme, nor what macOS adds.

    Raises:
        GazetteerError: there is none, or more than one.
    """
    names = [
        member.filename
        for member in check_zip(path)
        if member.filename.lower().endswith(suffixes)
        and "readme" not in member.filename.lower()
        and not member.filename.startswith("__MACOSX")
    ]
    own = [name for name in names if Path(name).stem == path.stem]
    found = own if len(own) == 1 else names
    if len(found) != 1:
        held = ", ".join(names[:5]) or "none"
        raise GazetteerError(f"{path.name}: one data file is needed in the zip; found {held}")
    return found[0]


@contextmanager
def open_bytes(
    path: Path, suffixes: tuple[str, ...] = (".txt", ".csv", ".tsv")
) -> Iterator[IO[bytes]]:
    """Open a file, a .gz or the one data file of a .zip for reading.

    Raises:
        GazetteerError: it can't be read, or holds more than it may.
    """
    with ExitStack() as stack:
        try:
            if path.suffix.lower() == ".zip":
                member = member_named(path, suffixes)
                archive = stack.enter_context(zipfile.ZipFile(path))
                stream: IO[bytes] = stack.enter_context(archive.open(member))
            elif path.suffix.lower() == ".gz":
                check_gzip(path)
                stream = stack.enter_context(cast("IO[bytes]", gzip.open(path)))  # noqa: SIM115 - the stack closes it
            else:
                stream = stack.enter_context(path.open("rb"))
            yield stream
        except BROKEN as error:
            raise GazetteerError(
                f"{path.name}: the archive is broken or cut short ({error})"
            ) from error
        except OSError as error:
            raise GazetteerError(f"{path}: can't be read ({error.strerror or error})") from error


def check_gzip(path: Path) -> None:
    """Unpack a gzip to nowhere: it doesn't say its size, and may be cut short.

    Raises:
        GazetteerError: it is broken, or would unpack to far more than its size.
    """
    stat = path.stat()
    if reason := _gzip_fault(path, stat.st_size, stat.st_mtime_ns):
        raise GazetteerError(f"{path.name}: {reason}")


@lru_cache(maxsize=64)
def _gzip_fault(path: Path, _size: int, _modified_ns: int) -> str:
    """Return what is wrong with a gzip, or "": looked at once for all who ask."""
    left = allowed_bytes(path)
    try:
        with gzip.open(path) as stream:
            while left >= 0 and (block := stream.read(1 << 20)):
                left -= len(block)
    except BROKEN as error:
        return f"the archive is broken or cut short ({error})"
    return "" if left >= 0 else "unpacks to more than it may; refused as a zip bomb"


@contextmanager
def open_text(
    path: Path, suffixes: tuple[str, ...] = (".txt", ".csv", ".tsv")
) -> Iterator[IO[str]]:
    """Open text in UTF-8, or in UTF-16 where it begins so (a spreadsheet's "Unicode text").

    Raises:
        GazetteerError: as `open_bytes`, and where the text is in another encoding.
    """
    with open_bytes(path, suffixes) as stream:
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
        start = buffered.peek(2)[:2]
        encoding = "utf-16" if start in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        text = io.TextIOWrapper(buffered, encoding, newline="")
        try:
            yield text
        except UnicodeError as error:
            raise GazetteerError(
                f"{path.name}: is not in UTF-8 ({error}); save it as “CSV UTF-8”"
            ) from error


def first_line(path: Path, most: int = 65_536) -> str:
    """Return the beginning of the first line of a text, or "" where it can't be read."""
    try:
        with open_text(path) as text:
            return text.readline(most).rstrip("\r\n")
    except GazetteerError:
        return ""


def beginning(
    path: Path, most: int = 4096, suffixes: tuple[str, ...] = (".json", ".geojson")
) -> str:
    """Return the beginning of a text, or "" where it can't be read."""
    try:
        with open_text(path, suffixes) as text:
            return text.read(most)
    except GazetteerError:
        return ""
