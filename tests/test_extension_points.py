"""Each table of plurals is complete: a file a member, a member a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoevents.documents import READERS
from geoevents.events import EVENT_KINDS
from geoevents.gazetteer.sources import SOURCES
from geoevents.languages import LANGUAGES, PHRASE_LANGUAGES
from geoevents.languages.language import Language
from geoevents.writers import WRITERS

PACKAGE = Path(__file__).parent.parent / "geoevents"


def stems(folder: str, pattern: str = "*.py") -> set[str]:
    return {path.stem for path in (PACKAGE / folder).glob(pattern)} - {"__init__"}


def test_every_language_file_is_in_the_table() -> None:
    packs = {stem for stem in stems("languages") if len(stem) == 2}
    assert packs == set(PHRASE_LANGUAGES)
    assert set(LANGUAGES) <= set(PHRASE_LANGUAGES), "some say where a place is, and no more yet"


def test_every_event_kind_is_a_file_of_data() -> None:
    assert stems("events/definitions", "*.toml") == {kind.name for kind in EVENT_KINDS.values()}


@pytest.mark.parametrize("pack", LANGUAGES.values(), ids=LANGUAGES)
def test_a_language_says_its_code_and_name(pack: Language) -> None:
    assert LANGUAGES[pack.code] is pack
    assert pack.name


@pytest.mark.parametrize("table", [READERS, SOURCES, WRITERS, EVENT_KINDS])
def test_names_are_those_a_user_types(table: dict[str, object]) -> None:
    assert table
    assert all(name == name.lower() and " " not in name for name in table)
