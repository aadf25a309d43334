"""How fast `geoevents map` is, and whether its memory grows: printed, never asserted.

    python benchmarks/throughput.py [--documents 100] [--growth 1,10] [--jobs 1,2]
                                    [--recogniser rules,auto]

Each row is one run, as a process of its own, over copies of small reports in French. Memory
is the peak of the process that writes; workers have theirs beside it. "CPU s" is the work of all
processes: where other programs run beside, it is what can be compared.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

TOWNS = ("Alep", "Homs", "Palmyre", "Damas", "Idlib", "Raqqa", "Lattaquié", "Hama", "Deraa")
RUN = """
import json, resource, sys, time
from pathlib import Path
from geoevents.gazetteer import Gazetteer
from geoevents.run import Options, run
from geoevents.settings import Settings

if __name__ == "__main__":
    inputs, out, jobs, recogniser = sys.argv[1:]
    begun = time.perf_counter()
    options = Options((inputs,), Path(out), formats=("geojson", "csv", "gpkg"),
                      settings=Settings(recogniser=recogniser), jobs=int(jobs))
    summary = run(options, Gazetteer.default)
    of = resource.getrusage
    print(json.dumps({"seconds": time.perf_counter() - begun, "counts": summary.counts,
                      "cpu": sum(of(who).ru_utime + of(who).ru_stime for who in
                                 (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)),
                      "peak": of(resource.RUSAGE_SELF).ru_maxrss / 1024,
                      "workers": of(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}))
"""


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


def measured(count: int, jobs: str, recogniser: str) -> str:
    """Run once and return its row."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        (folder / "in").mkdir()
        size = inputs(folder / "in", count)
        (folder / "run.py").write_text(RUN, encoding="utf-8")
        words = [str(folder / "run.py"), str(folder / "in"), str(folder / "out"), jobs, recogniser]
        done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True)
        told = json.loads(done.stdout.splitlines()[-1])
    seconds = told["seconds"]
    return (
        f"{count:>9,} {recogniser:>10} {jobs:>5} {seconds:>9.1f} {told['cpu']:>9.1f}"
        f" {count / seconds:>9.1f} {size / seconds / 1e6:>8.3f} {told['peak']:>9.0f}"
        f" {told['workers']:>9.0f} {told['counts']['events']:>9,}"
    )


def start_up() -> float:
    """Return how many seconds `geoevents --help` takes."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "geoevents", "--help"], capture_output=True, check=True)
    return time.perf_counter() - begun


def rows(asked: argparse.Namespace) -> Iterator[str]:
    for recogniser in asked.recogniser.split(","):
        for times in asked.growth.split(","):
            for jobs in asked.jobs.split(","):
                yield measured(asked.documents * int(times), jobs, recogniser)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--growth", default="1,10")
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--recogniser", default="rules,auto")
    asked = parser.parse_args()
    print(f"start-up (--help): {start_up():.2f} s")
    print(
        "documents recogniser  jobs   seconds     CPU s    docs/s     MB/s   MB peak"
        "  a worker    events"
    )
    for row in rows(asked):
        print(row, flush=True)


if __name__ == "__main__":
    main()
