"""Downloads of GeoNames' dumps: on request alone, resumed where they broke off, checked.

A file takes its name only when it is whole; until then it is a `.part`, with what the
server said of its version beside it, so that two versions are never joined.
"""

from __future__ import annotations

import http.client
import json
import re
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geoevents import __version__
from geoevents.errors import GazetteerError
from geoevents.gazetteer.sources.archives import BROKEN, check_zip

BASE = "https://download.geonames.org/export/dump/"
AGENT = f"geoevents/{__version__}"
_BLOCK = 1 << 18
_TIMEOUT_S = 60
_TRIES = 5
_DROPPED = (http.client.HTTPException, ConnectionError, TimeoutError)

Progress = Callable[[str, int, int], None]
"""Called with a file's name, the bytes that are here, and the bytes in all (0: unknown)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to download; one that is not `needed` may be missing on the server."""

    path: str
    needed: bool = True


def geonames_files(country: str = "") -> tuple[Wanted, ...]:
    """Return the files of the world's GeoNames or of one country's, that of places first.

    Raises:
        GazetteerError: the country's code isn't two letters.
    """
    tables = (
        Wanted("admin1CodesASCII.txt"), Wanted("admin2Codes.txt"), Wanted("hierarchy.zip", False),
    )  # fmt: skip
    if not country:
        return (Wanted("allCountries.zip"), Wanted("alternateNamesV2.zip"), *tables)
    code = country.upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise GazetteerError(f"--country: {country!r} is not a code of two letters, such as SY")
    return (Wanted(f"{code}.zip"), Wanted(f"alternatenames/{code}.zip", False), *tables)


def fetch(wanted: tuple[Wanted, ...], folder: Path, base: str, progress: Progress) -> Path:
    """Download files into a folder, and return the first of them.

    Raises:
        GazetteerError: one can't be had, or is broken; what came so far is kept to go on from.
    """
    for file in wanted:
        try:
            download(base.rstrip("/") + "/" + file.path, folder / file.path, progress)
        except FileNotFoundError as error:
            if file.needed:
                raise GazetteerError(f"{base}: has no {file.path}; is the code right?") from error
    return folder / wanted[0].path


def download(url: str, target: Path, progress: Progress) -> None:
    """Download one file, whole or not at all; try again where the connection drops.

    Raises:
        FileNotFoundError: the server has no such file.
        GazetteerError: the server can't be reached, or sends something broken.
    """
    if not url.startswith(("https://", "http://")):
        raise GazetteerError(f"{url}: is not an http or https address")
    part = target.with_name(target.name + ".part")
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not part.exists() and _is_current(url, part):
            return
        _complete(url, part, target.name, progress)
        _check(part, target.name)
        part.replace(target)
    except FileNotFoundError:
        raise
    except (OSError, *_DROPPED) as error:
        reason = getattr(error, "reason", None) or error
        raise GazetteerError(
            f"{url}: could not be downloaded ({reason}); ask again to go on from where it stopped"
        ) from error


def _is_current(url: str, part: Path) -> bool:
    """Ask whether the server's file is still the one that was downloaded before."""
    seen = _seen(part)
    if seen.get("url") != url or not seen.get("version"):
        return False
    version = seen["version"]
    header = "If-None-Match" if version.startswith('"') else "If-Modified-Since"
    request = urllib.request.Request(url, method="HEAD")
    request.add_header("User-Agent", AGENT)
    request.add_header(header, version)
    try:
        urllib.request.urlopen(request, timeout=_TIMEOUT_S).close()
    except urllib.error.HTTPError as error:
        error.close()
        return error.code == 304
    return False


def _complete(url: str, part: Path, name: str, progress: Progress) -> None:
    for attempt in range(1, _TRIES + 1):
        before = part.stat().st_size if part.exists() else 0
        try:
            if _go_on(url, part, name, progress):
                return
            reason = "the connection ended early"
        except _DROPPED as error:
            reason = str(error) or type(error).__name__
        after = part.stat().st_size if part.exists() else 0
        if attempt == _TRIES or after <= before:
            raise ConnectionError(reason)


def _go_on(url: str, part: Path, name: str, progress: Progress) -> bool:
    """Ask for what is missing of a file; say whether it is whole now."""
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})
    held, seen = (part.stat().st_size if part.exists() else 0), _seen(part)
    if held and seen.get("url") == url and seen.get("version"):
        request.add_header("Range", f"bytes={held}-")
        request.add_header("If-Range", seen["version"])
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:
            return _save(answer, url, part, name, progress)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 404:
            raise FileNotFoundError(url) from error
        if error.code == 416:  # the part is as long as the file, or longer: begin again
            part.unlink(missing_ok=True)
            _state(part).unlink(missing_ok=True)
            if held:
                return _go_on(url, part, name, progress)
        raise


def _save(answer: Any, url: str, part: Path, name: str, progress: Progress) -> bool:
    resumed = answer.status == 206
    here = part.stat().st_size if resumed else 0
    length = answer.headers.get("Content-Length")
    total = here + int(length) if length else 0
    version = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
    # A weak tag ("W/…") promises nothing of the bytes.
    version = "" if version.startswith("W/") else version
    _state(part).write_text(json.dumps({"url": url, "version": version}), "utf-8")
    with part.open("ab" if resumed else "wb") as file:
        while block := answer.read(_BLOCK):
            file.write(block)
            here += len(block)
            progress(name, here, total)
    return not total or here >= total


def _state(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _seen(part: Path) -> dict[str, str]:
    try:
        seen = json.loads(_state(part).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return seen if isinstance(seen, dict) else {}


def _check(part: Path, name: str) -> None:
    """Refuse a zip that is broken, by the sums it carries; drop it, to begin again next time."""
    if not name.endswith(".zip"):
        return
    try:
        check_zip(part)
        with zipfile.ZipFile(part) as archive:
            broken = archive.testzip()
    except (GazetteerError, *BROKEN) as error:
        part.unlink(missing_ok=True)
        raise GazetteerError(f"{name}: what came is broken ({error}); ask again") from error
    if broken:
        part.unlink(missing_ok=True)
        raise GazetteerError(f"{name}: {broken} in it is broken; ask again")
