"""Plain text: bytes to characters, in whatever charset they came."""

from __future__ import annotations

import codecs

from geoevents.errors import DocumentError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = {chr(code) for code in range(32)} - set("\t\n\r\f\v\x1c\x1d\x1e\x1f\x85")
_CONTROL_SHARE = 0.01
"""A text may hold a stray control character; a binary file is full of them."""
_EUROPEAN = ("cp1252", "iso8859_15", "cp1256", "iso8859_6", "mac_roman", "cp850", "cp437")
"""Charsets that French, English and Arabic reports come in, likeliest first."""


def decode(data: bytes) -> str:
    """Return the characters of a text file, its byte order mark left out.

    UTF-8 first, then a byte order mark, then what charset-normalizer finds likeliest.
    Nothing else changes: line ends and no-break spaces stay, for offsets count them.
    Raises DocumentError where the bytes are no text.
    """
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], charset))
    if b"\x00" in data:
        raise DocumentError("is a binary file, not text; convert it to .txt first")
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(_guess(data))


def _strict(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"claims {charset} but is not ({error.reason}); save as UTF-8"
        ) from None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_EUROPEAN)).best()
    if best is None:
        raise DocumentError("is in no charset that we know, or is binary; save it as UTF-8")
    return str(best)


def _checked(text: str) -> str:
    controls = sum(text.count(char) for char in _CONTROLS)
    if controls > max(1, _CONTROL_SHARE * len(text)) or "\x00" in text:
        raise DocumentError("is a binary file, not text; convert it to .txt first")
    if not text.strip():
        raise DocumentError("is empty; remove it or put the report's text in it")
    return text
