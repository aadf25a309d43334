"""Bytes to characters: what a reader of news folders meets."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.documents.text import decode
from geoevents.errors import DocumentError

FRENCH = (
    "Des combats ont éclaté près de la forêt ; « le cœur de la cité » a été touché à Noël. " * 4
)
ARABIC = "اندلعت اشتباكات في مدينة حلب صباح الخميس بين الجيش والمعارضة في الأحياء الشرقية. " * 4


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_french_in_any_charset(charset: str) -> None:
    assert decode(FRENCH.encode(charset)) == FRENCH


@pytest.mark.parametrize("charset", ["utf-8", "cp1256", "utf-16-le"])
def test_arabic_in_any_charset(charset: str) -> None:
    mark = b"\xff\xfe" if charset == "utf-16-le" else b""
    assert decode(mark + ARABIC.encode(charset)) == ARABIC


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"\xff\xfeA", "utf-16"),
    ],
)
def test_what_is_no_text_is_told(data: bytes, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        decode(data)


def test_offsets_are_those_of_the_file() -> None:
    text = "Trois\u00a0villages\r\n\r\nà l’est\u2028de la ville.\r\n"
    assert decode(text.encode()) == text


@given(st.text(min_size=1).filter(lambda t: t.strip() and "\x00" not in t and t[0] != "\ufeff"))
def test_any_utf8_text_comes_back_or_is_refused(text: str) -> None:
    with suppress(DocumentError):  # a text of control characters is taken for a binary file
        assert decode(text.encode()) == text


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_clear_line(data: bytes) -> None:
    with suppress(DocumentError):  # and nothing else
        assert decode(data).strip()
