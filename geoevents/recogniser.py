"""spaCy's named entities, as one more witness for toponyms; only the NER runs.

The pipeline is loaded once a process, without the components that NER does not need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from geoevents.errors import SettingsError
from geoevents.languages.language import Language
from geoevents.light_french import load_french
from geoevents.model import Span
from geoevents.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

    from geoevents.greedy_ner import GreedyNer

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


def load_ahead(languages: Iterable[Language], settings: Settings) -> None:
    """Load what texts in these languages need, as far as that is known before there is one.

    Of several languages that is spaCy alone: each pipeline takes a second and 100 MB.
    """
    if settings.recogniser == "rules":
        return
    best = (next(filter(_is_installed, it.spacy_models), "") for it in languages)
    models = set(filter(None, best))
    if len(models) == 1:
        _pipeline(*models)
    elif models:
        import spacy  # noqa: F401


def recognise(text: str, language: Language, settings: Settings) -> tuple[Entity, ...] | None:
    """Return the entities of one text in order, or None where there is no recogniser."""
    return next(iter(recognise_batch((text,), language, settings)))


def recognise_batch(
    texts: Iterable[str], language: Language, settings: Settings
) -> Iterator[tuple[Entity, ...] | None]:
    """Yield the entities of each text.

    Texts don't share a batch: what is found in one never depends on the others, not even by
    the rounding of a product.
    """
    model = recogniser_model(language, settings)
    if not model:
        yield from (None for _ in texts)
        return
    pipeline = _pipeline(model)
    for text in texts:
        yield tuple(
            Entity(Span(line + start, line + end), _KINDS.get(label, "other"))
            for batch in _batches(text)
            for (line, _), found in zip(batch, _entities(pipeline, batch), strict=True)
            for start, end, label in found
        )


def _batches(text: str) -> Iterator[list[tuple[int, str]]]:
    """Yield the lines of a text with their offsets, some at a time."""
    held: list[tuple[int, str]] = []
    size = start = 0
    for line in text.splitlines(keepends=True):
        for begin in range(0, len(line), _PIECE_CHARS):
            piece = line[begin : begin + _PIECE_CHARS].rstrip()
            if held and size + len(piece) > _PIECE_CHARS:
                yield held
                held, size = [], 0
            held.append((start + begin, piece))
            size += len(piece)
        start += len(line)
    if held:
        yield held


def _entities(
    pipeline: Pipeline, batch: list[tuple[int, str]]
) -> Iterator[tuple[tuple[int, int, str], ...]]:
    docs = [pipeline.make_doc(line) for _, line in batch]
    ner = _ner(pipeline)
    if ner is not None:
        yield from ner.entities(docs)
        return
    for doc in pipeline.pipe(docs):
        yield tuple((one.start_char, one.end_char, one.label_) for one in doc.ents)


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


@cache
def _ner(pipeline: Pipeline) -> GreedyNer | None:
    """Return the quick way to a pipeline's entities, or None where only spaCy knows it."""
    from geoevents.greedy_ner import GreedyNer

    if pipeline.pipe_names != ["ner"] or not GreedyNer.fits(pipeline.get_pipe("ner")):
        return None
    quick = GreedyNer(pipeline.get_pipe("ner"))
    words: Any = pipeline.vocab
    told = words.lex_attr_getters  # of each new word, two dozen: "is it an address?"
    words.lex_attr_getters = {one: told[one] for one in quick.attributes if one in told}
    return quick
