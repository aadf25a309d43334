"""spaCy's named entities, as one more witness for toponyms; only the NER runs.

The pipeline is loaded once a process, without the components that NER does not need:
on news of 3 kB it is what a run waits for (about 0.1 MB a second).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from geoevents.errors import SettingsError
from geoevents.languages.language import Language
from geoevents.light_french import load_french
from geoevents.model import Span
from geoevents.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

_KINDS = {
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "people",
}
"""spaCy's labels, OntoNotes' and WikiNER's, to ours; all others are "other"."""
_UNUSED = (
    "tagger",
    "morphologizer",
    "parser",
    "senter",
    "attribute_ruler",
    "lemmatizer",
    "entity_ruler",
    "entity_linker",
)
_PIECE_CHARS = 20_000
"""A longer line goes to spaCy in pieces: its memory grows with the longest text."""


class Entity(NamedTuple):
    """A named entity: `kind` is place, person, organisation, people or other."""

    span: Span
    kind: str


def recogniser_model(language: Language, settings: Settings) -> str:
    """Return the name of the spaCy package to use, or "" for our rules alone.

    Raises SettingsError where `settings.recogniser` is unknown, or asks for spaCy and no
    pipeline of the language is installed.
    """
    choice = settings.recogniser
    if choice == "rules":
        return ""
    if choice not in {"auto", "spacy"}:
        raise SettingsError(f"recogniser {choice!r} is unknown; choose auto, spacy or rules")
    installed = [name for name in language.spacy_models if _is_installed(name)]
    if choice == "spacy" and not installed:
        wanted = " or ".join(language.spacy_models) or "any"
        raise SettingsError(f"no spaCy pipeline for {language.name} ({wanted}) is installed")
    return installed[0] if installed else ""


def recognise(text: str, language: Language, settings: Settings) -> tuple[Entity, ...] | None:
    """Return the entities of one text in order, or None where there is no recogniser."""
    return next(iter(recognise_batch((text,), language, settings)))


def recognise_batch(
    texts: Iterable[str], language: Language, settings: Settings
) -> Iterator[tuple[Entity, ...] | None]:
    """Yield the entities of each text: faster for many texts than one at a time."""
    model = recogniser_model(language, settings)
    if not model:
        yield from (None for _ in texts)
        return
    lines = chain.from_iterable(_numbered_lines(number, text) for number, text in enumerate(texts))
    read = _pipeline(model).pipe(lines, as_tuples=True, batch_size=64)
    for _, pieces in groupby(read, key=lambda piece: piece[1][0]):
        yield tuple(
            Entity(
                Span(start + entity.start_char, start + entity.end_char),
                _KINDS.get(entity.label_, "other"),
            )
            for doc, (_, start) in pieces
            for entity in doc.ents
        )


def _numbered_lines(number: int, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the lines of a text with its number and their offsets; at least one."""
    start = 0
    for line in text.splitlines(keepends=True) or [""]:
        for begin in range(0, len(line), _PIECE_CHARS):
            yield line[begin : begin + _PIECE_CHARS].rstrip(), (number, start + begin)
        start += len(line)
    if not text:
        yield "", (number, 0)


@cache
def _is_installed(name: str) -> bool:
    return find_spec("spacy") is not None and find_spec(name) is not None


@cache
def _pipeline(name: str) -> Pipeline:
    import spacy  # takes over a second to import

    french = name.startswith("fr_")
    pipeline = load_french(name, _UNUSED) if french else spacy.load(name, exclude=list(_UNUSED))
    if "tok2vec" in pipeline.pipe_names and not _listens(pipeline):
        pipeline.remove_pipe("tok2vec")  # the small models' NER has its own, so this is idle
    return pipeline


def _listens(pipeline: Pipeline) -> bool:
    shared = pipeline.get_pipe("tok2vec")
    return "ner" in getattr(shared, "listening_components", [])
