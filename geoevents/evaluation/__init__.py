"""Corpora in, scores out: how well names are found, and how near to the truth they are put."""

from geoevents.evaluation.corpora import CORPORA, Corpus, open_corpus
from geoevents.evaluation.gold import CorpusReader, GoldDocument, GoldMention
from geoevents.evaluation.mistakes import Kind, Mistake, errors_file
from geoevents.evaluation.report import as_json, as_text
from geoevents.evaluation.scores import Decile, KindScore, Placement, Recognition, Scores
from geoevents.evaluation.scoring import System, evaluate

__all__ = [
    "CORPORA",
    "Corpus",
    "CorpusReader",
    "Decile",
    "GoldDocument",
    "GoldMention",
    "Kind",
    "KindScore",
    "Mistake",
    "Placement",
    "Recognition",
    "Scores",
    "System",
    "as_json",
    "as_text",
    "errors_file",
    "evaluate",
    "open_corpus",
]
