"""Downloads, against a server on this machine that misbehaves as asked."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from geoevents.errors import GazetteerError
from geoevents.gazetteer.fetch import download, fetch, geonames_files


@dataclass
class Site:
    """Files by path, what is asked of them, and how they misbehave."""

    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    version: str = '"v1"'
    drop_after: int = 0
    base: str = ""


@pytest.fixture
def site() -> Iterator[Site]:
    held = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            held.asked.append((self.command, self.path, wanted))
            content = held.files.get(self.path)
            if content is None:
                self.send_error(404)
                return
            if self.headers.get("If-None-Match") == held.version:
                self.send_response(304)
                self.end_headers()
                return
            start = 0
            if wanted and self.headers.get("If-Range") == held.version:
                start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if start and start >= len(content):
                self.send_error(416)
                return
            self.send_response(206 if start else 200)
            self.send_header("ETag", held.version)
            self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            if self.command == "GET":
                rest = content[start:]
                self.wfile.write(rest[: held.drop_after] if held.drop_after else rest)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    held.base = f"http://127.0.0.1:{server.server_port}"
    yield held
    server.shutdown()
    server.server_close()


def quiet(_: str, __: int, ___: int) -> None:
    pass


def archive(name: str = "SY.txt", text: str = "x" * 5000) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        # a day of its own: two archives made a second apart must be the same bytes
        file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), text)
    return held.getvalue()


def test_a_file_is_downloaded_with_its_progress(site: Site, tmp_path: Path) -> None:
    site.files["/a.txt"] = b"x" * 700_000
    seen: list[tuple[str, int, int]] = []
    download(site.base + "/a.txt", tmp_path / "a.txt", lambda *step: seen.append(step))
    assert (tmp_path / "a.txt").read_bytes() == site.files["/a.txt"]
    assert seen[-1] == ("a.txt", 700_000, 700_000)
    assert not list(tmp_path.glob("*.part"))


def test_a_dropped_connection_is_gone_on_from(site: Site, tmp_path: Path) -> None:
    site.files["/a.txt"] = bytes(range(256)) * 16
    site.drop_after = 1000
    download(site.base + "/a.txt", tmp_path / "a.txt", quiet)
    assert (tmp_path / "a.txt").read_bytes() == site.files["/a.txt"]
    assert [wanted for _, _, wanted in site.asked] == [
        "", "bytes=1000-", "bytes=2000-", "bytes=3000-", "bytes=4000-",
    ]  # fmt: skip


def test_what_came_is_kept_for_the_next_time(site: Site, tmp_path: Path) -> None:
    site.files["/a.txt"] = bytes(range(256)) * 40
    site.drop_after = 1000
    with pytest.raises(GazetteerError, match="ask again to go on from where it stopped"):
        download(site.base + "/a.txt", tmp_path / "a.txt", quiet)
    assert not (tmp_path / "a.txt").exists()
    site.drop_after, asked = 0, len(site.asked)
    download(site.base + "/a.txt", tmp_path / "a.txt", quiet)
    assert site.asked[asked:] == [("GET", "/a.txt", "bytes=5000-")]
    assert (tmp_path / "a.txt").read_bytes() == site.files["/a.txt"]


def test_two_versions_are_never_joined(site: Site, tmp_path: Path) -> None:
    site.files["/a.txt"], site.drop_after = b"old" * 4000, 1000
    with pytest.raises(GazetteerError):
        download(site.base + "/a.txt", tmp_path / "a.txt", quiet)
    site.files["/a.txt"], site.drop_after, site.version = b"new" * 4000, 0, '"v2"'
    download(site.base + "/a.txt", tmp_path / "a.txt", quiet)
    assert (tmp_path / "a.txt").read_bytes() == b"new" * 4000


def test_a_file_that_is_here_already_is_not_downloaded_again(site: Site, tmp_path: Path) -> None:
    site.files["/a.txt"] = b"x" * 1000
    for _ in range(2):
        download(site.base + "/a.txt", tmp_path / "a.txt", quiet)
    assert [command for command, _, _ in site.asked] == ["GET", "HEAD"]
    site.version, site.files["/a.txt"] = '"v2"', b"y" * 1000
    download(site.base + "/a.txt", tmp_path / "a.txt", quiet)
    assert (tmp_path / "a.txt").read_bytes() == b"y" * 1000


@pytest.mark.parametrize("damage", [lambda b: b[:-40], lambda b: b.replace(b"xxxx", b"xyxx", 1)])
def test_a_broken_zip_is_refused_and_dropped(site: Site, tmp_path: Path, damage) -> None:
    site.files["/SY.zip"] = damage(archive())
    with pytest.raises(GazetteerError, match=r"SY.zip: .*broken"):
        download(site.base + "/SY.zip", tmp_path / "SY.zip", quiet)
    assert not (tmp_path / "SY.zip").exists()
    site.files["/SY.zip"] = archive()
    download(site.base + "/SY.zip", tmp_path / "SY.zip", quiet)
    assert (tmp_path / "SY.zip").read_bytes() == archive()


def test_a_country_with_what_belongs_to_it(site: Site, tmp_path: Path) -> None:
    for path in ("/SY.zip", "/alternatenames/SY.zip"):
        site.files[path] = archive()
    for path in ("/admin1CodesASCII.txt", "/admin2Codes.txt"):
        site.files[path] = b"SY.09\tAleppo\tAleppo\t3\n"
    first = fetch(geonames_files("sy"), tmp_path, site.base + "/", quiet)
    assert first == tmp_path / "SY.zip"
    # hierarchy.zip is not there: it can be done without.
    names = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.suffix != ".json"}
    assert names - {"alternatenames"} == {
        "SY.zip", "alternatenames/SY.zip", "admin1CodesASCII.txt", "admin2Codes.txt",
    }  # fmt: skip


def test_a_country_that_is_not_there(site: Site, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"has no XX.zip; is the code right\?"):
        fetch(geonames_files("XX"), tmp_path, site.base, quiet)


@pytest.mark.parametrize("code", ["SYR", "S", "../", "s1"])
def test_a_code_that_is_none(code: str) -> None:
    with pytest.raises(GazetteerError, match="is not a code of two letters"):
        geonames_files(code)


def test_a_server_that_does_not_answer(site: Site, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="could not be downloaded"):
        download("http://127.0.0.1:9/a.txt", tmp_path / "a.txt", quiet)
    with pytest.raises(GazetteerError, match="is not an http or https address"):
        download("file:///etc/hostname", tmp_path / "a.txt", quiet)
