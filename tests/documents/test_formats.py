"""Every format: what a reader gives, and one contract for all of them."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from geoevents.documents import READERS, Failure, Source, expand, load
from geoevents.documents.columns import columns_of
from geoevents.documents.markup import plain
from geoevents.documents.page import told_date
from geoevents.documents.source import safe_id
from geoevents.errors import DocumentError
from geoevents.model import Document
from geoevents.settings import Settings

FRENCH = "Les secouristes ont évacué plusieurs familles du quartier dans la nuit de jeudi. "
LONG = FRENCH * 3
HTML = f"""<!DOCTYPE html><html lang="fr"><head><title>Titre de la page</title>
<meta property="article:published_time" content="2016-12-08T10:00:00+01:00">
<meta property="og:site_name" content="Radio Essai">
<link rel="canonical" href="https://x.example/a">
<script>var secret = "jamais lu";</script></head><body><nav><a href="/">Accueil</a></nav>
<article><h1>Évacuations</h1><p>{LONG}</p><p>Deuxième paragraphe. {LONG}</p>
</article></body></html>"""
LINKED = {
    "@graph": [
        {"@type": "Organization", "name": "?"},
        {
            "@type": ["NewsArticle"],
            "headline": "Le vrai titre",
            "datePublished": "2016-12-07",
            "publisher": {"name": "Agence Essai"},
        },
    ]
}
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Fil Essai</title>
<language>fr</language>
<item><title>Un</title><link>https://x.example/1</link><description>&lt;p&gt;{LONG}&lt;/p&gt;</description>
<pubDate>Thu, 08 Dec 2016 10:00:00 GMT</pubDate></item>
<item><title>Deux</title><description>{LONG}</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom">
<title>Fil Atome</title><entry><title>Trois</title>
<updated>2016-12-09T08:00:00Z</updated>
<content type="html">&lt;b&gt;{LONG}&lt;/b&gt;</content>
</entry></feed>"""
MAIL = (
    "From: Bureau <b@x.example>\r\nSubject: =?utf-8?q?=C3=89vacuation?=\r\n"
    "Date: Thu, 08 Dec 2016 23:30:00 +0300\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
)


def docx(*paragraphs: str, head: str = "") -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    xml = f"<?xml version='1.0'?>{head}<w:document {space}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": xml.encode()})


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as packed:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
    return out.getvalue()


def pdf(*lines: str) -> bytes:
    """Write the smallest PDF with a page of text."""
    words = "\n".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td\n{words}\nET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 6\n0000000000 65535 f \n%s" % table
    return out + head + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)


def found(folder: Path, name: str, data: bytes, **columns: str) -> list[Source | Failure]:
    (folder / name).write_bytes(data)
    return list(expand((str(folder / name),), Settings(), columns))


def documents(folder: Path, name: str, data: bytes, **columns: str) -> list[Document]:
    units = found(folder, name, data, **columns)
    return [load(unit, Settings()).document for unit in units if isinstance(unit, Source)]


def one(folder: Path, name: str, data: bytes) -> Document:
    (document,) = documents(folder, name, data)
    return document


def test_html_gives_the_article_and_what_the_page_says_of_it(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra `documents` is not installed")
    document = one(tmp_path, "a.html", HTML.encode())
    assert "Deuxième paragraphe." in document.text
    assert "jamais lu" not in document.text
    assert "Accueil" not in document.text
    assert (document.published, document.published_from) == (date(2016, 12, 8), "metadata")
    assert (document.source, document.url) == ("Radio Essai", "https://x.example/a")
    assert document.title == "Titre de la page"


def test_json_ld_says_it_best(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra `documents` is not installed")
    block = f'<script type="application/ld+json">{json.dumps(LINKED)}</script></head>'
    document = one(tmp_path, "a.html", HTML.replace("</head>", block).encode())
    assert document.published == date(2016, 12, 7)
    assert (document.source, document.title) == ("Agence Essai", "Le vrai titre")


def test_a_pdf_gives_its_words_with_lines_made_whole(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="the extra `documents` is not installed")
    data = pdf(
        "Un raid aérien a visé le quartier est de la ville dans la nuit de jeudi à ven-",
        "dredi. Les secouristes parlent de plusieurs familles qui ont été évacuées",
        "vers le sud.",
    )
    text = one(tmp_path, "a.pdf", data).text
    assert "vendredi" in text
    assert "évacuées vers le sud." in text


def test_docx_gives_its_paragraphs(tmp_path: Path) -> None:
    assert one(tmp_path, "a.docx", docx(LONG, "Fin.")).text == f"{LONG}\nFin.\n"


def test_markdown_says_of_itself_what_its_front_matter_says(tmp_path: Path) -> None:
    text = f"---\ntitle: 'Titre'\ndate: 2016-12-08\nsource: Radio\nlang: fr\n---\n# Tête\n\n{LONG}"
    document = one(tmp_path, "a.md", f"{text}**gras** et [un lien](http://x.example).".encode())
    assert document.text.startswith("Tête\n")
    assert document.text.endswith("gras et un lien.")
    assert (document.title, document.source) == ("Titre", "Radio")
    assert document.published == date(2016, 12, 8)


def test_a_mail_gives_its_words_date_and_subject(tmp_path: Path) -> None:
    document = one(tmp_path, "a.eml", MAIL.encode() + LONG.encode("iso-8859-1"))
    assert document.text.strip() == LONG.strip()
    assert (document.title, document.published) == ("Évacuation", date(2016, 12, 8))


@pytest.mark.parametrize(("name", "data"), [("a.rss", RSS), ("a.xml", RSS), ("a.atom", ATOM)])
def test_a_feed_gives_a_document_an_entry(tmp_path: Path, name: str, data: str) -> None:
    pytest.importorskip("feedparser", reason="the extra `documents` is not installed")
    first, *_ = documents(tmp_path, name, data.encode())
    assert first.id == f"{name}#1"
    assert first.text.split("\n")[1].strip() == LONG.strip()
    assert first.source.startswith("Fil ")
    assert first.published in (date(2016, 12, 8), date(2016, 12, 9))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_gives_a_document_a_row(tmp_path: Path, delimiter: str, charset: str) -> None:
    rows = [["id", "Date", "Body", "Publisher"], ["7", "2016-12-08", LONG, "Radio"]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    (document,) = documents(tmp_path, "a.csv", text.encode(charset))
    assert (document.id, document.source) == ("a.csv#1", "Radio")
    assert document.text == LONG
    assert document.published == date(2016, 12, 8)


def test_columns_can_be_named(tmp_path: Path) -> None:
    text = f"quand,quoi\n2016-12-08,{LONG}\n".encode()
    (document,) = documents(tmp_path, "a.csv", text, text="quoi", published="quand")
    assert document.published == date(2016, 12, 8)


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(DocumentError, match="no column 'corps' for text; its columns are: a, b"):
        columns_of(("a", "b"), {"text": "corps"})
    with pytest.raises(DocumentError, match=r"--columns text=NAME \(a, b\)"):
        columns_of(("a", "b"), {})


def test_lines_of_json_are_documents_and_a_bad_one_costs_itself_alone(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": LONG, "pubDate": "2016-12-08T01:00:00Z", "title": "T"}),
        "",
        "{broken",
        "[1]",
        json.dumps({"text": None}),
        "[" * 100_000,
        json.dumps({"text": LONG + "\ud800"}),
    ]
    units = found(tmp_path, "a.jsonl", "\n".join(lines).encode())
    assert [unit.id for unit in units] == [f"a.jsonl#{n}" for n in (1, 3, 4, 5, 6, 7)]
    assert [isinstance(unit, Source) for unit in units] == [True, False, False, False, False, True]
    last = units[-1]
    assert isinstance(last, Source)
    assert load(last, Settings()).document.text == LONG + "\ufffd"


PACKED: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "a.zip": zipped,
    "a.tar": tarred,
    "a.tar.gz": lambda files: tarred(files, "w:gz"),
    "a.tgz": lambda files: tarred(files, "w:gz"),
    "a.tar.bz2": lambda files: tarred(files, "w:bz2"),
    "a.tar.xz": lambda files: tarred(files, "w:xz"),
}


@pytest.mark.parametrize("name", PACKED)
def test_an_archive_gives_its_members(tmp_path: Path, name: str) -> None:
    row = json.dumps({"text": LONG}).encode()
    files = {"b/one.txt": LONG.encode(), "README.md": b"no", "rows.jsonl": row + b"\n" + row}
    told = documents(tmp_path, name, PACKED[name](files))
    expected = [f"{name}/b/one.txt", f"{name}/rows.jsonl#1", f"{name}/rows.jsonl#2"]
    assert [document.id for document in told] == expected


def test_a_catalogue_in_a_zip_speaks_for_its_members(tmp_path: Path) -> None:
    rows = b"file,published,source\none.txt,2016-12-08,Radio\n"
    data = zipped({"documents.csv": rows, "one.txt": LONG.encode()})
    document = one(tmp_path, "a.zip", data)
    assert (document.published_from, document.source) == ("documents.csv", "Radio")


def test_a_catalogue_beside_a_file_speaks_for_what_it_holds(tmp_path: Path) -> None:
    rows = "file,source\na.zip,All\na.zip/two.txt,Two\nb.jsonl#2,Second\n"
    (tmp_path / "documents.csv").write_text(rows, encoding="utf-8")
    data = zipped({"one.txt": LONG.encode(), "two.txt": LONG.encode()})
    assert [it.source for it in documents(tmp_path, "a.zip", data)] == ["All", "Two"]
    lines = "\n".join([json.dumps({"text": LONG})] * 2).encode()
    assert [it.source for it in documents(tmp_path, "b.jsonl", lines)] == ["", "Second"]


def test_a_packed_file_is_read_as_what_it_is(tmp_path: Path) -> None:
    assert one(tmp_path, "a.txt.gz", gzip.compress(LONG.encode())).id == "a.txt.gz"
    rows = "\n".join([json.dumps({"text": LONG})] * 3).encode()
    assert len(documents(tmp_path, "a.jsonl.gz", gzip.compress(rows))) == 3


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016-12-08", date(2016, 12, 8)),
        ("2016-12-08T23:00:00+03:00", date(2016, 12, 8)),
        ("20161208", date(2016, 12, 8)),
        ("2016/12/08 10:00", date(2016, 12, 8)),
        ("Thu, 8 Dec 2016 10:00:00 +0000", date(2016, 12, 8)),
        ("8/12/2016", None),
        ("2016-13-08", None),
        ("2016-02-31", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_a_date_that_a_file_tells(text: str, day: date | None) -> None:
    assert told_date(text) == day


def test_words_out_of_markup() -> None:
    html = "<p>Un &amp; deux</p><script>x()</script>trois<br>quatre<style>y</style>"
    assert plain(html) == "Un & deux\ntrois\nquatre"


def test_a_name_is_made_fit_for_any_file() -> None:
    assert safe_id("été\u00a0«1».txt") == "été\u00a0«1».txt"
    assert safe_id("a\nb\u202egpj.txt\udcff\x1b[0m") == "a%0Ab%E2%80%AEgpj.txt%FF%1B[0m"


@pytest.mark.parametrize("name", READERS)
def test_every_reader_refuses_nonsense_with_a_line(tmp_path: Path, name: str) -> None:
    for number, data in enumerate((b"", b"\x00\x01\x02\xff" * 50, b"<[{'PK" * 20)):
        for unit in found(tmp_path, f"{number}.{name}", data):
            if isinstance(unit, Failure):
                assert unit.reason
                assert "\n" not in unit.reason
            else:
                with pytest.raises(DocumentError):
                    load(unit, Settings())


ROW = json.dumps({"text": LONG, "date": "2016-12-08"})
WHOLE: dict[str, bytes] = {
    **dict.fromkeys(("txt", "md", "markdown"), LONG.encode()),
    **dict.fromkeys(("html", "htm", "xhtml"), HTML.encode()),
    "pdf": pdf(*[FRENCH] * 3),
    "docx": docx(LONG),
    "eml": MAIL.encode() + LONG.encode("latin-1"),
    **dict.fromkeys(("jsonl", "ndjson"), f"{ROW}\n{ROW}\n".encode()),
    "csv": f'date,text\n2016-12-08,"{LONG}"\n'.encode(),
    "tsv": f"date\ttext\n2016-12-08\t{LONG}\n".encode(),
    **dict.fromkeys(("rss", "xml"), RSS.encode()),
    "atom": ATOM.encode(),
    **{name[2:]: pack({"one.txt": LONG.encode()}) for name, pack in PACKED.items()},
    "gz": gzip.compress(LONG.encode()),
}
CUTS = {
    "nothing": lambda data: b"",
    "a byte": lambda data: data[:1],
    "a tenth": lambda data: data[: len(data) // 10],
    "half": lambda data: data[: len(data) // 2],
    "all but a byte": lambda data: data[:-1],
}


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("name", READERS)
def test_a_file_cut_short_gives_what_is_left_or_a_line(tmp_path: Path, name: str, cut: str) -> None:
    path = tmp_path / named(name)
    path.write_bytes(CUTS[cut](WHOLE[name]))
    units = list(expand((str(path),), Settings()))
    assert units
    for unit in units:
        reason = unit.reason if isinstance(unit, Failure) else refusal(unit)
        assert "\n" not in reason
        assert reason or cut not in ("nothing", "a byte")


def named(name: str) -> str:
    return "a.txt.gz" if name == "gz" else f"a.{name}"


def refusal(source: Source) -> str:
    """Return why a source is not read; "" where it is, and has words."""
    try:
        return "" if load(source, Settings()).document.text.strip() else "has no words\n"
    except DocumentError as error:
        return str(error)


@pytest.mark.parametrize("name", READERS)
def test_a_whole_file_of_each_format_is_read(tmp_path: Path, name: str) -> None:
    told = documents(tmp_path, named(name), WHOLE[name])
    assert [FRENCH[:30] in document.text for document in told] in ([True], [True, True])


@pytest.mark.parametrize("name", READERS)
def test_a_format_reads_one_document_or_splits_into_many(name: str) -> None:
    assert (READERS[name].read is None) != (READERS[name].split is None)
