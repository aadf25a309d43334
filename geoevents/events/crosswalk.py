"""An event in the codes of ACLED, UCDP GED and PLOVER; empty where they have none."""

from __future__ import annotations

from geoevents.events.kinds import EVENT_KINDS
from geoevents.languages import LANGUAGES
from geoevents.languages.matching import any_of
from geoevents.model import Event, Status

_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3


def acled_types(event: Event) -> tuple[str, str]:
    """Return ACLED's event type and sub-event type.

    Ground that a state's force takes is "Government regains territory".
    """
    kind = EVENT_KINDS[event.kind]
    sub = kind.acled_sub_event_type
    if kind.acled_state and actor_class(event.actor) == "state":
        sub = kind.acled_state
    if kind.acled_suicide and any(
        word in event.trigger.casefold() for word in ("suicid", "kamikaze")
    ):
        sub = kind.acled_suicide
    return kind.acled_event_type, sub


def ucdp_type(event: Event) -> int | None:
    """Return UCDP's type of violence, None where the text does not say who fought whom.

    3 where civilians are the target, 1 where one side is a state's force, 2 where two
    armed sides are told and neither is a state.
    """
    kind = EVENT_KINDS[event.kind]
    if not kind.ucdp:
        return None
    sides = {actor_class(event.actor), actor_class(event.target or event.victims)}
    if actor_class(event.target or event.victims) == "civilians" or kind.ucdp == (_ONE_SIDED,):
        return _ONE_SIDED if _ONE_SIDED in kind.ucdp else None
    if "state" in sides and _STATE_BASED in kind.ucdp:
        return _STATE_BASED
    return _NON_STATE if sides == {"armed"} and _NON_STATE in kind.ucdp else None


def plover_code(event: Event) -> str:
    """Return PLOVER's code; a refused truce is REJECT."""
    kind = EVENT_KINDS[event.kind]
    denied = event.status is Status.DENIED and kind.plover_denied
    return kind.plover_denied if denied else kind.plover


def actor_class(name: str) -> str:
    """Return "state", "armed" or "civilians" for an actor's name, "" where unknown."""
    for pack in LANGUAGES.values():
        for pattern, (short, kind) in pack.events.actors.items():
            if name and (short == name or any_of((pattern,)).search(name)):
                return kind
    return ""
