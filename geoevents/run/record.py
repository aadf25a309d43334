"""A reading as JSON and back, by the types of its nouns: no pickle, nothing that runs.

A noun is written once a record and referred to by its number after that: the mention of
an event is that of the reading.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from geoevents import model

T = TypeVar("T")
_Write = Callable[[Any, "_Memo"], Any]
_Make = Callable[[Any, list[Any]], Any]


class _Memo:
    """The nouns written so far: their rows, and the number of each by identity."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self.number: dict[int, int] = {}


def dumps(noun: object) -> str:
    """Return a noun as one line of JSON."""
    memo = _Memo()
    _write_noun(noun, memo)
    return json.dumps(memo.rows, ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """Return the noun that `dumps` wrote; `kind` is its class."""
    made: list[Any] = []
    for row in json.loads(text):
        maker, makes = _maker(_CLASSES[row[0]])
        made.append(
            maker(
                *[
                    value if make is None else make(value, made)
                    for make, value in zip(makes, row[1:], strict=True)
                ]
            )
        )
    return cast(T, made[-1])


def shape() -> str:
    """Return the fields of all nouns: records of another shape are of no use."""
    told = {name: [field.name for field in fields(kind)] for name, kind in _CLASSES.items()}
    return json.dumps(told, sort_keys=True)


_CLASSES: dict[str, Any] = {
    name: kind for name, kind in sorted(vars(model).items()) if is_dataclass(kind)
}


def _write_noun(noun: Any, memo: _Memo) -> int:
    known = memo.number.get(id(noun))
    if known is not None:
        return known
    kind = type(noun)
    row = [kind.__name__]
    for name, write in _writers(cast(Hashable, kind)):
        value = getattr(noun, name)
        row.append(value if write is None or value is None else write(value, memo))
    memo.rows.append(row)
    memo.number[id(noun)] = len(memo.rows) - 1
    return len(memo.rows) - 1


@cache
def _writers(kind: Any) -> tuple[tuple[str, _Write | None], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, _plan(hints[field.name])[0]) for field in fields(kind))


@cache
def _maker(kind: Any) -> tuple[Any, tuple[_Make | None, ...]]:
    hints = get_type_hints(kind)
    return kind, tuple(_plan(hints[field.name])[1] for field in fields(kind))


@cache
def _plan(hint: Any) -> tuple[_Write | None, _Make | None]:
    """Return how a field of this type is written and made; None for what JSON has itself."""
    if get_origin(hint) in (UnionType,):
        return _optional(hint)
    if is_dataclass(hint):
        return _write_noun, lambda value, made: made[value]
    if hint is date:
        return (lambda value, _: value.isoformat()), lambda value, _: date.fromisoformat(value)
    if hint is bytes:
        return (lambda value, _: base64.b64encode(value).decode()), (
            lambda value, _: base64.b64decode(value)
        )
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, tuple):  # a NamedTuple of numbers
        return (lambda value, _: list(value)), lambda value, _: hint(*value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return (lambda value, _: value.value), lambda value, _: hint(value)
    return None, None


def _optional(hint: Any) -> tuple[_Write | None, _Make | None]:
    (inner,) = (part for part in get_args(hint) if part is not NoneType)
    write, make = _plan(inner)
    if make is None:
        return write, None
    return write, lambda value, made: None if value is None else make(value, made)


def _tuple(parts: tuple[Any, ...]) -> tuple[_Write, _Make]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        write, make = _plan(parts[0])
        return (
            lambda value, memo: [it if write is None else write(it, memo) for it in value],
            lambda value, made: tuple([it if make is None else make(it, made) for it in value]),
        )
    plans = [_plan(part) for part in parts]
    return (
        lambda value, memo: [
            it if w is None else w(it, memo) for it, (w, _) in zip(value, plans, strict=True)
        ],
        lambda value, made: tuple(
            it if m is None else m(it, made) for it, (_, m) in zip(value, plans, strict=True)
        ),
    )
