"""Speed, memory and scores of our reading beside other tools, in one run.

    pip install geotext flashgeotext    # each is left out where it is not installed
    python benchmarks/accuracy.py lgl.xml GeoVirus.xml [--limit 100]
    python benchmarks/accuracy.py lgl.xml GeoVirus.xml --letters 2500 3500

The others are "spaCy + most populous candidate", and geotext and flashgeotext, which know
names from a list and give no coordinates (geotext no offsets either: its names are looked for).
Each system runs in a process of its own, on one core, so that the peak memory is its own.
With `--letters`, only documents of so many characters are timed, from all corpora together and
without scores, after the others were read: what a long run has in its memory, it has then.
Results are printed, never asserted. Run it twice: the first run may build the index.
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import os
import re
import resource
import time
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from geoevents.collector import held_back
from geoevents.evaluation import Scores, System, evaluate, open_corpus
from geoevents.gazetteer import Gazetteer
from geoevents.languages import get_language
from geoevents.model import (
    Document,
    Location,
    Mention,
    Method,
    Reading,
    Role,
    Span,
    Toponym,
)  # fmt: skip
from geoevents.pipeline import places, read
from geoevents.recogniser import recogniser_model
from geoevents.sentences import split_sentences
from geoevents.settings import Settings
from geoevents.toponyms import find_toponyms

PLACES = frozenset(("GPE", "LOC", "FAC"))
SYSTEMS = ("places, rules", "places, spacy", "rules", "spacy", "most populous")
"""Places alone do what the baseline does, and no dates and events; "rules" and "spacy" do all."""
NAMES_ALONE = ("flashgeotext", "geotext")


def most_populous(document: Document, gazetteer: Gazetteer) -> Reading:
    """Read as the baseline does: spaCy's places, each at its most populous candidate."""
    found = spacy_alone(document.language)(document.text).ents
    spans = [Span(one.start_char, one.end_char) for one in found if one.label_ in PLACES]
    return Reading(document, (), tuple(_mention(document, span, gazetteer) for span in spans))


@cache
def spacy_alone(code: str) -> Any:
    """Return spaCy's own pipeline with nothing but its NER, not our quicker way to it."""
    import spacy

    model = recogniser_model(get_language(code), Settings(recogniser="spacy"))
    pipeline = spacy.load(model)
    own = [name for name in pipeline.pipe_names if name not in {"tok2vec", "ner"}]
    pipeline = spacy.load(model, exclude=own)
    if not getattr(pipeline.get_pipe("tok2vec"), "listening_components", []):
        pipeline.remove_pipe("tok2vec")
    return pipeline


def flashgeotext(document: Document, gazetteer: Gazetteer) -> Reading:
    """Find what flashgeotext finds: names of its list, with their offsets."""
    found = _flash().extract(document.text)
    names = [name for kind in ("cities", "countries") for name in found.get(kind, {}).values()]
    return _named(document, [Span(*ends) for name in names for ends in name["span_info"]])


@cache
def _flash() -> Any:
    module = importlib.import_module("flashgeotext.geotext")
    importlib.import_module("loguru").logger.disable("flashgeotext")
    return module.GeoText()


def geotext(document: Document, gazetteer: Gazetteer) -> Reading:
    """Find what geotext finds, wherever the text has it."""
    found = importlib.import_module("geotext").GeoText(document.text)
    names = sorted({*found.cities, *found.countries}, key=lambda name: (-len(name), name))
    either = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    return _named(document, [Span(*it.span()) for it in either.finditer(document.text) if names])


def _named(document: Document, spans: Sequence[Span]) -> Reading:
    return Reading(document, (), tuple(_mention(document, it, None) for it in sorted(set(spans))))


def _mention(document: Document, span: Span, gazetteer: Gazetteer | None) -> Mention:
    text = span.of(document.text)
    toponym = Toponym(span, text, text)
    known = gazetteer.lookup(text) if gazetteer else ()
    exact = [one.place for one in known if one.match == "exact"]
    place = max(exact, key=lambda one: (one.population, one.id), default=None)
    return Mention(
        id="",
        span=span,
        text=text,
        role=Role.PLACE,
        method=Method.GAZETTEER if place else Method.NONE,
        toponym=toponym,
        place=place,
        location=Location(place.point, place.radius_m) if place else None,
        confidence=1.0 if place else 0.0,
    )


def reader(name: str, gazetteer: Gazetteer) -> Callable[[Document], Reading]:
    if name == "most populous":
        return lambda document: most_populous(document, gazetteer)
    if name in NAMES_ALONE:
        alone = {"flashgeotext": flashgeotext, "geotext": geotext}[name]
        return lambda document: alone(document, gazetteer)
    if name.startswith("places, "):
        settings = Settings(recogniser=name.removeprefix("places, "))
        return lambda document: places_of(document, gazetteer, settings)
    return lambda document: read(document, gazetteer, Settings(recogniser=name))


@held_back()
def places_of(document: Document, gazetteer: Gazetteer, settings: Settings) -> Reading:
    """Find, resolve and place names, relations included; leave out dates and events."""
    language = get_language(document.language)
    sentences = split_sentences(document.text, language)
    found = find_toponyms(document, sentences, language, gazetteer, settings)
    placed = places(document, sentences, found, gazetteer, settings)
    return Reading(document, sentences, placed.mentions, placed.relations)


def measure(name: str, path: str, limit: int | None) -> None:
    corpus = open_corpus(Path(path))
    gazetteer = Gazetteer.default()
    reading = reader(name, gazetteer)
    for gold in islice(corpus.documents(), 1):
        reading(gold.document)  # loads the pipeline: not on the clock
    system = System(reading, lookup=gazetteer.lookup)
    scores = evaluate(corpus, system, limit=limit, clock=time.process_time)
    print(line(name, path, scores), flush=True)


def measure_speed(name: str, paths: Sequence[str], letters: Sequence[int]) -> None:
    gazetteer = Gazetteer.default()
    reading = reader(name, gazetteer)
    every = [gold.document for path in paths for gold in open_corpus(Path(path)).documents()]
    timed = [one for one in every if letters[0] <= len(one.text) <= letters[1]]
    for document in every:
        if not letters[0] <= len(document.text) <= letters[1]:
            reading(document)
    start = time.process_time()
    for document in timed:
        reading(document)
    seconds = (time.process_time() - start) / len(timed)
    size = sum(len(document.text) for document in timed) / len(timed)
    print(
        f"{name:14} {len(timed)} documents of {size:,.0f} characters: {1000 * seconds:.1f} ms,"
        f" {1 / seconds:.1f} documents/s, peak {peak_mb():.0f} MB",
        flush=True,
    )


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def line(name: str, path: str, scores: Scores) -> str:
    placed = None if name in NAMES_ALONE else scores.end_to_end.acc161
    figures = f"exact {scores.exact.f1:.3f} overlap {scores.overlap.f1:.3f}"
    where = f"Acc@161 {placed:.3f}" if placed is not None else "no coordinates"
    speed = f"{scores.docs_per_s:.1f} documents/s" if scores.docs_per_s else ""
    return f"{Path(path).name:24} {name:14} {figures} {where} {speed} peak {peak_mb():.0f} MB"


def main(arguments: Sequence[str] | None = None) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--letters", type=int, nargs=2, metavar=("FROM", "TO"))
    options = parser.parse_args(arguments)
    fresh = multiprocessing.get_context("spawn")
    systems = (*SYSTEMS, *filter(importlib.util.find_spec, NAMES_ALONE))
    runs: list[tuple[Callable[..., None], tuple[Any, ...]]] = [
        (measure, (name, path, options.limit)) for path in options.corpora for name in systems
    ]
    if options.letters:
        runs = [(measure_speed, (name, options.corpora, options.letters)) for name in systems]
    for target, its in runs:
        process = fresh.Process(target=target, args=its)
        process.start()
        process.join()


if __name__ == "__main__":
    main()
