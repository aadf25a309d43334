"""Sentences and words of a text, with exact offsets; below all stages.

A line is a paragraph: no sentence crosses a line break, for a headline has no full stop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate, chain
from typing import TypeVar

from geoevents.languages.language import Language, SentenceWords
from geoevents.model import Sentence, Span

T = TypeVar("T")

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_STOP = re.compile(r"[.!?…؟۔]+(?P<close>[\s\u00a0\u202f]*[»”’\"')\]]+)?(?=\s)")
_OPENS = re.compile(r"[\s«“‘\"'(\[—–-]*(?P<first>\S)")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]|[.\-’'°])+")

_LONGEST = 40
"""Letters of the longest word before a full stop that is looked at."""

_MARKS = r"(?<!\d)[\u0300-\u036f\u064b-\u0652\u0670]+"
_ELISION = r"(?:(?:[LlDdJjNnSsTtMmCc]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)['’])(?=\w)"
_WORD = re.compile(
    rf"{_ELISION}"
    rf"|(?:[^\W\d_]\.){{2,}}"  # U.S., J.-C. is caught below
    rf"|['’]s\b"
    rf"|[^\W\d_](?:[^\W_]+|[-\u2010\u2011](?=\w)|['’ʼ‘ʻ`](?!s\b)(?=[^\W\d_])|{_MARKS})*"
    rf"|\d+(?:[.,]\d+)*"
    rf"|\S"
)
_SIGNS = frozenset(",.;:")
_GAP = re.compile(rf"({_WORD.pattern})")
_REMEMBERED = 16_384  # words: a report is made of the same ones as the last


def split_sentences(text: str, language: Language, longest: int = 0) -> tuple[Sentence, ...]:
    """Return the sentences of `text` in order, without the white space around them.

    One of more than `longest` characters is cut at a white space (0: none is): the stages
    compare the names of a sentence with one another, and "Alep " 20,000 times has no stop.
    """
    found = []
    paragraph = 0
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        found += [
            Sentence(piece, paragraph)
            for span in _sentences_of(text, line.start(), line.end(), language.sentences)
            for piece in _pieces(text, span, longest or len(text))
        ]
        paragraph += 1
    return tuple(found)


def words(text: str, span: Span) -> tuple[list[str], list[int]]:
    """Return the words, numbers and signs inside `span`, and where each starts.

    A French elision is a word of its own ("d'|Alep"), and so is an English possessive
    ("Russia|'s"); hyphens stay inside ("Alep-Est"), and stops inside acronyms ("U.S.").
    """
    inside = span.of(text)
    pieces = list(chain.from_iterable(map(_PIECES.__getitem__, inside.split())))
    starts = list(accumulate(map(len, pieces), initial=span.start))
    if pieces and starts[-1] != span.end + 1:  # white space of more than one character
        pieces = _GAP.split(inside)[1:]
        starts = list(accumulate(map(len, pieces), initial=span.end - sum(map(len, pieces))))
    return pieces[::2], starts[:-1:2]


class Remembered(dict[str, T]):
    """What a function tells of words, all forgotten when there are too many.

    Looked up in half the time of `lru_cache`, as is done for every word of a text.
    """

    def __init__(self, told: Callable[[str], T]) -> None:
        super().__init__()
        self._told = told

    def __missing__(self, word: str) -> T:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = self._told(word)
        return found


def _pieces_of(between_spaces: str) -> tuple[str, ...]:
    """Return the words of what stands between two spaces, each with the space after it."""
    if between_spaces.isalpha():
        return between_spaces, " "
    word, sign = between_spaces[:-1], between_spaces[-1]
    if sign in _SIGNS and word.isalpha():  # most of the others
        return word, "", sign, " "
    found = _WORD.findall(between_spaces)
    gaps = [""] * (len(found) - 1) + [" "]
    return tuple(chain.from_iterable(zip(found, gaps, strict=True)))


_PIECES = Remembered(_pieces_of)


def _sentences_of(text: str, start: int, end: int, known: SentenceWords) -> list[Span]:
    spans = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, begin, stop, end, known):
            spans.append(_trimmed(text, begin, stop.end()))
            begin = stop.end()
    spans.append(_trimmed(text, begin, end))
    return [span for span in spans if span.start < span.end]


def _pieces(text: str, span: Span, longest: int) -> Iterator[Span]:
    start = span.start
    while span.end - start > longest:
        cut = next((at for at in range(start + longest, start, -1) if text[at].isspace()), 0)
        yield _trimmed(text, start, cut or start + longest)
        start = _trimmed(text, cut or start + longest, span.end).start
    yield Span(start, span.end)


def _ends_sentence(
    text: str, begin: int, stop: re.Match[str], end: int, known: SentenceWords
) -> bool:
    opening = _OPENS.match(text, stop.end(), end)
    if opening is None:
        return True
    first = opening["first"]
    if first.islower():
        return False  # «Est-ce fini ?» a-t-il demandé
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    return not _is_abbreviated(text, begin, stop.start(), opening, known)


def _is_abbreviated(
    text: str, begin: int, at: int, opening: re.Match[str], known: SentenceWords
) -> bool:
    # read from its end: a search would begin anew at each of the letters before
    backwards = _ABBREVIATED.match(text[max(begin, at - _LONGEST) : at][::-1])
    if backwards is None:
        return False
    before = backwards.group()[::-1]
    word = before.casefold().lstrip("-’'.")
    first = opening.start("first")
    if "." in word and word not in known.abbreviations:  # the U.S. The army
        return _next_word(text, first) not in known.starters
    if text[first].isdigit():
        return word in known.before_numbers or word in known.abbreviations
    if len(word) == 1 and before.isupper():  # J. Smith, but not "plan B. The"
        return _next_word(text, first) not in known.starters
    return word in known.abbreviations


def _next_word(text: str, at: int) -> str:
    match = _WORD.match(text, at)
    return match.group().casefold().replace("’", "'") if match else ""


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
