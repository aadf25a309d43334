"""Words are found again where the text shifted, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.corrections import found, quoted
from geoevents.model import Span

TEXT = "Avant tout, Alep brûle. On fuit vers Idlib, puis à Alep encore, dit Alep-Est, 😀 à Homs."
SPANS = [Span(at, at + 4) for at in range(len(TEXT)) if TEXT.startswith("Alep", at)]
words = st.text(alphabet="abc \n😀é", max_size=60)


@given(words, words, st.sampled_from(SPANS))
def test_text_put_before_and_after_shifts_the_words(before: str, after: str, span: Span) -> None:
    shifted = f"{before}. {TEXT} {after}"
    at = len(before) + 2
    assert found(shifted, quoted(TEXT, span)) == Span(span.start + at, span.end + at)


@given(st.sampled_from(SPANS), st.integers(1, 3), st.sampled_from(["\n", "\n\n", "  ", "\u00a0"]))
def test_other_line_breaks_are_no_other_text(span: Span, every: int, space: str) -> None:
    parts = TEXT.split(" ")
    wrapped = "".join(part + (space if n % every == 0 else " ") for n, part in enumerate(parts))
    where = found(wrapped, quoted(TEXT, span))
    assert where is not None
    before = wrapped[: where.start].split()
    assert before == TEXT[: span.start].split()


@pytest.mark.parametrize(
    "text",
    [
        "On parle d'Alep dans un tout autre article, qui n'a rien de commun avec le premier.",
        "Avant tout, Idlib brûle. On fuit.",
        "",
    ],
    ids=["other surroundings", "words gone", "nothing"],
)
def test_words_that_stand_elsewhere_are_not_taken_for_them(text: str) -> None:
    assert found(text, quoted(TEXT, SPANS[0])) is None


def test_between_two_that_are_alike_there_is_no_choice() -> None:
    line = "Des combats ont lieu à Alep depuis le matin, dit-on de source sûre au pays. "
    quote = quoted(
        line * 3, Span(line.index("Alep") + len(line), line.index("Alep") + len(line) + 4)
    )
    assert found("x" + line * 4, quote) is None
