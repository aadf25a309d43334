"""zip, tar and gz: one document a member. Nothing is unpacked to disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, cast

from geoevents.documents.catalogue import CATALOGUE, Catalogue, row_of, rows_in
from geoevents.documents.document_names import is_document
from geoevents.documents.item import Item
from geoevents.documents.limits import Unpacking, megabytes, read_member, read_most
from geoevents.errors import DocumentError
from geoevents.settings import Settings

BROKEN = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(NotImplementedError, ValueError, RuntimeError, UnicodeError, LookupError),
)
"""What the standard library raises for an archive that is none, or is cut short."""


def broken(what: str, error: Exception) -> DocumentError:
    """Return the error to raise for a fault of an unpacker, in words."""
    if isinstance(error, DocumentError):
        return error
    return DocumentError(f"is a broken {what}, or none ({error}); pack it again")


def split_zip(
    file: IO[bytes], name: str, settings: Settings, columns: Mapping[str, str]
) -> Iterator[Item]:
    """Yield the members of a zip by name, with what a documents.csv in it says of them."""
    try:
        packed = zipfile.ZipFile(file)
    except BROKEN as error:
        raise broken("zip", error) from None
    with packed:
        infos = sorted((it for it in packed.infolist() if not it.is_dir()), key=_by_name)
        _check_count(len(infos), settings)
        about = _catalogue_in(packed, infos, settings, name)
        unpacked = 0
        for info in infos:
            item = _zip_item(packed, info, settings)
            if item is not None:
                unpacked += len(item.data)
                _check_total(unpacked, settings)
                yield replace(item, about=row_of(about, info.filename))


def _by_name(info: zipfile.ZipInfo) -> str:
    return info.filename


def _zip_item(packed: zipfile.ZipFile, info: zipfile.ZipInfo, settings: Settings) -> Item | None:
    if not _is_document(info.filename):
        return None
    suffix = f"/{info.filename}"
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        return Item(suffix, trouble="is a link in an archive, and is not followed")
    try:
        _check_name(info.filename)
        return Item(suffix, info.filename, read_member(packed, info, settings))
    except DocumentError as error:
        return Item(suffix, trouble=str(error))
    except BROKEN as error:
        return Item(suffix, trouble=str(broken("member of a zip", error)))


def _catalogue_in(
    packed: zipfile.ZipFile, infos: list[zipfile.ZipInfo], settings: Settings, name: str
) -> Catalogue:
    found = next((it for it in infos if it.filename == CATALOGUE), None)
    if found is None:
        return {}
    try:
        return rows_in(read_member(packed, found, settings), f"{name}/{CATALOGUE}")
    except BROKEN as error:
        raise broken("zip", error) from None


def split_tar(
    file: IO[bytes], name: str, settings: Settings, columns: Mapping[str, str]
) -> Iterator[Item]:
    """Yield the members of a tar, packed by gzip, bzip2 or xz or not, in their order."""
    stream = Unpacking(_unpacked(file), file, settings)
    try:
        with tarfile.open(fileobj=cast(IO[bytes], io.BufferedReader(stream)), mode="r|") as packed:
            for number, member in enumerate(packed):
                _check_count(number, settings)
                packed.members = []  # type: ignore[attr-defined]  # else it keeps them all
                item = _tar_item(packed, member, settings)
                if item is not None:
                    yield item
    except BROKEN as error:
        raise broken("tar", error) from None


def _unpacked(file: IO[bytes]) -> IO[bytes]:
    start = file.read(6)
    file.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], gzip.GzipFile(fileobj=file))
    if start.startswith(b"BZh"):
        return cast(IO[bytes], bz2.BZ2File(file))
    if start.startswith(b"\xfd7zXZ"):
        return cast(IO[bytes], lzma.LZMAFile(file))
    return file


def _tar_item(packed: tarfile.TarFile, member: tarfile.TarInfo, settings: Settings) -> Item | None:
    if member.isdir() or not _is_document(member.name):
        return None
    suffix = f"/{member.name}"
    if not member.isreg():
        return Item(suffix, trouble="is a link or a device in an archive, and is not followed")
    try:
        _check_name(member.name)
        stream = packed.extractfile(member)
        assert stream is not None
        return Item(suffix, member.name, read_most(stream, settings.max_file_bytes))
    except DocumentError as error:
        return Item(suffix, trouble=str(error))


def _is_document(name: str) -> bool:
    return all(is_document(part) for part in PurePosixPath(name).parts if part not in ("..", "."))


def _check_name(name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise DocumentError("has a name that leads out of its archive, and is not read")


def _check_count(count: int, settings: Settings) -> None:
    if count > settings.max_archive_items:
        raise DocumentError(f"holds more than {settings.max_archive_items:,} files; split it")


def _check_total(unpacked: int, settings: Settings) -> None:
    if unpacked > settings.max_unpacked_bytes:
        most = megabytes(settings.max_unpacked_bytes)
        raise DocumentError(f"unpacks to more than {most}; split it")
