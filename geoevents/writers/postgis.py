"""Rows to a PostGIS database: a document's rows replace those it had, batch by batch.

Not one of WRITERS: it writes no file, and what a database holds outlives a run.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING

from geoevents.errors import OutputError
from geoevents.writers.postgis_address import Address, opened
from geoevents.writers.rows import Row
from geoevents.writers.run import InputInfo, RunInfo
from geoevents.writers.schema import AREA_FIELDS, EVENT_FIELDS, MENTION_FIELDS, Field

if TYPE_CHECKING:
    import psycopg

BATCH = 500
"""Documents a transaction."""
LAYERS: dict[str, tuple[Field, ...]] = {
    "mentions": MENTION_FIELDS,
    "events": EVENT_FIELDS,
    "areas": (*AREA_FIELDS, Field("document")),
}
_TYPES = {"text": "text", "integer": "bigint", "real": "double precision", "date": "date"}
_NOT_ASKED = ("output", "formats", "jobs", "stopped", "strict", "tiles", "hxl", "engine")
"""What a run may be told otherwise and still say the same."""
_DOCUMENT = ("id", "run", "sha256", "outcome", "message")
_Values = Sequence[object]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document with its rows of each layer."""

    info: InputInfo
    mentions: Sequence[Row] = ()
    events: Sequence[Row] = ()
    areas: Sequence[Row] = ()


def prepare(address: Address) -> None:
    """Make the tables, indexes and the view, where they are not there yet.

    Raises OutputError where there is no server, no PostGIS or no right to.
    """
    with opened(address) as base:
        _make(base, address)


def send(sheets: Iterable[Sheet], run: RunInfo, address: Address) -> int:
    """Write a run and its documents, and return how many documents that are.

    Each batch is one transaction: a reader sees a document as it was, or as it is now. The
    same run sent twice leaves the same rows. Raises OutputError.
    """
    count, waiting = 0, iter(sheets)
    with opened(address) as base:
        _make(base, address)
        run_id = _send_run(base, run, address)
        base.execute("CREATE TEMP TABLE sent(id text PRIMARY KEY)")
        while batch := list(islice(waiting, BATCH)):
            _send_batch(base, batch, run_id, address)
            count += len(batch)
    return count


def _make(base: psycopg.Connection, address: Address) -> None:
    script = files("geoevents.writers").joinpath("sql", "postgis.sql").read_text(encoding="utf-8")
    for layer, fields in LAYERS.items():
        columns = ", ".join(f'"{field.name}" {_TYPES[field.type]}' for field in fields)
        added = ", ".join(
            f'ADD COLUMN IF NOT EXISTS "{field.name}" {_TYPES[field.type]}' for field in fields
        )
        script = script.replace(f"{{{layer} columns}}", columns).replace(f"{{{layer} new}}", added)
    with base.transaction():
        _lock(base, address)
        base.execute(script.replace("{schema}", address.schema).encode())
        _make_view(base, address.schema)


def _make_view(base: psycopg.Connection, schema: str) -> None:
    """Make the view anew only where its columns changed: others may stand on it."""
    own = [field.name for field in EVENT_FIELDS]
    computed = ["time_start", "time_end", "area_shape", "area", "run", "geom"]
    there = base.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0"
        " ORDER BY attnum",
        (f"{schema}.events_map",),
    ).fetchall()
    if [name for (name,) in there] == [*own, *computed]:
        return
    script = files("geoevents.writers").joinpath("sql", "postgis_view.sql").read_text("utf-8")
    columns = ", ".join(f'e."{name}"' for name in own)
    base.execute(script.replace("{schema}", schema).replace("{columns}", columns).encode())


def _lock(base: psycopg.Connection, address: Address) -> None:
    """Wait for another run that writes here: two would replace one document at once."""
    base.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (f"geoevents {address.schema}",))


def _send_run(base: psycopg.Connection, run: RunInfo, address: Address) -> str:
    """Write the run's row. `started` stays that of the first time it was sent."""
    options = {name: it for name, it in run.options.items() if name not in _NOT_ASKED}
    gazetteers = [asdict(gazetteer) for gazetteer in run.gazetteers]
    digest = sha256(_json([run.version, options, gazetteers]).encode())
    for document in run.inputs:
        digest.update(_json(asdict(document)).encode())
    run_id = digest.hexdigest()[:16]
    told = (_json(options), _json(gazetteers), _json(run.counts), list(run.attribution))
    base.execute(
        f"INSERT INTO {address.schema}.runs VALUES (%s, %s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (id) DO NOTHING".encode(),
        (run_id, run.version, run.started or None, *told),
    )
    return run_id


def _send_batch(
    base: psycopg.Connection, batch: list[Sheet], run_id: str, address: Address
) -> None:
    ids = [_plain(sheet.info.id) for sheet in batch]
    with base.transaction():
        _lock(base, address)
        _once(base, ids)
        schema = address.schema
        base.execute(f"DELETE FROM {schema}.documents WHERE id = ANY(%s)".encode(), (ids,))
        documents = (_document(sheet, run_id) for sheet in batch)
        _copy(base, f"{schema}.documents", _DOCUMENT, documents)
        for layer, fields in LAYERS.items():
            names = tuple(field.name for field in fields)
            _copy(base, f"{schema}.{layer}", (*names, "geom"), _of_layer(batch, layer, names))


def _once(base: psycopg.Connection, ids: list[str]) -> None:
    """Refuse two documents of one name: the second would take the place of the first."""
    taken = base.execute(
        "WITH new AS (SELECT unnest(%s::text[]) AS id),"
        " kept AS (INSERT INTO sent SELECT id FROM new ON CONFLICT DO NOTHING RETURNING id)"
        " SELECT min(id) FROM (SELECT id FROM new EXCEPT ALL SELECT id FROM kept) AS twice",
        (ids,),
    ).fetchone()
    if taken and taken[0] is not None:
        raise OutputError(
            f"{taken[0]}: two documents have this name, and a database can't hold both;"
            " give the folder that holds all of them as the one input"
        )


def _document(sheet: Sheet, run_id: str) -> _Values:
    info = sheet.info
    return (info.id, run_id, info.sha256, info.outcome, info.message)


def _of_layer(batch: list[Sheet], layer: str, names: Sequence[str]) -> Iterator[_Values]:
    for sheet in batch:
        rows: Sequence[Row] = getattr(sheet, layer)
        for row in rows:
            own = {"document": sheet.info.id, **row.properties}
            yield (*(own[name] for name in names), row.shape.wkb().hex() if row.shape else None)


def _copy(
    base: psycopg.Connection, table: str, names: Sequence[str], rows: Iterable[_Values]
) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    with (
        base.cursor() as cursor,
        cursor.copy(f"COPY {table} ({columns}) FROM STDIN".encode()) as to,
    ):
        for row in rows:
            to.write_row([_plain(it) if isinstance(it, str) else it for it in row])


def _plain(text: str) -> str:
    """PostgreSQL's text can't hold U+0000, which a line of JSON may."""
    return text.replace("\0", "\ufffd")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str).replace(
        "\\u0000", "\\ufffd"
    )
