"""The columns of each layer and their types, in the order in which rows have them."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Type: TypeAlias = Literal["text", "integer", "real", "date"]


class Field(NamedTuple):
    """One column."""

    name: str
    type: Type = "text"


def _fields(words: str) -> tuple[Field, ...]:
    """Read "name" and "name:type" words."""
    types: dict[str, Type] = {"integer": "integer", "real": "real", "date": "date"}
    pairs = (word.partition(":") for word in words.split())
    return tuple(Field(name, types.get(kind, "text")) for name, _, kind in pairs)


MENTION_FIELDS = _fields(
    "id document start:integer end:integer text role place_id name country admin1 feature"
    " method relation confidence:real uncertainty_m:integer reason sentence"
)
EVENT_FIELDS = _fields(
    "id story document kind status scope trigger trigger_start:integer trigger_end:integer"
    " date_start:date date_end:date date_text date_precision actor target"
    " deaths_low:integer deaths_high:integer injured_low:integer injured_high:integer"
    " displaced_low:integer displaced_high:integer victims source place place_id mention_id"
    " geo_precision:integer uncertainty_m:integer confidence:real sentence"
    " sentence_start:integer sentence_end:integer acled_event_type acled_sub_event_type"
    " ucdp_type:integer plover reason"
)
AREA_FIELDS = _fields("id of shape label uncertainty_m:integer")
