from __future__ import annotations

from dataclasses import replace

import pytest

from geoevents.errors import SettingsError
from geoevents.languages import get_language
from geoevents.model import Span
from geoevents.recogniser import Entity, load_ahead, recognise, recognise_batch, recogniser_model
from geoevents.settings import Settings

FRENCH = get_language("fr")
MODEL = recogniser_model(FRENCH, Settings())
needs_model = pytest.mark.skipif(not MODEL, reason="no spaCy pipeline for French is installed")


def test_rules_alone_give_none() -> None:
    assert recognise("Il vit à Paris.", FRENCH, Settings(recogniser="rules")) is None


def test_a_missing_pipeline_is_an_error_only_where_asked_for() -> None:
    bare = replace(FRENCH, spacy_models=("no_such_pipeline",))
    assert recogniser_model(bare, Settings()) == ""
    with pytest.raises(SettingsError, match="no_such_pipeline"):
        recogniser_model(bare, Settings(recogniser="spacy"))


@needs_model
@pytest.mark.parametrize(
    ("recogniser", "codes", "loaded"),
    [("auto", ("fr",), ["fr_sm"]), ("auto", ("fr", "en"), []), ("rules", ("fr",), [])],
)
def test_a_pipeline_is_loaded_ahead_where_it_is_the_only_one(
    monkeypatch: pytest.MonkeyPatch, recogniser: str, codes: tuple[str, ...], loaded: list[str]
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("geoevents.recogniser._pipeline", asked.append)
    monkeypatch.setattr("geoevents.recogniser._is_installed", lambda name: "_sm" in name)
    packs = [replace(get_language(code), spacy_models=(f"{code}_sm",)) for code in codes]
    load_ahead(packs, Settings(recogniser=recogniser))
    assert asked == loaded


def test_an_unknown_recogniser_names_the_choices() -> None:
    with pytest.raises(SettingsError, match="auto, spacy or rules"):
        recogniser_model(FRENCH, Settings(recogniser="magic"))


@needs_model
def test_offsets_are_into_the_whole_text() -> None:
    text = "Titre\r\n\r\nLe maire de Marseille\u00a0parle.\nIl vit à Lyon."
    found = recognise(text, FRENCH, Settings()) or ()
    places = [one.span.of(text) for one in found if one.kind == "place"]
    assert "Marseille" in places
    assert "Lyon" in places


@needs_model
def test_a_batch_is_the_same_as_one_at_a_time() -> None:
    texts = ["", "Il vit à Lyon.\nElle vit à Metz.", "\n", "Paris est belle.", ""]
    batch = list(recognise_batch(texts, FRENCH, Settings()))
    assert batch == [recognise(text, FRENCH, Settings()) for text in texts]
    assert Entity(Span(0, 5), "place") in (batch[3] or ())
    assert list(recognise_batch([], FRENCH, Settings())) == []


@needs_model
def test_a_long_line_is_read_in_pieces() -> None:
    text = "Il vit à Lyon. " * 3_000
    found = recognise(text, FRENCH, Settings()) or ()
    assert found[-1].span.of(text) == "Lyon"
    assert found[-1].span.start > 40_000
