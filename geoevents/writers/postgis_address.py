"""A database by its address: opened, with every fault told in one line and no password in any.

libpq's own messages quote parts of an address that it can't take apart, and a password with
"@", "/" or "?" in it is such a part: those addresses are refused before libpq sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from geoevents.errors import OutputError, SettingsError

if TYPE_CHECKING:
    import psycopg

SCHEMES = ("postgresql", "postgres")
_SCHEMA = "geoevents"
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_WAIT_S = "10"
_PLAIN = "postgresql://USER@HOST:5432/DATABASE"
_KNOWN = frozenset(
    ("schema", "host", "port", "connect_timeout", "sslmode", "sslrootcert", "sslcert", "sslkey")
)


@dataclass(frozen=True, slots=True)
class Address:
    """A database and the schema in it; `shown` has neither user nor password."""

    conninfo: str = field(repr=False)
    schema: str
    shown: str
    password: str = field(default="", repr=False)


def address_of(url: str) -> Address:
    """Take an address apart. Raises SettingsError, which never quotes it."""
    parts = _split(url)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if unknown := [name for name in options if name not in _KNOWN]:
        known = ", ".join(sorted(_KNOWN))
        raise SettingsError(f"--to: the address has no option {unknown[0]!r}; there are: {known}")
    schema = options.pop("schema", _SCHEMA)
    if not _NAME.fullmatch(schema):
        raise SettingsError(f"--to: {schema!r} is no name of a schema; use a-z, 0-9 and _")
    options.setdefault("connect_timeout", _WAIT_S)
    conninfo = parts._replace(scheme="postgresql", query=urlencode(options), fragment="").geturl()
    host = parts.netloc.rpartition("@")[2] or options.get("host", "")
    return Address(
        conninfo, schema, f"postgresql://{host}{parts.path}", unquote(parts.password or "")
    )


def _split(url: str) -> Any:
    try:
        parts = urlsplit(url)
        fine = parts.scheme in SCHEMES and (parts.port is None or parts.port > 0)
    except ValueError:
        fine = False
    if not fine or url.count("@") != parts.netloc.count("@") or url.count("@") > 1 or "#" in url:
        raise SettingsError(
            f"--to: this is no address of a database; write it as {_PLAIN}"
            " (in a password, write @ as %40, / as %2F, ? as %3F, # as %23)"
        )
    return parts


@contextmanager
def opened(address: Address) -> Iterator[psycopg.Connection]:
    """Open a database that has PostGIS. Raises OutputError for all that goes wrong in it."""
    try:
        import psycopg
    except ImportError:
        raise OutputError(
            "--to: needs psycopg; install it with: pip install 'geoevents[postgis]'"
        ) from None
    try:
        with psycopg.connect(address.conninfo, autocommit=True) as base:
            if not base.execute("SELECT 1 FROM pg_extension WHERE extname = 'postgis'").fetchone():
                raise OutputError(
                    f"{address.shown}: has no PostGIS; its owner gives it once with:"
                    " CREATE EXTENSION postgis"
                )
            yield base
    except psycopg.errors.InsufficientPrivilege as error:
        raise _fault(address, error, "ask its owner for the right to create in it") from None
    except psycopg.OperationalError as error:
        raise _fault(address, error, "is the server up, and the address right?") from None
    except psycopg.Error as error:
        raise _fault(address, error, "the batch was not written") from None


def _fault(address: Address, error: Exception, remedy: str) -> OutputError:
    said = (str(error).strip().splitlines() or [type(error).__name__])[0]
    if address.password:
        said = said.replace(address.password, "***")
    return OutputError(f"{address.shown}: cannot be written ({said}); {remedy}")
