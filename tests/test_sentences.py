from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.languages import LANGUAGES, get_language
from geoevents.model import Span
from geoevents.sentences import split_sentences, words

SENTENCES = [
    ("fr", "Il pleut. Il neige.", ["Il pleut.", "Il neige."]),
    ("fr", "M. Durand est parti. Mme. Petit reste.", ["M. Durand est parti.", "Mme. Petit reste."]),
    ("fr", "«Tout va bien. Rien ne bouge.» Il part.", 3),
    ("fr", "«Est-ce fini ?» a-t-il demandé. Oui.", ["«Est-ce fini ?» a-t-il demandé.", "Oui."]),
    ("fr", "Il attend… Puis il part.", ["Il attend…", "Puis il part."]),
    ("fr", "Il hésite... et part.", 1),
    ("fr", "Le n° 5 compte 3.5 km.", 1),
    ("fr", "Le prix monte de 2.5 %. Les gens râlent.", 2),
    ("fr", "J. Martin et P.-H. Durand parlent. Fin.", 2),
    ("fr", "Un titre sans point\nUne phrase.", ["Un titre sans point", "Une phrase."]),
    ("fr", "Un titre\r\n\r\nLa suite. La fin.", ["Un titre", "La suite.", "La fin."]),
    ("en", "Gov. Hill left. Sen. Moss stayed.", ["Gov. Hill left.", "Sen. Moss stayed."]),
    ("en", "He left the U.S. The army stayed.", ["He left the U.S.", "The army stayed."]),
    ("en", "The U.S. Navy came at 3 p.m. on Friday.", 1),
    ("en", "No. 5 won. He said no. They left.", ["No. 5 won.", "He said no.", "They left."]),
    ("en", "J. R. Moss spoke. “Stop.” She left.", ["J. R. Moss spoke.", "“Stop.”", "She left."]),
    ("en", "", []),
    ("en", " \n\t\n ", []),
]


@pytest.mark.parametrize(("code", "text", "expected"), SENTENCES)
def test_split(code: str, text: str, expected: list[str] | int) -> None:
    found = [sentence.span.of(text) for sentence in split_sentences(text, get_language(code))]
    if isinstance(expected, int):
        assert len(found) == expected, found
    else:
        assert found == expected


def test_paragraphs_count_lines_that_hold_words() -> None:
    text = "Un.\n\nDeux. Trois.\nQuatre."
    found = split_sentences(text, get_language("fr"))
    assert [sentence.paragraph for sentence in found] == [0, 1, 1, 2]


WORDS = [
    ("d'Alep à l’est", ["d'", "Alep", "à", "l’", "est"]),
    ("Alep-Est aujourd'hui", ["Alep-Est", "aujourd'hui"]),
    ("Boustane\u00a0Al-Qasr", ["Boustane", "Al-Qasr"]),
    ("Russia's men, Sana'a", ["Russia", "'s", "men", ",", "Sana'a"]),
    ("the U.S. and J.-C.", ["the", "U.S.", "and", "J", ".", "-", "C", "."]),
    ("3.5 km, 80 %", ["3.5", "km", ",", "80", "%"]),
    ("Val-d'Oise", ["Val-d'Oise"]),
    ("qu'Homs", ["qu'", "Homs"]),
    ("حلب وتدمر", ["حلب", "وتدمر"]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text, Span(0, len(text)))[0] == expected


@given(
    st.text(alphabet="aÉ. \n\r\u00a0'’-«»!?…\u2028A1M\u0301", max_size=80),
    st.sampled_from(sorted(LANGUAGES)),
)
def test_spans_are_ordered_and_on_one_line(text: str, code: str) -> None:
    end = 0
    for sentence in split_sentences(text, get_language(code)):
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        inside = sentence.span.of(text)
        assert inside == inside.strip()
        assert len(inside.splitlines()) == 1
        end = sentence.span.end


@given(st.text(max_size=60))
def test_words_cover_all_that_is_not_space(text: str) -> None:
    found = list(zip(*words(text, Span(0, len(text))), strict=True))
    covered = {at for word, start in found for at in range(start, start + len(word))}
    assert all(text.startswith(word, start) for word, start in found)
    assert sum(len(word) for word, _ in found) == len(covered)
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)


def test_a_sentence_without_end_is_cut_at_white_space_and_loses_nothing() -> None:
    text = "Alep " * 100 + "x" * 30
    found = split_sentences(text, get_language("fr"), 24)
    said = [sentence.span.of(text) for sentence in found]
    assert max(map(len, said)) <= 24
    assert said[0] == "Alep Alep Alep Alep Alep"[:19] or said[0] == "Alep Alep Alep Alep Alep"
    assert "".join(said).replace(" ", "") == text.replace(" ", "")
    assert {sentence.paragraph for sentence in found} == {0}
