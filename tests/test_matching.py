"""Words are found where their letters begin a word, and nothing is missed by it."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoevents.languages import LANGUAGES, Language
from geoevents.languages.matching import Lexicon, any_of, ends_with
from geoevents.languages.openings import factored, needles, openings
from geoevents.languages.word_starts import word_starts
from geoevents.model import Span

CASES = Path(__file__).parent / "cases"


def lists_of(pack: Language) -> list[tuple[str, ...]]:
    """Return the lists of patterns of a pack's events and dates."""
    found = []
    for record in (pack.events, pack.dates):
        for field in fields(record):
            value = getattr(record, field.name)
            if field.name == "dateline":
                continue  # frames, not words
            if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
                found.append(value)
    return [one for one in found if one and not any("{" in p and "}" in p and "{0" not in p
                                                    for p in one)]  # fmt: skip


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_no_match_is_missed(code: str) -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("reports", "dispatches")
        for path in sorted((CASES / folder).glob(f"{code}*.txt"))
    )
    lists = lists_of(LANGUAGES[code])
    assert len(lists) > 20
    for patterns in lists:
        words = any_of(patterns)
        plain = [match.span() for match in words.whole.finditer(text)]
        assert [match.span() for match in words.finditer(text)] == plain, patterns


@pytest.mark.parametrize(
    ("pattern", "keys"),
    [
        ("pillages?", {"pillage"}),
        ("(?:pill|saccag)ées?", {"pillée ", "pillées", "saccagé"}),
        ("at", {"at *"}),
        (r"a \w+", {"a *"}),
        (r"a ra\w+", {"a ra*"}),
        ("was(?: also)? hurt", {"was als", "was hur"}),
        ("a raid on", {"a raid "}),
        (r"no\w+", {"no*"}),
        (r"\w+ed", {"*"}),
        ("l'ont dit", {"l ont d"}),
        ("the ?, ?end of", {"the end"}),
        ("(?:re)?capture of", {"recaptu", "capture"}),
        ("(?<!rocket.)strikes", {"strikes"}),
        ("(?-i:[A-C])x", {"ax *", "bx *", "cx *"}),
        ("e?", {"e *", "*"}),
        ("-x", {" "}),
    ],
)
def test_with_what_a_pattern_may_begin(pattern: str, keys: set[str]) -> None:
    assert openings(pattern) == keys


def test_a_lexicon_yields_each_value_in_the_order_of_the_text() -> None:
    lexicon = Lexicon([("b", any_of(("shelled",))), ("a", any_of(("shell", "shelled heavily")))])
    found = [
        (value, match[0]) for value, match in lexicon.find("He shelled heavily a shell", 0, 26)
    ]
    assert found == [("b", "shelled"), ("a", "shelled heavily"), ("a", "shell")]


def test_each_sentence_is_asked_as_if_it_stood_alone() -> None:
    text = "They shelled. The army of the north left. Nobody. Shell heavily"
    spans = [Span(0, 13), Span(14, 41), Span(42, 49), Span(50, 55)]
    for loose in ((), (r"\w+ army",)):
        lexicon = Lexicon([("a", any_of(("shell(?:ed)?( heavily)?", "of the", *loose)))])
        found = {n: [m[0] for _, m in some] for n, some in lexicon.find_each(text, spans)}
        alone = {n: [m[0] for _, m in lexicon.find(text, *s)] for n, s in enumerate(spans)}
        assert found == {n: some for n, some in alone.items() if some}
    assert found == {0: ["shelled"], 1: ["The army", "of the"], 3: ["Shell"]}


@given(st.text("ab cé’.-\n_1\u0663\u0130\u00df\u0301\U00010300\U0001f600\ud800œ "))
def test_words_begin_where_letters_do(text: str) -> None:
    words = word_starts(text)
    assert words.starts == [match.start() for match in re.finditer(r"\w+", text)]
    small = "".join(char.lower()[0] for char in text)
    flat = " ".join(re.findall(r"\w+", small)) + " " * 7
    at = [match.start() for match in re.finditer(r"\w+", flat)]
    assert [words.key_at(start) for start in words.starts] == [flat[s : s + 7] for s in at]
    assert words.words == flat.split()


def test_of_many_patterns_that_begin_alike_each_entry_finds_its_own() -> None:
    said = {
        "died": ("were killed", "were found dead", "were killed in", "were slain"),
        "fled": ("were displaced", "were driven out", "were killed or driven out", "were moved"),
        "held": ("were held",),
    }
    lexicon = Lexicon((name, any_of(patterns)) for name, patterns in said.items())
    text = "Nine were killed or driven out, two were held, ten were fine, one and all were slain."
    found = [(name, match[0]) for name, match in lexicon.find(text, 0, len(text))]
    assert found == [
        ("died", "were killed"),
        ("fled", "were killed or driven out"),
        ("held", "were held"),
        ("died", "were slain"),
    ]


def test_a_list_is_found_in_a_text_that_was_read_before_it() -> None:
    text = "The mayor of the town said that " + "nobody knew of it, and " * 5 + "zorgled at last"
    assert any_of(("the mayor",)).search(text)
    late = any_of(("zorgled at", "knew of it"))
    assert [match[0] for match in late.finditer(text)] == ["knew of it"] * 5 + ["zorgled at"]
    assert late.match(text, text.index("zorgled"))
    assert not late.match(text)
    assert not late.may_stand(text, 0, 30)
    assert late.may_stand(text, 0, len(text))


def test_what_patterns_begin_with_is_told_once() -> None:
    patterns = ("(?:has|have) taken", "(?:has|have) left", "(?:re)?took", "(?:a)|b", "fell")
    once = factored(patterns)
    assert once[0] == "(?:has|have)(?: taken| left)"
    for said in ("has taken", "have left", "took", "retook", "a", "b", "fell", "has", "left"):
        assert any(re.fullmatch(one, said) for one in once) == any(
            re.fullmatch(one, said) for one in patterns
        )


def test_the_last_words_before_a_place() -> None:
    assert ends_with("quite near  Homs", 0, 12, ("near",)) == 6
    assert ends_with("near the town of Homs", 0, 17, ("near",)) == -1


@pytest.mark.parametrize(
    ("pattern", "sure"),
    [
        (r"(?:[\w-]+ )?(?:pause|lull|halt) in", {"pause", "lull", "halt"}),
        (r"(?:the |\w+ )army", {"army"}),
        (r"\w+ armys?|(?:\w+-)?(?:based) in", {"army", "based"}),
        (r"\w+ed", {"ed"}),
        (r"\w+ (?:l'envoi|of aid)", {"envoi", "aid"}),
        (r"\w+ army|\w+", set()),
        (r"(?:pause)?\w+", set()),
        (r"(?:pause){0,2}\w+", set()),
    ],
)
def test_what_all_that_a_pattern_matches_holds(pattern: str, sure: set[str]) -> None:
    assert needles(pattern) == sure


def test_a_pattern_of_unknown_first_letters_is_found_by_what_it_holds() -> None:
    lexicon = Lexicon([("a", any_of((r"\w+ army", "navy")))])
    for text, said in (("The navy won", ["navy"]), ("Our Army, the navy", ["Our Army", "navy"])):
        assert [match[0] for _, match in lexicon.find(text, 0, len(text))] == said
