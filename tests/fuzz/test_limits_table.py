"""docs/limits.md: a folder with a file for each row of its table, and what one run says of it."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from test_hostile import GOOD, LAUGHS, OUTSIDE, endless_pdf, linked_zip, tar_of, word, zipped

ROOT = Path(__file__).parent.parent.parent
ELSEWHERE = {
    "archive with a million and one files": "test_hostile.py, with a lower limit",
    "document that takes too long": "test_run_job.py",
    "document that makes its reader crash (`--jobs 2` and more)": "test_run_job.py",
    "HTML, script or template in a report": "test_pages.py",
}
LEFT_OUT = ("link to another file of the folder, loop of links", "pipe or device in the folder")
ZEROS = bytes(60_000_000)


def with_password() -> bytes:
    """A zip whose only member says that it is encrypted."""
    data = bytearray(zipped({"a.txt": GOOD.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def cut_tar(files: dict[str, bytes]) -> bytes:
    """A packed tar whose last member is cut."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as packed:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
    return out.getvalue()[:-9_000]


def of_pictures() -> bytes:
    pypdf = pytest.importorskip("pypdf", reason="the extra `documents` is not installed")
    out = io.BytesIO()
    pages = pypdf.PdfWriter()
    pages.add_blank_page(100, 100)
    pages.write(out)
    return out.getvalue()


def files() -> dict[str, dict[str | bytes, bytes]]:
    """Return the files of each row by their name; those that a row wants read have GOOD in them."""
    good = GOOD.encode()
    line = json.dumps({"text": GOOD}).encode()
    return {
        "zip bomb, one member or the whole": {"bomb.zip": zipped({"a.txt": ZEROS, "b.txt": good})},
        "gzip bomb, gzip that never ends": {"bomb.txt.gz": gzip.compress(ZEROS)},
        "archive in an archive in an archive": {
            "nested.zip": zipped({"b.zip": zipped({"c.zip": zipped({"d.txt": good})})})
        },
        "`../../x`, `/etc/x`, `C:\\x` in an archive": {
            "up.zip": zipped({"../../x.txt": good}),
            "root.zip": zipped({"/etc/x.txt": good}),
            "drive.zip": zipped({"C:\\x.txt": good}),
            "up.tar": tar_of("../x.txt"),
        },
        "link or device in an archive": {
            "link.zip": linked_zip(),
            "link.tar": tar_of("l.txt", tarfile.SYMTYPE, "/etc/passwd"),
            "device.tar": tar_of("d.txt", tarfile.CHRTYPE),
        },
        "archive with a password": {"locked.zip": with_password()},
        "archive cut short": {
            "cut.zip": zipped({"a.txt": good})[:-30],
            "cut.tgz": cut_tar({"a.txt": good, "b.txt": Random(8).randbytes(30_000)}),
        },
        "100 MB in one line": {"huge.txt": b""},
        "one sentence without end": {"long.txt": good + b"Alep, Homs et Idlib, " * 700},
        "line of JSON that never ends": {
            "line.jsonl": line + b'\n{"text": "' + b"a" * 21_000_000 + b'"}\n' + line
        },
        "quote in a table that never closes": {
            "quote.csv": f'text\n{GOOD}\n"'.encode() + b"aaaaaaa\n" * 2_700_000
        },
        "JSON, HTML or XML nested without end": {
            "deep.jsonl": b"[" * 200_000,
            "deep.rss": b"<rss>" * 100_000,
            "deep.html": b"<html><body>" + b"<div>" * 20_000 + good,
        },
        "null bytes in a text": {"null.txt": good + b"\x00"},
        "half a character (lone surrogate)": {
            "half.jsonl": json.dumps({"text": f"\ud800 {GOOD}"}).encode()
        },
        "bidirectional controls in a text": {"bidi.txt": f"\u202e{GOOD}".encode()},
        "bidirectional or control characters in a file's name": {"x\u202e\n.txt": good},
        "file name that is no UTF-8": {b"\xff\xfe.txt": good},
        "billion laughs, external entity (DOCX, feeds)": {
            "laughs.docx": word(f"{LAUGHS}<x>&a9;</x>"),
            "file.docx": word(f"{OUTSIDE}<x>&f;</x>"),
            "laughs.rss": f"{LAUGHS}<rss>&a9;</rss>".encode(),
        },
        "PDF that holds itself, that never ends, that is cut": {
            "endless.pdf": endless_pdf(),
            "cut.pdf": b"%PDF-1.7\n1 0 obj\n<<",
        },
        "PDF of pictures": {"pictures.pdf": of_pictures()},
        "spreadsheet formula in a report": {"formula.txt": f"=1+1 {GOOD}".encode()},
    }


READ = {
    *(
        "bomb.zip/b.txt",
        "cut.tgz/a.txt",
        "long.txt",
        "line.jsonl#1",
        "line.jsonl#3",
        "quote.csv#1",
        "deep.html",
    ),
    *("half.jsonl#1", "bidi.txt", "x%E2%80%AE%0A.txt", "%FF%FE.txt", "formula.txt"),
}


@dataclass(frozen=True)
class Made:
    """What a run over the folder came to: outcome and line by input, and its tables."""

    inputs: dict[str, tuple[str, str]]
    stderr: str
    out: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    for library in ("pypdf", "feedparser", "trafilatura"):
        pytest.importorskip(library, reason="the extra `documents` is not installed")
    base = tmp_path_factory.mktemp("hostile")
    folder = base / "in"
    folder.mkdir()
    for names in files().values():
        for name, data in names.items():
            with open(os.path.join(os.fsencode(folder), os.fsencode(name)), "wb") as file:  # noqa: PTH118, PTH123
                file.write(data)
    os.truncate(folder / "huge.txt", 100_000_000)
    (base / "secret.txt").write_text(GOOD, encoding="utf-8")
    (folder / "out.txt").symlink_to(base / "secret.txt")
    (folder / "same.txt").symlink_to(folder / "bidi.txt")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    return mapped(folder, base / "out")


def mapped(folder: Path, out: Path) -> Made:
    words = ["map", str(folder), "-o", str(out), "--recogniser", "rules", "--formats", "csv"]
    done = subprocess.run(
        [sys.executable, "-m", "geoevents", *words, "--language", "fr"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    told = json.loads((out / "run.json").read_text("utf-8"))["inputs"]
    return Made({it["id"]: (it["outcome"], it["message"]) for it in told}, done.stderr, out)


def rows() -> dict[str, str]:
    """Return the table of docs/limits.md: what, and what it gets."""
    text = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    table = text[text.index("| what | gets |") :].split("\n\n")[0].splitlines()[2:]
    return dict(re.fullmatch(r"\| (.+) \| (.+) \|", line).groups() for line in table)  # type: ignore[union-attr, misc]


def test_each_row_has_a_file_or_a_test() -> None:
    linked = {"link out of the input folder", *LEFT_OUT}
    assert set(rows()) == {*files(), *ELSEWHERE, *linked}


def test_each_file_gets_the_line_that_the_table_says(made: Made) -> None:
    quoted = {what: re.findall(r'"([^"]+)"', gets) for what, gets in rows().items()}
    bomb = "gzip bomb, gzip that never ends"
    quoted[bomb] += quoted["zip bomb, one member or the whole"]
    expected = {
        str(name): what for what, names in files().items() for name in names if quoted[what]
    } | {"out.txt": "link out of the input folder"}
    for name, what in expected.items():
        lines = [said for id_, (_, said) in made.inputs.items() if re.split("[/#]", id_)[0] == name]
        words = "|".join(".*".join(map(re.escape, re.split(" ?… ?", it))) for it in quoted[what])
        found = [line for line in lines if re.search(words, line)]
        assert found or name in READ, (name, lines)


def test_the_rest_is_read_and_nothing_else(made: Made) -> None:
    assert {id_ for id_, (outcome, _) in made.inputs.items() if outcome == "read"} == READ
    assert not {"same.txt", "pipe.txt"} & set(made.inputs)
    assert not any(id_.startswith("loop") for id_ in made.inputs)
    assert "Traceback" not in made.stderr
    assert {line.split(":")[0] for line in made.stderr.splitlines()} == {"geoevents"}


def test_a_formula_is_quoted(made: Made) -> None:
    with (made.out / "events.csv").open(encoding="utf-8", newline="") as file:
        told = [row["sentence"] for row in csv.DictReader(file) if row["document"] == "formula.txt"]
    assert any(sentence.startswith("'=1+1 ") for sentence in told)
    assert not any(sentence.startswith("=") for sentence in told)
