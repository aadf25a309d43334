"""What strangers may send: each gets a line (or its words), and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from geoevents.documents import Failure, Source, collect, expand, load
from geoevents.errors import DocumentError
from geoevents.gazetteer import Gazetteer
from geoevents.run import Options, run
from geoevents.settings import Settings

GOOD = "Deux personnes ont été tuées jeudi dans un raid aérien à Alep, selon les secours. " * 2
SMALL = Settings(
    recogniser="rules",
    max_file_bytes=2_000_000,
    max_line_bytes=1_000_000,
    max_unpacked_bytes=20_000_000,
    max_archive_items=50,
    max_document_chars=1_000_000,
)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "' + f"&a{n - 1};" * 10 + '">' for n in range(1, 10))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def word(xml: str) -> bytes:
    return zipped({"word/document.xml": xml.encode()})


def linked_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        packed.writestr(info, "/etc/passwd")
    return out.getvalue()


def tar_of(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as packed:
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, target
        packed.addfile(info)
    return out.getvalue()


def endless_pdf() -> bytes:
    """A PDF whose tree of pages holds itself."""
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 999999999 >>\nendobj\n"
        b"trailer << /Size 3 /Root 1 0 R >>\n%%EOF"
    )


HOSTILE: dict[str, tuple[bytes, str]] = {
    "bomb.zip": (zipped({"a.txt": b"a" * 30_000_000}), "zip bomb"),
    "nested.zip": (zipped({"b.zip": zipped({"c.zip": zipped({"d.txt": b"x"})})}), "3 deep"),
    "many.zip": (zipped({f"{n}.txt": b"x" for n in range(60)}), "more than 50 files"),
    "up.zip": (zipped({"../../up.txt": GOOD.encode()}), "leads out of its archive"),
    "root.zip": (zipped({"/etc/root.txt": GOOD.encode()}), "leads out of its archive"),
    "drive.zip": (zipped({"C:\\x.txt": GOOD.encode()}), "leads out of its archive"),
    "link.zip": (linked_zip(), "is a link in an archive"),
    "cut.zip": (zipped({"a.txt": GOOD.encode()})[:-30], "is a broken zip"),
    "up.tar": (tar_of("../up.txt"), "leads out of its archive"),
    "link.tar": (tar_of("l.txt", tarfile.SYMTYPE, "/etc/passwd"), "is a link or a device"),
    "device.tar": (tar_of("d.txt", tarfile.CHRTYPE), "is a link or a device"),
    "bomb.txt.gz": (gzip.compress(b"a" * 30_000_000), "larger than 2 MB"),
    "bomb.jsonl.gz": (gzip.compress(b"\n" * 30_000_000), "zip bomb"),
    "none.tar.xz": (b"\xfd7zXZmot mot ", "is a broken tar"),
    "none.tar.bz2": (b"BZh9mot mot mot", "is a broken tar"),
    "cut.txt.gz": (gzip.compress(GOOD.encode())[:-12], "is a broken gzip"),
    "line.txt": (b"mot " * 400_000, "more than 1,000,000 characters"),
    "big.txt": (b"mot " * 600_000, "larger than 2 MB"),
    "line.jsonl": (b'{"text": "' + b"a" * 1_500_000, "line longer than 1 MB"),
    "quote.csv": (b'text\n"' + b"a\n" * 900_000, "row longer than 1 MB"),
    "deep.jsonl": (b"[" * 200_000, "is no JSON"),
    "null.txt": (GOOD.encode() + b"\x00", "binary"),
    "null.jsonl": (b"\x00" * 1000, "is no JSON"),
    "half.jsonl": (rb'{"text": "\ud800\ud800"}', "language cannot be told"),
    "laughs.docx": (word(f"{LAUGHS}<x>&a9;</x>"), "its own XML entities"),
    "file.docx": (word(f"{OUTSIDE}<x>&f;</x>"), "its own XML entities"),
    "bomb.docx": (zipped({"word/document.xml": b" " * 30_000_000}), "zip bomb"),
    "laughs.rss": (f"{LAUGHS}<rss>&a9;</rss>".encode(), "its own XML entities"),
    "file.xml": (f"{OUTSIDE}<rss>&f;</rss>".encode(), "its own XML entities"),
    "deep.rss": (b"<rss>" * 100_000, "no RSS or Atom feed"),
    "endless.pdf": (endless_pdf(), "PDF"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<<", "PDF"),
}
LIBRARIES = {"pdf": "pypdf", "rss": "feedparser", "xml": "feedparser", "html": "trafilatura"}


def told(folder: Path, name: str) -> list[str]:
    """Return why each document of a file was refused."""
    reasons = []
    for unit in expand((str(folder / name),), SMALL):
        try:
            reasons.append(unit.reason if isinstance(unit, Failure) else str(load(unit, SMALL)))
        except DocumentError as error:
            reasons.append(str(error))
    return reasons


@pytest.mark.parametrize("name", HOSTILE)
def test_it_gets_a_clear_line(tmp_path: Path, name: str) -> None:
    if library := LIBRARIES.get(name.rpartition(".")[2]):
        pytest.importorskip(library, reason="the extra `documents` is not installed")
    data, says = HOSTILE[name]
    (tmp_path / name).write_bytes(data)
    reasons = told(tmp_path, name)
    assert any(says in reason for reason in reasons), reasons
    assert not any("\n" in reason or len(reason) > 500 for reason in reasons)


def test_the_rest_goes_on(tmp_path: Path, world: Gazetteer) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for name, (data, _) in HOSTILE.items():
        (inputs / name).write_bytes(data)
    (inputs / "good.txt").write_text(GOOD, encoding="utf-8")
    options = Options((str(inputs),), tmp_path / "out", formats=("geojson",), settings=SMALL)
    summary = run(options, Gazetteer.default)
    read = summary.counts["documents"] - len(summary.failures)
    assert read == summary.counts["documents_read"] == 1
    assert {f.id.split("/")[0].split("#")[0] for f in summary.failures} == set(HOSTILE)
    assert summary.counts["events"] >= 1


def test_a_member_after_a_bomb_is_read(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"a" * 30_000_000, "b.txt": GOOD.encode()})
    (tmp_path / "a.zip").write_bytes(data)
    first, second = expand((str(tmp_path / "a.zip"),), SMALL)
    assert isinstance(first, Failure)
    assert isinstance(second, Source)


def test_rows_before_a_break_are_read(tmp_path: Path) -> None:
    text = f'text\n{GOOD}\n{GOOD}\n"' + "a\n" * 900_000
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    units = list(expand((str(tmp_path / "a.csv"),), SMALL))
    assert [type(unit) for unit in units] == [Source, Source, Failure]


def test_links_out_of_the_folder_are_told_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "s.txt").write_text(GOOD, encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    for link, target in {
        "out.txt": tmp_path / "secret" / "s.txt",
        "out": tmp_path / "secret",
        "gone.txt": tmp_path / "nowhere",
        "again.txt": folder / "a.txt",
        "loop": folder,
    }.items():
        (folder / link).symlink_to(target)
    units = list(collect((str(folder),)))
    assert [unit.id for unit in units if isinstance(unit, Source)] == ["a.txt"]
    failed = {unit.id: unit.reason for unit in units if isinstance(unit, Failure)}
    assert set(failed) == {"gone.txt", "out", "out.txt"}
    assert "is a link out of the folder" in failed["out.txt"]


def test_a_pipe_in_the_folder_is_no_document(tmp_path: Path) -> None:
    """Opening it would wait for ever."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    assert [unit.id for unit in collect((str(tmp_path),))] == ["a.txt"]


def test_names_of_files_are_written_safely(tmp_path: Path, world: Gazetteer) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for name in (b"\xff\xfe.txt", b"a\nb.txt", "x\u202etxt.exe.txt".encode()):
        with open(os.path.join(os.fsencode(inputs), name), "wb") as file:  # noqa: PTH118, PTH123
            file.write(GOOD.encode())
    options = Options((str(inputs),), tmp_path / "out", settings=SMALL)
    assert run(options, Gazetteer.default).counts["documents_read"] == 3
    for path in (tmp_path / "out").glob("*.*json"):
        json.loads(path.read_text("utf-8"))
    ids = {it["id"] for it in json.loads((tmp_path / "out/run.json").read_text("utf-8"))["inputs"]}
    assert ids == {"%FF%FE.txt", "a%0Ab.txt", "x%E2%80%AEtxt.exe.txt"}


@pytest.mark.parametrize("tag", ["div", "b", "table", "ul"])
def test_a_page_nested_without_end_gives_its_words_or_a_line(tmp_path: Path, tag: str) -> None:
    pytest.importorskip("trafilatura", reason="the extra `documents` is not installed")
    page = f"<html><body>{f'<{tag}>' * 20_000}{GOOD}"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (reason,) = told(tmp_path, "a.html")
    assert "raid aérien" in reason or "nested" in reason or "html" in reason
