"""Fit the weights of geoevents/resolution/weights.py, five folds by document.

    python benchmarks/fit_resolution.py lgl.xml GeoVirus.xml

A conditional logit: of a mention's candidates and "none of these", the probability that it
is one within 161 km of the truth. Each fold is scored with weights fitted to the other
four. Corpora are read where they are and never copied; only rounded weights enter the
package. LGL (Lieberman et al. 2010) states no licence; GeoVirus (Gritta et al. 2018) is
GPL-3.0 code with annotated Wikinews text (CC BY 2.5).
"""

from __future__ import annotations

import sys
import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np

from geoevents.evaluation import GoldDocument, open_corpus
from geoevents.gazetteer import Gazetteer
from geoevents.geometry import distance_m
from geoevents.languages import get_language
from geoevents.model import Candidate, Toponym
from geoevents.resolution.features import level
from geoevents.resolution.groups import group_key, groups_of
from geoevents.resolution.joint import decide
from geoevents.resolution.weights import WEIGHTS
from geoevents.sentences import split_sentences
from geoevents.settings import Settings
from geoevents.toponyms import find_toponyms

NEAR_M = 161_000.0
FOLDS = 5
RIDGE = 3e-4
STEPS = 400
LEVELS = ("PCL", "TERR", "CONT", "OCN", "SEA", "RGN", "PPLC", "PPLA", "PPLX", "PPL", "ADM1",
          "ADM2", "ADM", "")  # fmt: skip
NAMES = (*(name for name in WEIGHTS if name != "level"), *(f"level {code}" for code in LEVELS))
COLUMN = {name: number for number, name in enumerate(NAMES)}
Row = tuple[str, str, np.ndarray, np.ndarray]
"""Corpus, document, a row of features a candidate, and which candidates are right."""


def rows(gold: GoldDocument, corpus: str, gazetteer: Gazetteer) -> list[Row]:
    document = gold.document
    language = get_language(document.language)
    sentences = split_sentences(document.text, language)
    found = find_toponyms(document, sentences, language, gazetteer, Settings())
    ours = {one.span: one for one in found}
    asked = [ours.get(m.span) or Toponym(m.span, m.text, m.text) for m in gold.mentions]
    rankings = decide(groups_of(tuple(asked), gazetteer, document), (), document)
    made = []
    for mention, toponym in zip(gold.mentions, asked, strict=True):
        candidates = rankings[group_key(toponym)].told()
        if mention.point is not None:
            features = np.array([features_of(one) for one in candidates]).reshape(-1, len(NAMES))
            right = [distance_m(one.place.point, mention.point) <= NEAR_M for one in candidates]
            made.append((corpus, document.id, features, np.array(right, dtype=bool)))
    return made


def features_of(candidate: Candidate) -> list[float]:
    row = [0.0] * len(NAMES)
    for reason in candidate.evidence:
        if reason.feature != "level":
            row[COLUMN[reason.feature]] += reason.value / WEIGHTS[reason.feature]
    code = next(code for code in LEVELS if candidate.place.feature.startswith(code))
    row[COLUMN[f"level {code}"]] = 1.0
    return row


def fit(data: list[Row]) -> np.ndarray:
    """Return weights by Adam on the mean log loss; "none of these" scores 0."""
    none = np.zeros((len(data), len(NAMES)))
    x = np.concatenate([*(row[2] for row in data), none])
    mention = np.concatenate(
        [*(np.full(len(row[3]), at) for at, row in enumerate(data)), np.arange(len(data))]
    )
    right = np.concatenate([*(row[3] for row in data), [not row[3].any() for row in data]])
    weights, mean, square = (np.zeros(len(NAMES)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = gradient(weights, x, mention, right, len(data))
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        scale = np.sqrt(square / (1 - 0.999**step)) + 1e-8
        weights = weights - 0.08 * mean / (1 - 0.9**step) / scale
    return weights


def gradient(
    weights: np.ndarray, x: np.ndarray, mention: np.ndarray, right: np.ndarray, size: int
) -> np.ndarray:
    score = x @ weights
    top = np.full(size, -1e9)
    np.maximum.at(top, mention, score)
    share = np.exp(score - top[mention])
    all_of = np.bincount(mention, share, size)
    right_of = np.bincount(mention, share * right, size)
    slope: np.ndarray = x.T @ (share / all_of[mention] - share * right / right_of[mention]) / size
    return slope + 2 * RIDGE * weights


def main(paths: list[str]) -> None:
    gazetteer = Gazetteer.default()
    data = [
        row
        for path in paths
        for gold in open_corpus(Path(path)).documents()
        for row in rows(gold, Path(path).name, gazetteer)
    ]
    outcomes: dict[str, list[bool]] = defaultdict(list)
    tenths: dict[int, list[bool]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = fit([row for row in data if fold_of(row) != fold])
        for row in (row for row in data if fold_of(row) == fold):
            score = row[2] @ weights
            is_right = bool(len(score) and row[3][int(np.argmax(score))])
            outcomes[row[0]].append(is_right)
            if len(score):
                share = np.exp(score.max()) / (np.exp(score).sum() + 1)
                tenths[min(9, int(share * 10))].append(is_right)
    for corpus, right in outcomes.items():
        print(f"{corpus}: Acc@161 on gold spans {np.mean(right):.3f} of {len(right)}, not fitted")
    for tenth in sorted(tenths):
        print(
            f"  confidence {tenth / 10:.1f}: {np.mean(tenths[tenth]):.3f} of {len(tenths[tenth])}"
        )
    for name, weight in zip(NAMES, fit(data), strict=True):
        now = level(name.removeprefix("level ")) * WEIGHTS["level"] if " " in name else None
        print(f"{name:20} {weight:6.2f}  now {WEIGHTS.get(name, now)}")


def fold_of(row: Row) -> int:
    """Return a document's fold: of its name, so that all its mentions are in one."""
    return zlib.crc32(f"{row[0]} {row[1]}".encode()) % FOLDS


if __name__ == "__main__":
    main(sys.argv[1:])
