"""Bytes that seek new branches, through one reader: atheris guides them by what they reach.

    pip install atheris
    python benchmarks/fuzz_readers.py html -runs=100000

READER is the end of a file's name (html, pdf, zip …); what follows goes to libFuzzer. A refusal in
words is the right answer; a traceback or a hang of ten seconds stops the run and keeps its bytes.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["geoevents", "trafilatura", "pypdf"]):
    import io

    import pypdf  # noqa: F401  (readers load these late: that would count as a hang)
    import trafilatura  # noqa: F401

    from geoevents.documents import READERS
    from geoevents.errors import DocumentError
    from geoevents.settings import Settings

SETTINGS = Settings(recogniser="rules", max_file_bytes=1_000_000)


def through(name: str, data: bytes) -> None:
    """Read bytes as a file of this name; raises what no reader may raise."""
    form = READERS[name]
    try:
        if form.read is not None:
            form.read(data, SETTINGS)
        if form.split is not None:
            for _ in form.split(io.BytesIO(data), f"a.{name}", SETTINGS, {}):
                pass
    except FAULTS:
        return


FAULTS = (
    DocumentError,
    *(ArithmeticError, AttributeError, AssertionError, EOFError, LookupError),
    *(OSError, RuntimeError, TypeError, ValueError),
)
"""A refusal in words, and what the caller of a reader tells in one line."""


def main() -> None:
    name = sys.argv.pop(1)
    atheris.Setup([*sys.argv, "-timeout=10"], lambda data: through(name, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
