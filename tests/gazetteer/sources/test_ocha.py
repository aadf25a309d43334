# ruff: noqa: E501 - rows of files stay whole
from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Name
from geoevents.model import Point

ADMIN2 = [
    ["ADM2_EN", "ADM2_AR", "ADM2_REF", "ADM2_PCODE", "ADM1_EN", "ADM1_AR", "ADM1_PCODE", "ADM0_EN", "ADM0_PCODE", "date", "validTo", "AREA_SQKM", "center_lat", "center_lon"],
    ["Jebel Saman", "جبل سمعان", "Jebel Saman", "SY0200", "Aleppo", "حلب", "SY02", "Syrian Arab Republic", "SY", "2021-01-01", "", "2753.1", "36.1", "37.1"],
    ["Afrin", "عفرين", "Afrin", "SY0203", "Aleppo", "حلب", "SY02", "Syrian Arab Republic", "SY", "2021-01-01", "", "1840.0", "36.5", "36.8"],
]  # fmt: skip
OLDER = [
    ["admin3Name_en", "admin3Name_fr", "admin3Pcode", "admin2Pcode", "admin1Name_en", "admin0Pcode", "Latitude", "Longitude"],
    ["Goma", "Goma", "CD6101", "CD61", "North Kivu", "CD", "-1.68", "29.22"],
]  # fmt: skip
NEWER = [
    ["adm1_name", "adm1_name1", "adm1_pcode", "adm0_pcode", "center_lat", "center_lon"],
    ["Aleppo", "حلب", "SY02", "SY", "36.2", "37.5"],
]
PLACES = [
    ["NAME_EN", "NAME_AR", "PCODE", "ADM4_EN", "ADM4_PCODE", "ADM3_PCODE", "ADM1_EN", "ADM1_PCODE", "ADM0_PCODE", "LATITUDE", "LONGITUDE"],
    ["Al Wadi", "الوادي", "N0001", "Aleppo", "C1007", "SY020000", "Aleppo", "SY02", "SY", "36.18", "37.14"],
]  # fmt: skip
HXL = ["#adm2+name"] + ["#adm2+name"] * 13


def csv_of(path: Path, table: list[list[str]]) -> Path:
    path.write_text("\n".join(",".join(cells) for cells in table), "utf-8-sig")
    return path


def xlsx_of(path: Path, **sheets: list[list[str]]) -> Path:
    """Write a workbook as spreadsheets do, with its texts inline."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    numbers = range(1, len(sheets) + 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
            for n in numbers
        )
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{parts}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        named = "".join(
            f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>'
            for n, name in zip(numbers, sheets, strict=True)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{named}</sheets></workbook>',
        )
        links = "".join(
            f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in numbers
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        )
        for n, table in zip(numbers, sheets.values(), strict=True):
            archive.writestr(
                f"xl/worksheets/sheet{n}.xml",
                f'<worksheet xmlns="{main}"><sheetData>{_rows(table)}</sheetData></worksheet>',
            )
    return path  # fmt: skip


def _rows(table: list[list[str]]) -> str:
    cells = [
        "".join(
            f'<c r="{chr(65 + x)}{y}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for x, cell in enumerate(row)
        )
        for y, row in enumerate(table, start=1)
    ]
    return "".join(f'<row r="{y}">{row}</row>' for y, row in enumerate(cells, start=1))


def test_districts(tmp_path: Path, read) -> None:
    entries, told = read("ocha", csv_of(tmp_path / "syr_adm2.csv", [ADMIN2[0], HXL, *ADMIN2[1:]]))
    assert not told
    entry = entries["ocha:SY0203"]
    assert (entry.place.name, entry.place.feature, entry.place.country) == ("Afrin", "ADM2", "SY")
    assert (entry.place.admin1, entry.parent) == ("Aleppo", "ocha:SY02")
    assert Name("عفرين", "ar") in entry.names
    assert entry.place.radius_m == pytest.approx(33912, abs=1)


@pytest.mark.parametrize(
    ("table", "id_", "name", "feature", "parent"),
    [
        (OLDER, "ocha:CD6101", "Goma", "ADM3", "ocha:CD61"),
        (NEWER, "ocha:SY02", "Aleppo", "ADM1", "ocha:SY"),
        (PLACES, "ocha:N0001", "Al Wadi", "PPLX", "ocha:C1007"),
    ],
)
def test_headings_of_every_age(tmp_path: Path, read, table, id_, name, feature, parent) -> None:
    entries, told = read("ocha", csv_of(tmp_path / "cod.csv", table))
    assert not told
    entry = entries[id_]
    assert (entry.place.name, entry.place.feature, entry.parent) == (name, feature, parent)


def test_a_workbook_with_a_sheet_a_level(tmp_path: Path, read) -> None:
    readme = [["About", "Contact"], ["These are p-codes", "OCHA"]]
    path = xlsx_of(tmp_path / "syr_cod.xlsx", ReadMe=readme, Admin1=NEWER, Admin2=ADMIN2)
    entries, told = read("ocha", path)
    assert not told
    assert set(entries) == {"ocha:SY02", "ocha:SY0200", "ocha:SY0203"}
    assert entries["ocha:SY0200"].place.point == Point(37.1, 36.1)


def test_bad_rows_are_told_by_sheet_and_line(tmp_path: Path, read) -> None:
    bad = [*ADMIN2, [*ADMIN2[1][:3], "", *ADMIN2[1][4:]], [*ADMIN2[1][:12], "91", "37"]]
    _, told = read("ocha", xlsx_of(tmp_path / "c.xlsx", Admin2=bad))
    assert told == [
        "c.xlsx, sheet Admin2, line 4: p-code is empty",
        "c.xlsx, sheet Admin2, line 5: latitude 91 is not within -90 and 90",
    ]


def test_a_table_without_points_is_refused(tmp_path: Path, read) -> None:
    path = csv_of(tmp_path / "cod.csv", [cells[:12] for cells in ADMIN2])
    with pytest.raises(GazetteerError, match="no column for lat and lon"):
        read("ocha", path)


def test_a_broken_workbook_is_refused(tmp_path: Path, read) -> None:
    path = xlsx_of(tmp_path / "c.xlsx", Admin2=ADMIN2)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(GazetteerError, match=r"c.xlsx: the zip is broken or cut short"):
        read("ocha", path)
