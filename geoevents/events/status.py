"""Whether it happened: cues before the trigger in its clause, then after it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from geoevents.languages.language import EventWords
from geoevents.languages.matching import any_of, ends_with
from geoevents.model import Span, Status

_BEFORE = 60
_AFTER = 70
_JOINED = 12
_COMMA = re.compile(r"[,،]")


def status_of(
    text: str,
    clause: Span,
    trigger: Span,
    words: EventWords,
    others: Sequence[Span] = (),
    futures: tuple[str, ...] = (),
) -> Status:
    """Return the status that the outermost cue gives, `reported` where there is none.

    The first cue before the trigger governs the others: "a refusé les appels à un
    cessez-le-feu" is a refusal, "s'ils ne sont pas évacués" a condition. It stops at
    another trigger of `others` unless both are joined ("la torture ou l'exécution").
    What is planned may only be to speak of it: "will meet for talks on a truce".

    A cue before the trigger counts as far as the last comma ("avait écarté un
    cessez-le-feu, estimant qu'une reprise …" denies the first alone). `futures` are the
    pack's verbs of what is to come: "des convois partiront" is planned.
    """
    start = max(_governed(text, clause, words), trigger.start - _BEFORE)
    commas = [m.end() for m in _COMMA.finditer(text, start, trigger.start)]
    barred = [o.end for o in others if o.end <= trigger.start and trigger.start - o.end > _JOINED]
    start = max([start, *commas, *barred])
    before = _cues(text, Span(start, trigger.end), words.before, trigger.start)
    if before:
        _, end, first = min(before)
        inner = [status for begin, _, status in before if begin >= -end]
        talked_of = first is Status.PLANNED and Status.HYPOTHETICAL in inner
        hung = first is Status.PLANNED and _conditions(text, clause, trigger, words)
        return Status.HYPOTHETICAL if talked_of or hung else first
    stop = _COMMA.search(text, trigger.end, min(clause.end, trigger.end + _AFTER))
    end = stop.start() if stop else min(clause.end, trigger.end + _AFTER)
    after = _cues(text, Span(trigger.start, end), words.after, end + 1)
    after = [cue for cue in after if cue[0] >= trigger.end]
    if after:  # "a truce planned for Sunday was called off": the finite verb counts
        return min(after, key=lambda cue: (cue[2] is not Status.DENIED, cue))[2]
    ahead = any_of(futures).search(text, trigger.end, end)
    doubted = ahead and any_of(words.doubts).match(text, ahead.start())
    return Status.PLANNED if ahead and not doubted else Status.REPORTED


def _conditions(text: str, clause: Span, trigger: Span, words: EventWords) -> bool:
    """Say whether a condition follows: "will halt strikes if the rebels withdraw"."""
    end = min(clause.end, trigger.end + _AFTER)
    return bool(any_of(words.conditions).search(text, trigger.end, end))


def _governed(text: str, clause: Span, words: EventWords) -> int:
    """Return where the cues of a clause begin: before its "that" where a verb stands there.

    "denied that the rebels had captured it" denies, though "that" begins a clause.
    """
    if not any_of(words.complements).match(text, clause.start):
        return clause.start
    lead = max(0, clause.start - _BEFORE)
    found = (ends_with(text, lead, clause.start, cues) for cues in words.before.values())
    begin = next((begin for begin in found if begin >= 0), clause.start)
    if begin == clause.start and words.verb_first:
        return _verb_of_saying(text, Span(lead, clause.start), words)
    return begin


def _verb_of_saying(text: str, lead: Span, words: EventWords) -> int:
    """Return where a verb begins that is a cue and says what follows, else the end.

    Who says so stands between: "نفى متحدث باسم الجيش أن", denied a spokesman that.
    """
    start = max(lead.start, *(text.rfind(stop, *lead) for stop in ".\n"))
    cues = any_of(tuple(cue for some in words.before.values() for cue in some))
    said = any_of(words.says)
    governing = (m.start() for m in cues.finditer(text, start, lead.end))
    return next((at for at in governing if said.match(text, at)), lead.end)


def is_doubted(text: str, clause: Span, trigger: Span, words: EventWords) -> bool:
    """Say whether words of hearsay tell it: "aurait été incendié", "reportedly"."""
    window = Span(max(clause.start, trigger.start - _BEFORE), min(clause.end, trigger.end))
    return bool(any_of(words.doubts).search(text, *window))


def said_fewer(text: str, clause: Span, trigger: Span, words: EventWords) -> str:
    """Return the words right before a trigger that say that it grows less, "" for none."""
    start = max(clause.start, trigger.start - _BEFORE)
    for match in any_of(words.fewer).finditer(text, start, trigger.start):
        if len(text[match.end() : trigger.start].rstrip()) <= 1:
            return match[0]
    return ""


def _cues(
    text: str, window: Span, table: Mapping[str, tuple[str, ...]], limit: int
) -> list[tuple[int, int, Status]]:
    return [
        (match.start(), -match.end(), Status(name))
        for name, patterns in table.items()
        for match in any_of(patterns).finditer(text, *window)
        if match.start() <= limit
    ]
