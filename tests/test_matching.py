"""Words are found where their letters begin a word, and nothing is missed by it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from geoevents.languages import LANGUAGES, Language
from geoevents.languages.matching import Lexicon, any_of, ends_with
from geoevents.languages.openings import needles, openings

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
        (r"a ra\w+", {"a *"}),
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
