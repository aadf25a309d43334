"""Python's cyclic collector, held back while one document is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_back() -> Iterator[None]:
    """Let the collector wait, and leave it as it was, whatever happens.

    Reading makes thousands of records and no cycles, and the collector would look through
    them, and through the packs, fifty times a document: a tenth of the time of reading.
    """
    was_on = gc.isenabled()
    try:
        gc.disable()  # in here: a document's time may be over right after
        yield
    finally:
        if was_on:
            gc.enable()
