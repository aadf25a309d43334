"""More lines than memory holds, sorted: runs on disk, merged a stretch at a time."""

from __future__ import annotations

import tempfile
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain, islice
from typing import TextIO

_IN_MEMORY = 400_000  # lines: with the buffers of all sorters, some 300 MB at the most
_READ_AT_ONCE = 20_000


class Sorter:
    """Takes lines in any order, gives them back in the order of their code points.

    A line holds no line feed. Temporary files have no name: a killed build leaves none.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._runs: list[TextIO] = []
        self.add = self._lines.append

    def settle(self) -> None:
        """Write out what is held, if it is much; to be called now and then while adding."""
        if len(self._lines) >= _IN_MEMORY:
            self._write()

    def _write(self) -> None:
        self._lines.sort()
        run = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115
        run.write("\n".join(self._lines) + "\n")
        self._runs.append(run)
        self._lines.clear()

    def lines(self) -> Iterator[str]:
        """Yield every line in order, once."""
        if not self._runs:
            self._lines.sort()
            yield from self._lines
            self._lines.clear()
            return
        if self._lines:
            self._write()
        yield from chain.from_iterable(self._stretches())
        for run in self._runs:
            run.close()

    def _stretches(self) -> Iterator[list[str]]:
        """Yield sorted lists: all lines up to the least of the last lines read from each run."""
        for run in self._runs:
            run.seek(0)
        open_runs = [(run, _read(run)) for run in self._runs]
        while open_runs:
            least = min(lines[-1] for _, lines in open_runs)
            stretch: list[str] = []
            following = []
            for run, lines in open_runs:
                cut = bisect_right(lines, least)
                stretch += lines[:cut]
                left = lines[cut:] or _read(run)
                if left:
                    following.append((run, left))
            stretch.sort()  # of sorted pieces: a merge
            yield stretch
            open_runs = following


def _read(run: TextIO) -> list[str]:
    return [line[:-1] for line in islice(run, _READ_AT_ONCE)]
