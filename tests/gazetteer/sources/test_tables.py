# ruff: noqa: E501 - rows of files stay whole
from __future__ import annotations

from pathlib import Path

import pytest

from geoevents.errors import GazetteerError
from geoevents.gazetteer.entry import Name
from geoevents.model import Point


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


READABLE = {
    "plain": "id,name,lat,lon\n7,Alep,36.2,37.1\n",
    "shouted headings": "ID,NAME,LATITUDE,LONGITUDE\n7,Alep,36.2,37.1\n",
    "French, semicolons, decimal commas": "id;Nom;Latitude;Longitude\n7;Alep;36,2;37,1\n",
    "tabs, other order": "lon\tlat\ttitle\tid\n37.1\t36.2\tAlep\t7\n",
    "x and y": "id,village,x,y\n7,Alep,37.1,36.2\n",
    "HXL tags": "id,name,lat,lon\n#loc+code,#loc+name,#geo+lat,#geo+lon\n7,Alep,36.2,37.1\n",
    "empty lines": "id,name,lat,lon\n,,,\n7,Alep,36.2,37.1\n\n",
    "a comma too many": "id,name,lat,lon\n7,Alep,36.2,37.1,\n",
    "quoted": 'id,name,lat,lon\n7,"Alep","36.2","37.1"\n',
}


@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read(tmp_path: Path, read, text: str, encoding: str) -> None:
    entries, told = read("csv", write(tmp_path / "lieux.csv", text, encoding))
    assert not told
    assert entries["mine:7"].place.name == "Alep"
    assert entries["mine:7"].place.point == Point(37.1, 36.2)


def test_every_column_that_is_known(tmp_path: Path, read) -> None:
    header = "id,name,names,name_ar,feature,country,governorate,population,radius_m,parent,lat,lon"
    cells = 'x:7,Alep,"fr:Alep|Halab",حلب,PPLA,sy,Aleppo,2098210,9000,x:1,36.2,37.1'
    entries, _ = read("csv", write(tmp_path / "a.csv", f"{header}\n{cells}\n"))
    entry = entries["x:7"]
    assert entry.names == (Name("Alep"), Name("Alep", "fr"), Name("Halab"), Name("حلب", "ar"))
    assert (entry.place.feature, entry.place.country, entry.place.admin1) == (
        "PPLA",
        "SY",
        "Aleppo",
    )
    assert (entry.place.population, entry.place.radius_m) == (2098210, 9000)
    assert entry.parent == "x:1"


def test_an_outline_and_an_area(tmp_path: Path, read) -> None:
    text = 'id;name;lat;lon;wkt;area_km2\n1;A;0.5;0.5;"POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))";\n2;B;0;0;;10\n'
    entries, told = read("csv", write(tmp_path / "a.csv", text))
    assert not told
    assert entries["mine:1"].place.footprint
    assert entries["mine:2"].place.radius_m == 2500  # half the diagonal of 4.47 × 2.24 km


def test_the_user_says_which_column_is_which(tmp_path: Path, read) -> None:
    path = write(tmp_path / "a.csv", "ref,A,B,C,D\n7,Alep,حلب,36.2,37.1\n")
    columns = {"id": "ref", "name": "A", "names:ar": "B", "lat": "C", "lon": "D"}
    entries, _ = read("csv", path, columns)
    assert entries["mine:7"].names == (Name("Alep"), Name("حلب", "ar"))


def test_without_ids_a_place_keeps_its_id_when_rows_move(tmp_path: Path, read) -> None:
    rows = ["Alep,36.2,37.1", "Homs,34.7,36.7", "Alep,36.5,37.1"]
    one, _ = read("csv", write(tmp_path / "a.csv", "\n".join(["name,lat,lon", *rows])))
    other, _ = read("csv", write(tmp_path / "a.csv", "\n".join(["name,lat,lon", *rows[::-1]])))
    assert one == other
    assert len(one) == 3


REFUSED = {
    "": "line 1: no table with headings",
    "Alep\nHoms\n": "line 1: no table with headings",
    "name,x1,x2\nAlep,36,37\n": "line 1: no column for lat and lon is found among name, x1, x2",
    'name,lat,lon\n"Alep,36,37\n': "line 2: the file is cut short",
    'name,lat,lon\n"Al"ep,36,37\n': "line 2: not a CSV row",
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=REFUSED.values())
def test_a_table_that_is_refused(tmp_path: Path, read, text: str, reason: str) -> None:
    with pytest.raises(GazetteerError, match=f"a.csv, {reason}"):
        read("csv", write(tmp_path / "a.csv", text))


def test_a_table_in_another_encoding_is_refused(tmp_path: Path, read) -> None:
    path = write(tmp_path / "a.csv", "name,lat,lon\nAléppé,36,37\n", "latin-1")
    with pytest.raises(GazetteerError, match="is not in UTF-8"):
        read("csv", path)


@pytest.mark.parametrize(
    ("columns", "reason"),
    [({"lat": "Z"}, "no column is called 'Z'"), ({"latt": "lat"}, "'latt' is not known")],
)
def test_a_mapping_that_fits_nothing(tmp_path: Path, read, columns, reason: str) -> None:
    with pytest.raises(GazetteerError, match=reason):
        read("csv", write(tmp_path / "a.csv", "name,lat,lon\nAlep,36,37\n"), columns)


SKIPPED = [
    ("8,Alep,91,37", "latitude 91 is not within -90 and 90"),
    ("8,Alep,36,north", "longitude 'north' is not a number"),
    ("8,Alep,,37", "latitude is empty"),
    ("8, ,36,37", "name is empty"),
    ("8,\"=cmd|'/c calc'!A0\",36,37", "name \"=cmd|'/c calc'!A0\" is a spreadsheet's formula"),
    ('8,"@SUM(A1)",36,37', "name '@SUM(A1)' is a spreadsheet's formula"),
    ("8,Alep,36", "3 columns where the headings are 4"),
    ("8,Alep,36,37,38", "5 columns where the headings are 4"),
    ("7,Alep,36,37", "id mine:7 is there already, elsewhere, at a.csv, line 2"),
]


@pytest.mark.parametrize(("bad", "reason"), SKIPPED, ids=[reason for _, reason in SKIPPED])
def test_a_bad_row_is_skipped_and_told_by_line(tmp_path: Path, read, bad: str, reason: str) -> None:
    path = write(
        tmp_path / "a.csv", f"id,name,lat,lon\n7,Homs,34.7,36.7\n{bad}\n9,Hama,35.1,36.7\n"
    )
    entries, told = read("csv", path)
    assert list(entries) == ["mine:7", "mine:9"]
    assert told == [f"a.csv, line 3: {reason}"]


def test_a_place_may_have_a_row_a_name(tmp_path: Path, read) -> None:
    path = write(tmp_path / "a.csv", "id,name,lat,lon\n7,Alep,36.2,37.1\n7,Halab,36.2,37.1\n")
    _, told = read("csv", path)
    assert not told
