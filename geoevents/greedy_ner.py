"""spaCy's greedy NER, decided for all words at once: the same entities in a third of the time.

spaCy walks each text word by word and asks its network at each step; half of its time goes
into these steps. But while no entity is open, a step looks at its own word alone: all such
steps are one product of matrices. Those inside an entity look at its first word too, and are
asked one after another, for the few words that need it. The layers below are spaCy's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from geoevents.word_vectors import largest, quicken

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FEATURES = 3  # of a state: the next word, the open entity's first, the word before
_NEVER = np.float32(-np.inf)


class Found(NamedTuple):
    """An entity of a document by its characters, with spaCy's label."""

    start: int
    end: int
    label: str


class GreedyNer:
    """The NER component of a loaded pipeline; see `fits`."""

    def __init__(self, component: Any) -> None:
        from thinc.api import NumpyOps

        model = component.model
        self._words = model.get_ref("tok2vec")
        self._lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._bias = self._lower.get_param("b")
        self._weights = np.ascontiguousarray(upper.get_param("W").T)
        self._moves_bias = upper.get_param("b")
        names = _moves(component)
        self._moves = [name.partition("-") for name in names]
        number = {name: at for at, name in enumerate(names)}
        self._inside = {
            label: (number[f"I-{label}"], number[f"L-{label}"])
            for move, _, label in self._moves
            if move == "B"
        }
        kinds = np.array([move if label or move == "O" else "" for move, _, label in self._moves])
        self._begins = kinds == "B"
        self._starts = (kinds == "B") | (kinds == "U")
        self._closed = ~(self._starts | (kinds == "O"))
        self.attributes = _attributes(self._words)
        ops = NumpyOps(use_blis=False)  # numpy's own products are twice as fast as blis'
        quicken(self._words)
        for layer in (*self._words.walk(), *self._lower.walk()):
            layer.ops = ops

    @staticmethod
    def fits(component: Any) -> bool:
        """Say whether a component is what this class computes, and nothing more."""
        model = getattr(component, "model", None)
        if model is None or not model.attrs.get("has_upper") or model.attrs["unseen_classes"]:
            return False
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        return bool(
            lower.get_dim("nF") == _FEATURES
            and lower.get_dim("nP") > 1
            and component.cfg["beam_width"] == 1
            and upper.get_dim("nO") == len(_moves(component))
        )

    def entities(self, docs: Sequence[Doc]) -> Iterator[tuple[Found, ...]]:
        """Yield the entities of each tokenised document, in order."""
        if not any(len(doc) for doc in docs):
            yield from (() for _ in docs)
            return
        cached = self._lower.predict(self._words.predict(docs))
        padding, rows = cached[0], cached[1:]
        outside = self._outside(rows[:, 0] + (padding[1] + padding[2] + self._bias))
        begin = 0
        for doc in docs:
            end = begin + len(doc)
            yield tuple(self._of_document(doc, rows[begin:end], outside[begin:end]))
            begin = end

    def _outside(self, sums: np.ndarray) -> np.ndarray:
        """Return each move's score at each word, were no entity open there."""
        scores: np.ndarray = largest(sums) @ self._weights + self._moves_bias
        scores[:, self._closed] = _NEVER
        return scores

    def _of_document(self, doc: Doc, rows: np.ndarray, outside: np.ndarray) -> Iterator[Found]:
        if not len(doc):
            return
        words = doc.to_array(["IDX", "LENGTH", "IS_SPACE"]).astype(np.int64)
        outside[np.ix_(words[:, 2] > 0, self._starts)] = _NEVER
        outside[-1, self._begins] = _NEVER
        moves = outside.argmax(axis=1)
        taken = 0
        for first in np.flatnonzero(self._starts[moves]).tolist():
            if first < taken:
                continue
            move, _, label = self._moves[moves[first]]
            last = first if move == "U" else self._last(rows, first, label)
            taken = last + 1
            yield Found(int(words[first, 0]), int(words[last, 0] + words[last, 1]), label)

    def _last(self, rows: np.ndarray, first: int, label: str) -> int:
        """Return the number of the word that ends an entity of more than one."""
        inside, last = self._inside[label]
        more = self._weights[:, inside] - self._weights[:, last]
        bias = self._moves_bias[inside] - self._moves_bias[last]
        opened = rows[first, 1] + self._bias
        for at in range(first + 1, len(rows) - 1):
            hidden = largest(rows[at, 0] + opened + rows[at - 1, 2])
            if hidden @ more + bias < 0:
                return at
        return len(rows) - 1


def _attributes(words: Any) -> frozenset[int]:
    """Return what of a word its entities hang on, by spaCy's numbers."""
    from spacy.attrs import IDS

    columns = [layer.attrs["columns"] for layer in words.walk() if "columns" in layer.attrs]
    found = {IDS.get(one, one) for some in columns for one in some}
    return frozenset((*found, IDS["IS_SPACE"]))


def _moves(component: Any) -> list[str]:
    """Return the names of the moves by number: "B-LOC", "O"; "U-" only blocks, is never made."""
    moves = component.moves
    return [moves.get_class_name(number) for number in range(moves.n_moves)]
