"""Lines that a screen's width broke are made whole; all others stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.documents.wrapping import unwrapped

# A break that goes is shown as "⏎"; one that stays is a line end.
CASES = {
    "a sentence goes on in small letters": """\
HOMS - Un raid a tué au moins sept personnes, mardi à Saraqeb,⏎
selon les secouristes.""",
    "a headline is short, its report is wrapped": """\
Raid sur Saraqeb
Un raid aérien a tué au moins sept personnes dans la ville de⏎
Saraqeb, et deux autres dans un hameau des environs, ont dit à⏎
Reuters deux habitants. Le ministère de la Défense a dit qu'il⏎
Ne savait rien.""",
    "a blank line ends a paragraph": """\
Un raid aérien a tué au moins sept personnes dans la ville et

les environs.""",
    "a list is a list": """\
Les villes que le communiqué nomme sont celles-ci, de haut en bas
- alep et ses environs, où des combats ont été signalés la veille
- homs
2. hama""",
    "two headlines of capitals": """\
Raid aérien sur la ville de Saraqeb
Trêve annoncée à Homs et à Hama pour vendredi""",
    "the header of a mail that is quoted": """\
Voici ce que nous avons reçu ce matin de la part du bureau local
subject: nouvelles du front, à vérifier avant toute publication""",
    "longer than any screen": "a" * 90 + " " + "b" * 30 + "\nsuite",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_breaks(case: str) -> None:
    assert unwrapped(case.replace("⏎", "")) == case.replace("⏎\n", " ")


def test_a_mail_ends_its_lines_with_two_characters() -> None:
    wrapped = "Un raid a tué au moins sept personnes, mardi à Saraqeb,\r\nselon les secouristes."
    assert unwrapped(wrapped) == wrapped.replace("\r\n", "  ")


@given(st.text(alphabet="aàB .,\n\r-1", max_size=400))
def test_offsets_stay_and_only_breaks_go(text: str) -> None:
    told = unwrapped(text)
    assert len(told) == len(text)
    assert all(a == b or (a in "\r\n" and b == " ") for a, b in zip(text, told, strict=True))
    assert unwrapped(told).split() == told.split()
