"""Anything at all, through every reader and the whole pipeline: words or a line, no traceback.

GEOEVENTS_FUZZ is the number of cases a reader gets (60, or 5,000 before a release).
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoevents.documents import READERS, Failure, Source, expand
from geoevents.gazetteer import Gazetteer
from geoevents.model import Document, Reading
from geoevents.pipeline import read
from geoevents.run import Options
from geoevents.run.record import dumps, loads
from geoevents.run.unit import work
from geoevents.settings import Settings

CASES = int(os.environ.get("GEOEVENTS_FUZZ", "60"))
RULES = Settings(recogniser="rules", max_seconds=10, max_file_bytes=1_000_000)
BOUNDED = settings(
    max_examples=CASES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PIECES = {
    "html": ["<p>", "</p>", "<div>", "<script>", "<!--", "-->", "<meta name=date content='2016'>"],
    "pdf": ["%PDF-1.4\n", "1 0 obj\n", "<< /Type /Catalog /Pages 1 0 R >>", "endobj\n", "stream"],
    "eml": ["From: a\n", "Content-Type: multipart/mixed; boundary=x\n", "\n\n", "--x\n", "--x--"],
    "md": ["---\n", "date: 2016-02-31\n", "**", "[", "](", "# ", "```\n", "+++\n"],
    "csv": ["text,date\n", '"', '""', ",", ";", "\n", "\r", "\x00"],
    "jsonl": ['{"text": "', '"}', "\n", "[", "1e999", "\\ud800", '{"text": {"a": 1}}'],
    "rss": ["<rss>", "<channel>", "<item>", "<title>", "</item>", "<![CDATA[", "&amp;", "&#0;"],
    "zip": ["PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "\x00" * 18],
    "tar": ["a" * 100 + "0000644\x00", "\x00" * 512, "ustar"],
    "gz": ["\x1f\x8b\x08\x00", "\x00" * 6],
}
LIKE = {"htm": "html", "xhtml": "html", "markdown": "md", "tsv": "csv", "ndjson": "jsonl"}
LIKE |= {"atom": "rss", "xml": "rss", "docx": "zip", "tgz": "gz", "tar.gz": "gz"}
NEWS = [
    *("Alep", "à 27 km de", "Palmyre", "le 31 février 2016", "jeudi", "tués", "raid aérien"),
    *("300\u00a0000", "au sud-ouest de", "la ville", "selon", "«", "»", ".", "\n", "\u202e", "-"),
    *("au moins", "des dizaines de milliers", "n’ont pas", "\r", "\u2028", "é", "1e9", "%", "#e1"),
    *(
        "killed",
        "in",
        "near",
        "east of",
        "Aleppo",
        "on Thursday",
        "(",
        ")",
        "entre",
        "et",
        "depuis",
    ),
]


def mangled(name: str) -> st.SearchStrategy[bytes]:
    pieces = PIECES.get(LIKE.get(name, name), ["mot ", "\n"])
    known = st.sampled_from([piece.encode("latin-1", "replace") for piece in pieces])
    words = st.sampled_from([word.encode() for word in NEWS])
    return st.lists(known | words | st.binary(max_size=8), max_size=40).map(b"".join)


@pytest.mark.parametrize("name", READERS)
def test_any_bytes_through_every_reader_and_the_pipeline(
    name: str, tmp_path: Path, world: Gazetteer
) -> None:
    path = tmp_path / f"a.{name}"
    options = Options((str(path),), settings=RULES, language="fr")

    @BOUNDED
    @given(mangled(name) | st.binary(max_size=400))
    def through(data: bytes) -> None:
        path.write_bytes(data)
        for unit in expand(options.inputs, RULES):
            outcome = work(unit, world, options)
            assert outcome.outcome in ("read", "failed")
            assert "report it" not in outcome.message, outcome.message
            assert "more than 10 seconds" not in outcome.message
            json.dumps(outcome.message).encode("utf-8")

    through()


@BOUNDED
@given(words=st.lists(st.sampled_from(NEWS) | st.text(max_size=6), max_size=60), code=st.data())
def test_any_words_through_the_pipeline(
    words: list[str], code: st.DataObject, world: Gazetteer
) -> None:
    language = code.draw(st.sampled_from(["fr", "en"]))
    text = " ".join(words).encode("utf-8", "replace").decode()
    reading = read(Document("d", text, language), world, RULES)
    for mention in reading.mentions:
        assert mention.span.of(text) == mention.text
    assert loads(Reading, dumps(reading)) == reading


@BOUNDED
@given(st.lists(st.sampled_from(["/", "..", "a", ".txt", "\\", "\n", "\u202e", ":"]), min_size=1))
def test_no_name_in_an_archive_reaches_the_disk(tmp_path: Path, parts: list[str]) -> None:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("".join(parts), "Des mots.")
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    (folder / "a.zip").write_bytes(out.getvalue())
    for unit in expand((str(folder / "a.zip"),), RULES):
        assert isinstance(unit, Source | Failure)
        assert "\n" not in unit.id
        assert "\u202e" not in unit.id
    assert [path.name for path in folder.iterdir()] == ["a.zip"]
