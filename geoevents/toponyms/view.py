"""A sentence as its words, and the runs of capitals in it: what names are made of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from geoevents.languages.language import NameWords
from geoevents.model import Sentence, Span
from geoevents.sentences import Remembered, words

_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
_LONG = 4
_TITLE_SHARE = 0.8
_TITLE_WORDS = 4
_SHOUTED = 2
"""Long words in capitals that make a headline: "SÉISME AU MAROC", and no "CNN, BBC"."""


class View(NamedTuple):
    """One sentence's words, by their numbers. A run is a half-open pair of numbers.

    `lowers` are `texts` in lower case with straight apostrophes, `starts` where they stand in
    the document; `capital` says that a word may begin a name, and `capitals` numbers those.
    `title` says that nearly all words have capitals, as in an English headline: there a
    capital says nothing. `shouted` says that the whole sentence is in capitals.
    """

    text: str
    texts: Sequence[str]
    lowers: Sequence[str]
    starts: Sequence[int]
    capital: Sequence[bool]
    capitals: Sequence[int]
    runs: tuple[tuple[int, int], ...]
    title: bool
    shouted: bool = False

    def span(self, start: int, end: int) -> Span:
        """Return where the words from `start` to before `end` stand in the document."""
        return Span(self.starts[start], self.starts[end - 1] + len(self.texts[end - 1]))

    def of(self, start: int, end: int) -> str:
        """Return the document's own characters from one word to before another."""
        if end - start == 1:
            return self.texts[start]
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.texts[end - 1])]

    def numbers(self, span: Span) -> tuple[int, int]:
        """Return the first word that shares a character with a span, and the one after the last."""
        start = bisect_right(self.starts, span.start)
        if start and self.starts[start - 1] + len(self.texts[start - 1]) > span.start:
            start -= 1
        return start, max(start, bisect_left(self.starts, span.end))

    def lower(self, number: int) -> str:
        """Return a word in lower case, or "" beyond either end of the sentence."""
        return self.lowers[number] if 0 <= number < len(self.lowers) else ""

    def run_end(self, start: int) -> int:
        """Return where the run of capitals that begins at a word ends, or 0."""
        at = bisect_left(self.runs, (start, 0))
        return self.runs[at][1] if at < len(self.runs) and self.runs[at][0] == start else 0

    def ends_with(self, end: int, phrases: frozenset[str]) -> int:
        """Return how many words before `end` are one of the phrases; the longest, or 0."""
        if end < 1:
            return 0
        last = self.lowers[end - 1]
        if last in _ends_of_several(phrases):
            for length in (3, 2):
                start = end - length
                if start >= 0 and " ".join(self.lowers[start:end]) in phrases:
                    return length
        return 1 if last in phrases else 0


@cache
def last_words(phrases: frozenset[str]) -> frozenset[str]:
    """Return the words that phrases end with."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


@cache
def _ends_of_several(phrases: frozenset[str]) -> frozenset[str]:
    """Return the words that end phrases of several words: few do, and most words are none."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases if " " in phrase)


def view(
    text: str, sentence: Sentence, known: NameWords, pair: Callable[[str], bool] | None = None
) -> View:
    """Return a sentence of a text as its words.

    `pair` says of a word with a hyphen that two places are joined ("Kabul-Kandahar").
    """
    texts, starts = words(text, sentence.span)
    if not texts:
        return View(text, (), (), (), (), (), (), title=False)
    hyphens = text.find("-", *sentence.span) >= 0
    if hyphens:
        _part(texts, starts, known, pair)
    lowers, capital, long = zip(*map(_READ.__getitem__, texts), strict=True)
    if hyphens:
        capital = tuple(
            [
                _is_capital(_without_linker(word, known)) if "-" in word else is_capital
                for word, is_capital in zip(texts, capital, strict=True)
            ]
        )
    capitals = list(compress(range(len(texts)), capital))
    many, share = sum(long), sum(compress(long, capital))
    title = many >= _TITLE_WORDS and share >= _TITLE_SHARE * many
    shouted = share >= _SHOUTED and _is_shouted(texts, long)
    runs = _runs(texts, lowers, capitals, capital, known)
    return View(text, texts, lowers, starts, capital, capitals, runs, title or shouted, shouted)


def _is_shouted(texts: list[str], long: tuple[bool, ...]) -> bool:
    return (
        all(word.isupper() for word in texts if word.isalpha())
        and sum(word.isupper() for word in compress(texts, long)) >= _SHOUTED
    )


def _read(word: str) -> tuple[str, bool, bool]:
    """Return a word in lower case, whether it may begin a name, and whether it is a long one."""
    lower = word.lower().translate(_APOSTROPHES)
    return lower, _is_capital(word), len(word) >= _LONG and word[0].isalpha()


_READ = Remembered(_read)


def _part(
    texts: list[str], starts: list[int], known: NameWords, pair: Callable[[str], bool] | None
) -> None:
    """Part places from what hyphens join to them: "Denver-based", "R-Denver"."""
    joined = [number for number, word in enumerate(texts) if "-" in word]
    for number in reversed(joined):
        word, start = texts[number], starts[number]
        head, hyphen, tail = word.partition("-")
        known_half = tail in known.hyphen_tails or head in known.hyphen_heads
        if known_half or (pair is not None and pair(word)):
            texts[number : number + 1] = head, hyphen, tail
            starts[number : number + 1] = start, start + len(head), start + len(head) + 1


def _without_linker(word: str, known: NameWords) -> str:
    """Return what a joined article stands before: "Bab" of "al-Bab", whose case counts."""
    first, _, rest = word.partition("-")
    return rest if rest and first in known.linkers else word


def _is_capital(word: str) -> bool:
    first = word[0]
    return first.isupper() or first.istitle()


def _runs(
    texts: list[str],
    lowers: Sequence[str],
    capitals: list[int],
    capital: Sequence[bool],
    known: NameWords,
) -> tuple[tuple[int, int], ...]:
    runs = []
    end = 0
    for start in capitals:
        if start < end or lowers[start].endswith("'"):
            continue
        end = _run_end(texts, lowers, capital, start, known)
        runs.append((start, end))
    return tuple(runs)


def _run_end(
    texts: list[str], lowers: Sequence[str], capital: Sequence[bool], start: int, known: NameWords
) -> int:
    end = start + 1
    while end < len(texts):
        after = end
        if texts[after] == "." and len(texts[after - 1]) <= 2:
            after += 1  # J. Smith, St. Louis, Dr. No
        while after < len(texts) and lowers[after] in known.linkers:
            after += 1  # Noureddine al Zinki
        if after >= len(texts) or not capital[after]:
            break
        end = after + 1
    return end
