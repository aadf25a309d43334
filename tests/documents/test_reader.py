"""Sources to documents: language, date, and refusals that name the remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geoevents.documents import Source, load
from geoevents.errors import DocumentError
from geoevents.settings import Settings

FRENCH = "Les secouristes ont évacué plusieurs familles du quartier dans la nuit de jeudi. " * 3
ENGLISH = "Rescue workers evacuated several families from the district on Thursday night. " * 3
GERMAN = "Die Rettungskräfte haben in der Nacht zum Donnerstag mehrere Familien gerettet. " * 3


def source(folder: Path, name: str, text: str, **about: str) -> Source:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return Source(name, path, about)


@pytest.mark.parametrize(("text", "code"), [(FRENCH, "fr"), (ENGLISH, "en")])
def test_the_language_is_detected(tmp_path: Path, text: str, code: str) -> None:
    assert load(source(tmp_path, "a.txt", text), Settings()).document.language == code


def test_a_language_we_do_not_read_is_told_with_those_we_do(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"is in 'de'.*we read: .*en.*fr"):
        load(source(tmp_path, "a.txt", GERMAN), Settings())


def test_the_option_overrules_detection(tmp_path: Path) -> None:
    said = source(tmp_path, "a.txt", FRENCH, language="fr")
    assert load(said, Settings(), language="en").document.language == "en"


@pytest.mark.parametrize(
    ("name", "about", "option", "expected"),
    [
        ("a.txt", {}, None, (None, "")),
        ("2016-12-08-aleppo.txt", {}, None, (date(2016, 12, 8), "file name")),
        ("raid_20161208.txt", {}, None, (date(2016, 12, 8), "file name")),
        ("120161208.txt", {}, None, (None, "")),
        ("2016-02-31.txt", {}, None, (None, "")),
        ("2016-12-08.txt", {"published": "2016-12-09"}, None, (date(2016, 12, 9), "documents.csv")),
        ("a.txt", {"published": "2016-12-09"}, date(2017, 1, 2), (date(2017, 1, 2), "option")),
    ],
)
def test_the_date_by_the_order_of_its_sources(
    tmp_path: Path,
    name: str,
    about: dict[str, str],
    option: date | None,
    expected: tuple[date | None, str],
) -> None:
    got = load(source(tmp_path, name, FRENCH, **about), Settings(), published=option).document
    assert (got.published, got.published_from) == expected


def test_a_format_without_reader_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"no reader for \.xyz.*\.txt"):
        load(source(tmp_path, "a.xyz", FRENCH), Settings())


def test_a_text_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="more than 10 characters"):
        load(source(tmp_path, "a.txt", FRENCH), Settings(max_document_chars=10))


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        load(Source("a.txt", tmp_path / "a.txt"), Settings())
