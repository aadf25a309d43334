"""Whether the words around a weekday speak of what is to come."""

from __future__ import annotations

from geoevents.languages.language import DateWords
from geoevents.languages.matching import any_of
from geoevents.model import Span

_REACH = 90


def is_ahead(text: str, sentence: Span, at: Span, words: DateWords) -> bool:
    """Say whether the verb nearest to a date is in the future or conditional.

    The last verb group before the date decides ("would be held on Saturday", "said on
    Saturday that talks would be held"); where there is none, the first one after it.
    """
    before = _cues(text, Span(max(sentence.start, at.start - _REACH), at.start), words)
    if before:
        return max(before)[1]
    after = _cues(text, Span(at.end, min(sentence.end, at.end + _REACH)), words)
    return min(after)[1] if after else False


def _cues(text: str, window: Span, words: DateWords) -> list[tuple[int, bool]]:
    """Return (position, is future) of each verb group; one inside a future group is none."""
    futures = [
        Span(*m.span()) for m in any_of(words.future).finditer(text, window.start, window.end)
    ]
    pasts = [Span(*m.span()) for m in any_of(words.past).finditer(text, window.start, window.end)]
    apart = [past for past in pasts if not any(future.meets(past) for future in futures)]
    return [(f.start, True) for f in futures] + [(p.start, False) for p in apart]
