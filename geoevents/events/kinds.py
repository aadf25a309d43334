"""What counts as an event: one file of data a kind, in definitions/.

A file holds the definition, the crosswalk to ACLED, UCDP GED and PLOVER, and by
language the triggers: `verbs` (the actor stands before), `passives` (after "par", "by"),
`nouns`, and `never`, the words in which none of them is an event.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Triggers:
    """The patterns of one kind in one language."""

    verbs: tuple[str, ...] = ()
    passives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event.

    `acled_state` is the sub-event where a state force is the actor; `ucdp` the types
    that the kind admits (1 state-based, 2 non-state, 3 one-sided); `plover_denied` the
    code of a refusal. In `owner_suffers` kinds the noun's owner is the target
    ("évacuation des civils"). Several sides share in `mutual` ones (a truce, talks);
    `speech` ones happen where the text says, never where the news before did; `moves`
    ones where they start ("evacuated to" is no scene).
    `armed` is the kind where fighters or soldiers are the actor (they flee: a withdrawal).
    `violent` kinds take the deaths told beside them; the nouns of a `general` one take up
    any of these ("the attack"). What `arrives` happens where it comes to ("rockets fired
    from" is no scene).
    """

    name: str
    definition: str
    acled_event_type: str = ""
    acled_sub_event_type: str = ""
    acled_state: str = ""
    acled_suicide: str = ""
    ucdp: tuple[int, ...] = ()
    ucdp_by_actors: bool = False
    plover: str = ""
    plover_denied: str = ""
    violent: bool = False
    general: bool = False
    arrives: bool = False
    disaster: bool = False
    owner_suffers: bool = False
    mutual: bool = False
    speech: bool = False
    moves: bool = False
    armed: str = ""
    triggers: Mapping[str, Triggers] = field(default_factory=dict)


def _read(path: Path) -> Kind:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    by_language = data.pop("triggers", {})
    triggers = {
        code: Triggers(**{name: tuple(patterns) for name, patterns in groups.items()})
        for code, groups in by_language.items()
    }
    return Kind(path.stem, triggers=triggers, **{**data, "ucdp": tuple(data.get("ucdp", ()))})


EVENT_KINDS: dict[str, Kind] = {
    path.stem: _read(path)
    for path in sorted(Path(__file__).with_name("definitions").glob("*.toml"))
}
