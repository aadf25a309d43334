"""The readers on the whole development corpora, where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geoevents.evaluation import open_corpus

FOLDER = Path(os.environ.get("GEOEVENTS_CORPORA", "corpora"))
COUNTS = [  # file, documents, toponyms, with coordinates
    ("lgl.xml", 588, 5_088, 4_462),
    ("GeoVirus.xml", 229, 2_170, 2_170),
    ("hipe2020-dev-fr.tsv", 43, 774, 0),
    ("wikineural-dev-fr.conllu", 400, 2_922, 0),  # 4,000 sentences in groups of ten
]


@pytest.mark.parametrize(("name", "documents", "toponyms", "placed"), COUNTS)
def test_nothing_is_lost_in_reading(name: str, documents: int, toponyms: int, placed: int) -> None:
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not redistributed; name its folder in GEOEVENTS_CORPORA")
    read = list(open_corpus(path).documents())
    mentions = [mention for one in read for mention in one.mentions]
    assert (len(read), len(mentions)) == (documents, toponyms)
    assert sum(mention.point is not None for mention in mentions) == placed
    assert sum(one.moved + one.left_out for one in read) == 0
