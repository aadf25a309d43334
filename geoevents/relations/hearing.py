"""Which patterns each sentence of a text may match, told by its words alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, reduce
from itertools import chain
from operator import or_

from geoevents.languages.language import RelationWords
from geoevents.relations.patterns import Pattern, compiled

_RUN = re.compile(r"['’]s$|[^\W\d_]+")  # the "s" of "Homs's" is no south
_REMEMBERED = 16_384  # words


@cache
def hearing(words: RelationWords) -> Hearing:
    """Return what is heard for a language's patterns, one for all documents."""
    return Hearing(compiled(words))


class Hearing:
    """What each word says of what patterns need, as a bit a need.

    A need is of letters alone, which no white space parts: a word heard once is known in
    every text.
    """

    __slots__ = ("_heard", "_parts", "_patterns", "_runs")

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        needs = dict.fromkeys(need for pattern in patterns for need in pattern.needs)
        bits = {need: 1 << number for number, need in enumerate(needs)}
        self._patterns = [(sum(bits[need] for need in one.needs), one) for one in patterns]
        self._parts, self._runs = Counter[str](), Counter[str]()
        for need, bit in bits.items():
            self._parts.update(dict.fromkeys(need.parts, bit))
            self._runs.update(dict.fromkeys(need.runs, bit))
        self._heard: dict[str, int] = {}

    def may_match(self, texts: Sequence[str]) -> Iterator[tuple[int, Pattern]]:
        """Yield the numbers of masked sentences with each pattern of which they have all needs."""
        words = [text.lower().split() for text in texts]
        told = self._knowing(set(chain.from_iterable(words))).__getitem__
        heard = [reduce(or_, map(told, some), 0) for some in words]
        anywhere = reduce(or_, heard, 0)
        likely = [(needs, one) for needs, one in self._patterns if needs & anywhere == needs]
        for number, has in enumerate(heard):
            for needs, pattern in likely:
                if needs & has == needs:
                    yield number, pattern

    def _knowing(self, words: set[str]) -> Mapping[str, int]:
        """Return what words say, with some that may be new: most parts stand in none of these."""
        if len(self._heard) > _REMEMBERED:
            self._heard.clear()
        new = words.difference(self._heard)
        together = " ".join(new)
        parts = [(part, bits) for part, bits in self._parts.items() if part in together]
        for word in new:
            said = [bits for part, bits in parts if part in word]
            said += [self._runs.get(run, 0) for run in _RUN.findall(word)]
            self._heard[word] = reduce(or_, said, 0)
        return self._heard
