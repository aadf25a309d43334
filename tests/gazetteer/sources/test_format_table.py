# ruff: noqa: E501 - rows of files stay whole
"""What holds for every format, and what an archive may not do."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from geoevents.errors import GazetteerError
from geoevents.gazetteer.sources.added import Added
from geoevents.gazetteer.sources.formats import FORMATS, format_named, recognise

TRUE_FILES = {
    "osm": ("a.osm.pbf", b"\0\0\0\x0d"),
    "whosonfirst": ("a.geojson", b'{"type": "Feature", "properties": {"wof:id": 1}}'),
    "lpf": ("a.json", b'{"type": "FeatureCollection", "@context": "https://x/linkedplaces-context.jsonld", "features": []}'),
    "geonames": ("SY.txt", b"\t".join([b"1", b"A", b"A", b"", b"36", b"37", b"P", *[b""] * 12]) + b"\n"),
    "pleiades": ("p.csv", b"id,title,reprLat,reprLong\n"),
    "ocha": ("o.csv", b"ADM1_EN,ADM1_PCODE\n"),
    "csv": ("c.csv", b"name,lat,lon\n"),
    "vector": ("v.geojson", b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]}'),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_recognised_by_looking(tmp_path: Path, name: str) -> None:
    file, content = TRUE_FILES[name]
    (tmp_path / file).write_bytes(content)
    assert recognise(tmp_path / file).name == name


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "content", [b"", b"\0" * 100, b"{", b"\xff\xfe\xff", b"<html>not found</html>"]
)
@pytest.mark.parametrize("suffix", [".txt", ".zip", ".json", ".osm.pbf", ".xlsx", ".gpkg", ".db"])
def test_rubbish_is_refused_by_every_format_with_our_error(
    tmp_path: Path, name: str, content: bytes, suffix: str
) -> None:
    if name == "osm":
        pytest.importorskip("osmium", reason="pyosmium is an extra")
    path = tmp_path / f"rubbish{suffix}"
    path.write_bytes(content)
    FORMATS[name].known(path)  # looks, and does not raise
    told: list[str] = []
    try:
        entries = list(FORMATS[name].read(Added(path, "mine"), told.append))
    except GazetteerError as error:
        entries, told = [], [str(error)]
    assert not entries
    assert all(path.name in reason for reason in told)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_title_and_a_licence(name: str) -> None:
    assert FORMATS[name].name == name
    assert FORMATS[name].title
    assert FORMATS[name].licence


def test_an_unknown_format_names_the_choices() -> None:
    with pytest.raises(GazetteerError, match="'shape'; there are: osm, whosonfirst"):
        format_named("shape")


def test_what_is_not_recognised_asks_for_the_format(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"x")
    with pytest.raises(GazetteerError, match="say --format"):
        recognise(tmp_path / "a.bin")


WRONG = {
    "empty.csv": (b"", "is empty"),
    "latin.csv": ("id,name,lat,lon\n1,Évreux,49,1\n".encode("latin-1"), "is not in UTF-8"),
    "cut.csv.gz": (gzip.compress(b"name,lat,lon\nA,36,37\n")[:-9], "the archive is broken or cut"),
    "cut.geojson": (
        b'{"type": "FeatureCollection", "features": [{"type"',
        "is no JSON, or cut short",
    ),
    "deep.geojson": (b"[" * 100_000, "is no JSON, or cut short"),
    "page.csv": (b"<html>Not found</html>", "its format isn't clear; say --format"),
}


@pytest.mark.parametrize("file", WRONG)
def test_a_file_that_no_format_knows_is_told_what_is_wrong_with_it(
    tmp_path: Path, file: str
) -> None:
    content, reason = WRONG[file]
    (tmp_path / file).write_bytes(content)
    with pytest.raises(GazetteerError, match=f"{file}: {reason}"):
        recognise(tmp_path / file)


def bomb(path: Path) -> Path:
    """A file of 200 MB in 200 kB."""
    row = b"name,lat,lon\n" + b"A,36.0,37.0\n" * 100_000
    if path.suffix == ".gz":
        with gzip.open(path, "wb", compresslevel=9) as stream:
            for _ in range(170):
                stream.write(row)
        return path
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.csv", "w") as stream,
    ):
        for _ in range(170):
            stream.write(row)
    return path


@pytest.mark.parametrize("suffix", [".zip", ".gz"])
@pytest.mark.parametrize("name", ["csv", "geonames"])
def test_a_zip_bomb_is_refused(tmp_path: Path, name: str, suffix: str) -> None:
    path = bomb(tmp_path / f"a{suffix}")
    with pytest.raises(GazetteerError, match="refused as a zip bomb"):
        list(FORMATS[name].read(Added(path, "mine"), lambda _: None))


def test_a_zip_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", "name,lat,lon\nA,36,37\n")
    content = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(content[:-30])
    with pytest.raises(GazetteerError, match=r"a.zip: the zip is broken or cut short"):
        recognise(tmp_path / "a.zip")


def test_a_zip_with_a_damaged_file_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.csv", "name,lat,lon\nAlep,36,37\n")
    content = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(content.replace(b"Alep", b"Homs", 1))
    with pytest.raises(GazetteerError, match="the archive is broken or cut short"):
        list(FORMATS["csv"].read(Added(tmp_path / "a.zip", "mine"), lambda _: None))


def test_two_data_files_in_a_zip_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.csv", "name,lat,lon\n")
        archive.writestr("../c.csv", "name,lat,lon\n")
    with pytest.raises(GazetteerError, match=r"one data file is needed in the zip; found b.csv"):
        list(FORMATS["csv"].read(Added(tmp_path / "a.zip", "mine"), lambda _: None))
