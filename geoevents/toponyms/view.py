"""A sentence as its words, and the runs of capitals in it: what names are made of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from geoevents.languages.language import NameWords
from geoevents.model import Sentence, Span
from geoevents.sentences import words

_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
_new = tuple.__new__  # a word at a time, the class's own takes thrice as long
_REMEMBERED = 16_384  # words: a report is made of the same ones as the last
_TITLE_SHARE = 0.8
_TITLE_WORDS = 4
_SHOUTED = 2
"""Long words in capitals that make a headline: "SÉISME AU MAROC", and no "CNN, BBC"."""


class Word(NamedTuple):
    """One word: `lower` has straight apostrophes, `capital` says it may begin a name."""

    span: Span
    text: str
    lower: str
    capital: bool


@dataclass(frozen=True, slots=True)
class View:
    """One sentence's words. A run is a half-open pair of word numbers.

    `title` says that nearly all words have capitals, as in an English headline: there a
    capital says nothing. `shouted` says that the whole sentence is in capitals.
    """

    text: str
    words: tuple[Word, ...]
    runs: tuple[tuple[int, int], ...]
    title: bool
    shouted: bool = False

    def span(self, start: int, end: int) -> Span:
        """Return where the words from `start` to before `end` stand in the document."""
        return Span(self.words[start].span.start, self.words[end - 1].span.end)

    def of(self, start: int, end: int) -> str:
        """Return the document's own characters from one word to before another."""
        return self.text[self.words[start].span.start : self.words[end - 1].span.end]

    def lower(self, number: int) -> str:
        """Return a word in lower case, or "" beyond either end of the sentence."""
        return self.words[number].lower if 0 <= number < len(self.words) else ""

    def run_end(self, start: int) -> int:
        """Return where the run of capitals that begins at a word ends, or 0."""
        at = bisect_left(self.runs, (start, 0))
        return self.runs[at][1] if at < len(self.runs) and self.runs[at][0] == start else 0

    def ends_with(self, end: int, phrases: frozenset[str]) -> int:
        """Return how many words before `end` are one of the phrases; the longest, or 0."""
        if end < 1:
            return 0
        last = self.words[end - 1].lower
        if last in _last_words(phrases):
            for length in (3, 2):
                start = end - length
                if start >= 0 and " ".join([w.lower for w in self.words[start:end]]) in phrases:
                    return length
        return 1 if last in phrases else 0


@cache
def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    """Return the words that end phrases of several words: few do, and most words are none."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases if " " in phrase)


def view(
    text: str, sentence: Sentence, known: NameWords, pair: Callable[[str], bool] | None = None
) -> View:
    """Return a sentence of a text as its words.

    `pair` says of a word with a hyphen that two places are joined ("Kabul-Kandahar").
    """
    found = _words(text, sentence, known, pair)
    long = [word for word in found if len(word.text) > 3 and word.text[0].isalpha()]
    capitals = sum([word.capital for word in long])
    title = len(long) >= _TITLE_WORDS and capitals >= _TITLE_SHARE * len(long)
    shouted = capitals >= _SHOUTED and _is_shouted(found, long)
    return View(text, found, _runs(found, known), title or shouted, shouted)


def _is_shouted(found: tuple[Word, ...], long: list[Word]) -> bool:
    return (
        all(word.text.isupper() for word in found if word.text.isalpha())
        and sum(word.text.isupper() for word in long) >= _SHOUTED
    )


def _words(
    text: str, sentence: Sentence, known: NameWords, pair: Callable[[str], bool] | None
) -> tuple[Word, ...]:
    found: list[Word] = []
    for span, word in words(text, sentence.span):
        if "-" in word:
            found += [_word(text, part, known) for part in _apart(text, span, known, pair)]
        else:
            found.append(_new(Word, (span, word, *_read(word))))
    return tuple(found)


@lru_cache(_REMEMBERED)
def _read(word: str) -> tuple[str, bool]:
    """Return a word in lower case, apostrophes straight, and whether it may begin a name."""
    return word.lower().translate(_APOSTROPHES), _is_capital(word)


def _apart(
    text: str, span: Span, known: NameWords, pair: Callable[[str], bool] | None
) -> tuple[Span, ...]:
    """Part a place from what a hyphen joins to it: "Denver-based", "R-Denver"."""
    head, hyphen, tail = span.of(text).partition("-")
    joined = tail in known.hyphen_tails or head in known.hyphen_heads
    if not hyphen or not (joined or (pair is not None and pair(span.of(text)))):
        return (span,)
    at = span.start + len(head)
    return Span(span.start, at), Span(at, at + 1), Span(at + 1, span.end)


def _word(text: str, span: Span, known: NameWords) -> Word:
    word = span.of(text)
    return Word(span, word, _read(word)[0], _is_capital(_without_linker(word, known)))


def _without_linker(word: str, known: NameWords) -> str:
    """Return what a joined article stands before: "Bab" of "al-Bab", whose case counts."""
    first, _, rest = word.partition("-")
    return rest if rest and first in known.linkers else word


def _is_capital(word: str) -> bool:
    first = word[0]
    return first.isupper() or first.istitle()


def _runs(found: tuple[Word, ...], known: NameWords) -> tuple[tuple[int, int], ...]:
    runs = []
    number = 0
    for start in [number for number, word in enumerate(found) if word.capital]:
        if start < number or found[start].lower.endswith("'"):
            continue
        number = start
        end = _run_end(found, number, known)
        runs.append((number, end))
        number = end
    return tuple(runs)


def _run_end(found: tuple[Word, ...], start: int, known: NameWords) -> int:
    end = start + 1
    while end < len(found):
        after = end
        if found[after].text == "." and len(found[after - 1].text) <= 2:
            after += 1  # J. Smith, St. Louis, Dr. No
        while after < len(found) and found[after].lower in known.linkers:
            after += 1  # Noureddine al Zinki
        if after >= len(found) or not found[after].capital:
            break
        end = after + 1
    return end
