"""Exact look-up on the default gazetteer: SQLite, LMDB (where installed) and a dict, compared.

python benchmarks/gazetteer.py

Each store is opened in a process of its own and asked for 20,000 names, half of them
unknown; each answers with the row numbers of the places of a name.
"""

from __future__ import annotations

import json
import pickle
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from geoevents.gazetteer import Gazetteer

Ask = Callable[[str], object]


def keys_of(index: Path) -> dict[str, list[int]]:
    keys: dict[str, list[int]] = {}
    for key, place in sqlite3.connect(index).execute("SELECT key, place FROM keys ORDER BY 1, 2"):
        keys.setdefault(key, []).append(place)
    return keys


def write_dict(keys: dict[str, list[int]], path: Path) -> None:
    path.write_bytes(pickle.dumps(keys))


def write_sqlite(keys: dict[str, list[int]], path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE keys (key TEXT, place INT, PRIMARY KEY (key, place)) WITHOUT ROWID")
    rows = ((key, place) for key, places in keys.items() for place in places)
    db.executemany("INSERT INTO keys VALUES (?, ?)", rows)
    db.commit()


def write_lmdb(keys: dict[str, list[int]], path: Path) -> None:
    import lmdb

    with (
        lmdb.open(str(path), map_size=2**30, subdir=False, lock=False) as env,
        env.begin(write=True) as filling,
    ):
        for key, places in keys.items():
            if len(key.encode()) <= 511:
                filling.put(key.encode(), json.dumps(places).encode())


def open_dict(path: Path) -> Ask:
    return pickle.loads(path.read_bytes()).get


def open_sqlite(path: Path) -> Ask:
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    sql = "SELECT place FROM keys WHERE key = ?"
    return lambda key: [place for (place,) in db.execute(sql, (key,))]


def open_lmdb(path: Path) -> Ask:
    import lmdb

    reading = lmdb.open(str(path), readonly=True, subdir=False, lock=False).begin()
    return lambda key: json.loads(reading.get(key.encode()[:511]) or b"[]")


def open_whole(path: Path) -> Ask:
    return Gazetteer.open(path).lookup


def open_knows(path: Path) -> Ask:
    return Gazetteer.open(path).knows


STORES = {
    "dict": (write_dict, open_dict),
    "lmdb": (write_lmdb, open_lmdb),
    "sqlite": (write_sqlite, open_sqlite),
    "lookup": (None, open_whole),
    "knows": (None, open_knows),
}


def resident_mb() -> float:
    """Return the resident memory of this process, as Linux tells it."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def measure(store: str, path: Path, asked: Path) -> None:
    """Print the figures of one store: run in a process of its own, for its memory's sake."""
    names = json.loads(asked.read_text("utf-8"))
    before = resident_mb()
    start = time.perf_counter()
    ask = STORES[store][1](path)
    ask("alep")
    opening = time.perf_counter() - start
    took = []
    for name in names:
        start = time.perf_counter()
        ask(name)
        took.append(time.perf_counter() - start)
    memory = resident_mb() - before
    half, tail = statistics.median(took) * 1e6, statistics.quantiles(took, n=100)[-1] * 1e6
    size = path.stat().st_size / 1e6
    print(
        f"{store:8} {size:7.1f} MB  opens in {opening * 1e3:7.1f} ms  +{memory:6.1f} MB"
        f"  median {half:6.1f} us  p99 {tail:7.1f} us"
    )


def main() -> None:
    index = Gazetteer.default().path
    assert index is not None
    keys = keys_of(index)
    choice = random.Random(0)
    known = choice.sample(sorted(keys), 10_000)
    names = known + [name[::-1] + "q" for name in known]
    choice.shuffle(names)
    print(f"{len(keys):,} names, {sum(map(len, keys.values())):,} rows")
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "asked.json")
        asked.write_text(json.dumps(names), "utf-8")
        for store, (write, _) in STORES.items():
            path = Path(folder, store) if write else index
            try:
                if write:
                    write(keys, path)
            except ImportError as missing:
                print(f"{store:8} left out: {missing}")
                continue
            command = [sys.executable, __file__, store, str(path), str(asked)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        measure(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
