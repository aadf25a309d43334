from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Name
from geoevents.gazetteer.intake import Tally
from geoevents.gazetteer.schema import name_of
from geoevents.gazetteer.sources.added import MOST_LETTERS, Added
from geoevents.gazetteer.sources.added import name_of as name_in_row
from geoevents.gazetteer.sources.geonames import FORMAT
from geoevents.gazetteer.sources.geonames_names import names_of_rows
from geoevents.gazetteer.sources.geonames_rows import _odd_names
from geoevents.model import Point


def row(number: object, name: str, lat: object, lon: object, **cells: object) -> str:
    held = {"ascii": name, "others": "", "class": "P", "code": "PPL", "cc": "SY", "a1": "09",
            "a2": "", "population": 0} | cells  # fmt: skip
    columns = [number, name, held["ascii"], held["others"], lat, lon, held["class"], held["code"],
               held["cc"], "", held["a1"], held["a2"], "", "", held["population"], "", 390,
               "Asia/Damascus", "2020-01-01"]  # fmt: skip
    return "\t".join(map(str, columns))


PLACES = (
    row(1, "Ḩalab", "36.2", "37.1", ascii="Halab", code="PPLA", population=1602264,
        others="Alep,Haleb,xalp,ALP", a2="170061"),
    row(2, "As Sukkarī", "36.17", "37.14", code="PPLX"),
    row(3, "Muḩāfaz̧at Ḩalab", "36.2", "37.6", code="ADM1"),
)  # fmt: skip


def write(path: Path, *rows: str, end: str = "\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(rows) + end, "utf-8")
    return path


def zipped(path: Path, name: str, *rows: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "about this file\n")
        archive.writestr(name, "\n".join(rows) + "\n")
    return path


def test_a_country_file(tmp_path: Path, read) -> None:
    entries, told = read("geonames", write(tmp_path / "SY.txt", *PLACES))
    assert not told
    place = entries["geonames:1"].place
    assert (place.name, place.point, place.feature) == ("Ḩalab", Point(37.1, 36.2), "PPLA")
    assert (place.country, place.population) == ("SY", 1602264)
    assert entries["geonames:1"].admin1_code == "SY.09"
    # Without alternateNamesV2: the column of names, but for what GeoNames derives ("xalp").
    names = entries["geonames:1"].names
    assert names == (
        Name("Ḩalab"),
        Name("Halab"),
        Name("Alep"),
        Name("Haleb"),
        Name("ALP", kind="code"),
    )


ALTERNATES = (
    "10\t1\tfr\tAlep\t1\t\t\t\t\t",
    "11\t2\tar\tالسكري\t\t\t\t\t\t",
    "12\t1\tar\tحلب\t\t\t\t\t\t",
    "13\t1\tla\tBeroea\t\t\t\t1\t\t",
    "14\t1\ten\tthe Grey City\t\t\t1\t\t\t",
    "15\t1\tlink\thttps://en.wikipedia.org/wiki/Aleppo\t\t\t\t\t\t",
    "16\t1\tiata\tALP\t\t\t\t\t\t",
    "17\t1\twkdt\tQ41183\t\t\t\t\t\t",
    "18\t1\tpost\t00963\t\t\t\t\t\t",
)


@pytest.mark.parametrize("archived", [False, True], ids=["txt", "zip"])
@pytest.mark.parametrize("folder", ["", "alternatenames/"], ids=["world", "country"])
def test_alternate_names_beside_come_with_language_and_kind(
    tmp_path: Path, read, archived: bool, folder: str
) -> None:
    stem = "SY" if folder else "alternateNamesV2"
    if archived:
        zipped(tmp_path / f"{folder}{stem}.zip", f"{stem}.txt", *ALTERNATES)
    else:
        write(tmp_path / f"{folder}{stem}.txt", *ALTERNATES)
    entries, _ = read("geonames", zipped(tmp_path / "SY.zip", "SY.txt", *PLACES))
    assert entries["geonames:1"].names[2:] == (
        Name("Alep", "fr", "preferred"),
        Name("حلب", "ar"),
        Name("Beroea", "la", "historic"),
        Name("the Grey City", "en", "colloquial"),
        Name("ALP", kind="code"),
    )
    assert Name("السكري", "ar") in entries["geonames:2"].names
    assert entries["geonames:3"].names == (Name("Muḩāfaz̧at Ḩalab"),)


def test_regions_and_hierarchy_beside(tmp_path: Path, read) -> None:
    write(tmp_path / "admin1CodesASCII.txt", "SY.09\tAleppo\tAleppo\t3")
    write(tmp_path / "admin2Codes.txt", "SY.09.170061\tJabal Samʻān\tJabal Saman\t4")
    write(tmp_path / "hierarchy.txt", "1\t2\tADM", "99\t3\tWWF")
    entries, _ = read("geonames", write(tmp_path / "SY.txt", *PLACES))
    assert entries["geonames:1"].place.admin1 == "Aleppo"
    assert entries["geonames:2"].parent == "geonames:1"  # hierarchy says
    assert entries["geonames:1"].parent == "geonames:4"  # else its district
    assert entries["geonames:3"].parent == ""  # a region doesn't lie in itself


BAD = [
    (row(5, "A", 91, 37), "line 2: latitude 91 is not within -90 and 90"),
    (row(5, "A", 36, "-181"), "line 2: longitude -181 is not within"),
    (row(5, "A", "", 37), "line 2: latitude is empty"),
    (row(5, "A", "nan", 37), "line 2: latitude nan is not"),
    (row(5, "", 36, 37), "line 2: name is empty"),
    (row(5, "=HYPERLINK(1)", 36, 37), "line 2: name '=HYPERLINK(1)' is a spreadsheet's formula"),
    (row("x5", "A", 36, 37), "line 2: geonameid 'x5' is not a number"),
    (row(1, "A", 36, 37), "line 2: geonameid 1 is there twice"),
    (row(10**12, "A", 36, 37), "line 2: geonameid 1000000000000 is too large"),
    (row("9" * 5000, "A", 36, 37), f"line 2: geonameid {'9' * 20} is too large"),
    ("5\tA\t36\t37", "line 2: 4 columns where GeoNames has 19"),
]


@pytest.mark.parametrize(("bad", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_a_bad_row_is_skipped_and_told_by_line(tmp_path: Path, read, bad: str, reason: str) -> None:
    entries, told = read("geonames", write(tmp_path / "SY.txt", PLACES[0], bad, PLACES[1]))
    assert list(entries) == ["geonames:1", "geonames:2"]
    assert len(told) == 1
    assert told[0].startswith(f"SY.txt, {reason}")


def test_people_beyond_any_number_are_none(tmp_path: Path, read) -> None:
    entries, told = read(
        "geonames", write(tmp_path / "SY.txt", row(5, "A", 1, 2, population=10**30))
    )
    assert not told
    assert entries["geonames:5"].place.population == 0


def test_a_dump_that_begins_with_many_bad_rows_is_read_where_more_are_good(tmp_path: Path) -> None:
    rows = [row(n, f"P{n}", 91 if n % 9 < 4 else 36, 37) for n in range(1, 2431)]
    tally = Tally(path := write(tmp_path / "SY.txt", *rows))
    told: list[str] = []
    assert sum(len(b.ids) for b in tally.over(FORMAT, Added(path, "x"), told.append)) == 1350
    assert tally.skipped == 1080
    assert told[:2] == tally.reasons[:2]


def test_a_row_that_is_no_utf8_is_skipped(tmp_path: Path, read) -> None:
    path = write(tmp_path / "SY.txt", *PLACES)
    path.write_bytes(path.read_bytes().replace("ī".encode(), b"\xff"))
    entries, told = read("geonames", path)
    assert len(entries) == 2
    assert told == ["SY.txt, line 2: is not in UTF-8 (invalid start byte)"]


def test_a_dump_that_is_cut_short_is_refused(tmp_path: Path, read) -> None:
    path = write(tmp_path / "SY.txt", PLACES[0], PLACES[1][:30], end="")
    with pytest.raises(GazetteerError, match=r"SY.txt, line 2: the file is cut short"):
        read("geonames", path)


def test_alternate_names_cut_short_are_refused(tmp_path: Path, read) -> None:
    write(tmp_path / "alternateNamesV2.txt", *ALTERNATES, "19", end="")
    with pytest.raises(
        GazetteerError, match=r"alternateNamesV2.txt, line 10: the file is cut short"
    ):
        read("geonames", write(tmp_path / "SY.txt", *PLACES))


def test_no_alternate_names_at_all(tmp_path: Path, read) -> None:
    write(tmp_path / "alternateNamesV2.txt", end="")
    entries, _ = read("geonames", write(tmp_path / "SY.txt", *PLACES))
    assert Name("Alep") in entries["geonames:1"].names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("1\t2\tzh-Hant\t阿勒頗\t\t\t\t", Name("阿勒頗", "zh-Hant")),
        ("1\t2\tfr_1793\tCommune\t\t\t\t", Name("Commune")),
        ("1\t2\tabbr\tCalif.", Name("Calif.", kind="code")),
        ("1\t2\ten\t=cmd()\t\t\t\t", None),
        ("1\t2\ten\t \t\t\t\t", None),
        ("1\t2", None),
    ],
)
def test_a_row_of_alternate_names(line: str, name: Name | None) -> None:
    _, names = names_of_rows(f"{line}\n".encode())
    assert [name_of(name.decode()) for name in names] == [name] * (name is not None)


forms = st.text(
    st.sampled_from("aÉ  \u00a0\u2009\u3000’\u1680\u205f\u0085حᄀ𐍈=+-@(\r\0\x1f9"), max_size=6
)
rows_of_names = st.tuples(
    st.just("1"),
    st.sampled_from(["1", "170063", "0012", "x", "", "1234567890", "٣", " 5", "987654321"]),
    st.sampled_from(["", "en", "zh-Hant", "a-language", "link", "iata", "fr_1793", "é", "xx\0"]),
    forms,
    *[st.sampled_from(["", "1", "0", "1 1"])] * 4,
    *[st.sampled_from(["", "1990"])] * 2,
).map("\t".join)  # fmt: skip


@given(st.lists(rows_of_names, min_size=1, max_size=8))
def test_rows_read_together_hold_the_names_of_rows_read_alone(rows: list[str]) -> None:
    alone: list[tuple[int, bytes]] = []
    for line in rows:  # beside one of another width, a row is not cut with the others
        alone += zip(*names_of_rows(f"{line}\n0\n".encode()), strict=True)
    together = "".join(f"{line}\n" for line in rows).encode()
    assert list(zip(*names_of_rows(together), strict=True)) == alone


LETTERS = "abZÀÖ×Øö÷øɏɐعш中𐐀-'  \u00a0\u0085\u1680\u2003\u2028\u202f\u205f\u3000\r\x1f"


@given(st.lists(st.text(LETTERS, min_size=1, max_size=7) | st.sampled_from(["é" * 400, "a" * 401])))
def test_a_name_that_is_not_looked_at_twice_is_good(names: list[str]) -> None:
    odd = _odd_names(names)
    for place in set(range(len(names))) - {*odd}:
        assert name_in_row(names[place]) == names[place]
    plain = [place for place, name in enumerate(names) if name.isascii() and name.isalpha()]
    assert all(place not in odd for place in plain if len(names[place]) <= MOST_LETTERS)
