"""Which sentences of a text may match which patterns, asked of all sentences at once."""

from __future__ import annotations

import re
from collections.abc import Mapping

from geoevents.relations.patterns import Need, Pattern

_LETTERS = re.compile(r"[^\W\d_]+")


class Hearing:
    """Some sentences of a masked text, which are known by their numbers.

    Each thing is looked for once, and only when asked: most of what patterns need stands
    nowhere in a report.
    """

    __slots__ = ("_heard", "_numbers", "_runs", "_texts", "_whole")

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._texts = texts
        self._whole = "\n".join(texts.values())
        self._numbers = frozenset(texts)
        self._heard: dict[frozenset[str], frozenset[int]] = {}
        self._runs: dict[int, frozenset[str]] = {}

    def may_match(self, pattern: Pattern) -> frozenset[int]:
        """Return the numbers of the sentences that have all that a pattern needs."""
        numbers = self._numbers
        for need in pattern.needs:
            heard = self._saying(need.parts)
            numbers = self._spelling(need, numbers, heard) if need.runs else numbers & heard
            if not numbers:
                break
        return numbers

    def _saying(self, parts: frozenset[str]) -> frozenset[int]:
        """Return the numbers of the sentences in which some of the parts stands."""
        found = self._heard.get(parts)
        if found is None:
            numbers: list[int] = []
            for part in parts:
                if part in self._whole:
                    numbers += [at for at, text in self._texts.items() if part in text]
            found = self._heard[parts] = frozenset(numbers)
        return found

    def _spelling(
        self, need: Need, numbers: frozenset[int], heard: frozenset[int]
    ) -> frozenset[int]:
        """Return those of some sentences that are heard to have a need, or have its letters."""
        return frozenset(
            [at for at in numbers if at in heard or not need.runs.isdisjoint(self._runs_of(at))]
        )

    def _runs_of(self, at: int) -> frozenset[str]:
        if at not in self._runs:
            # the "s" of "Homs's" is no south, and many sentences have one
            text = self._texts[at].replace("'s ", " ").replace("’s ", " ")
            self._runs[at] = frozenset(_LETTERS.findall(text))
        return self._runs[at]
