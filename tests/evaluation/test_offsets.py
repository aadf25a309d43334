"""Offsets: faulty ones settled, tokens joined without losing theirs, spans paired one to one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.evaluation.gold import GoldMention, settled
from geoevents.evaluation.matching import named, pairs
from geoevents.evaluation.tokens import Named, Token, named_in, rebuild
from geoevents.model import Document, Mention, Method, Role, Span, Toponym

TEXT = "Homs, then Hama, then Homs again."
SPANS = [
    ("exact", 0, "Homs", 0),
    ("two too late", 13, "Hama", 11),
    ("five too early", 6, "Hama", 11),
    ("six too early", 5, "Hama", None),
    ("nearer of two", 19, "Homs", 22),
    ("other words", 0, "Idlib", None),
    ("before the text", -3, "Homs", None),
    ("no words", 0, "", None),
]


@pytest.mark.parametrize(("title", "claimed", "phrase", "found"), SPANS, ids=[s[0] for s in SPANS])
def test_a_faulty_offset_moves_or_is_left_out(
    title: str, claimed: int, phrase: str, found: int | None
) -> None:
    claim = GoldMention(Span(claimed, claimed + len(phrase)), phrase)
    gold = settled(Document("d", TEXT, "en"), [claim])
    assert [one.span.start for one in gold.mentions] == ([] if found is None else [found])
    assert gold.left_out == (found is None)
    assert gold.moved == (found not in {None, claimed})


def test_two_annotations_never_share_a_span() -> None:
    claims = [GoldMention(Span(0, 4), "Homs"), GoldMention(Span(2, 6), "Homs")]
    gold = settled(Document("d", TEXT, "en"), claims)
    assert (len(gold.mentions), gold.left_out) == (1, 1)


LABELS = [
    ("B-LOC I-LOC O", [(0, 2)]),
    ("B-LOC B-LOC", [(0, 1), (1, 2)]),
    ("O I-LOC", [(1, 2)]),
    ("B-PER I-LOC", [(0, 1), (1, 2)]),
    ("S-LOC B-LOC E-LOC", [(0, 1), (1, 3)]),
    ("O O", []),
]


@pytest.mark.parametrize(("labels", "expected"), LABELS)
def test_labels_to_names(labels: str, expected: list[tuple[int, int]]) -> None:
    assert [(one.first, one.last) for one in named_in(labels.split())] == expected


JOINED = [
    ('Il dit " oui " .', 'Il dit "oui".'),
    ("l' eau ( douce )", "l'eau (douce)"),
    ("Genève , puis Bâle ; ensuite", "Genève, puis Bâle ; ensuite"),
    ("the town 's mayor", "the town's mayor"),
]


@pytest.mark.parametrize(("tokens", "text"), JOINED)
def test_spelling_rules_the_spaces(tokens: str, text: str) -> None:
    assert rebuild([Token(one) for one in tokens.split()]).text == text


tokens = st.lists(
    st.builds(
        Token,
        st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=6),
        spaced=st.none() | st.booleans(),
        ends_line=st.booleans(),
    ),
    min_size=1,
)


@given(tokens)
def test_every_token_stands_where_its_span_says(words: list[Token]) -> None:
    rebuilt = rebuild(words)
    assert [span.of(rebuilt.text) for span in rebuilt.spans] == [word.text for word in words]
    whole = rebuilt.span(Named(0, len(words), "LOC"))
    assert whole == Span(0, len(rebuilt.text))


def ours(span: Span, role: Role = Role.PLACE, confidence: float = 0.5) -> Mention:
    toponym = Toponym(span, "x", "x", role)
    return Mention("m", span, "x", role, Method.NONE, toponym, confidence=confidence)


spans = st.lists(
    st.builds(lambda start, size: Span(start, start + size), st.integers(0, 40), st.integers(1, 8)),
    unique=True,
)


@given(spans, spans)
def test_spans_pair_one_to_one(there: list[Span], here: list[Span]) -> None:
    text = "x" * 60
    gold = settled(Document("d", text, "en"), [GoldMention(s, s.of(text)) for s in there])
    found = pairs(gold, named(map(ours, here)), frozenset(Role))
    assert sorted(one.gold.span for one in found if one.gold) == sorted(there)
    assert sorted(one.ours.span for one in found if one.ours) == sorted(here)
    assert sum(one.exact for one in found) == len(set(there) & set(here))
    for one in found:
        if one.gold and one.ours:
            assert one.gold.span.meets(one.ours.span)


def test_a_row_without_a_name_is_no_toponym() -> None:
    words = Mention("m", Span(0, 9), "au nord", Role.PLACE, Method.RELATION)
    assert named([words]) == ()


def test_two_rows_over_one_name_are_one() -> None:
    rows = named([ours(Span(0, 4), confidence=0.2), ours(Span(0, 4), confidence=0.8)])
    assert [one.mention.confidence for one in rows] == [0.8]
