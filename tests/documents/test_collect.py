"""Inputs to sources: folders, catalogues, and what is not a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoevents.documents import Failure, Source, collect
from geoevents.errors import DocumentError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "README.md", "LICENSE", ".hidden.txt", "deep/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Un texte.", encoding="utf-8")
    return tmp_path


def ids(path: Path) -> list[str]:
    return [source.id for source in collect((str(path),))]


def test_documents_come_in_order_and_nothing_else_does(folder: Path) -> None:
    assert ids(folder) == ["a.txt", "b.txt", "deep/c.txt"]


def test_the_catalogue_speaks_for_its_folder_and_below(folder: Path) -> None:
    rows = "file,published,source\na.txt,2020-02-03,Radio\ndeep/c.txt,2020-02-04,Journal\n"
    (folder / "documents.csv").write_text(rows, encoding="utf-8")
    about = {s.id: dict(s.about) for s in collect((str(folder),)) if isinstance(s, Source)}
    assert about["a.txt"]["source"] == "Radio"
    assert about["deep/c.txt"]["published"] == "2020-02-04"
    assert about["b.txt"] == {}


def test_a_single_file_has_its_catalogue_too(folder: Path) -> None:
    (folder / "documents.csv").write_text("file,source\na.txt,Radio\n", encoding="utf-8")
    (source,) = collect((str(folder / "a.txt"),))
    assert isinstance(source, Source)
    assert source.about["source"] == "Radio"


def test_the_same_file_is_read_once(folder: Path) -> None:
    assert [s.id for s in collect((str(folder / "a.txt"), str(folder)))] == [
        "a.txt",
        "b.txt",
        "deep/c.txt",
    ]


def test_a_row_without_its_file_is_a_failure(folder: Path) -> None:
    (folder / "documents.csv").write_text("file\ngone.txt\n", encoding="utf-8")
    failures = [s for s in collect((str(folder),)) if isinstance(s, Failure)]
    assert [(f.id, "no such file" in f.reason) for f in failures] == [("gone.txt", True)]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("name\na.txt\n", "has no column 'file'"),
        ("file,published\na.txt,8/12/2016\n", "line 2: '8/12/2016' is not a date"),
        ("", "is empty"),
    ],
)
def test_a_faulty_catalogue_is_told_with_its_line(folder: Path, rows: str, says: str) -> None:
    (folder / "documents.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(DocumentError, match=says):
        ids(folder)


def test_a_missing_input_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file or folder"):
        ids(tmp_path / "nowhere")


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    (tmp_path / "README.txt").write_text("nothing", encoding="utf-8")
    with pytest.raises(DocumentError, match="holds no document"):
        ids(tmp_path)
