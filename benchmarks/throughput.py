"""How fast `geoevents map` is, and whether its memory grows: printed, never asserted.

    python benchmarks/throughput.py [--documents 100] [--growth 1,10,100] [--jobs 1,2]
                                    [--recogniser rules,auto] [--formats geojson,csv,gpkg]

Each row is one run, as a process of its own, over copies of small reports in French; its seconds
count from the first import. Memory is the peak of the process that writes; workers have theirs
beside it. "CPU s" is the work of all processes: where other programs run beside, it is what can be
compared. "times" is the speed beside that of the first number of jobs, to be read beside what two
processes gain at a loop that shares nothing, measured before the runs and after them. Other tools,
where they are installed, come last: they name places and do no more ("most populous" places them
too), so theirs is a lesser task.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

TOWNS = ("Alep", "Homs", "Palmyre", "Damas", "Idlib", "Raqqa", "Lattaquié", "Hama", "Deraa")
RUN = """
import time
begun = time.perf_counter()
import json, resource, sys
from pathlib import Path
from geoevents.gazetteer import Gazetteer
from geoevents.run import Options, run
from geoevents.settings import Settings

if __name__ == "__main__":
    inputs, out, jobs, recogniser, formats = sys.argv[1:]
    options = Options((inputs,), Path(out), formats=tuple(formats.split(",")),
                      settings=Settings(recogniser=recogniser), jobs=int(jobs))
    summary = run(options, Gazetteer.default)
    of = resource.getrusage
    print(json.dumps({"seconds": time.perf_counter() - begun, "counts": summary.counts,
                      "cpu": sum(of(who).ru_utime + of(who).ru_stime for who in
                                 (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)),
                      "peak": of(resource.RUSAGE_SELF).ru_maxrss / 1024,
                      "workers": of(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}))
"""

OTHER = """
import time
begun = time.perf_counter()
import json, resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from accuracy import reader
from geoevents.gazetteer import Gazetteer
from geoevents.model import Document

gazetteer = Gazetteer.default()
read, names = reader(sys.argv[2], gazetteer), 0
for n, line in enumerate((Path(sys.argv[1]) / "reports.jsonl").open(encoding="utf-8")):
    names += len(read(Document(str(n), json.loads(line)["text"], "fr")).mentions)
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"seconds": time.perf_counter() - begun, "counts": {"events": 0},
                  "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024,
                  "workers": 0}))
"""
OTHERS = {"most populous": "spacy", "flashgeotext": "flashgeotext", "geotext": "geotext"}
"""Other tools, and the module that must be installed."""


def report(number: int) -> str:
    """Return a short report; its place, date and count depend on its number."""
    town, other = TOWNS[number % 9], TOWNS[(number // 9) % 9]
    day = f"{1 + number % 28} mars {2012 + number // 28 % 9}"
    return (
        f"Le {day}, un raid aérien a tué {number % 40 + 2} personnes à {town}, selon les"
        " secouristes. Plusieurs familles du quartier ont été évacuées.\n"
        f"Des combats ont éclaté à {number % 60 + 3} km au sud de {other}, a dit un témoin.\n"
    )


def inputs(folder: Path, count: int) -> int:
    """Write a table of reports; return its bytes."""
    path = folder / "reports.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps({"text": report(number)}, ensure_ascii=False) + "\n")
    return path.stat().st_size


def measured(
    count: int, jobs: str, system: str, formats: str, first: float = 0
) -> tuple[str, float]:
    """Run once and return its row and seconds; `system` is a recogniser of ours, or another tool.

    `first` is how many seconds the first number of jobs took.
    """
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        (folder / "in").mkdir()
        size = inputs(folder / "in", count)
        script = folder / "run.py"
        script.write_text(OTHER if system in OTHERS else RUN, encoding="utf-8")
        ours = [str(folder / "out"), jobs, system, formats]
        theirs = [system, str(Path(__file__).parent)]
        words = [str(script), str(folder / "in"), *(theirs if system in OTHERS else ours)]
        env = {"OMP_NUM_THREADS": "1", **os.environ}  # as the command line does
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is installed has its bytecode
        done = subprocess.run(
            [sys.executable, *words], env=env, capture_output=True, text=True, check=True
        )
        told = json.loads(done.stdout.splitlines()[-1])
    seconds = told["seconds"]
    times = (first or seconds) / seconds
    row = (
        f"{count:>9,} {system:>13} {jobs:>5} {seconds:>9.1f} {told['cpu']:>9.1f}"
        f" {count / seconds:>9.1f} {times:>6.2f} {size / seconds / 1e6:>8.3f} {told['peak']:>9.0f}"
        f" {told['workers']:>9.0f} {told['counts']['events']:>9,}"
    )
    return row, seconds


def loop(turns: int) -> None:
    """Do what has no part that must wait for another: words, a table, numbers."""
    seen: dict[str, int] = {}
    for number in range(turns):
        word = f"a{number % 50_000}"
        seen[word] = seen.get(word, 0) + len(word.upper())


def ceiling(turns: int = 3_000_000) -> float:
    """Return how many times as fast two processes are here as one, at best."""
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        list(pool.map(loop, [1, 1]))
        begun = time.perf_counter()
        pool.submit(loop, turns).result()
        alone = time.perf_counter() - begun
        begun = time.perf_counter()
        list(pool.map(loop, [turns // 2] * 2))
        return alone / (time.perf_counter() - begun)


def start_up() -> float:
    """Return how many seconds `geoevents --help` takes."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "geoevents", "--help"], capture_output=True, check=True)
    return time.perf_counter() - begun


def rows(asked: argparse.Namespace) -> Iterator[str]:
    for recogniser in asked.recogniser.split(","):
        for times in asked.growth.split(","):
            count, first = asked.documents * int(times), 0.0
            for jobs in asked.jobs.split(","):
                row, seconds = measured(count, jobs, recogniser, asked.formats, first)
                first = first or seconds
                yield row
    for tool, module in OTHERS.items():
        if find_spec(module):
            yield measured(asked.documents, "1", tool, "")[0]
        else:
            yield f"{tool}: not installed"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--growth", default="1,10,100")
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--recogniser", default="rules,auto")
    parser.add_argument("--formats", default="geojson,csv,gpkg")
    asked = parser.parse_args()
    print(f"start-up (--help): {start_up():.2f} s")
    told = "two processes at a loop that shares nothing: {:.2f} times as fast as one"
    print(told.format(ceiling()))
    print(
        "documents        system  jobs   seconds     CPU s    docs/s  times     MB/s   MB peak"
        "  a worker    events"
    )
    measured(1, "1", asked.recogniser.split(",")[0], asked.formats)  # builds what is built once
    for row in rows(asked):
        print(row, flush=True)
    print(told.format(ceiling()))


if __name__ == "__main__":
    main()
