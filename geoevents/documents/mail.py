"""EML: the words of a mail; its date, subject and sender. Attachments are not read."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default

from geoevents.documents.markup import plain
from geoevents.documents.page import Page, told_date
from geoevents.documents.wrapping import unwrapped
from geoevents.errors import DocumentError
from geoevents.settings import Settings

_FAULTS = (MessageError, LookupError, ValueError, AttributeError, TypeError)
"""What the standard library raises for headers and charsets that are no such thing."""


def read_mail(data: bytes, settings: Settings) -> Page:
    """Return the body of a mail, its plain form where it has one."""
    try:
        message = message_from_bytes(data, policy=default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("plain", "html"))
        text = str(body.get_content()) if body is not None else ""
        if body is not None and body.get_content_type() == "text/html":
            text = plain(text)
    except _FAULTS as error:
        raise DocumentError(f"is a broken mail ({error}); save its text as .txt") from None
    if not text.strip():
        raise DocumentError("is a mail without text")
    day = told_date(_header(message, "Date"))
    return Page(
        unwrapped(text),
        {
            "published": day.isoformat() if day else "",
            "title": _header(message, "Subject"),
            "source": _header(message, "From"),
        },
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except _FAULTS:
        return ""
